import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Wishes } from '../../src/studio/brief/brief.ts';
import { readWishes } from '../../src/studio/brief/read.ts';
import { compose } from '../../src/studio/composer/compose.ts';
import type { Score } from '../../src/studio/score/score.ts';

/**
 * The same order and seed give the same score, on every machine and after every change that does not mean to change
 * the music. `UPDATE=1 npm test` rewrites the files; the difference is then for the reviewer to hear.
 */
const wishes = (given: Partial<Wishes>): Wishes => ({
  prompt: '',
  lyrics: '',
  tags: '',
  negativeTags: '',
  title: '',
  instrumental: true,
  maxSeconds: 240,
  ...given,
});

const orders: Readonly<Record<string, Wishes>> = {
  'calm-folk': wishes({ prompt: 'a calm folk song about rain' }),
  'dark-rnb': wishes({
    title: 'Midnight Addiction',
    tags: 'Western R&B, female vocal, dark, sensual, slow tempo, moody',
    lyrics: '[Verse 1]\nI still taste your words in the dark\n\n[Chorus]\nYou are my midnight addiction',
    instrumental: false,
  }),
  'house-124': wishes({ tags: 'house, 124 bpm, in A minor' }),
  'rock-no-piano': wishes({ tags: 'rock, energetic', negativeTags: 'piano' }),
};

const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

/** What a reviewer can read, and a digest of every note. */
const summary = (score: Score) => ({
  style: score.style,
  tempoBpm: score.tempoBpm,
  key: `${score.tonic} ${score.mode}`,
  sections: score.sections.map(({ label, bars }) => `${label}:${bars}`).join(' '),
  chords: score.chords
    .slice(0, 8)
    .map(({ symbol }) => symbol)
    .join(' '),
  parts: score.parts.map((part) => `${part.name} ${part.instrument} ${part.notes.length} ${digest(part.notes)}`),
});

describe('golden scores', () => {
  for (const [name, order] of Object.entries(orders))
    it(name, () => {
      const { brief } = readWishes(order);
      const actual = `${JSON.stringify(
        [1, 2].map((take) => summary(compose(brief, 7, take as 1 | 2))),
        null,
        2,
      )}\n`;
      const path = new URL(`./${name}.json`, import.meta.url);
      if (process.env.UPDATE === '1') writeFileSync(path, actual);
      expect(existsSync(path), 'run UPDATE=1 once to write it').toBe(true);
      expect(actual).toBe(readFileSync(path, 'utf8'));
    });
});
