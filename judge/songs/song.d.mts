import type { Order } from './set.mjs';

export interface Judged {
  readonly name: string;
  readonly style: string;
  /** The style that was played is the one that was asked for. */
  readonly styleKept: boolean;
  readonly figures: Readonly<Record<string, unknown>>;
  /** Names of the figures that lie outside the human range. */
  readonly outside: readonly string[];
  /** Place of the style among those that the notes are nearest to. */
  readonly rank: number;
  readonly tempo?: { readonly own: string; readonly aubio?: string };
  readonly key?: string;
}

export function judgeSong(
  order: Order,
  options: { readonly seconds?: number; readonly sound?: boolean; readonly takes?: boolean },
): Judged;
