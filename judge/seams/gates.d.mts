export type Figures = Readonly<Record<string, number | string | boolean | undefined>>;

export function faultsOf(figures: Figures): string[];
