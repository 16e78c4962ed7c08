import type { Stereo } from '../instruments/instrument.ts';

/** Samples that an interpolation reads, and how many of them lie before the first of the two. */
export const TAPS = 12;
export const BEFORE = TAPS / 2 - 1;

/** Windowed-sinc interpolator between two samples (ITU-R BS.1770-4 annex 2 asks for 4 times at 44.1 kHz). */
function interpolator(fraction: number): Float64Array {
  const taps = Float64Array.from({ length: TAPS }, (_, tap) => {
    const x = tap - BEFORE - fraction;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / (TAPS / 2));
    return (Math.sin(Math.PI * x) / (Math.PI * x)) * window;
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}

const QUARTER = interpolator(0.25);
const HALF = interpolator(0.5);
const THREE_QUARTERS = interpolator(0.75);

/** Highest magnitude between samples `at` and `at + 1`, around which there are enough others. */
export function peakBetween(channel: Float32Array, at: number): number {
  const first = at - BEFORE;
  let quarter = 0;
  let half = 0;
  let threeQuarters = 0;
  for (let tap = 0; tap < TAPS; tap++) {
    const x = channel[first + tap] as number;
    quarter += (QUARTER[tap] as number) * x;
    half += (HALF[tap] as number) * x;
    threeQuarters += (THREE_QUARTERS[tap] as number) * x;
  }
  return Math.max(Math.abs(quarter), Math.abs(half), Math.abs(threeQuarters));
}

/** True peak as an amplitude, 1 being full scale. Places well below the highest so far cannot hold a higher one. */
export function truePeak(audio: Stereo): number {
  let highest = 0;
  for (const channel of [audio.left, audio.right]) {
    for (let i = 0; i < channel.length; i++) {
      const x = Math.abs(channel[i] as number);
      if (x < highest * 0.6) continue;
      if (x > highest) highest = x;
      // The peak may lie on either side of a high sample.
      for (const at of [i - 1, i])
        if (at >= BEFORE && at - BEFORE + TAPS <= channel.length) highest = Math.max(highest, peakBetween(channel, at));
    }
  }
  return highest;
}
