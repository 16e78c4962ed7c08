import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { linesAt } from './captions.ts';
import { type FilmLine, type FilmPlan, FRAMES_PER_SECOND, levelsOf } from './plan.ts';
import { createStage, FILM_HEIGHT, FILM_WIDTH } from './stage.ts';

const line = (text: string, start: number): FilmLine => {
  const words = text.split(' ').map((word, index) => ({ text: word, start: start + index, end: start + index + 0.9 }));
  return { text, words, start, end: words.at(-1)?.end ?? start };
};

const lines = [line('Hold the lantern', 1), line('over water', 5), line('until spring', 30)];

describe('the words of a film', () => {
  it('shows the line that is sung and the one to come', () => {
    expect(linesAt(lines, 0)).toEqual({ next: 0 });
    expect(linesAt(lines, 0.5)).toEqual({ now: 0, next: 1 });
    expect(linesAt(lines, 3.5)).toEqual({ now: 0, next: 1 });
    expect(linesAt(lines, 6)).toEqual({ now: 1 });
    expect(linesAt(lines, 12)).toEqual({});
    expect(linesAt(lines, 23)).toEqual({ next: 2 });
  });

  it('lets a line that is still sung keep its place', () => {
    const close = [line('Hold the lantern', 1), line('over water', 4)];
    expect(linesAt(close, 3.6)).toEqual({ now: 0, next: 1 });
    expect(linesAt(close, 4)).toMatchObject({ now: 1 });
  });
});

describe('the loudness of a film', () => {
  it('rises at once and falls slowly, and stays at zero in silence', () => {
    const seconds = 2;
    const left = new Float32Array(44_100 * seconds);
    for (let i = 44_100; i < 44_100 + 4410; i++) left[i] = Math.sin(i / 10);
    const levels = levelsOf({ left, right: left }, seconds * FRAMES_PER_SECOND);
    expect(levels[FRAMES_PER_SECOND - 1]).toBe(0);
    expect(levels[FRAMES_PER_SECOND]).toBeGreaterThan(0.9);
    expect(levels[FRAMES_PER_SECOND + 4]).toBeLessThan(levels[FRAMES_PER_SECOND + 3] as number);
    expect(levelsOf({ left: new Float32Array(44_100), right: new Float32Array(44_100) }, 24)).toEqual(
      new Float32Array(24),
    );
  });
});

describe('a frame', () => {
  const picture = async () => {
    const canvas = createCanvas(64, 64);
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#c03020';
    pen.fillRect(0, 0, 64, 64);
    return loadImage(await canvas.encode('png'));
  };
  const credits = { title: 'The Keeper', author: 'Ava', brand: 'Acme' };
  const planOf = (shown: readonly FilmLine[]): FilmPlan => ({
    frames: 240,
    levels: new Float32Array(240).fill(0.5),
    beats: [{ at: 2, startsBar: true }],
    turns: [],
    lines: shown,
  });
  /** Bytes in which two frames differ, within a part of the picture. */
  const differences = (
    one: Uint8Array,
    other: Uint8Array,
    [left, top, right, bottom]: readonly [number, number, number, number],
  ): number => {
    let count = 0;
    for (let y = top; y < bottom; y++)
      for (let x = left * 4; x < right * 4; x++)
        if (one[y * FILM_WIDTH * 4 + x] !== other[y * FILM_WIDTH * 4 + x]) count++;
    return count;
  };
  const words = [592, 292, 1196, 480] as const;

  it('lights the words as they are sung, and moves the picture on the beat', async () => {
    const draw = createStage(planOf(lines), await picture(), credits);
    const silent = createStage(planOf([]), await picture(), credits);
    const at = (seconds: number): Uint8Array => draw(seconds * FRAMES_PER_SECOND).slice();
    const [before, first, last] = [at(0.75), at(2), at(3.75)];
    expect(first).toHaveLength(FILM_WIDTH * FILM_HEIGHT * 4);
    const bare = silent(2 * FRAMES_PER_SECOND).slice();
    expect(differences(first, bare, words)).toBeGreaterThan(2000);
    const lit = differences(first, before, words);
    expect(lit).toBeGreaterThan(1000);
    expect(differences(last, before, words)).toBeGreaterThan(1.5 * lit);
    // The card grows beyond its edge when the beat comes.
    expect(differences(first, before, [60, 90, 84, 570])).toBeGreaterThan(500);
  });
});
