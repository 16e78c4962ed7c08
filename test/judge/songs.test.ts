import { describe, expect, it } from 'vitest';
import { gates } from '../../judge/songs/gates.mjs';
import { fixedSet } from '../../judge/songs/set.mjs';
import { type Judged, judgeSong } from '../../judge/songs/song.mjs';

/** The small part of `npm run judge` that is quick enough to be asked every time. */
const styles = fixedSet(1).filter(({ name }) => !name.startsWith('tags'));

/** Fifty-four songs, on a machine that does much else. */
const patience = 300_000;

const share = (values: readonly boolean[]): number => values.filter(Boolean).length / values.length;

describe('the judges of songs', () => {
  it(
    'find the notes of every style like those of people, and its own',
    () => {
      const songs: readonly Judged[] = styles.map((order) => judgeSong(order, { sound: false, takes: false }));
      const verdicts = songs.flatMap(({ figures, outside }) =>
        gates.filter(([name]) => figures[name] !== undefined).map(([name]) => !outside.includes(name)),
      );
      expect(songs).toHaveLength(54);
      expect(songs.filter(({ styleKept }) => !styleKept).map(({ style }) => style)).toEqual([]);
      expect(share(verdicts)).toBeGreaterThan(0.9);
      expect(share(songs.map(({ rank }) => rank <= 3))).toBeGreaterThan(0.8);
      expect(songs.filter(({ outside }) => outside.length > 8)).toEqual([]);
    },
    patience,
  );

  it.each(['pop', 'reggae'])('hear tempo, key and a sound like people’s in %s', { timeout: patience }, (style) => {
    const order = styles.find((one) => one.style === style);
    if (!order) throw new Error(`the set has no ${style}`);
    const { figures, outside, tempo, key } = judgeSong(order, { seconds: 20, takes: false });
    expect(figures.tilt).toEqual(expect.any(Number));
    expect(outside.filter((name) => /tilt|sideToMid|lowCorrelation|crest|loudness$|truePeak/.test(name))).toEqual([]);
    expect(tempo?.own).not.toBe('other');
    expect(key).not.toBe('other');
  });
});
