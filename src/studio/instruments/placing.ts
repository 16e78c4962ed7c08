import type { Stereo } from './instrument.ts';

/** Adds the first `frames` of a held note at `start`. */
export function addHeld(held: Stereo, frames: number, out: Stereo, start: number, gain: number): void {
  const end = Math.min(frames, out.left.length - start);
  const { left: fromLeft, right: fromRight } = held;
  const { left, right } = out;
  for (let i = Math.max(0, -start), at = start + i; i < end; i++, at++) {
    left[at] = (left[at] as number) + (fromLeft[i] as number) * gain;
    right[at] = (right[at] as number) + (fromRight[i] as number) * gain;
  }
}

/** Share of the release after which it is left: 70 dB down nothing of it is heard in a mix. */
const HEARD_SHARE = 0.7;

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
  const { left: fromLeft, right: fromRight } = held;
  const { left, right } = out;
  const end = Math.min(sounding, left.length - start, body + Math.ceil(releaseFrames * HEARD_SHARE));
  let g = gain;
  for (let i = Math.max(body, -start), at = start + i; i < end; i++, at++) {
    g *= factor;
    left[at] = (left[at] as number) + (fromLeft[i] as number) * g;
    right[at] = (right[at] as number) + (fromRight[i] as number) * g;
  }
}
