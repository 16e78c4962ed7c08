import type { Speaker } from './speech.ts';

/** How a singer sounds and sings. */
export interface Voice {
  readonly name: string;
  readonly gender: 'f' | 'm';
  readonly speaker: Speaker;
  /** Factor on all formants: above 1 a shorter vocal tract. */
  readonly formants: number;
  /** dB between 500 Hz and 5 kHz against the speaker. */
  readonly tiltDb: number;
  /** dB of the singer's formant near 3 kHz. */
  readonly ringDb: number;
  /** 0 to 1, noise of breath in vowels. */
  readonly breath: number;
  readonly vibratoHertz: number;
  readonly vibratoCents: number;
  /** 0 to 1, irregularity of pulses. */
  readonly rasp: number;
  /** MIDI notes it sings well. */
  readonly range: readonly [number, number];
}

const rms: Speaker = { name: 'rms', hertz: 120, stretch: 1.3 };
const slt: Speaker = { name: 'slt', hertz: 140, stretch: 1.3 };
const awb: Speaker = { name: 'awb', hertz: 120, stretch: 1.3 };

const common = { tiltDb: 2, ringDb: 4, breath: 0.03, rasp: 0, vibratoHertz: 5.6, vibratoCents: 42 };

export const voices = {
  alto: { ...common, name: 'alto', gender: 'f', speaker: slt, formants: 1, range: [55, 76] },
  soprano: {
    ...common,
    name: 'soprano',
    gender: 'f',
    speaker: rms,
    formants: 1.16,
    vibratoHertz: 5.8,
    range: [57, 79],
  },
  tenor: { ...common, name: 'tenor', gender: 'm', speaker: rms, formants: 1, range: [46, 67] },
  baritone: {
    ...common,
    name: 'baritone',
    gender: 'm',
    speaker: rms,
    formants: 0.93,
    vibratoHertz: 5.3,
    range: [41, 62],
  },
} as const satisfies Readonly<Record<string, Voice>>;

export const spare = { awb };
