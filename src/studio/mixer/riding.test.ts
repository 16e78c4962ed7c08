import { describe, expect, it } from 'vitest';
import type { Stereo } from '../instruments/instrument.ts';
import { random } from '../random.ts';
import { toDecibels } from './decibels.ts';
import { Riding } from './riding.ts';

const RATE = 16_000;
const ABOVE_DB = 2;

const noise = (seconds: number, level: number, stream: string): Float32Array => {
  const draw = random(1, stream);
  return Float32Array.from({ length: seconds * RATE }, () => (draw.next() - 0.5) * level);
};
const bedOf = (seconds: number, level: number) => ({
  left: noise(seconds, level, 'left'),
  right: noise(seconds, level, 'right'),
});
const voiceOf = (seconds: number, level: number) => {
  const left = noise(seconds, level, 'voice');
  return { left, right: left };
};
const silent = (seconds: number) => ({
  left: new Float32Array(seconds * RATE),
  right: new Float32Array(seconds * RATE),
});

describe('the rider of a voice', () => {
  // White noise in one channel twice has the power of two channels of it.
  it.each([
    ['too soft', 0.1, 0.18],
    ['too loud', 0.3, 0.18],
    ['far too soft, within its reach', 0.1, 0.6],
  ])('brings a voice that is %s over the band', (_, voice, bed) => {
    const curve = new Riding(ABOVE_DB, RATE).curve(voiceOf(30, voice), bedOf(30, bed));
    const reached = toDecibels(curve.at(-1) ?? 0);
    const wanted = ABOVE_DB - toDecibels(voice / bed);
    expect(reached).toBeCloseTo(Math.max(-5, Math.min(5, wanted)), 0);
  });

  it('learns nothing where the voice or the band rests', () => {
    const riding = new Riding(ABOVE_DB, RATE);
    const learnt = riding.curve(voiceOf(20, 0.1), bedOf(20, 0.18)).at(-1);
    const rest = riding.curve(silent(10), bedOf(10, 0.5)).at(-1);
    const alone = riding.curve(voiceOf(10, 0.1), silent(10)).at(-1);
    expect(toDecibels(rest ?? 0)).toBeCloseTo(toDecibels(learnt ?? 0), 1);
    expect(toDecibels(alone ?? 0)).toBeCloseTo(toDecibels(learnt ?? 0), 1);
  });

  it('goes on where another left off', () => {
    const [voice, bed] = [voiceOf(20, 0.1), bedOf(20, 0.18)];
    const first = new Riding(ABOVE_DB, RATE);
    const left = first.curve(voice, bed).at(-1) ?? 0;
    const curve = new Riding(ABOVE_DB, RATE, first.stand()).curve(voice, bed);
    const anew = new Riding(ABOVE_DB, RATE).curve(voice, bed);
    expect(toDecibels(curve[0] ?? 0)).toBeCloseTo(toDecibels(left), 1);
    expect(Math.abs(toDecibels(anew[0] ?? 0) - toDecibels(left))).toBeGreaterThan(2);
    expect(toDecibels(curve.at(-1) ?? 0)).toBeCloseTo(toDecibels(left), 1);
  });

  it('does not depend on the blocks it is asked for', () => {
    const [voice, bed] = [voiceOf(3, 0.1), bedOf(3, 0.2)];
    const whole = new Riding(ABOVE_DB, RATE).curve(voice, bed);
    const riding = new Riding(ABOVE_DB, RATE);
    const parts: number[] = [];
    const stretch = ({ left, right }: Stereo, at: number) => ({
      left: left.slice(at, at + 8192),
      right: right.slice(at, at + 8192),
    });
    for (let at = 0; at < voice.left.length; at += 8192)
      parts.push(...riding.curve(stretch(voice, at), stretch(bed, at)));
    const furthest = parts.reduce((most, gain, frame) => Math.max(most, Math.abs(gain - (whole[frame] ?? 0))), 0);
    expect(furthest).toBeLessThan(1e-6);
  });
});
