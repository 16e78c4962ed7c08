export function checkLock(lock: unknown): { readonly problems: readonly string[]; readonly production: number };
export function checkLicences(lock: unknown, root: string): readonly string[];
