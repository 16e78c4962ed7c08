import type { Stereo } from './instrument.ts';

/** Adds the first `frames` of a held note at `start`. */
export function addHeld(held: Stereo, frames: number, out: Stereo, start: number, gain: number): void {
  const end = Math.min(frames, out.left.length - start);
  add(held.left, out.left, Math.max(0, -start), end, start, gain);
  add(held.right, out.right, Math.max(0, -start), end, start, gain);
}

function add(from: Float32Array, to: Float32Array, first: number, end: number, start: number, gain: number): void {
  for (let i = first; i < end; i++) to[start + i] = (to[start + i] as number) + (from[i] as number) * gain;
}

/** Adds what follows the key's release: the held sound falling 100 dB in `releaseFrames`. */
export function addReleased(
  held: Stereo,
  body: number,
  sounding: number,
  out: Stereo,
  start: number,
  gain: number,
  releaseFrames: number,
): void {
  const factor = 10 ** (-5 / releaseFrames);
  const end = Math.min(sounding, out.left.length - start, body + Math.ceil(releaseFrames * 0.95));
  addFading(held.left, out.left, Math.max(body, -start), end, start, gain, factor);
  addFading(held.right, out.right, Math.max(body, -start), end, start, gain, factor);
}

function addFading(
  from: Float32Array,
  to: Float32Array,
  first: number,
  end: number,
  start: number,
  gain: number,
  factor: number,
): void {
  let g = gain;
  for (let i = first; i < end; i++) {
    g *= factor;
    to[start + i] = (to[start + i] as number) + (from[i] as number) * g;
  }
}
