import { describe, expect, it } from 'vitest';
import { Echo, echoSeconds } from './echo.ts';

const sampleRate = 44_100;
const silence = (frames: number) => ({ left: new Float32Array(frames), right: new Float32Array(frames) });
const energy = (channel: Float32Array, from: number, to: number): number =>
  channel.subarray(from, to).reduce((sum, x) => sum + x * x, 0);

/** What comes back of a click in the middle, block by block. */
function answer(seconds: number): ReturnType<typeof silence> {
  const echo = new Echo(0.5, 120, sampleRate);
  const mix = silence(seconds * sampleRate);
  const block = 4096;
  for (let at = 0; at + block <= mix.left.length; at += block) {
    const audio = silence(block);
    if (at === 0) audio.left[0] = audio.right[0] = 1;
    echo.add(audio, at === 0, {
      left: mix.left.subarray(at, at + block),
      right: mix.right.subarray(at, at + block),
    });
  }
  return mix;
}

describe('an echo', () => {
  it('falls between the beats: after a dotted eighth, or in a slow song after an eighth', () => {
    expect(echoSeconds(120)).toBeCloseTo(0.375);
    expect(echoSeconds(60)).toBeCloseTo(0.5);
  });

  it('goes from left to right and back, softer each time', () => {
    const { left, right } = answer(4);
    const delay = 0.375 * sampleRate;
    const at = (channel: Float32Array, repeat: number): number =>
      energy(channel, Math.round(repeat * delay), Math.round((repeat + 0.9) * delay));
    expect(at(left, 0) + at(right, 0) + at(right, 1) + at(left, 2)).toBe(0);
    expect(at(left, 1)).toBeGreaterThan(at(right, 2));
    expect(at(right, 2)).toBeGreaterThan(at(left, 3));
    expect(at(left, 3)).toBeGreaterThan(0);
  });

  it('is over 60 dB down after some seconds, and then adds nothing', () => {
    const { left, right } = answer(12);
    const frames = left.length;
    expect(energy(left, 5 * sampleRate, frames) / energy(left, 0, sampleRate)).toBeLessThan(1e-6);
    expect(energy(left, 10 * sampleRate, frames) + energy(right, 10 * sampleRate, frames)).toBe(0);
  });
});
