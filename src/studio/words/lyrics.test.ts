import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSyllables, parseLyrics } from './lyrics.ts';

describe('parseLyrics', () => {
  it('reads kinds, labels and lines', () => {
    const { sections, ended } = parseLyrics(
      '[Verse 1]\nOne line\nTwo lines\n\n[Pre-Chorus]\nRising\n[Chorus]\nHere\n[Guitar Solo]\n[Bridge]\nOver\n[Outro]\n[End]',
    );
    expect(sections.map((section) => section.kind)).toEqual(['verse', 'pre', 'chorus', 'solo', 'bridge', 'outro']);
    expect(sections[0]).toMatchObject({ label: 'Verse 1', lines: [{ text: 'One line' }, { text: 'Two lines' }] });
    expect(ended).toBe(true);
  });

  it('takes lines without a header as a verse, and a stanza that returns as the chorus', () => {
    expect(parseLyrics('hello\nworld').sections).toMatchObject([{ kind: 'verse', lines: [{}, {}] }]);
    const kinds = parseLyrics('a b\n\nla la\n\nc d\n\nla la').sections.map((section) => section.kind);
    expect(kinds).toEqual(['verse', 'chorus', 'verse', 'chorus']);
  });

  it.each(['[x8]', 'x8', '[Repeat]'])('does not grow without end by repeating %s', (mark) => {
    const { sections } = parseLyrics(`[Verse]\na line\n${`${mark}\n`.repeat(200)}`);
    expect(sections[0]?.lines.length).toBeGreaterThan(50);
    expect(sections[0]?.lines.length).toBeLessThanOrEqual(400);
  });

  it('never throws, and keeps every sung line in order', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('[Chorus]', '[Verse 2]', '', '(echo)'))), (lines) => {
        const sung = lines
          .flatMap((line) => line.split(/\r\n|[\n\r\u2028\u2029]/))
          .filter((line) => !/^\s*[[【]/.test(line) && line.trim() !== '')
          // "2x" alone repeats what stands above it.
          .filter((line) => !/^\W*(repeat\s*)?([x×]\s?\d|\d\s?[x×])\W*$/i.test(line))
          .map((line) => line.trim());
        const kept = parseLyrics(lines.join('\n')).sections.flatMap((section) =>
          section.lines.map((line) => line.text),
        );
        expect(kept.filter((text) => sung.includes(text))).toEqual(expect.arrayContaining(sung));
      }),
    );
  });
});

describe('countSyllables', () => {
  it.each([
    ['Walking down the road', 5],
    ['love', 1],
    ['little table', 4],
    ['wanted', 2],
    ['夜空', 2],
    ['', 0],
  ])('%s', (text, syllables) => {
    expect(countSyllables(text)).toBe(syllables);
  });
});
