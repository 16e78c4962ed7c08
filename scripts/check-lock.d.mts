export function checkLock(lock: unknown): { readonly problems: readonly string[]; readonly production: number };
