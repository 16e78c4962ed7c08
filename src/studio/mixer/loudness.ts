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

/** Mean square of the K-weighted channel in every hop, added to `hops`. */
function addHopPowers(channel: Float32Array, hops: Float64Array, hopFrames: number, sampleRate: number): void {
  const [shelf, pass] = kWeighting(sampleRate);
  let s1 = 0;
  let s2 = 0;
  let p1 = 0;
  let p2 = 0;
  for (let hop = 0; hop < hops.length; hop++) {
    let sum = 0;
    const end = (hop + 1) * hopFrames;
    for (let i = hop * hopFrames; i < end; i++) {
      const x = channel[i] as number;
      const y = shelf.b0 * x + s1;
      s1 = shelf.b1 * x - shelf.a1 * y + s2;
      s2 = shelf.b2 * x - shelf.a2 * y;
      const z = y + p1;
      p1 = -2 * y - pass.a1 * z + p2;
      p2 = y - pass.a2 * z;
      sum += z * z;
    }
    hops[hop] = (hops[hop] as number) + sum / hopFrames;
  }
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
export function integratedLoudness(audio: Stereo, sampleRate: number): number {
  const hopFrames = Math.round(sampleRate * HOP_SECONDS);
  const hops = new Float64Array(Math.floor(audio.left.length / hopFrames));
  addHopPowers(audio.left, hops, hopFrames, sampleRate);
  addHopPowers(audio.right, hops, hopFrames, sampleRate);
  const blocks: number[] = [];
  for (let first = 0; first + HOPS_PER_BLOCK <= hops.length; first++) {
    let sum = 0;
    for (let hop = first; hop < first + HOPS_PER_BLOCK; hop++) sum += hops[hop] as number;
    blocks.push(sum / HOPS_PER_BLOCK);
  }
  const ungated = gatedMean(blocks, ABSOLUTE_GATE);
  return lufs(gatedMean(blocks, Math.max(ABSOLUTE_GATE, lufs(ungated) + RELATIVE_GATE)));
}
