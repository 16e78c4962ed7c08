import type { Stereo } from '../instruments/instrument.ts';

/**
 * Makes a narrow sound wide, in place: L += a·M(t−τ), R −= a·M(t−τ). What is added cancels in mono, so that a mono
 * player loses nothing (Lauridsen 1954). The delay is in seconds.
 */
export function spread(audio: Stereo, amount: number, delaySeconds: number, sampleRate: number): void {
  const { left, right } = audio;
  const delay = Math.round(delaySeconds * sampleRate);
  const ring = new Float32Array(delay);
  let at = 0;
  for (let i = 0; i < left.length; i++) {
    const l = left[i] as number;
    const r = right[i] as number;
    const delayed = amount * (ring[at] as number);
    ring[at] = (l + r) / 2;
    if (++at === delay) at = 0;
    left[i] = l + delayed;
    right[i] = r - delayed;
  }
}
