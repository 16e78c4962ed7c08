import type { Dialect } from '../src/dialects/dialect.ts';

export function whatSpeaks(dialects: readonly Dialect[]): string;
export function readmeWith(readme: string, dialects: readonly Dialect[]): string;
