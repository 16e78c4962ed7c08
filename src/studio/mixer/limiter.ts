import type { Stereo } from '../instruments/instrument.ts';
import { SlidingMinimum } from './sliding-minimum.ts';
import { BEFORE, peakBetween, TAPS } from './true-peak.ts';

const LOOKAHEAD_SECONDS = 0.003;
const RELEASE_SECONDS = 0.09;
/** A peak between samples rises at most so far over the higher of them, in music. */
const WORTH_LOOKING = 0.75;
/** Frames that the interpolation between two samples needs behind the first of them. */
const AHEAD = TAPS - BEFORE - 1;
/** Frames that are passed over together where none is worth looking at. */
const RUN = 64;

/**
 * Look-ahead brick-wall limiter: the gain needed at a frame, c / peak, is held as a sliding minimum over the look-ahead on
 * both sides, recovers exponentially (90 ms), and is smoothed by a moving average as long as the look-ahead. An average
 * of values that are all at most what a frame needs is at most that, so the ceiling holds. Peaks between samples count
 * (4 times oversampled). What comes out is `delay` frames late.
 */
export class Limiter {
  readonly delay: number;
  private readonly gain: number;
  private readonly ceiling: number;
  private readonly keep: number;
  private readonly sides: readonly [Side, Side];
  private readonly minimum: SlidingMinimum;
  /** The last gains, whose average is applied. */
  private readonly recent: Float32Array;
  private recentAt = 0;
  private sum: number;
  private recovered = 1;
  private peaks = new Float32Array(0);

  /** @param gain multiplies the input first */
  constructor(gain: number, ceiling: number, sampleRate: number) {
    const window = Math.max(1, Math.round(LOOKAHEAD_SECONDS * sampleRate));
    this.delay = AHEAD + 2 * window - 1;
    this.gain = gain;
    this.ceiling = ceiling;
    this.keep = Math.exp(-1 / (RELEASE_SECONDS * sampleRate));
    this.sides = [new Side(this.delay), new Side(this.delay)];
    this.minimum = new SlidingMinimum(window);
    this.recent = new Float32Array(window).fill(1);
    this.sum = window;
  }

  /** Limits what follows, in place. */
  apply({ left, right }: Stereo): void {
    const frames = left.length;
    if (this.peaks.length < frames) this.peaks = new Float32Array(frames);
    const gains = this.peaks.subarray(0, frames).fill(0);
    const highest = this.ceiling / this.gain;
    this.sides[0].raise(gains, left, highest * WORTH_LOOKING);
    this.sides[1].raise(gains, right, highest * WORTH_LOOKING);
    this.gainsFor(gains, highest);
    this.sides[0].put(left, gains, this.gain, this.ceiling);
    this.sides[1].put(right, gains, this.gain, this.ceiling);
  }

  /** Turns peaks into gains, in place. */
  private gainsFor(peaks: Float32Array, highest: number): void {
    const { minimum, keep, recent } = this;
    let { recovered, recentAt, sum } = this;
    for (let i = 0; i < peaks.length; i++) {
      const peak = peaks[i] as number;
      const needed = minimum.next(peak > highest ? highest / peak : 1);
      const risen = 1 - (1 - recovered) * keep;
      recovered = needed < risen ? needed : risen;
      sum += recovered - (recent[recentAt] as number);
      // As it is kept, lest sum and values drift apart.
      recent[recentAt] = recovered;
      sum += (recent[recentAt] as number) - recovered;
      if (++recentAt === recent.length) recentAt = 0;
      peaks[i] = sum / recent.length;
    }
    this.recovered = recovered;
    this.recentAt = recentAt;
    this.sum = sum;
  }
}

/** One channel on its way through the limiter. */
class Side {
  private readonly delay: number;
  /** The `delay` frames before a block, then the block. */
  private seen: Float32Array;
  private before = 0;

  constructor(delay: number) {
    this.delay = delay;
    this.seen = new Float32Array(delay);
  }

  /** Raises `peaks` to the peak around each frame, `AHEAD` frames late; what is below `worthLooking` may be left out. */
  raise(peaks: Float32Array, channel: Float32Array, worthLooking: number): void {
    this.see(channel);
    const { seen } = this;
    const first = this.delay - AHEAD;
    for (let from = 0; from < peaks.length; from += RUN) {
      const to = Math.min(peaks.length, from + RUN);
      if (this.before === 0 && isBelow(worthLooking, seen, first + from, first + to + 1)) continue;
      let { before } = this;
      let here = Math.abs(seen[first + from] as number);
      for (let i = from; i < to; i++) {
        const next = Math.abs(seen[first + i + 1] as number);
        const after = here >= worthLooking || next >= worthLooking ? peakBetween(seen, first + i) : 0;
        const peak = Math.max(here, before, after);
        if (peak > (peaks[i] as number)) peaks[i] = peak;
        before = after;
        here = next;
      }
      this.before = before;
    }
  }

  /** Puts the channel out `delay` frames late, with its gains. */
  put(channel: Float32Array, gains: Float32Array, gain: number, ceiling: number): void {
    const { seen } = this;
    for (let i = 0; i < channel.length; i++) {
      const x = (seen[i] as number) * gain * (gains[i] as number);
      channel[i] = x > ceiling ? ceiling : x < -ceiling ? -ceiling : x;
    }
  }

  private see(channel: Float32Array): void {
    const { delay, seen } = this;
    const frames = channel.length;
    const last = seen.length - delay;
    if (last === frames) seen.copyWithin(0, last);
    else {
      this.seen = new Float32Array(delay + frames);
      this.seen.set(seen.subarray(last));
    }
    this.seen.set(channel, delay);
  }
}

function isBelow(level: number, samples: Float32Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (Math.abs(samples[i] as number) >= level) return false;
  return true;
}

/** Limits a whole sound, in place and on time. */
export function limit(audio: Stereo, gain: number, ceiling: number, sampleRate: number): void {
  const limiter = new Limiter(gain, ceiling, sampleRate);
  limiter.apply(audio);
  const rest = { left: new Float32Array(limiter.delay), right: new Float32Array(limiter.delay) };
  limiter.apply(rest);
  for (const side of ['left', 'right'] as const) {
    const frames = audio[side].length;
    audio[side].copyWithin(0, limiter.delay);
    audio[side].set(rest[side].subarray(Math.max(0, limiter.delay - frames)), Math.max(0, frames - limiter.delay));
  }
}
