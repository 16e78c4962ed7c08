export const folder: string;
export function missing(): string[];
