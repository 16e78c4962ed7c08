import type { Stereo } from '../../instruments/instrument.ts';
import { toAmplitude } from '../../mixer/decibels.ts';
import { SAMPLE_RATE } from '../../mixer/desk.ts';
import { limit } from '../../mixer/limiter.ts';
import { integratedLoudness } from '../../mixer/loudness.ts';
import { spectralTilt, Tilt, tiltCorrection } from '../../mixer/tilt.ts';

/** −1 dBTP, as the master has it. */
const CEILING = toAmplitude(-1);
/** What is further apart is another sort of music: it is brought nearer, and not equal. */
const MOST_GAIN_DB = 12;

export const stretch = ({ left, right }: Stereo, from: number, to: number): Stereo => ({
  left: left.subarray(Math.max(0, from), Math.max(0, to)),
  right: right.subarray(Math.max(0, from), Math.max(0, to)),
});

const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

/** Makes sound as loud and as bright as a stretch of a recording is, measured on a stretch of its own; in place. */
export function match(sound: Stereo, own: readonly [number, number], like: Stereo): void {
  const part = (): Stereo => stretch(sound, ...own);
  const missing = spectralTilt(like, SAMPLE_RATE) - spectralTilt(part(), SAMPLE_RATE);
  new Tilt(tiltCorrection(missing), SAMPLE_RATE).apply(sound);
  const apart = integratedLoudness(like, SAMPLE_RATE) - integratedLoudness(part(), SAMPLE_RATE);
  const gain = Number.isFinite(apart) ? toAmplitude(clamp(apart, MOST_GAIN_DB)) : 1;
  limit(sound, gain, CEILING, SAMPLE_RATE);
}

/** Brings sound to a loudness without a peak over the ceiling; in place. */
export function loudAs(sound: Stereo, lufs: number): void {
  const apart = lufs - integratedLoudness(sound, SAMPLE_RATE);
  limit(sound, Number.isFinite(apart) ? toAmplitude(clamp(apart, MOST_GAIN_DB)) : 1, CEILING, SAMPLE_RATE);
}

/** A place where one sound gives way to another: its end, and how long it takes. */
interface Crossing {
  readonly at: number;
  readonly frames: number;
}

/** Up to `crossing.at` the first sound, from there on the second, whose frame `from` lies there; equal power between. */
export function cross(first: Stereo, second: Stereo, from: number, { at, frames }: Crossing): Stereo {
  const length = at + Math.max(0, second.left.length - from);
  const out: Stereo = { left: new Float32Array(length), right: new Float32Array(length) };
  const fade = Math.min(frames, at, from);
  for (const side of ['left', 'right'] as const) {
    out[side].set(first[side].subarray(0, at));
    out[side].set(second[side].subarray(from), at);
    for (let i = 0; i < fade; i++) {
      const share = ((i + 0.5) / fade) * (Math.PI / 2);
      const place = at - fade + i;
      const coming = second[side][from - fade + i] ?? 0;
      out[side][place] = (out[side][place] as number) * Math.cos(share) + coming * Math.sin(share);
    }
  }
  // Two sounds at once can be louder than either.
  limit(out, 1, CEILING, SAMPLE_RATE);
  return out;
}
