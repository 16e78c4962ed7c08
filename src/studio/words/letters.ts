import { kanaPhones } from './kana.ts';
import type { Language } from './language.ts';
import { mandarinPhones } from './mandarin.ts';
import { transliterate } from './transliterate.ts';

/** Letters → phones, tried from the top at every place of the word; `^` and `$` see the word's ends. */
type Rule = readonly [pattern: string, phones: string];

const vowelsPlain: readonly Rule[] = [
  ['[aáàâä]', 'aa'],
  ['[eéèêë]', 'eh'],
  ['[iíìîïy]', 'iy'],
  ['[oóòôö]', 'ow'],
  ['[uúùûü]', 'uw'],
];
const consonantsPlain: readonly Rule[] = [
  ['bb?', 'b'],
  ['cc?', 'k'],
  ['dd?', 'd'],
  ['ff?', 'f'],
  ['gg?', 'g'],
  ['h', 'hh'],
  ['j', 'jh'],
  ['kk?', 'k'],
  ['ll?', 'l'],
  ['mm?', 'm'],
  ['nn?', 'n'],
  ['pp?', 'p'],
  ['q', 'k'],
  ['rr?', 'r'],
  ['ss?', 's'],
  ['tt?', 't'],
  ['v', 'v'],
  ['w', 'w'],
  ['x', 'k s'],
  ['zz?', 'z'],
  ['ç', 's'],
  ['ñ', 'n y'],
];

const spanish: readonly Rule[] = [
  ['ch', 'ch'],
  ['ll', 'y'],
  ['qu(?=[eéií])', 'k'],
  ['gu(?=[eéií])', 'g'],
  ['gü', 'g w'],
  ['c(?=[eéií])', 's'],
  ['g(?=[eéií])', 'hh'],
  ['j', 'hh'],
  ['h', ''],
  ['v', 'b'],
  ['z', 's'],
  ['x', 'k s'],
  ['y$', 'iy'],
  ['y(?=[aeiouáéíóú])', 'y'],
  ['i(?=[aeouáéóú])', 'y'],
  ['u(?=[aeioáéíó])', 'w'],
  ['a[iy](?![a-záéíóú])|ai', 'ay'],
  ['e[iy](?![a-záéíóú])|ei', 'ey'],
  ['o[iy](?![a-záéíóú])|oi', 'oy'],
  ['au', 'aw'],
];

const italian: readonly Rule[] = [
  ['sci(?=[aou])|sc(?=[eéèiìí])', 'sh'],
  ['gli(?=[aeou])', 'l y'],
  ['gl(?=i)', 'l y'],
  ['gn', 'n y'],
  ['cch|ch', 'k'],
  ['gh', 'g'],
  ['cci(?=[aou])|ci(?=[aou])|cc(?=[eéèiìí])|c(?=[eéèiìí])', 'ch'],
  ['ggi(?=[aou])|gi(?=[aou])|gg(?=[eéèiìí])|g(?=[eéèiìí])', 'jh'],
  ['qu', 'k w'],
  ['h', ''],
  ['zz?', 't s'],
  ['(?<=[aeiou])s(?=[aeiou])', 'z'],
  ['i(?=[aeou])', 'y'],
  ['u(?=[aeio])', 'w'],
  ['ai', 'ay'],
  ['ei', 'ey'],
  ['oi', 'oy'],
  ['au', 'aw'],
];

const portuguese: readonly Rule[] = [
  ['ão', 'aw n'],
  ['õe', 'oy n'],
  ['ã', 'ah n'],
  ['ch', 'sh'],
  ['lh', 'l y'],
  ['nh', 'n y'],
  ['qu(?=[eéêií])', 'k'],
  ['gu(?=[eéêií])', 'g'],
  ['c(?=[eéêií])', 's'],
  ['g(?=[eéêií])', 'zh'],
  ['j', 'zh'],
  ['h', ''],
  ['^r|rr', 'hh'],
  ['ss', 's'],
  ['(?<=[aeiouáéíóúâêô])s(?=[aeiouáéíóúâêô])', 'z'],
  ['x', 'sh'],
  ['d(?=[ií]|e$)', 'jh'],
  ['t(?=[ií]|e$)', 'ch'],
  ['l(?![aeiouáéíóúâêôãõh])', 'w'],
  ['m$', 'n'],
  ['ai', 'ay'],
  ['ei', 'ey'],
  ['oi', 'oy'],
  ['au', 'aw'],
  ['eu', 'ow'],
  ['ou', 'ow'],
  ['o$', 'uw'],
  ['os$', 'uw s'],
  ['e$', 'iy'],
  ['es$', 'iy s'],
];

