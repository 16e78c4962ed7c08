import { crun } from './crun/index.ts';
import type { Dialect } from './dialect.ts';
import { native } from './native/index.ts';
import { newapi } from './newapi/index.ts';
import { sunor } from './sunor/index.ts';

/** Every wire API that is served, all on one host and port. */
export const dialects: readonly Dialect[] = [native, crun, newapi, sunor];

export const dialectNamed = (name: string): Dialect => dialects.find((dialect) => dialect.name === name) ?? native;
