import type { Arrangement, Sound } from './vocabulary/meaning.ts';

/** What a mark in the lyrics asks of the band, in the section where it stands. Players are roles and instruments. */
export interface Direction {
  /** Added to the section's place on the energy curve. */
  readonly energy?: number;
  /** Louder to the section's end, or softer. */
  readonly swell?: 1 | -1;
  /** Who plays alone; nobody where it is sung unaccompanied. */
  readonly only?: readonly string[];
  readonly rests?: readonly string[];
  /** Who rests until here. */
  readonly enters?: readonly string[];
  /** Instruments that the band is to have. */
  readonly joins?: readonly string[];
  /** The band breaks off before the section's end. */
  readonly stops?: true;
  /** The backbeat comes half as often. */
  readonly halfTime?: true;
  /** From here on everything sounds higher, in semitones. */
  readonly rises?: 1 | 2;
}

/** What the composer receives: the caller's wishes, read and completed. Plain data. */
export interface Brief {
  readonly title: string;
  /** The caller's style words, echoed or chosen. */
  readonly tags: string;
  /** Sung text with section marks, or '' for an instrumental. */
  readonly lyrics: string;
  /** The id of a file in composer/styles/. */
  readonly style: string;
  /** A second style to borrow instruments and harmony from, when two were asked for. */
  readonly blend?: string;
  readonly tempoBpm?: number;
  /** Pitch class of the tonic, 0 = C, when the caller named a key. */
  readonly tonic?: number;
  readonly mode?: string;
  /** −1 sad to 1 glad; rules mode, register, brightness. */
  readonly valence: number;
  /** −1 calm to 1 driving. */
  readonly energy: number;
  /** −1 dark to 1 bright. */
  readonly brightness: number;
  readonly instrumental: boolean;
  readonly vocalGender?: 'm' | 'f';
  /** Instruments asked for and refused, by names of instruments/index.ts or roles ('drums'). */
  readonly wantedInstruments: readonly string[];
  readonly refusedInstruments: readonly string[];
  /** 0 to 1: how strictly the style's own habits rule; 0.65 unless given. */
  readonly styleWeight: number;
  /** 0 to 1: how far harmony, rhythm and form leave the road; 0.3 unless given. */
  readonly weirdness: number;
  /** 3 where the caller asks for three-four time and the style has four beats. */
  readonly beatsPerBar?: 3;
  /** Place of the off-beat in its pair, where the caller's words say it: 0.5 is straight. */
  readonly swing?: number;
  /** What the caller's words do to the mix. */
  readonly sound?: Sound;
  /** What the caller's words ask of band and form. */
  readonly arrangement?: Arrangement;
  /** Who plays the solos, where the lyrics say so. */
  readonly soloist?: string;
  /** What marks in the lyrics ask of the band, by their text. */
  readonly directions?: Readonly<Record<string, Direction>>;
  /** The last chorus is to rise. */
  readonly keyChange?: boolean;
  /** Longest song that the ordered model allows. */
  readonly maxSeconds: number;
  /** Length aimed at when neither lyrics nor form decide. */
  readonly targetSeconds?: number;
}

/** The caller's words, as an engine hands them over. */
export interface Wishes {
  readonly prompt: string;
  readonly lyrics: string;
  readonly tags: string;
  readonly negativeTags: string;
  readonly title: string;
  readonly instrumental: boolean;
  readonly vocalGender?: 'm' | 'f';
  readonly styleWeight?: number;
  readonly weirdness?: number;
  readonly maxSeconds: number;
  readonly targetSeconds?: number;
}

export interface ReadWishes {
  readonly brief: Brief;
  /** Words that had no effect, each as a sentence for the caller. */
  readonly warnings: readonly string[];
}