const french: readonly Rule[] = [
  ['(?<=.)(ent)$', ''],
  ['eaux?', 'ow'],
  ['aux?(?!n)', 'ow'],
  ['œu|oeu|eu', 'er'],
  ['oi', 'w aa'],
  ['oy', 'w aa y'],
  ['ou[xst]?$|ou', 'uw'],
  ['ain|ein|in(?![aeiouyéèn])|im(?=[pb])', 'ae n'],
  ['ien(?![aeiouyéèn])', 'y ae n'],
  ['(an|en|am(?=[pb])|em(?=[pb]))(?![aeiouyéèn])', 'aa n'],
  ['(on|om(?=[pb]))(?![aeiouyéèn])', 'ow n'],
  ['un(?![aeiouyéèn])', 'ae n'],
  ['ai[stx]?$|ai|ei', 'eh'],
  ['ill(?=[ea])|(?<=[aeou])il$|(?<=[aeou])ill', 'y'],
  ['ch', 'sh'],
  ['ph', 'f'],
  ['gn', 'n y'],
  ['qu', 'k'],
  ['gu(?=[eéèi])', 'g'],
  ['ge(?=[aou])', 'zh'],
  ['g(?=[eéèiy])', 'zh'],
  ['j', 'zh'],
  ['c(?=[eéèiy])', 's'],
  ['h', ''],
  ['(?<=[aeiouéè])s(?=[aeiouyéè])', 'z'],
  ['(er|ez)$', 'ey'],
  ['é', 'ey'],
  ['(?<=..)es?$', ''],
  ['[dtpxsz]+$', ''],
  ['u', 'uw'],
  ["^([ldjmntscq])['’]", '$'],
];

const german: readonly Rule[] = [
  ['tsch', 'ch'],
  ['sch', 'sh'],
  ['^s(?=[pt])', 'sh'],
  ['(?<=[aou])ch', 'k hh'],
  ['chs', 'k s'],
  ['ch', 'sh'],
  ['ck', 'k'],
  ['ph', 'f'],
  ['pf', 'p f'],
  ['qu', 'k v'],
  ['tz|z', 't s'],
  ['ß|ss', 's'],
  ['s(?=[aeiouäöü])', 'z'],
  ['v', 'f'],
  ['w', 'v'],
  ['j', 'y'],
  ['ei|ai', 'ay'],
  ['ie', 'iy'],
  ['eu|äu', 'oy'],
  ['au', 'aw'],
  ['(?<=[aeiouäöü])h', ''],
  ['aa|ah', 'aa'],
  ['ä', 'eh'],
  ['öh?', 'er'],
  ['üh?', 'uw'],
  ['(?<=.)er$', 'er'],
  ['(?<=..)e(?=[nlm]?$)', 'ax'],
  ['d$', 't'],
  ['b$', 'p'],
  ['(?<!n)g$', 'k'],
  ['ng', 'ng'],
  ['i(?=[a-zß]{2})', 'ih'],
  ['e(?=[a-zß]{2})', 'eh'],
  ['o(?=[a-zß]{2})', 'ao'],
  ['u(?=[a-zß]{2})', 'uh'],
  ['a', 'aa'],
  ['e', 'ey'],
];

type Reader = (letters: string) => string[];

function readerOf(own: readonly Rule[]): Reader {
  const compiled = [...own, ...vowelsPlain, ...consonantsPlain].map(
    ([pattern, phones]) => [new RegExp(pattern.includes('|') ? `(?:${pattern})` : pattern, 'yu'), phones] as const,
  );
  return (word) => {
    const phones: string[] = [];
    for (let at = 0; at < word.length; ) {
      let length = 1;
      for (const [pattern, said] of compiled) {
        pattern.lastIndex = at;
        const found = pattern.exec(word);
        if (!found || found[0] === '') continue;
        length = found[0].length;
        const elided = said === '$' ? (elisions[found[1] ?? ''] ?? '') : said;
        if (elided !== '') phones.push(...elided.split(' '));
        break;
      }
      at += length;
    }
    return phones;
  };
}

/** Articles and pronouns that lost their vowel: "l'amour". */
const elisions: Readonly<Record<string, string>> = {
  l: 'l',
  d: 'd',
  j: 'zh',
  m: 'm',
  n: 'n',
  t: 't',
  s: 's',
  c: 's',
  q: 'k',
};

type Stress = (word: string, phones: readonly string[]) => number;

/** From the end: an accent where it is written; else the last but one after a vowel, n or s, the last elsewhere. */
const iberian: Stress = (word) => {
  const accented = /[áéíóúâêôãõ]([^áéíóúâêôãõ]*)$/u.exec(word);
  if (accented) return 1 + ((accented[1] ?? '').match(/[aeou]|i(?![aeou])/g)?.length ?? 0);
  return /[aeo](n|s|m)?$/.test(word) ? 2 : 1;
};
const penultimate: Stress = (word) => (/[àèéìòù]$/.test(word) ? 1 : 2);
const last: Stress = () => 1;
const first: Stress = (word, phones) => {
  const nuclei = phones.filter((phone) => /^[aeiou]/.test(phone)).length;
  return /^(be|ge|er|ver|zer|ent|emp)[^aeiou]/.test(word) && nuclei > 1 ? nuclei - 1 : nuclei;
};

const table: Readonly<Record<Exclude<Language, 'en'>, { readonly read: Reader; readonly stress: Stress }>> = {
  es: { read: readerOf(spanish), stress: iberian },
  it: { read: readerOf(italian), stress: penultimate },
  pt: { read: readerOf(portuguese), stress: iberian },
  fr: { read: readerOf(french), stress: last },
  de: { read: readerOf(german), stress: first },
  ja: { read: kanaPhones, stress: penultimate },
  zh: { read: mandarinPhones, stress: last },
  other: { read: readerOf(italian), stress: penultimate },
};

export const rules = (language: Language): { readonly read: Reader; readonly stress: Stress } =>
  table[language === 'en' ? 'other' : language];

/** What the rules of the language read: lower case, and Latin letters where it has rules for nothing else. */
export const lettersOf = (word: string, language: Language): string =>
  language === 'ja' || language === 'zh'
    ? word
    : (language === 'other' ? transliterate(word) : word).toLowerCase().normalize('NFC');
