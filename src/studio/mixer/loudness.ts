import { type Biquad, highPass, StereoFilter } from '../biquad.ts';
import type { Stereo } from '../instruments/instrument.ts';

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

/**
 * Meter of integrated loudness (ITU-R BS.1770-4): L = −0.691 + 10·log₁₀ Σ mean squares of the K-weighted channels, over
 * 400 ms blocks overlapping by 75 %, gated at −70 LUFS and at 10 LU below the mean of what passed.
 */
export class LoudnessMeter {
  /** Mean square of the K-weighted channels, added, in every hop of 0.1 s. */
  private readonly hops: number[] = [];
  private readonly hopFrames: number;
  private readonly filters: readonly StereoFilter[];
  private readonly spare: Stereo;
  private sum = 0;
  private summed = 0;

  constructor(sampleRate: number) {
    this.hopFrames = Math.round(sampleRate * HOP_SECONDS);
    this.filters = kWeighting(sampleRate).map((section) => new StereoFilter(section));
    this.spare = { left: new Float32Array(this.hopFrames), right: new Float32Array(this.hopFrames) };
  }

  /** Takes what follows. */
  add(audio: Stereo): void {
    const frames = audio.left.length;
    for (let at = 0; at < frames; ) {
      const end = Math.min(frames, at + this.hopFrames - this.summed);
      this.sum += this.power(audio, at, end);
      this.summed += end - at;
      at = end;
      if (this.summed < this.hopFrames) continue;
      this.hops.push(this.sum / this.hopFrames);
      this.sum = this.summed = 0;
    }
  }

  /** LUFS of all so far; −∞ for silence. */
  integrated(): number {
    return lufs(this.gatedMean());
  }

  /** Mean power of what passes the gates, of which the loudness is the logarithm; 0 for silence. */
  gatedMean(): number {
    const blocks: number[] = [];
    for (let first = 0; first + HOPS_PER_BLOCK <= this.hops.length; first++) {
      let sum = 0;
      for (let hop = first; hop < first + HOPS_PER_BLOCK; hop++) sum += this.hops[hop] as number;
      blocks.push(sum / HOPS_PER_BLOCK);
    }
    const ungated = meanOver(blocks, ABSOLUTE_GATE);
    return meanOver(blocks, Math.max(ABSOLUTE_GATE, lufs(ungated) + RELATIVE_GATE));
  }

  private power({ left, right }: Stereo, from: number, to: number): number {
    const frames = to - from;
    const weighted = { left: this.spare.left.subarray(0, frames), right: this.spare.right.subarray(0, frames) };
    weighted.left.set(left.subarray(from, to));
    weighted.right.set(right.subarray(from, to));
    for (const filter of this.filters) filter.apply(weighted);
    let sum = 0;
    for (let i = 0; i < frames; i++) sum += (weighted.left[i] as number) ** 2 + (weighted.right[i] as number) ** 2;
    return sum;
  }
}

const OFFSET = -0.691;
const lufs = (power: number): number => OFFSET + 10 * Math.log10(power);

/** The power of a loudness. */
export const powerOf = (loudness: number): number => 10 ** ((loudness - OFFSET) / 10);

function meanOver(powers: readonly number[], gate: number): number {
  let sum = 0;
  let count = 0;
  for (const power of powers) {
    if (power <= 0 || lufs(power) <= gate) continue;
    sum += power;
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

/** Integrated loudness of a whole sound in LUFS; −∞ for silence. */
export function integratedLoudness(audio: Stereo, sampleRate: number): number {
  const meter = new LoudnessMeter(sampleRate);
  meter.add(audio);
  return meter.integrated();
}
