import type { SungLine } from '../words/sung.ts';

/** A note as it is sung; seconds from the start of the piece. */
export interface SungNote {
  readonly startSeconds: number;
  readonly lengthSeconds: number;
  /** MIDI note number. */
  readonly pitch: number;
  /** 0 to 1. */
  readonly velocity: number;
}

/** One breath of singing: a line and, for each of its syllables, at least one note. */
export interface Phrase {
  readonly line: SungLine;
  /** Syllable by syllable; more than one note is a melisma. */
  readonly notes: readonly (readonly SungNote[])[];
  readonly delivery: 'sung' | 'spoken';
}

export const endOf = (note: SungNote): number => note.startSeconds + note.lengthSeconds;
