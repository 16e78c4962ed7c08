import { type Chord, pitchClassesOf } from './chords.ts';
import { foldInto, pitchClass } from './scales.ts';

/** At most this many notes: above four, chords on one instrument thicken without gaining colour. */
const mostNotes = 4;

/** The notes worth sounding: of a rich chord the fifth goes first, then the root, which the bass plays anyway. */
function essential(chord: Chord): readonly number[] {
  const classes = [...new Set(pitchClassesOf(chord))];
  if (classes.length <= mostNotes) return classes;
  const fifth = pitchClass(chord.root + 7);
  const withoutFifth = classes.filter((pc) => pc !== fifth);
  return withoutFifth.length <= mostNotes ? withoutFifth : withoutFifth.filter((pc) => pc !== chord.root);
}

/** Close position, built upwards from the given inversion at or above `low`. */
function stack(classes: readonly number[], inversion: number, low: number): number[] {
  const pitches: number[] = [];
  let floor = low;
  for (let i = 0; i < classes.length; i++) {
    const pc = classes[(i + inversion) % classes.length] as number;
    const pitch = floor + pitchClass(pc - floor);
    pitches.push(pitch);
    floor = pitch + 1;
  }
  return pitches;
}

const movement = (from: readonly number[], to: readonly number[]): number =>
  to.reduce((sum, pitch) => sum + Math.min(...from.map((other) => Math.abs(other - pitch))), 0);

/** Sum of distances beyond the range, weighted so that it outranks movement. */
const outside = (pitches: readonly number[], low: number, high: number): number =>
  pitches.reduce((sum, pitch) => sum + Math.max(0, low - pitch) + Math.max(0, pitch - high), 0) * 20;

/**
 * The voicing inside [low, high] that moves least from the previous one (common tones stay). Without a previous one,
 * the one nearest to the middle of the range.
 */
export function voice(chord: Chord, low: number, high: number, previous: readonly number[]): readonly number[] {
  const classes = essential(chord);
  const middle = [Math.round((low + high) / 2)];
  const reference = previous.length > 0 ? previous : middle;
  let best: number[] = [];
  let bestCost = Number.POSITIVE_INFINITY;
  for (const base of [low, low + 6, low + 12])
    for (let inversion = 0; inversion < classes.length; inversion++) {
      const pitches = stack(classes, inversion, base);
      const drift = Math.abs((pitches[0] as number) + (pitches.at(-1) as number) - 2 * (middle[0] as number)) / 4;
      const cost = movement(reference, pitches) + outside(pitches, low, high) + drift;
      if (cost < bestCost) {
        best = pitches;
        bestCost = cost;
      }
    }
  return [...new Set(best.map((pitch) => foldInto(pitch, low, high)))].sort((a, b) => a - b);
}

/** Root, fifth and octave: what distorted guitars play, as thirds growl there. */
export function powerChord(chord: Chord, low: number): readonly number[] {
  const root = low + pitchClass(chord.root - low);
  return chord.intervals.includes(6) ? [root, root + 12] : [root, root + 7, root + 12];
}
