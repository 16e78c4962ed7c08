import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readWishes } from '../brief/read.ts';
import { composeWith } from '../composer/compose.ts';
import { mixSong } from '../mixer/mixdown.ts';
import { type Kept, readScore, writeScore } from './kept.ts';
import { keyName, sheetOf } from './sheet.ts';
import { type Cut, readAsPlayed, splice, spliced } from './splice.ts';
import { play } from './tape.ts';

const { brief } = readWishes({
  prompt: '',
  lyrics: '',
  tags: 'folk, acoustic guitar, 120 bpm, D dorian, 20 seconds',
  negativeTags: '',
  title: 'Mill',
  instrumental: true,
  maxSeconds: 40,
});
const recipe = { brief, seed: 7, take: 1 } as const;
const { score } = composeWith(recipe);
const { audio, setting } = mixSong(score, 3);
const kept: Kept = {
  score,
  startSeconds: 0,
  recipe,
  fromBar: 0,
  tapes: [{ score, seed: 3, setting }],
  cuts: [{ tape: 0, from: 0, fade: 0 }],
};

const sameSamples = (a: Float32Array, b: Float32Array): boolean =>
  Buffer.from(a.slice().buffer).equals(Buffer.from(b.slice().buffer));

describe('what is kept of a take', () => {
  it('is read as it was written, and gives the same sound, sample by sample', () => {
    const read = readScore(writeScore(kept));
    expect(read).toEqual(kept);
    const again = play(read);
    expect(sameSamples(again.left, audio.left)).toBe(true);
    expect(sameSamples(again.right, audio.right)).toBe(true);
    expect(composeWith(read.recipe).score).toEqual(score);
  });

  it('is written the same way each time, small enough to lie beside an MP3', () => {
    const bytes = writeScore(kept);
    expect(writeScore(kept)).toEqual(bytes);
    expect(bytes.length).toBeLessThan(60_000);
  });

  it.each([
    ['bytes of something else', Uint8Array.of(1, 2, 3), /cannot be read/],
    ['damaged bytes', writeScore(kept).map((byte, index) => (index === 900 ? byte ^ 255 : byte)), /cannot be read/],
    ['foreign notes', new Uint8Array(deflateSync('{"format":"other","version":1}')), /no notes of this musician/],
    ['another version', new Uint8Array(deflateSync('{"format":"cantiga score","version":99}')), /version 99/],
  ])('is refused when it is %s', (_, bytes, reason) => {
    expect(() => readScore(bytes)).toThrow(reason);
  });
});

describe('the sheet of a take', () => {
  it('tells key, tempo, sections, chords and outline in seconds of the audio', () => {
    const sheet = sheetOf(score, audio, 0.5);
    expect(sheet).toMatchObject({ tempoBpm: 120, beatsPerBar: 4, key: 'D dorian', lines: [] });
    expect(sheet.sections[0]).toMatchObject({ start: 0.5 });
    expect(sheet.chords.at(-1)?.end).toBeCloseTo(0.5 + score.lengthBeats / 2, 2);
    expect(sheet.peaks).toHaveLength(800);
    expect(Math.max(...sheet.peaks)).toBeGreaterThan(0.5);
  });

  it('names keys as musicians do', () => {
    expect([
      keyName({ tonic: 0, mode: 'major' }),
      keyName({ tonic: 6, mode: 'minor' }),
      keyName({ tonic: 3, mode: 'minor' }),
    ]).toEqual(['C', 'F# minor', 'D# minor']);
  });
});

describe('cuts', () => {
  const ramp = (from: number): Float32Array => Float32Array.from({ length: 100 }, (_, i) => from + i);
  const sounds = [
    { left: ramp(0), right: ramp(0) },
    { left: ramp(1000), right: ramp(1000) },
  ];

  it('keep every sample before the join and behind the fade', () => {
    const { left } = splice(sounds, [
      { tape: 0, from: 0, to: 40, fade: 0 },
      { tape: 1, from: 10, to: 60, fade: 4 },
    ]);
    expect(left).toHaveLength(90);
    expect([...left.subarray(0, 40)]).toEqual([...ramp(0).subarray(0, 40)]);
    expect([...left.subarray(44)]).toEqual([...ramp(1014).subarray(0, 46)]);
    expect(left[40]).toBeCloseTo(40 * 0.875 + 1010 * 0.125, 3);
  });

  it('begin softly where nothing was before', () => {
    const { left } = splice(sounds, [{ tape: 1, from: 50, fade: 10 }]);
    expect(left).toHaveLength(50);
    expect(left[0]).toBeCloseTo(1050 * 0.05, 3);
    expect(left[10]).toBe(1060);
  });

  it('are the same while the tapes are still played, also where a tape is read from an earlier place again', () => {
    const cuts: readonly Cut[] = [
      { tape: 0, from: 3, to: 33, fade: 5 },
      { tape: 1, from: 20, to: 61, fade: 7, easing: { decibels: -6, frames: 30, passed: 4 } },
      { tape: 0, from: 40, to: 90, fade: 6 },
      { tape: 1, from: 5, to: 25, fade: 6 },
    ];
    const block = 8;
    const play = (tape: number) =>
      readAsPlayed((from) => {
        const part = (sounds[tape]?.left ?? ramp(0)).subarray(from, from + block);
        const left = new Float32Array(block);
        left.set(part);
        return [{ left, right: left }];
      });
    const whole = splice(sounds, cuts);
    const played: number[] = [];
    for (const [stretch] of spliced(cuts, play, 1, whole.left.length)) played.push(...(stretch?.left ?? []));
    expect(played).toEqual([...whole.left]);
  });
});
