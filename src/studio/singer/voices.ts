import type { Speaker, Voice } from '../score/vocal.ts';

const man: Speaker = { name: 'rms', hertz: 120, stretch: 1.15 };
const woman: Speaker = { name: 'slt', hertz: 140, stretch: 1.15 };

const common = { tiltDb: 2, ringDb: 4, breath: 0.03, rasp: 0, vibratoHertz: 5.6, vibratoCents: 42 };

/** The house's singers. Two speakers lend their tracts; formants, tilt and habits make them different people. */
export const voices = {
  // Longer than her speaker's tract, by which she is understood better.
  alto: {
    ...common,
    name: 'alto',
    gender: 'f',
    speaker: woman,
    formants: 0.92,
    ringDb: 2,
    breath: 0.16,
    range: [55, 74],
  },
  soprano: {
    ...common,
    name: 'soprano',
    gender: 'f',
    speaker: man,
    formants: 1.13,
    tiltDb: 3,
    breath: 0.1,
    vibratoHertz: 5.9,
    range: [57, 78],
  },
  tenor: { ...common, name: 'tenor', gender: 'm', speaker: man, formants: 1, range: [46, 67] },
  baritone: {
    ...common,
    name: 'baritone',
    gender: 'm',
    speaker: man,
    formants: 0.93,
    tiltDb: 0,
    vibratoHertz: 5.2,
    range: [42, 63],
  },
} as const satisfies Readonly<Record<string, Voice>>;
