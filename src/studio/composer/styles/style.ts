import type { SectionKind, Space } from '../../score/score.ts';
import type { LaneId } from '../lanes.ts';

/** A groove's lanes: one character per step; '.' rests, a digit d plays with velocity d / 9. Twice as long = two bars. */
export type Lanes = Readonly<Partial<Record<LaneId, string>>>;

export type GrooveName =
  | 'verse'
  | 'pre'
  | 'chorus'
  | 'bridge'
  | 'solo'
  | 'build'
  | 'drop'
  | 'breakdown'
  | 'fill'
  | 'alternative';

export interface Progression {
  readonly section: SectionKind;
  readonly mode: string;
  /** Roman numerals against the major scale of the tonic: bars between '|', chords of one bar between spaces. */
  readonly bars: string;
}

export interface CompPattern {
  readonly instrument: string;
  /** How the instrument is played: block, strum, arp, pad, power, palm, stab … */
  readonly technique: string;
  /** X loud, x soft, D and U strums, digits count the voicing's notes from below, '-' holds, '.' rests. */
  readonly pattern: string;
  /** Only in sections of this kind; without it, everywhere else. */
  readonly section?: SectionKind;
}

/** A named bundle of musical habits. Every file in this folder is one; nothing else knows a style by name. */
export interface Style {
  readonly id: string;
  readonly name: string;
  readonly family: string;
  readonly bpm: { readonly min: number; readonly typical: number; readonly max: number };
  /** 2 where the felt beat is a dotted quarter (6/8). */
  readonly beatsPerBar: number;
  /** Length of every pattern below: 16 sixteenths, or 12 triplets. */
  readonly stepsPerBar: number;
  /** `offbeat`: place of the off-beat in its pair of eighths (grid 8) or sixteenths (grid 16); 0.5 is straight. */
  readonly swing: { readonly grid: 8 | 16; readonly offbeat: number };
  /** Weights of the modes. */
  readonly modes: Readonly<Record<string, number>>;
  /** How often a plain triad becomes a seventh chord. */
  readonly extensionProbability: number;
  readonly progressions: readonly Progression[];
  readonly instruments: Readonly<Record<'bass' | 'comp' | 'pad' | 'lead' | 'color', readonly string[]>>;
  readonly kit: string;
  readonly drums: Readonly<Partial<Record<GrooveName, Lanes>>>;
  /** R root, digits chord or scale degrees, 8 octave, b approach to the next root, w walking, '-' hold, '.' rest. */
  readonly bass: Readonly<Partial<Record<GrooveName, string>>>;
  readonly comp: readonly CompPattern[];
  /** Plans of sections and their bars. */
  readonly forms: readonly (readonly (readonly [SectionKind, number])[])[];
  readonly syllablesPerSecond: readonly [number, number];
  readonly melody: {
    readonly scale: 'diatonic' | 'pentatonic' | 'blues';
    /** Share of bars that repeat an earlier one. */
    readonly repeat: number;
    readonly syncopation: number;
    readonly rangeSemitones: number;
    /** Share of chord tones on strong beats. */
    readonly chordTones: number;
  };
  readonly humanise: {
    /** Positive is late against the grid. */
    readonly lagMs: Readonly<Record<'drums' | 'bass' | 'comp', number>>;
    readonly jitterMs: number;
    /** Standard deviation of velocity in MIDI units. */
    readonly velocity: number;
    /** Lag-1 autocorrelation of the jitter. */
    readonly memory: number;
  };
  readonly mix: {
    readonly space: Space;
    /** 0 to 1: how loud the echo of what leads and answers is. */
    readonly echo: number;
    readonly reverbSend: number;
    readonly reverbSeconds: number;
    readonly width: number;
    readonly sidechain: number;
    readonly saturation: number;
    readonly lofi: number;
    readonly tiltDbPerOctave: number;
  };
}
