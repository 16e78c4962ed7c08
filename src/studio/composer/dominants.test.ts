import { describe, expect, it } from 'vitest';
import { readWishes } from '../brief/read.ts';
import { chordOf } from '../theory/chords.ts';
import { withDominant } from './dominants.ts';
import { type Plan, planSong } from './plan.ts';

const words = { prompt: '', lyrics: '', negativeTags: '', title: 'Dominants', instrumental: true, maxSeconds: 480 };
const loop = [['I'], ['vi'], ['ii7'], ['V']];

const planOf = (tags: string, seed: number, weirdness: number): Plan =>
  planSong(readWishes({ ...words, tags, weirdness }).brief, seed, 1);
const changed = (tags: string, weirdness: number): string[][][] =>
  Array.from({ length: 40 }, (_, seed) => withDominant(loop, planOf(tags, seed, weirdness), 'verse')).filter(
    (bars) => bars.flat().length > loop.length,
  );

describe('the dominant of a chord', () => {
  it('leads to it in the second half of the bar before, once in a loop', () => {
    const loops = changed('pop, C major', 0.3);
    expect(loops.length).toBeGreaterThan(5);
    for (const bars of loops) {
      expect(bars.map(([first]) => first)).toEqual(['I', 'vi', 'ii7', 'V']);
      const place = bars.findIndex((bar) => bar.length === 2);
      const [dominant, target] = [bars[place]?.[1], bars[place + 1]?.[0]].map((numeral) => chordOf(numeral ?? '', 0));
      expect(dominant?.root).toBe(((target?.root ?? 0) + 7) % 12);
      expect(dominant?.intervals).toEqual([0, 4, 7, 10]);
      expect(bars.flat()).toHaveLength(5);
    }
  });

  it('is not put where the bass would stay: vi leads to ii, and ii to V, by themselves', () => {
    expect(new Set(changed('pop, C major', 1).map((bars) => bars.findIndex((bar) => bar.length === 2)))).toEqual(
      new Set([0]),
    );
  });

  it('comes oftener where the order leaves the road, and not in the loops of clubs', () => {
    expect(changed('pop, C major', 1).length).toBeGreaterThan(changed('pop, C major', 0).length);
    expect(changed('techno, C major', 1)).toEqual([]);
  });
});
