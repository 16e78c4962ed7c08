export const bundled: readonly string[];
export function wantedBy(texts: readonly string[]): Map<string, Set<string>>;
export function redirected(text: string, file: string, folder: string): string;
export function vendor(folder: string): Promise<void>;
