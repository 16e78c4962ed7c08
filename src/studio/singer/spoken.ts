import type { Voice } from '../score/vocal.ts';
import type { Phrase, SungNote } from './phrase.ts';

/** Semitones above the voice's lowest note where it speaks, and how far the melody of a line falls. */
const SPEAKING = 5;
const FALL = 4;
/** Semitones that stress lifts a syllable. */
const LIFT = [0, 1, 3] as const;
/** Spoken syllables are not held. */
const LONGEST_SECONDS = 0.3;

/** Rap: the rhythm stays, the tune gives way to the melody of speech, which falls along the line and lifts its stresses. */
export function spokenNotes({ line, notes }: Phrase, { range: [lowest] }: Voice): SungNote[][] {
  const stresses = line.words.flatMap((word) => word.syllables.map(({ stress }) => stress));
  return notes.map((own, index) => {
    const note = own[0];
    if (!note) return [];
    const through = notes.length > 1 ? index / (notes.length - 1) : 0;
    const pitch = lowest + SPEAKING + FALL * (0.5 - through) + LIFT[stresses[index] ?? 0];
    return [{ ...note, pitch, lengthSeconds: Math.min(note.lengthSeconds, LONGEST_SECONDS) }];
  });
}
