import type { Style } from '../composer/styles/style.ts';
import type { Note } from '../score/score.ts';

type Swing = Style['swing'];

/** Beats of a pair of which swing delays the second half. */
const pairOf = ({ grid }: Swing): number => (grid === 8 ? 1 : 0.5);

function bend(beat: number, pair: number, from: number, to: number): number {
  const start = Math.floor(beat / pair) * pair;
  const place = (beat - start) / pair;
  const bent = place < from ? (place * to) / from : to + ((place - from) * (1 - to)) / (1 - from);
  return start + bent * pair;
}

/** Only bars of sixteenths swing. */
const swings = ({ stepsPerBar, swing }: Style): boolean => stepsPerBar === 16 && swing.offbeat !== 0.5;

/** A place in a swung bar, as it would stand without swing; and the other way round. */
export const unswung = (beat: number, style: Style): number =>
  swings(style) ? bend(beat, pairOf(style.swing), style.swing.offbeat, 0.5) : beat;
export const swung = (beat: number, style: Style): number =>
  swings(style) ? bend(beat, pairOf(style.swing), 0.5, style.swing.offbeat) : beat;

/** Carries places of one style's bars to another's: the swing changes, and a bar stays a bar. */
export function carry(from: Style, to: Style): (beat: number) => number {
  const scale = to.beatsPerBar / from.beatsPerBar;
  return (beat) => swung(unswung(beat, from) * scale, to);
}

export const carryNote =
  (place: (beat: number) => number) =>
  (note: Note): Note => {
    const startBeat = place(note.startBeat);
    return { ...note, startBeat, lengthBeats: Math.max(0.05, place(note.startBeat + note.lengthBeats) - startBeat) };
  };
