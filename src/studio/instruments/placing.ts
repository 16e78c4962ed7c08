import type { Stereo } from './instrument.ts';

/** Adds `count` frames of a sound, from `from` on, at `at`. */
export function addStretch(sound: Stereo, from: number, count: number, out: Stereo, at: number, gain: number): void {
  const { left: fromLeft, right: fromRight } = sound;
  const { left, right } = out;
  for (let i = from, o = at; i < from + count; i++, o++) {
    left[o] = (left[o] as number) + (fromLeft[i] as number) * gain;
    right[o] = (right[o] as number) + (fromRight[i] as number) * gain;
  }
}

/** The same for a gain that is multiplied by `factor` before every frame. */
export function addFalling(
  sound: Stereo,
  from: number,
  count: number,
  out: Stereo,
  at: number,
  gain: number,
  factor: number,
): void {
  const { left: fromLeft, right: fromRight } = sound;
  const { left, right } = out;
  let g = gain;
  for (let i = from, o = at; i < from + count; i++, o++) {
    g *= factor;
    left[o] = (left[o] as number) + (fromLeft[i] as number) * g;
    right[o] = (right[o] as number) + (fromRight[i] as number) * g;
  }
}
