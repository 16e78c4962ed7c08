import type { SungLine } from '../words/sung.ts';
import type { Note, SectionKind } from './score.ts';

/** How a singer sounds and sings. */
export interface Voice {
  readonly name: string;
  readonly gender: 'f' | 'm';
  /** Who speaks for the singer: a voice inside Flite. */
  readonly speaker: Speaker;
  /** Factor on all formants: above 1 a shorter vocal tract. */
  readonly formants: number;
  /** dB per decade about 500 Hz, up to 5 kHz, against the speaker. */
  readonly tiltDb: number;
  /** dB of the singer's formant near 3 kHz. */
  readonly ringDb: number;
  /** 0 to 1, noise of breath in vowels; 1 whispers. */
  readonly breath: number;
  /** 0 to 1, irregularity of the folds. */
  readonly rasp: number;
  readonly vibratoHertz: number;
  readonly vibratoCents: number;
  /** Goes from note to note at once and does not waver, as machines make it. */
  readonly stepped?: true;
  /** Heard through something that lets only these frequencies pass, Hz. */
  readonly band?: readonly [low: number, high: number];
  /** MIDI notes it sings well. */
  readonly range: readonly [number, number];
}

export interface Speaker {
  readonly name: 'rms' | 'slt';
  /** The constant pitch at which a line is spoken: low, so that its harmonics show the envelope densely. */
  readonly hertz: number;
  /** How much slower than speech. */
  readonly stretch: number;
}

/** Notes of a line, syllable by syllable: none where it is silent, more than one is a melisma. */
export type SyllableNotes = readonly (readonly Note[])[];

/** Sung; in the rhythm of the band without a tune; or as one speaks. */
export type Speech = 'sung' | 'rapped' | 'spoken';

/** Somebody who joins a line from the side: a double, a second voice, an answer. */
export interface Side {
  /** Which of the singers it is or is like. */
  readonly singer: number;
  /** Factor on that singer's formants: other than 1, somebody like her or him. */
  readonly tract: number;
  readonly at: 'left' | 'right';
  readonly notes: SyllableNotes;
}

/** A line under its notes: at least one for each syllable. */
export interface VocalLine {
  readonly line: SungLine;
  readonly section: SectionKind;
  /** Which of the singers has it; what stands in round brackets is left to the sides. */
  readonly singer: number;
  readonly speech: Speech;
  /** Words about the voice that hold for this line: "whispered". */
  readonly manner?: string;
  readonly notes: SyllableNotes;
  readonly sides: readonly Side[];
}

export interface Vocal {
  /** Those of the cast first, then whom the marks of the lyrics asked for. */
  readonly singers: readonly Voice[];
  /** In the order in which they are sung. */
  readonly lines: readonly VocalLine[];
  /** What singers throw in: no words of the lyrics, so no captions either. */
  readonly adLibs: readonly VocalLine[];
}

/** For each syllable of a line, whether backing voices have it. */
export const backingSyllables = (line: SungLine): boolean[] =>
  line.words.flatMap((word) => word.syllables.map(() => word.backing === true));
