import type { Stereo } from '../instruments/instrument.ts';
import { random } from '../random.ts';

/** The largest step of 16 bits. */
export const FULL = 32767;

/**
 * Two channels in turns, in steps of 16 bits; triangular dither of ±1 step, from a fixed seed, makes the rounding error
 * plain noise.
 */
export function pcm16({ left, right }: Stereo, seed = 1): Int16Array {
  const draw = random(seed, 'codec/wav/dither');
  const step = (x: number): number => {
    const dithered = Math.round(x * FULL + draw.next() - draw.next());
    return Math.max(-32768, Math.min(FULL, dithered));
  };
  const out = new Int16Array(left.length * 2);
  for (let i = 0; i < left.length; i++) {
    out[2 * i] = step(left[i] as number);
    out[2 * i + 1] = step(right[i] as number);
  }
  return out;
}
