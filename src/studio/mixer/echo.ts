import type { Stereo } from '../instruments/instrument.ts';

const FEEDBACK = 0.42;
/** What comes back is duller each time, and never muddies the bass. */
const HIGH_HERTZ = 3200;
const LOW_HERTZ = 220;
/** A dotted eighth, which falls between the beats; in a slow song an eighth. */
const BEATS = 0.75;
const SLOW_BEATS = 0.5;
const LONGEST_SECONDS = 0.62;
/** Repeats after which it is over: 0.42^8 is −60 dB. */
const REPEATS = 16;
const INAUDIBLE = 1e-15;

export const echoSeconds = (tempoBpm: number): number => {
  const beat = 60 / tempoBpm;
  return BEATS * beat <= LONGEST_SECONDS ? BEATS * beat : SLOW_BEATS * beat;
};

/** An echo in time that goes from side to side: the first repeat is left, the second right. */
export class Echo {
  private readonly near: Float32Array;
  private readonly far: Float32Array;
  private readonly share: number;
  private readonly high: number;
  private readonly low: number;
  private at = 0;
  private dull = 0;
  private bass = 0;
  private left = 0;

  /** @param share of the sound in the first repeat */
  constructor(share: number, tempoBpm: number, sampleRate: number) {
    const frames = Math.round(echoSeconds(tempoBpm) * sampleRate);
    this.near = new Float32Array(frames);
    this.far = new Float32Array(frames);
    this.share = share;
    this.high = 1 - Math.exp((-2 * Math.PI * HIGH_HERTZ) / sampleRate);
    this.low = 1 - Math.exp((-2 * Math.PI * LOW_HERTZ) / sampleRate);
  }

  /** Adds the echo of what follows; where `audio` holds nothing and no repeat is left, nothing is done. */
  add(audio: Stereo, sounds: boolean, mix: Stereo): void {
    const frames = audio.left.length;
    if (sounds) this.left = REPEATS * this.near.length;
    else if (this.left <= 0) return;
    else this.left -= frames;
    const { near, far, share, high, low } = this;
    let { at, dull, bass } = this;
    for (let i = 0; i < frames; i++) {
      const first = near[at] as number;
      const second = far[at] as number;
      const x = share * 0.5 * ((audio.left[i] as number) + (audio.right[i] as number)) + FEEDBACK * second;
      dull += high * (x - dull);
      bass += low * (dull - bass);
      const fed = dull - bass;
      near[at] = fed < INAUDIBLE && fed > -INAUDIBLE ? 0 : fed;
      far[at] = FEEDBACK * first;
      if (++at === near.length) at = 0;
      mix.left[i] = (mix.left[i] as number) + first;
      mix.right[i] = (mix.right[i] as number) + second;
    }
    if (Math.abs(dull) < INAUDIBLE) dull = 0;
    if (Math.abs(bass) < INAUDIBLE) bass = 0;
    this.at = at;
    this.dull = dull;
    this.bass = bass;
  }
}
