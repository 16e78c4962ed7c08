import { expect, it } from 'vitest';
import type { Instrument, Stereo, TimedNote } from './instrument.ts';

const SAMPLE_RATE = 44_100;
const SECONDS = 0.3;
const BACKGROUND = 0.25;

const silence = (level = 0): Stereo => ({
  left: new Float32Array(SAMPLE_RATE * SECONDS).fill(level),
  right: new Float32Array(SAMPLE_RATE * SECONDS).fill(level),
});

function played(one: Instrument, notes: readonly TimedNote[], level = 0): Stereo {
  const out = silence(level);
  one.perform(notes, SAMPLE_RATE).add(out, 0);
  return out;
}

/** NaN when any sample is. */
function loudest(channel: Float32Array): number {
  let most = 0;
  for (const x of channel) most = Math.max(most, Math.abs(x));
  return most;
}

const differ = (a: Float32Array, b: Float32Array): boolean =>
  Buffer.compare(Buffer.from(a.buffer), Buffer.from(b.buffer)) !== 0;

/** What every instrument must do, checked on a phrase that also runs over both ends of the buffer's time. */
export function instrumentContract(one: Instrument, pitch: number): void {
  const note = (startSeconds: number, lengthSeconds: number): TimedNote => ({
    startSeconds,
    lengthSeconds,
    pitch,
    velocity: 0.8,
  });
  const phrase = [note(0, 0.2), note(0.15, 0.1), note(0.25, 1)];

  it('gives the same samples again, whatever was played between', () => {
    const first = played(one, phrase);
    played(one, [{ ...note(0, 0.1), velocity: 0.3 }]);
    const again = played(one, phrase);
    expect(differ(first.left, again.left) || differ(first.right, again.right)).toBe(false);
  });

  it('is audible and finite, at a sane level', () => {
    const { left, right } = played(one, phrase);
    expect(Math.max(loudest(left), loudest(right))).toBeGreaterThan(0.01);
    expect(Math.max(loudest(left), loudest(right))).toBeLessThan(2);
  });

  it('adds to what is there', () => {
    const alone = played(one, phrase);
    const over = played(one, phrase, BACKGROUND);
    const differs = over.left.findIndex((x, i) => Math.abs(x - BACKGROUND - (alone.left[i] ?? 0)) > 1e-5);
    expect(differs).toBe(-1);
  });

  it('plays the same piece by piece, with a stretch left out', () => {
    const whole = played(one, phrase);
    const performance = one.perform(phrase, SAMPLE_RATE);
    const size = 1000;
    for (let from = 0; from < whole.left.length; from += size) {
      if (from === 4 * size) continue;
      const length = Math.min(size, whole.left.length - from);
      const piece = { left: new Float32Array(length), right: new Float32Array(length) };
      performance.add(piece, from);
      const differs = piece.left.findIndex((x, i) => Math.abs(x - (whole.left[from + i] ?? 0)) > 1e-6);
      expect(differs, `from ${from}`).toBe(-1);
    }
  });

  it('says where nothing sounds', () => {
    const performance = one.perform([note(0, 0.01), note(60, 0.01)], SAMPLE_RATE);
    expect(performance.add(silence(), 0)).toBe(true);
    expect(performance.add(silence(), 50 * SAMPLE_RATE)).toBe(false);
    expect(performance.add(silence(), 60 * SAMPLE_RATE)).toBe(true);
  });

  it('ignores a note after the end', () => {
    expect(loudest(played(one, [note(SECONDS + 1, 0.1)]).left)).toBe(0);
  });
}
