import { describe, expect, it } from 'vitest';
import { PowerSpectrum } from './power-spectrum.ts';
import { Reverb } from './reverb.ts';

const sampleRate = 44_100;
const spaces = ['hall', 'plate', 'room'] as const;

/** What a space answers to a click. */
function answer(space: (typeof spaces)[number]): { readonly left: Float32Array; readonly right: Float32Array } {
  const frames = 3 * sampleRate;
  const out = { left: new Float32Array(frames), right: new Float32Array(frames) };
  const send = new Float32Array(frames);
  send[0] = 1;
  new Reverb(1.5, sampleRate, space).add(send, out);
  return out;
}

const level = (channel: Float32Array, from: number, to: number): number =>
  10 * Math.log10(channel.subarray(from * sampleRate, to * sampleRate).reduce((sum, x) => sum + x * x, 1e-20));

const onset = ({ left }: { readonly left: Float32Array }): number => left.findIndex((x) => Math.abs(x) > 1e-4);

/** Share of what lies above 4 kHz, half a second after the click, dB. */
function highs({ left, right }: { readonly left: Float32Array; readonly right: Float32Array }): number {
  const spectrum = new PowerSpectrum(4096);
  for (let at = 0.4 * sampleRate; at < 0.8 * sampleRate; at += 2048) spectrum.add(left, right, at);
  const from = Math.round((4000 * 4096) / sampleRate);
  const sum = (powers: ArrayLike<number>): number => Array.from(powers).reduce((all, power) => all + power, 0);
  return 10 * Math.log10(sum(spectrum.powers.subarray(from)) / sum(spectrum.powers));
}

describe.each(spaces)('the reverb of a %s', (space) => {
  it('falls by 60 dB in its time', () => {
    const { left } = answer(space);
    const fall = level(left, 0.3, 0.5) - level(left, 1.3, 1.5);
    expect(fall).toBeGreaterThan(30);
    expect(fall).toBeLessThan(55);
  });

  it('is as loud as the others, within 3 dB', () => {
    const levels = spaces.map((each) => level(answer(each).left, 0, 3));
    expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(3);
  });
});

describe('the spaces', () => {
  it('differ: a plate answers first and brightest, a hall last', () => {
    const [hall, plate, room] = spaces.map(answer) as [
      ReturnType<typeof answer>,
      ReturnType<typeof answer>,
      ReturnType<typeof answer>,
    ];
    expect(onset(plate)).toBeLessThan(onset(room));
    expect(onset(room)).toBeLessThan(onset(hall));
    expect(highs(plate)).toBeGreaterThan(highs(hall) + 3);
    expect(highs(plate)).toBeGreaterThan(highs(room) + 3);
  });
});
