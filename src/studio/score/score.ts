import type { Vocal } from './vocal.ts';

/**
 * The score: a whole piece before sound. Plain, JSON-serialisable values; times in beats, so that tempo is one number
 * and every edit (extend, cover, concat) is arithmetic on beats.
 */

/** What a part does in the band; the mixer places it by its role. */
export type Role = 'lead' | 'bass' | 'drums' | 'comp' | 'pad' | 'color';

export type SectionKind =
  | 'intro'
  | 'verse'
  | 'pre'
  | 'chorus'
  | 'bridge'
  | 'solo'
  | 'inter'
  | 'breakdown'
  | 'build'
  | 'drop'
  | 'outro';

export interface Note {
  /** Beats from the start of the piece; never negative. Swing and microtiming are already inside. */
  readonly startBeat: number;
  readonly lengthBeats: number;
  /** MIDI note number; on a drums part the General MIDI percussion key. */
  readonly pitch: number;
  /** 0 to 1. */
  readonly velocity: number;
  /** Where the pitch begins, semitones from `pitch`; it slides home at once. */
  readonly slideSemitones?: number;
}

export interface Part {
  readonly name: string;
  readonly role: Role;
  /** A name from instruments/index.ts. */
  readonly instrument: string;
  readonly gainDb: number;
  /** −1 left to 1 right. */
  readonly pan: number;
  /** 0 to 1, how much of the part goes to the reverb. */
  readonly reverbSend: number;
  /** 0 to 1, how loud its echo in time is. */
  readonly echo?: number;
  /** Sorted by startBeat. */
  readonly notes: readonly Note[];
}

export interface Section {
  readonly kind: SectionKind;
  /** As the lyrics wrote it, or the kind's own name. */
  readonly label: string;
  readonly startBar: number;
  readonly bars: number;
  /** 0 to 1, the section's height on the energy curve. */
  readonly energy: number;
}

export interface ChordMark {
  readonly startBeat: number;
  readonly lengthBeats: number;
  /** As musicians write it: "Am7", "F#maj7/C#". */
  readonly symbol: string;
}

/** A hall is far and dark, a plate near, dense and bright, a room near and soon over. */
export type Space = 'hall' | 'plate' | 'room';

export interface Mix {
  /** What the reverb is of; a hall where it is not said. */
  readonly space?: Space;
  readonly reverbSeconds: number;
  /** 0 to 1, amount of warm saturation on the master. */
  readonly saturation: number;
  /** 0 to 1, how far the kick ducks the band. */
  readonly sidechain: number;
  /** 0 to 1, amount of low-fidelity colour (bandwidth, wow, noise). */
  readonly lofi: number;
  /** 0 (mono) to 1 (wide). */
  readonly width: number;
  /** Spectral slope aimed at between 100 Hz and 10 kHz, dB per octave (pink noise = 0). */
  readonly tiltDbPerOctave: number;
}

export interface Score {
  readonly title: string;
  readonly style: string;
  readonly tempoBpm: number;
  readonly beatsPerBar: number;
  /** Pitch class of the tonic, 0 = C. */
  readonly tonic: number;
  readonly mode: string;
  readonly lengthBeats: number;
  readonly sections: readonly Section[];
  readonly chords: readonly ChordMark[];
  readonly parts: readonly Part[];
  /** Who sings what; absent where nobody sings. */
  readonly vocal?: Vocal;
  readonly mix: Mix;
}

export const beatsToSeconds = (beats: number, tempoBpm: number): number => (beats * 60) / tempoBpm;
