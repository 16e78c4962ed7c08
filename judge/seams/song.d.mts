import type { Figures } from './gates.mjs';

interface Row {
  readonly name: string;
  readonly work: string;
  readonly figures: Figures & { readonly same: string; readonly reach: number };
}

interface Order {
  readonly name: string;
  readonly tags: string;
  readonly seed: number;
  readonly lyrics: string;
  /** What is sung in what is made of it. */
  readonly onward: string;
}

export function judgeSeams(
  order: Order,
  seconds: number,
  options?: { readonly works?: readonly string[]; readonly moreSeconds?: number },
): Iterable<Row>;
