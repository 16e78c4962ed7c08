import type { Stereo } from '../instruments/instrument.ts';
import { peakAround } from './true-peak.ts';

const LOOKAHEAD_SECONDS = 0.003;
const RELEASE_SECONDS = 0.09;

/**
 * Look-ahead brick-wall limiter, in place: the gain needed at a frame, c / peak, is held as a sliding minimum over the
 * look-ahead on both sides, recovers exponentially (90 ms), and is smoothed by a moving average as long as the
 * look-ahead. An average of values that are all at most what a frame needs is at most that, so the ceiling holds.
 * Peaks between samples count (4 times oversampled). Gain first multiplies the input.
 */
export function limit(audio: Stereo, gain: number, ceiling: number, sampleRate: number): void {
  const { left, right } = audio;
  const gains = limiterGains(peaks(audio, (ceiling / gain) * WORTH_LOOKING), gain, ceiling, sampleRate);
  applyGains(left, gains, gain, ceiling);
  applyGains(right, gains, gain, ceiling);
}

export function applyGains(channel: Float32Array, gains: Float32Array, gain: number, ceiling: number): void {
  for (let i = 0; i < channel.length; i++) {
    channel[i] = hold((channel[i] as number) * gain * (gains[i] as number), ceiling);
  }
}

const hold = (x: number, ceiling: number): number => (x > ceiling ? ceiling : x < -ceiling ? -ceiling : x);

/** A peak between samples rises at most so far over the higher of them, in music. */
export const WORTH_LOOKING = 0.75;

/** Fills `found`: per frame the highest magnitude of both channels from half a sample before it to half after; 0 where all is below. */
export function peaks(
  { left, right }: Stereo,
  worthLooking: number,
  found: Float32Array = new Float32Array(left.length),
): Float32Array {
  found.fill(0);
  for (const channel of [left, right]) {
    let high = false;
    for (let i = 0; i < channel.length; i++) {
      const wasHigh = high;
      const x = channel[i] as number;
      high = x >= worthLooking || x <= -worthLooking;
      // The interval before a high frame and the one after it.
      if (!high && !wasHigh) continue;
      if (i === 0) {
        found[0] = Math.max(found[0] as number, Math.abs(x));
        continue;
      }
      const peak = Math.max(peakAround(channel, i - 1), Math.abs(x));
      if (peak > (found[i] as number)) found[i] = peak;
      if (peak > (found[i - 1] as number)) found[i - 1] = peak;
    }
  }
  return found;
}

/** Fills `needed`: the limiter's gain per frame, without the gain before it. */
export function limiterGains(
  found: Float32Array,
  gain: number,
  ceiling: number,
  sampleRate: number,
  needed: Float32Array = new Float32Array(found.length),
): Float32Array {
  const frames = found.length;
  const window = Math.max(1, Math.round(LOOKAHEAD_SECONDS * sampleRate));
  const highest = ceiling / gain;
  for (let i = 0; i < frames; i++) {
    const peak = found[i] as number;
    needed[i] = peak > highest ? highest / peak : 1;
  }
  slidingMinimum(needed, window);
  recover(needed, Math.exp(-1 / (RELEASE_SECONDS * sampleRate)));
  let sum = 0;
  for (let i = 0; i < window; i++) sum += needed[Math.min(i, frames - 1)] ?? 1;
  for (let i = 0; i < frames; i++) {
    const average = sum / window;
    sum += (needed[Math.min(i + window, frames - 1)] as number) - (needed[i] as number);
    needed[i] = average;
  }
  return needed;
}

/** values[i] becomes the minimum of values[i − window … i + window]: two passes, forwards and backwards, of a queue. */
function slidingMinimum(values: Float32Array, window: number): void {
  const span = 2 * window + 1;
  const queue = new Int32Array(span + 1);
  const kept = new Float32Array(span + 1);
  let head = 0;
  let tail = 0;
  const size = span + 1;
  for (let i = 0; i < values.length + window; i++) {
    if (i < values.length) {
      const value = values[i] as number;
      while (tail !== head && (kept[tail === 0 ? size - 1 : tail - 1] as number) >= value)
        tail = tail === 0 ? size - 1 : tail - 1;
      queue[tail] = i;
      kept[tail] = value;
      tail = tail + 1 === size ? 0 : tail + 1;
    }
    const at = i - window;
    if (at < 0) continue;
    while ((queue[head] as number) < at - window) head = head + 1 === size ? 0 : head + 1;
    // Only frames already in the queue are read from here on, so the array can take the result.
    values[at] = kept[head] as number;
  }
}

/** Lets the gain rise only as fast as the release. */
function recover(gains: Float32Array, keep: number): void {
  let g = 1;
  for (let i = 0; i < gains.length; i++) {
    const risen = 1 - (1 - g) * keep;
    const needed = gains[i] as number;
    g = needed < risen ? needed : risen;
    gains[i] = g;
  }
}
