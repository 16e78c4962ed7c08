import { Filter, highPass } from '../biquad.ts';
import type { Stereo } from '../instruments/instrument.ts';
import { powerToDecibels, toAmplitude } from './decibels.ts';

const MONO_BELOW_HERTZ = 120;
/** Ratio of side to mid aimed at, in dB, for width 0 and 1; songs by people lie around −7.5. */
const NARROW_DB = -15;
const WIDE_DB = -5;
/** A mono source cannot be made wide by gain, and a wide one should not collapse. */
const LEAST_GAIN_DB = -8;
const MOST_GAIN_DB = 8;

/** M = (L+R)/2 and S = (L−R)/2 with a mono bass: S passes a fourth-order 120 Hz high-pass. */
class Sides {
  mid = new Float32Array(0);
  side = new Float32Array(0);
  private readonly filters: readonly Filter[];

  constructor(sampleRate: number) {
    this.filters = [0.5412, 1.3066].map((q) => new Filter(highPass(MONO_BELOW_HERTZ, sampleRate, q)));
  }

  split({ left, right }: Stereo): void {
    const frames = left.length;
    if (this.mid.length !== frames) {
      this.mid = new Float32Array(frames);
      this.side = new Float32Array(frames);
    }
    for (let i = 0; i < frames; i++) {
      const l = left[i] as number;
      const r = right[i] as number;
      this.mid[i] = (l + r) / 2;
      this.side[i] = (l - r) / 2;
    }
    for (const filter of this.filters) filter.apply(this.side);
  }
}

/** Stereo width and a mono bass: M is kept, S is scaled. */
export class Width {
  private readonly sides: Sides;
  private readonly gain: number;

  /** @param gain of S */
  constructor(gain: number, sampleRate: number) {
    this.sides = new Sides(sampleRate);
    this.gain = gain;
  }

  /** Widens what follows, in place. */
  apply(audio: Stereo): void {
    this.sides.split(audio);
    const { left, right } = audio;
    const { mid, side } = this.sides;
    for (let i = 0; i < left.length; i++) {
      const m = mid[i] as number;
      const s = (side[i] as number) * this.gain;
      left[i] = m + s;
      right[i] = m - s;
    }
  }
}

/** The gain of S that brings S²/M² to −15 … −5 dB by a width of 0 to 1. */
export function sideGain(audio: Stereo, width: number, sampleRate: number): number {
  const sides = new Sides(sampleRate);
  sides.split(audio);
  let midPower = 0;
  let sidePower = 0;
  for (let i = 0; i < audio.left.length; i++) {
    midPower += (sides.mid[i] as number) ** 2;
    sidePower += (sides.side[i] as number) ** 2;
  }
  if (sidePower === 0 || midPower === 0) return 1;
  const wanted = NARROW_DB + (WIDE_DB - NARROW_DB) * Math.max(0, Math.min(1, width));
  const missing = wanted - powerToDecibels(sidePower / midPower);
  return toAmplitude(Math.max(LEAST_GAIN_DB, Math.min(MOST_GAIN_DB, missing)));
}
