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
  ['z$', 's'],
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

/** What follows a nasal vowel is none of these. */
const oral = '[aeiouyàâéèêëîïôùûœnm]';

const french: readonly Rule[] = [
  // Nouns and adverbs keep the ending that verbs lose.
  ['(?<=^(?:v|souv|auv|arg|cont|l|d|c|abs|prés|par|serp|tal|innoc|acc|viol))ents?$', 'aa n'],
  ['(?<=^(?:ai|dor|for|fer|ani|ra|allu|expri))ment$', 'm'],
  ['(?<=m)ents?$', 'aa n'],
  ['(?<=.)ent$', ''],
  ['(?<=^f)em(?=me)', 'aa'],
  ['(?<=^(?:v|m|tranqu))ill', 'iy l'],
  ['ail(?=s?$)|aill(?=[aeoué])', 'aa y'],
  ['eil(?=s?$)|eill(?=[aeoué])', 'eh y'],
  ['(?:œ|eu|ue)il(?=s?$)|(?:œ|eu|ue)ill(?=[aeoué])', 'er y'],
  ['ouil(?=s?$)|ouill(?=[aeoué])', 'uw y'],
  ['ill(?=[aeoé])', 'iy y'],
  ['eaux?', 'ow'],
  ['aux?(?!n)', 'ow'],
  ['œu|oeu|eu|œ', 'er'],
  [`oin(?!${oral})`, 'w ae n'],
  ['o[iî]', 'w aa'],
  ['oy', 'w aa y'],
  ['o[uù][xst]?$|o[uù]', 'uw'],
  [`(?:ien|yen)(?!${oral})`, 'y ae n'],
  [`(?:ain|ein|in|yn|aim(?=[pb])|[iy]m(?=[pb]))(?!${oral})`, 'ae n'],
  [`(?:an|en|am(?=[pb])|em(?=[pb]))(?!${oral})`, 'aa n'],
  [`(?:on|om(?=[pb]))(?!${oral})`, 'ow n'],
  [`un(?!${oral})`, 'ae n'],
  ['a[iî][stx]?$|a[iî]|ei', 'eh'],
  ['ch', 'sh'],
  ['ph', 'f'],
  ['gn', 'n y'],
  ['qu', 'k'],
  ['gu(?=[eéèêi])', 'g'],
  ['ge(?=[aou])', 'zh'],
  ['g(?=[eéèêiy])', 'zh'],
  ['j', 'zh'],
  ['c(?=[eéèêiy])', 's'],
  ['h', ''],
  ['(?<=[aeiouyéèêû])s(?=[aeiouyéèê])', 'z'],
  ['t(?=ions?$)', 's'],
  ['u(?=i)', 'w'],
  // "Ciel" is one syllable, "vie" and "crier" keep their vowel.
  ['(?<![bcdfgpt][rl])i(?=[aeoéèêâô])(?!es?$|ent$)', 'y'],
  ['(?<=^(?:am|ch|enf|f|fi|h|hi|hiv|m|v|univ))ers?$', 'eh r'],
  ['(?:er|ez)$', 'ey'],
  ['é', 'ey'],
  ['(?<=^(?:[jtmldnsc]|qu))e$', 'ax'],
  ['(?<=..)es?$', ''],
  // "Demain", "venir": no more than a murmur before a single consonant.
  ['(?<=[bcdfgjlmnprstv])e(?=[bcdfgjlmnprstv][aeiouyéèêâîô])', 'ax'],
  ['(?<=n)[cg]s?$', ''],
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
  ['ee', 'ey'],
  ['oo', 'ow'],
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
