import type { Speech } from '../score/vocal.ts';
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

/** One breath of singing: a line and, for each of its syllables, its notes. */
export interface Phrase {
  readonly line: SungLine;
  /** Syllable by syllable: more than one note is a melisma, none where somebody else has the word. */
  readonly notes: readonly (readonly SungNote[])[];
  readonly speech: Speech;
  /** Time before the first note in which nobody sang: room for a breath. */
  readonly restSeconds: number;
}

export const endOf = (note: SungNote): number => note.startSeconds + note.lengthSeconds;
