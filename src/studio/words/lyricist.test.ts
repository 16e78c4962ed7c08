import { describe, expect, it } from 'vitest';
import { phonesOfTexts } from './flite.ts';
import { foreignPhones, languageOf } from './language.ts';
import { writeLyrics } from './lyricist.ts';
import { countSyllables, parseLyrics } from './lyrics.ts';
import { isVowel } from './phones.ts';
import { type Topic, topics } from './topics/index.ts';

describe('the lyricist', () => {
  it('writes the same words for the same wish and seed, and others for another seed', () => {
    const write = (seed: number): string => writeLyrics({ prompt: 'a song about summer at the sea' }, seed).lyrics;
    expect(write(3)).toBe(write(3));
    expect(new Set([1, 2, 3, 4, 5, 6].map(write)).size).toBeGreaterThan(3);
  });

  it('has a form, and a chorus that returns with the title', () => {
    const { title, lyrics } = writeLyrics({ prompt: 'heartbreak ballad' }, 1);
    const { sections } = parseLyrics(lyrics);
    expect(sections.map(({ kind }) => kind)).toEqual(['verse', 'chorus', 'verse', 'chorus', 'bridge', 'chorus']);
    const choruses = sections.filter(({ kind }) => kind === 'chorus').map(({ lines }) => lines);
    expect(choruses[1]).toEqual(choruses[0]);
    expect(choruses[0]?.[0]?.text.toLowerCase()).toBe(title.toLowerCase());
  });

  it.each([
    ['an upbeat song about dancing all night', /danc|beat|floor|rhythm|music|high/i],
    ['sad piano song, lonely after a breakup', /cold|goodbye|alone|empty|call|sleep|name/i],
    ['snow and christmas lights', /snow|cold|bells|warm|light/i],
    ['a lullaby for my baby daughter', /sleep|home|light|door/i],
    ['robots on Mars in Schwerelosigkeit', /star|moon|planet|sky|night/i],
  ])('keeps to the subject of «%s»', (prompt, words) => {
    expect(writeLyrics({ prompt }, 5).lyrics).toMatch(words);
  });

  it('sings about what the prompt names', () => {
    expect(writeLyrics({ prompt: 'a happy song about my cat Whiskers' }, 2).lyrics).toContain('my cat Whiskers');
    expect(writeLyrics({ prompt: 'music for a video game' }, 2).lyrics).not.toContain('[Pre-Chorus]');
  });

  it.each([
    ['es', 'una canción de amor para mi novia', /Quédate|Eres/],
    ['de', 'ein Liebeslied für meine Freundin', /Bleib bei mir|Du bist alles/],
    ['fr', "une chanson d'amour pour ma copine", /Reste encore|Tu es mon ciel/],
    ['it', 'una canzone sulla notte e il mare', /Vieni a vivere|Cielo aperto su/],
    ['pt', 'uma música sobre a noite e o mar do Rio, com você', /Vem comigo|Céu aberto/],
  ] as const)('answers in the language of the prompt: %s', (language, prompt, words) => {
    const { title, lyrics } = writeLyrics({ prompt }, 1);
    expect(lyrics).toMatch(words);
    expect(languageOf(lyrics)).toBe(language);
    expect(lyrics).toContain(title);
  });
});

const coupletsOf = (bank: readonly Topic[]): string[][] =>
  bank.flatMap(({ scene, turn, bridge, chorus }) => [
    ...[...scene, ...turn, ...bridge].map((couplet) => couplet.split(' / ')),
    ...chorus.flatMap((verse) => {
      const [a = '', b = '', c = '', d = ''] = verse.split(' / ');
      return [
        [a, b],
        [c, d],
      ];
    }),
  ]);

describe.each(['de', 'es', 'fr', 'it', 'pt'] as const)('the bank of lines in %s', (language) => {
  const couplets = coupletsOf(topics[language]);
  const wordsOf = (line: string): string[] => line.toLowerCase().match(/[\p{L}'-]+/gu) ?? [];
  const phonesOf = (words: readonly string[]): string[] =>
    foreignPhones(words, language).flatMap(({ phones }) => phones.map((phone) => phone.replace(/\d/, '')));

  // One more than in English: where two vowels meet between words, they are sung as one.
  it('can be sung: five to twelve syllables a line, the lines of a couplet alike', () => {
    for (const couplet of couplets) {
      const [first = 0, second = 0] = couplet.map((line) => phonesOf(wordsOf(line)).filter(isVowel).length);
      expect(Math.min(first, second), couplet.join(' / ')).toBeGreaterThanOrEqual(5);
      expect(Math.max(first, second), couplet.join(' / ')).toBeLessThanOrEqual(12);
      expect(Math.abs(first - second), couplet.join(' / ')).toBeLessThanOrEqual(3);
    }
  });

  it('rhymes, and has the same lines nowhere twice', () => {
    const ending = (line: string): string => {
      const phones = phonesOf(wordsOf(line).slice(-1));
      return phones.slice(phones.findLastIndex(isVowel)).join(' ');
    };
    const loose = couplets.filter(([first = '', second = '']) => ending(first) !== ending(second));
    expect(loose).toEqual([]);
    expect(new Set(couplets.flat()).size).toBe(couplets.length * 2);
  });
});

describe('the bank of lines', () => {
  const couplets = coupletsOf(topics.en);

  it('can be sung: five to eleven syllables a line, the lines of a couplet alike', () => {
    for (const couplet of couplets) {
      const [first = 0, second = 0] = couplet.map(countSyllables);
      for (const count of [first, second]) {
        expect(count, couplet.join(' / ')).toBeGreaterThanOrEqual(5);
        expect(count, couplet.join(' / ')).toBeLessThanOrEqual(11);
      }
      expect(Math.abs(first - second), couplet.join(' / ')).toBeLessThanOrEqual(3);
    }
  });

  it('rhymes: but for one couplet in twelve (rain, again), both lines sound alike from their last vowel on', () => {
    const lastWords = couplets.map((couplet) => couplet.map((line) => /([a-z']+)[^a-z']*$/i.exec(line)?.[1] ?? ''));
    const phones = phonesOfTexts(lastWords.flat());
    const ending = (index: number): string => {
      const said = (phones[index] ?? []).map((phone) => phone.replace(/\d/, ''));
      return said.slice(said.findLastIndex(isVowel)).join(' ');
    };
    const loose = lastWords.filter((_, index) => ending(2 * index) !== ending(2 * index + 1));
    expect(loose.length / couplets.length, loose.join('\n')).toBeLessThan(1 / 12);
  });

  it('has the same lines nowhere twice', () => {
    const lines = couplets.flat();
    const again = lines.filter((line, index) => lines.indexOf(line) !== index);
    expect(again).toEqual([]);
  });
});
