import type { Stereo } from '../instruments/instrument.ts';
import { filter, highPass } from './biquad.ts';
import { powerToDecibels, toAmplitude } from './decibels.ts';

const MONO_BELOW_HERTZ = 120;
/** Ratio of side to mid aimed at, in dB, for width 0 and 1; songs by people lie around −7.5. */
const NARROW_DB = -15;
const WIDE_DB = -5;
/** A mono source cannot be made wide by gain, and a wide one should not collapse. */
const LEAST_GAIN_DB = -8;
const MOST_GAIN_DB = 8;

/**
 * Stereo width and a mono bass, in place: M = (L+R)/2 is kept, S = (L−R)/2 passes a fourth-order 120 Hz high-pass and
 * is scaled toward S²/M² = −15 … −5 dB by the width. `side` is scratch of the same length.
 *
 * @param kept the gain of S, where it is not to be measured
 * @returns the gain of S
 */
export function setWidth(audio: Stereo, width: number, side: Float32Array, sampleRate: number, kept?: number): number {
  const { left, right } = audio;
  for (let i = 0; i < left.length; i++) {
    const l = left[i] as number;
    const r = right[i] as number;
    left[i] = (l + r) / 2;
    side[i] = (l - r) / 2;
  }
  filter(side, highPass(MONO_BELOW_HERTZ, sampleRate, 0.5412));
  filter(side, highPass(MONO_BELOW_HERTZ, sampleRate, 1.3066));
  const gain = kept ?? sideGain(left, side, width);
  for (let i = 0; i < left.length; i++) {
    const m = left[i] as number;
    const s = (side[i] as number) * gain;
    left[i] = m + s;
    right[i] = m - s;
  }
  return gain;
}

function sideGain(mid: Float32Array, side: Float32Array, width: number): number {
  let midPower = 0;
  let sidePower = 0;
  for (let i = 0; i < mid.length; i++) {
    midPower += (mid[i] as number) ** 2;
    sidePower += (side[i] as number) ** 2;
  }
  if (sidePower === 0 || midPower === 0) return 1;
  const wanted = NARROW_DB + (WIDE_DB - NARROW_DB) * Math.max(0, Math.min(1, width));
  const missing = wanted - powerToDecibels(sidePower / midPower);
  return toAmplitude(Math.max(LEAST_GAIN_DB, Math.min(MOST_GAIN_DB, missing)));
}
