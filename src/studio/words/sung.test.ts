import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phonesOfTexts } from './flite.ts';
import { languageOf } from './language.ts';
import { isPhone } from './phones.ts';
import { readLine, type SungWord, syllableCount } from './sung.ts';

const said = (word: SungWord | undefined): string =>
  (word?.syllables ?? []).map(({ onset, nucleus, coda }) => [...onset, nucleus, ...coda].join(' ')).join(' . ');

describe('a line of English', () => {
  it.each([
    ['Take my hand and never let it go', 9],
    ['beautiful everything', 6],
    ['I can’t believe it’s over', 7],
    ['walkin’ down the road', 5],
    ['1999', 5],
    ['Xanadu floofenwumps', 6],
    ['', 0],
    ['— … !', 0],
  ])('%s has %i syllables', (text, count) => {
    expect(syllableCount(readLine(text, 'en'))).toBe(count);
  });

  it('reads words by their neighbours', () => {
    const [, read, , , , , again] = readLine('I read the letters you will read', 'en').words;
    expect(said(read)).toBe('r eh d');
    expect(said(again)).toBe('r iy d');
  });

  it('knows where the stress lies, and shares the letters out', () => {
    const [tonight] = readLine('tonight', 'en').words;
    expect(tonight?.syllables.map(({ text, stress }) => [text, stress])).toEqual([
      ['to', 0],
      ['night', 2],
    ]);
  });

  it('reads many lines as it reads one', () => {
    const texts = ['loving you is easy', 'st john in may', 'a', "'", 'never let it go'];
    expect(phonesOfTexts(texts)).toEqual(texts.map((text) => phonesOfTexts([text])[0]));
  });
});

describe('other languages', () => {
  it.each([
    ['Corazón, la noche es tuya', 'es', 'k ow . r aa . s ow n'],
    ['Ti amo, non è più notte', 'it', 't iy'],
    ['Você não é meu coração', 'pt', 'v ow . s eh'],
    ['La nuit je pense à l’amour', 'fr', 'l aa'],
    ['Ich liebe dich in der Nacht', 'de', 'ih sh'],
    ['きゃく', 'ja', 'k y aa . k uw'],
    ['我爱你', 'zh', 'w ao . ay . n iy'],
    ['银行行走', 'zh', 'iy n . hh aa ng . sh iy ng . d z ow'],
    ['уходи', 'other', 'uw . k ow . d iy'],
    ['사랑', 'other', 's aa . r aa n'],
  ] as const)('%s', (text, language, first) => {
    expect(languageOf(text)).toBe(language);
    expect(said(readLine(text).words[0])).toBe(first);
  });

  it.each([
    ['fille', 'f iy y'],
    ['ville', 'v iy l'],
    ['soleil', 's ow . l eh y'],
    ['travail', 't r aa . v aa y'],
    ['mer', 'm eh r'],
    ['chanter', 'sh aa n . t ey'],
    ['souvent', 's uw . v aa n'],
    ['chantent', 'sh aa n t'],
    ['demain', 'd ax . m ae n'],
    ['fenêtre', 'f ax . n eh t r'],
    ['pluie', 'p l w iy'],
    ['ciel', 's y eh l'],
  ])('reads the French «%s» as it is said', (word, phones) => {
    expect(said(readLine(word, 'fr').words[0])).toBe(phones);
  });

  it('gives every word of any script a syllable made of known phones, and keeps its letters', () => {
    const scripts = fc.constantFrom('la', 'ночь', 'מים', 'حب', '愛', 'प्यार', 'élan', 'ß', 'ง', 'ꀀ', 'x1y');
    fc.assert(
      fc.property(fc.array(fc.oneof(scripts, fc.string()), { maxLength: 6 }), (words) => {
        const text = words.join(' ');
        for (const language of ['es', 'it', 'pt', 'fr', 'de', 'ja', 'zh', 'other'] as const)
          for (const word of readLine(text, language).words) {
            expect(word.syllables.length).toBeGreaterThan(0);
            expect(word.syllables.map((syllable) => syllable.text).join('')).toBe(word.text);
            for (const { onset, nucleus, coda } of word.syllables)
              for (const phone of [...onset, nucleus, ...coda]) expect(isPhone(phone)).toBe(true);
          }
      }),
      { numRuns: 60 },
    );
  });
});
