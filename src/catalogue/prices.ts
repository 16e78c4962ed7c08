import type { KindName } from './kinds/index.ts';

/** The only numbers of money: credits for an order, fixed when it is accepted. */
const prices = { song: 10 } as const satisfies Record<KindName, number>;

export const priceOf = (kind: KindName): number => prices[kind];

/** What is charged when only some of the promised takes were delivered: their share, rounded down. */
export const shareOf = (price: number, delivered: number, promised: number): number =>
  Math.floor((price * Math.min(delivered, promised)) / promised);
