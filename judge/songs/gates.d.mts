export const gates: readonly (readonly [name: string, title: string, range: readonly [number, number]])[];
