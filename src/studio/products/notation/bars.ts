import type { Chord, Staff } from './grid.ts';
import { type Length, lengthsOf } from './lengths.ts';

/** A note or rest as it stands in a bar. */
export interface Sign {
  readonly at: number;
  readonly length: Length;
  /** Empty for a rest. */
  readonly pitches: readonly number[];
  /** It goes on from the sign before, or into the next: of one chord. */
  readonly tiedFrom: boolean;
  readonly tiedTo: boolean;
}

/** A bar of a voice: what sounds and rests that fill it. */
export function signsOf(voice: readonly Chord[], from: number, to: number, triple: ReadonlySet<number>): Sign[] {
  const signs: Sign[] = [];
  let at = from;
  const put = (end: number, chord?: Chord): void => {
    for (const length of lengthsOf(at, end, triple)) {
      signs.push({
        at,
        length,
        pitches: chord?.pitches ?? [],
        tiedFrom: chord !== undefined && at > chord.start,
        tiedTo: chord !== undefined && at + length.ticks < chord.end,
      });
      at += length.ticks;
    }
  };
  for (const chord of voice) {
    if (chord.end <= from || chord.start >= to) continue;
    if (chord.start > at) put(chord.start);
    put(Math.min(to, chord.end), chord);
  }
  if (at < to) put(to);
  return signs;
}

export const lastTick = ({ voices }: Staff): number => Math.max(0, ...voices.map((voice) => voice.at(-1)?.end ?? 0));
