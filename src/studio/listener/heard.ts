import { gunzipSync, gzipSync } from 'node:zlib';
import type { TimedLine } from '../words/captions.ts';

/** A chord as heard: a major or minor triad, from a beat to another. */
export interface HeardChord {
  readonly start: number;
  readonly end: number;
  /** Pitch class, 0 = C. */
  readonly root: number;
  readonly minor: boolean;
}

export interface HeardSection {
  /** "A", "B" …: the same letter where the music is alike. */
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

/** A note of what leads: the voice, or else the most salient line. */
export interface HeardNote {
  readonly start: number;
  readonly length: number;
  /** MIDI note number. */
  readonly pitch: number;
  /** 0 to 1: how far it stands out. */
  readonly strength: number;
}

/** What can be told of a recording by listening; times in seconds from its start. */
export interface Heard {
  readonly durationSeconds: number;
  readonly tempoBpm: number;
  readonly beatsPerBar: number;
  readonly beats: readonly number[];
  /** Which of the beats is the first that begins a bar. */
  readonly firstDownbeat: number;
  /** Pitch class, 0 = C. */
  readonly tonic: number;
  readonly mode: 'major' | 'minor';
  readonly chords: readonly HeardChord[];
  readonly sections: readonly HeardSection[];
  readonly loudnessLufs: number;
  /** Slope of the spectrum, dB per octave. */
  readonly tiltDbPerOctave: number;
  readonly melody: readonly HeardNote[];
  /** When words are sung that were set to it here; nobody hears words. */
  readonly lines?: readonly TimedLine[];
  /** Of a part that goes on from another: the seconds of that other's audio where it begins. */
  readonly joinsAt?: number;
}

const FORMAT = 'cantiga/heard';
const VERSION = 1;

/** The notes that are kept beside a recording from outside, where a song of ours has its score. */
export const writeHeard = (heard: Heard): Uint8Array =>
  new Uint8Array(gzipSync(JSON.stringify({ format: FORMAT, version: VERSION, heard })));

/** Longer notes than this are none of ours. */
const MOST_BYTES = 16 * 2 ** 20;

/** Undefined when the bytes are something else: the score of a song, for one. */
export function readHeard(bytes: Uint8Array): Heard | undefined {
  try {
    const kept = JSON.parse(gunzipSync(bytes, { maxOutputLength: MOST_BYTES }).toString()) as {
      readonly format?: unknown;
      readonly version?: unknown;
      readonly heard?: Heard;
    };
    return kept.format === FORMAT && kept.version === VERSION ? kept.heard : undefined;
  } catch {
    return undefined;
  }
}
