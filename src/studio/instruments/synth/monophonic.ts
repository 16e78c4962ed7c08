import type { TimedNote } from '../instrument.ts';

/** Each note cut at the start of the next one, as a single voice plays it. */
export const monophonic = (notes: readonly TimedNote[]): readonly TimedNote[] =>
  notes.map((note, index) => {
    const next = notes.find((other, at) => at > index && other.startSeconds > note.startSeconds);
    if (next === undefined) return note;
    return { ...note, lengthSeconds: Math.min(note.lengthSeconds, next.startSeconds - note.startSeconds) };
  });
