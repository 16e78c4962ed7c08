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
  const frames = left.length;
  const window = Math.max(1, Math.round(LOOKAHEAD_SECONDS * sampleRate));
  const needed = neededGains(audio, gain, ceiling);
  slidingMinimum(needed, window);
  recover(needed, Math.exp(-1 / (RELEASE_SECONDS * sampleRate)));
  let sum = 0;
  for (let i = 0; i < window; i++) sum += needed[Math.min(i, frames - 1)] ?? 1;
  for (let i = 0; i < frames; i++) {
    const g = (gain * sum) / window;
    sum += (needed[Math.min(i + window, frames - 1)] as number) - (needed[i] as number);
    left[i] = hold((left[i] as number) * g, ceiling);
    right[i] = hold((right[i] as number) * g, ceiling);
  }
}

const hold = (x: number, ceiling: number): number => (x > ceiling ? ceiling : x < -ceiling ? -ceiling : x);

function neededGains({ left, right }: Stereo, gain: number, ceiling: number): Float32Array {
  const needed = new Float32Array(left.length).fill(1);
  const worthLooking = (ceiling / gain) * 0.75;
  for (let i = 0; i < left.length; i++) {
    const l = Math.abs(left[i] as number);
    const r = Math.abs(right[i] as number);
    if (l < worthLooking && r < worthLooking) continue;
    let highest = 0;
    if (l >= worthLooking) highest = Math.max(peakAround(left, i), i > 0 ? peakAround(left, i - 1) : 0);
    if (r >= worthLooking) highest = Math.max(highest, peakAround(right, i), i > 0 ? peakAround(right, i - 1) : 0);
    if (highest * gain > ceiling) needed[i] = ceiling / (highest * gain);
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
      while (tail !== head && (kept[(tail + size - 1) % size] as number) >= value) tail = (tail + size - 1) % size;
      queue[tail] = i;
      kept[tail] = value;
      tail = (tail + 1) % size;
    }
    const at = i - window;
    if (at < 0) continue;
    while ((queue[head] as number) < at - window) head = (head + 1) % size;
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
