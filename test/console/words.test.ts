import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isMark, syllableLines, syllablesOf } from '../../src/console/create/syllables.ts';
import { suggest, vocabulary } from '../../src/console/create/vocabulary.ts';
import { lrcOf, srtOf } from '../../src/console/library/captions.ts';
import { quoted } from '../../src/console/wire/text.ts';
import type { Sheet } from '../../src/sdk/types.ts';
import { meaningOf } from '../../src/studio/brief/vocabulary/index.ts';

const messagesOf = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../src/console/languages/${language}.json`), 'utf8'));

describe('syllables', () => {
  it.each([
    ['Lanterns on the water', 6],
    ['a rose', 2],
    ['table', 2],
    ['Она поёт о море', 7],
    ['сквозь дождь', 2],
    ['corazón de la noche', 7],
    ['夜空の星', 4],
    ['きょうは', 3],
    ['우리는', 3],
    ['99', 1],
    ['— … —', 0],
  ])('%s: %i', (line, syllables) => expect(syllablesOf(line)).toBe(syllables));

  it('counts neither marks nor empty lines', () => {
    expect(syllableLines('[Verse 1]\nOver you\n\n  [Chorus] ')).toEqual([undefined, 3, undefined, undefined]);
    expect([isMark('[Bridge]'), isMark('la [x]'), isMark('')]).toEqual([true, false, false]);
  });
});

describe('tags', () => {
  it('are all known to the musician', () => {
    expect(vocabulary.filter((tag) => meaningOf(tag) === undefined)).toEqual([]);
    expect(new Set(vocabulary).size).toBe(vocabulary.length);
  });
  it('are offered by their beginning first, and none twice', () => {
    expect(suggest('folk', [])[0]).toBe('indie folk');
    expect(suggest('Pi', []).slice(0, 2)).toEqual(['piano ballad', 'piano']);
    expect(suggest('piano', ['piano ballad'])).not.toContain('piano ballad');
    expect(suggest('', [])).toHaveLength(8);
  });
});

describe('the languages', () => {
  const english = messagesOf('en');
  const holes = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  it.each(['es', 'ru', 'zh'])('%s has every message, with the same holes', (language) => {
    const messages = messagesOf(language);
    expect(Object.keys(messages)).toEqual(Object.keys(english));
    for (const [key, text] of Object.entries(messages)) {
      expect(holes(text), key).toEqual(holes(english[key] ?? ''));
      expect(text.trim(), key).not.toBe('');
    }
  });
});

describe('texts for a shell', () => {
  it('keep quotes and line ends', () => {
    expect(quoted(`it's "so"\n$HOME`)).toBe(`'it'\\''s "so"\n$HOME'`);
  });
});

const sheet: Sheet = {
  ...{ tempoBpm: 120, beatsPerBar: 4, key: 'C', sections: [], chords: [], peaks: [] },
  lines: [
    {
      section: 'Verse',
      words: [
        { word: 'Over ', start: 1.5, end: 1.995 },
        { word: 'you', start: 2, end: 2.5 },
      ],
    },
    { section: 'Solo', words: [] },
    { section: 'Verse', words: [{ word: 'late', start: 3661.25, end: 3662 }] },
  ],
};

describe('captions', () => {
  it('are lines with the time of every word, whatever the title holds', () => {
    expect(lrcOf(sheet, 'A] \n[x').split('\n')).toEqual([
      '[ti:A   [x]',
      '[00:01.50]<00:01.50>Over <00:02.00>you',
      '[01:01.25]<01:01.25>late',
      '',
    ]);
  });
  it('are numbered stretches for a film', () => {
    expect(srtOf(sheet)).toBe('1\n00:00:01,500 --> 00:00:02,500\nOver you\n\n2\n01:01:01,250 --> 01:01:02,000\nlate\n');
  });
});
