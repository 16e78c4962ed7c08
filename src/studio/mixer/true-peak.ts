import type { Stereo } from '../instruments/instrument.ts';

const TAPS = 12;

/** Windowed-sinc interpolator between two samples (ITU-R BS.1770-4 annex 2 asks for 4 times at 44.1 kHz). */
function interpolator(fraction: number): Float64Array {
  const taps = Float64Array.from({ length: TAPS }, (_, tap) => {
    const x = tap - (TAPS / 2 - 1) - fraction;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / (TAPS / 2));
    return (Math.sin(Math.PI * x) / (Math.PI * x)) * window;
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}

const QUARTER = interpolator(0.25);
const HALF = interpolator(0.5);
const THREE_QUARTERS = interpolator(0.75);

/** Highest magnitude between samples `at` and `at + 1`, both included. */
export function peakAround(channel: Float32Array, at: number): number {
  let highest = Math.abs(channel[at] as number);
  const first = at - (TAPS / 2 - 1);
  if (first < 0 || first + TAPS > channel.length) return highest;
  let quarter = 0;
  let half = 0;
  let threeQuarters = 0;
  for (let tap = 0; tap < TAPS; tap++) {
    const x = channel[first + tap] as number;
    quarter += (QUARTER[tap] as number) * x;
    half += (HALF[tap] as number) * x;
    threeQuarters += (THREE_QUARTERS[tap] as number) * x;
  }
  highest = Math.max(highest, Math.abs(quarter), Math.abs(half), Math.abs(threeQuarters));
  return highest;
}

/** True peak as an amplitude, 1 being full scale. Places well below the highest so far cannot hold a higher one. */
export function truePeak(audio: Stereo): number {
  let highest = 0;
  for (const channel of [audio.left, audio.right]) {
    for (let i = 0; i < channel.length; i++) {
      if (Math.abs(channel[i] as number) < highest * 0.6) continue;
      // The peak may lie on either side of a high sample.
      const around = Math.max(peakAround(channel, i), i > 0 ? peakAround(channel, i - 1) : 0);
      if (around > highest) highest = around;
    }
  }
  return highest;
}
