/** One measured fact, and whether it is what was promised. */
export interface Figure {
  readonly name: string;
  readonly value: number | string;
  readonly unit?: string;
  /** What is promised, in words. */
  readonly aim: string;
  readonly holds: boolean;
  /** What went wrong, first examples. */
  readonly examples?: readonly string[];
}

export type Numbers = Readonly<Record<string, number>>;

/** One promise put to the test; every part can be run alone. */
export interface Part {
  readonly promise: string;
  /** How much is done when nothing else is asked for: `npm run proof <part> -- --<name> <number>`. */
  readonly options: Numbers;
  /** How much is done in `npm test`. */
  readonly short: Numbers;
  run(options: Numbers, say: (line: string) => void): Promise<readonly Figure[]>;
}

export const count = (name: string, found: readonly string[] | number, aim = 'none'): Figure => {
  const value = typeof found === 'number' ? found : found.length;
  const examples = typeof found === 'number' ? [] : found.slice(0, 10);
  return { name, value, aim, holds: value === 0, ...(examples.length > 0 && { examples }) };
};

export const atLeast = (name: string, value: number, least: number, unit?: string): Figure => ({
  name,
  value: round(value),
  aim: `at least ${least}`,
  holds: value >= least,
  ...(unit && { unit }),
});

export const atMost = (name: string, value: number, most: number, unit?: string): Figure => ({
  name,
  value: round(value),
  aim: `at most ${most}`,
  holds: value <= most,
  ...(unit && { unit }),
});

/** How much was looked at: a figure without an aim of its own. */
export const told = (name: string, value: number | string, unit?: string): Figure => ({
  name,
  value: typeof value === 'number' ? round(value) : value,
  aim: '',
  holds: true,
  ...(unit && { unit }),
});

export const round = (value: number): number => Math.round(value * 100) / 100;

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** mulberry32: the same seed gives the same numbers. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
