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

/** A line under its notes: for each syllable at least one; more than one is a melisma. */
export interface VocalLine {
  readonly line: SungLine;
  readonly section: SectionKind;
  /** Which of the singers has it. */
  readonly singer: number;
  readonly notes: readonly (readonly Note[])[];
  /** A second voice, note for note, where the section has one. */
  readonly harmony?: readonly (readonly Note[])[];
  /** Sung by the same voice again, at the sides. */
  readonly doubled: boolean;
}

export interface Vocal {
  readonly singers: readonly Voice[];
  /** Spoken in rhythm, as rap is, instead of sung. */
  readonly delivery: 'sung' | 'spoken';
  /** In the order in which they are sung. */
  readonly lines: readonly VocalLine[];
}
