import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isMark, syllableLines, syllablesOf } from '../../src/console/create/syllables.ts';
import { suggest, vocabulary } from '../../src/console/create/vocabulary.ts';
import { chargedByDay } from '../../src/console/developers/charged.ts';
import { quoted } from '../../src/console/wire/text.ts';
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

describe('credits by day', () => {
  it('counts what was charged, on the day on which it was', () => {
    const now = new Date(2026, 10, 22, 15).getTime();
    const entry = (kind: 'settle' | 'release' | 'hold', available: number, held: number, createdAt: number) => ({
      ...{ id: 'e', kind, taskId: 't', createdAt },
      ...{ availableChange: available, heldChange: held },
    });
    const charged = chargedByDay(
      [
        entry('settle', 0, -10, now),
        entry('settle', 5, -10, now - 60_000),
        entry('release', 10, -10, now),
        entry('hold', -10, 10, now),
        entry('settle', 0, -7, now - 86_400_000),
      ],
      now,
    );
    expect(charged.map((day) => day.charged)).toEqual([...Array(12).fill(0), 7, 15]);
  });
});
