/** A note on the style's grid, before a player's hands touch it. */
export interface Stroke {
  /** Steps from the start of the piece. */
  readonly step: number;
  readonly lengthSteps: number;
  readonly pitch: number;
  /** 0 to 1. */
  readonly velocity: number;
  /** How much later than its neighbours of the same chord, as in a strum. */
  readonly spreadMs?: number;
}

/** Steps from `from` to the first that neither holds nor belongs to the same stroke. */
export function heldSteps(pattern: string, from: number): number {
  let to = from + 1;
  while (to < pattern.length && pattern[to] === '-') to++;
  return to - from;
}
