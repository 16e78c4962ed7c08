import type { Stereo } from './instrument.ts';

/** Where a sound's samples go, and how loud. */
export interface Placing {
  readonly out: Stereo;
  readonly at: number;
  readonly gainLeft: number;
  readonly gainRight: number;
}

/** Adds `count` frames of a sound, from `from` on. */
export function addStretch(sound: Stereo, from: number, count: number, placing: Placing): void {
  const { out, at, gainLeft, gainRight } = placing;
  const { left: fromLeft, right: fromRight } = sound;
  const { left, right } = out;
  for (let i = from, o = at; i < from + count; i++, o++) {
    left[o] = (left[o] as number) + (fromLeft[i] as number) * gainLeft;
    right[o] = (right[o] as number) + (fromRight[i] as number) * gainRight;
  }
}

/** The same for gains that are multiplied by `factor` before every frame. */
export function addFalling(sound: Stereo, from: number, count: number, placing: Placing, factor: number): void {
  const { out, at, gainLeft, gainRight } = placing;
  const { left: fromLeft, right: fromRight } = sound;
  const { left, right } = out;
  let gain = 1;
  for (let i = from, o = at; i < from + count; i++, o++) {
    gain *= factor;
    left[o] = (left[o] as number) + (fromLeft[i] as number) * (gainLeft * gain);
    right[o] = (right[o] as number) + (fromRight[i] as number) * (gainRight * gain);
  }
}
