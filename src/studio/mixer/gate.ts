import type { AudioFacts } from './facts.ts';

const LOUDNESS = { target: -14, tolerance: 1 };
const HIGHEST_TRUE_PEAK = -1;
const HIGHEST_DC = 0.001;
const HIGHEST_SILENT_SHARE = 0.05;
const LONGEST_SILENCE = 1.5;
const SIDE_TO_MID = { lowest: -16, highest: -2 };
const LOWEST_LOW_CORRELATION = 0.8;
const LENGTH_TOLERANCE = { share: 0.05, seconds: 2 };
/** The reverb rings on after the last bar. */
const LONGEST_TAIL = 5;

/** Why finished audio may not be published; empty when it may. A measure that is not a number always fails. */
export function faults(facts: AudioFacts, expectedSeconds: number): readonly string[] {
  const tolerance = Math.max(LENGTH_TOLERANCE.seconds, expectedSeconds * LENGTH_TOLERANCE.share);
  const checks: readonly (readonly [boolean, string])[] = [
    [
      facts.seconds >= expectedSeconds - tolerance && facts.seconds <= expectedSeconds + LONGEST_TAIL,
      `lasts ${facts.seconds.toFixed(1)} s, not ${expectedSeconds.toFixed(1)} s`,
    ],
    [
      Math.abs(facts.loudnessLufs - LOUDNESS.target) <= LOUDNESS.tolerance,
      `loudness ${facts.loudnessLufs.toFixed(1)} LUFS`,
    ],
    [facts.truePeakDbtp <= HIGHEST_TRUE_PEAK, `true peak ${facts.truePeakDbtp.toFixed(2)} dBTP`],
    [facts.clippedFrames === 0, `${facts.clippedFrames} clipped frames`],
    [facts.dcOffset < HIGHEST_DC, `DC offset ${facts.dcOffset.toFixed(4)}`],
    [facts.silentShare <= HIGHEST_SILENT_SHARE, `${(facts.silentShare * 100).toFixed(0)} % silence`],
    [facts.longestSilenceSeconds <= LONGEST_SILENCE, `a silence of ${facts.longestSilenceSeconds.toFixed(1)} s`],
    [
      facts.sideToMidDb >= SIDE_TO_MID.lowest && facts.sideToMidDb <= SIDE_TO_MID.highest,
      `side to mid ${facts.sideToMidDb.toFixed(1)} dB`,
    ],
    [facts.lowCorrelation >= LOWEST_LOW_CORRELATION, `low band correlation ${facts.lowCorrelation.toFixed(2)}`],
  ];
  return checks.filter(([holds]) => !holds).map(([, fault]) => fault);
}

const TRIES = 3;

/** A take, or why it may not be published. */
export type Attempt<Made> = { readonly made: Made } | { readonly faults: readonly string[] };

/**
 * Makes a take anew until it may be published, at most three times.
 *
 * @param make is told how many failed before, so that it takes another seed
 * @throws when the last may not be published either: a fault of the program, not of the order
 */
export async function untilFaultless<Made>(make: (failed: number) => Promise<Attempt<Made>>): Promise<Made> {
  let found: readonly string[] = [];
  for (let failed = 0; failed < TRIES; failed++) {
    const attempt = await make(failed);
    if ('made' in attempt) return attempt.made;
    found = attempt.faults;
  }
  throw new Error(`the take failed its checks ${TRIES} times: ${found.join('; ')}`);
}
