import type { KindName } from './kinds/index.ts';

/** The only numbers of money: credits for an order, fixed when it is accepted. */
const prices = {
  song: 10,
  extend: 10,
  cover: 10,
  addVocals: 10,
  addInstrumental: 10,
  replaceSection: 10,
  mashup: 10,
  sounds: 10,
  lyrics: 5,
  concat: 5,
  upload: 1,
  stems: 5,
  video: 5,
  wav: 1,
  flac: 1,
  midi: 1,
  musicxml: 1,
  timing: 1,
  artwork: 1,
  persona: 1,
  styleBoost: 1,
} as const satisfies Record<KindName, number>;

export const priceOf = (kind: KindName): number => prices[kind];

/** What is charged when only some of the promised takes were delivered: their share, rounded down. */
export const shareOf = (price: number, delivered: number, promised: number): number =>
  Math.floor((price * Math.min(delivered, promised)) / promised);
