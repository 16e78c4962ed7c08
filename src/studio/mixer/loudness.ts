import type { Stereo } from '../instruments/instrument.ts';
import { type Biquad, highPass } from './biquad.ts';

const BLOCK_SECONDS = 0.4;
const HOP_SECONDS = 0.1;
const HOPS_PER_BLOCK = Math.round(BLOCK_SECONDS / HOP_SECONDS);
const ABSOLUTE_GATE = -70;
const RELATIVE_GATE = -10;

/**
 * The K weighting of ITU-R BS.1770-4 for any sample rate: a high shelf of +4 dB at 1682 Hz, then a high-pass at 38 Hz,
 * both re-derived from the 48 kHz coefficients of the recommendation.
 */
function kWeighting(sampleRate: number): readonly [Biquad, Biquad] {
  const k = Math.tan((Math.PI * 1681.974450955533) / sampleRate);
  const q = 0.7071752369554196;
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  const a0 = 1 + k / q + k * k;
  const shelf = {
    b0: (high + (band * k) / q + k * k) / a0,
    b1: (2 * (k * k - high)) / a0,
    b2: (high - (band * k) / q + k * k) / a0,
    a1: (2 * (k * k - 1)) / a0,
    a2: (1 - k / q + k * k) / a0,
  };
  const pass = highPass(38.13547087602444, sampleRate, 0.5003270373238773);
  // The recommendation writes the high-pass with numerator 1, −2, 1.
  return [shelf, { ...pass, b0: 1, b1: -2, b2: 1 }];
}

const hopFrames = (sampleRate: number): number => Math.round(sampleRate * HOP_SECONDS);

/** Mean square of the K-weighted channels, added, in every hop of 0.1 s. */
export function hopPowers({ left, right }: Stereo, sampleRate: number): Float64Array {
  const size = hopFrames(sampleRate);
  const hops = new Float64Array(Math.floor(left.length / size));
  const [shelf, pass] = kWeighting(sampleRate);
  const { b0, b1, b2, a1, a2 } = shelf;
  const { a1: c1, a2: c2 } = pass;
  let l1 = 0;
  let l2 = 0;
  let l3 = 0;
  let l4 = 0;
  let r1 = 0;
  let r2 = 0;
  let r3 = 0;
  let r4 = 0;
  for (let hop = 0; hop < hops.length; hop++) {
    let sum = 0;
    const end = (hop + 1) * size;
    for (let i = hop * size; i < end; i++) {
      const xl = left[i] as number;
      const xr = right[i] as number;
      const yl = b0 * xl + l1;
      const yr = b0 * xr + r1;
      l1 = b1 * xl - a1 * yl + l2;
      r1 = b1 * xr - a1 * yr + r2;
      l2 = b2 * xl - a2 * yl;
      r2 = b2 * xr - a2 * yr;
      const zl = yl + l3;
      const zr = yr + r3;
      l3 = -2 * yl - c1 * zl + l4;
      r3 = -2 * yr - c1 * zr + r4;
      l4 = yl - c2 * zl;
      r4 = yr - c2 * zr;
      sum += zl * zl + zr * zr;
    }
    hops[hop] = sum / size;
  }
  return hops;
}

/** What the hops' powers become by a gain per frame that moves slowly against the sound, as a limiter's does. */
export function scaledHops(hops: Float64Array, gains: Float32Array, sampleRate: number): Float64Array {
  const size = hopFrames(sampleRate);
  return hops.map((power, hop) => {
    let sum = 0;
    for (let i = hop * size; i < (hop + 1) * size; i++) sum += (gains[i] as number) ** 2;
    return (power * sum) / size;
  });
}

const lufs = (power: number): number => -0.691 + 10 * Math.log10(power);

function gatedMean(powers: readonly number[], gate: number): number {
  let sum = 0;
  let count = 0;
  for (const power of powers) {
    if (power <= 0 || lufs(power) <= gate) continue;
    sum += power;
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

/**
 * Integrated loudness in LUFS (ITU-R BS.1770-4): L = −0.691 + 10·log₁₀ Σ mean squares of the K-weighted channels, over
 * 400 ms blocks overlapping by 75 %, gated at −70 LUFS and at 10 LU below the mean of what passed. −∞ for silence.
 */
export const integratedLoudness = (audio: Stereo, sampleRate: number): number =>
  gatedLoudness(hopPowers(audio, sampleRate));

export function gatedLoudness(hops: Float64Array): number {
  const blocks: number[] = [];
  for (let first = 0; first + HOPS_PER_BLOCK <= hops.length; first++) {
    let sum = 0;
    for (let hop = first; hop < first + HOPS_PER_BLOCK; hop++) sum += hops[hop] as number;
    blocks.push(sum / HOPS_PER_BLOCK);
  }
  const ungated = gatedMean(blocks, ABSOLUTE_GATE);
  return lufs(gatedMean(blocks, Math.max(ABSOLUTE_GATE, lufs(ungated) + RELATIVE_GATE)));
}
