import { pinyin } from 'pinyin-pro';

/** Initials of pinyin on the phones of English. */
const initials: readonly (readonly [letters: string, phones: string])[] = [
  ['zh', 'jh'],
  ['ch', 'ch'],
  ['sh', 'sh'],
  ['b', 'b'],
  ['p', 'p'],
  ['m', 'm'],
  ['f', 'f'],
  ['d', 'd'],
  ['t', 't'],
  ['n', 'n'],
  ['l', 'l'],
  ['g', 'g'],
  ['k', 'k'],
  ['h', 'hh'],
  ['j', 'jh'],
  ['q', 'ch'],
  ['x', 'sh'],
  ['r', 'r'],
  ['z', 'd z'],
  ['c', 't s'],
  ['s', 's'],
];

/** Finals, each with one vowel; "v" is ü. */
const finals: Readonly<Record<string, string>> = {
  a: 'aa',
  o: 'w ao',
  e: 'ah',
  ai: 'ay',
  ei: 'ey',
  ao: 'aw',
  ou: 'ow',
  an: 'aa n',
  en: 'ah n',
  ang: 'aa ng',
  eng: 'ah ng',
  ong: 'uh ng',
  er: 'aa r',
  i: 'iy',
  ia: 'y aa',
  ie: 'y eh',
  iao: 'y aw',
  iu: 'y ow',
  ian: 'y eh n',
  in: 'iy n',
  iang: 'y aa ng',
  ing: 'iy ng',
  iong: 'y uh ng',
  u: 'uw',
  ua: 'w aa',
  uo: 'w ao',
  uai: 'w ay',
  ui: 'w ey',
  uan: 'w aa n',
  un: 'w ah n',
  uang: 'w aa ng',
  v: 'y uw',
  ve: 'y eh',
  van: 'y eh n',
  vn: 'y ih n',
};

/** "yi" and "wu" write the finals i and u where no initial stands before them, "yu" writes ü. */
function unwritten(syllable: string): string {
  if (syllable.startsWith('yu')) return `v${syllable.slice(2)}`;
  if (syllable === 'you') return 'iu';
  if (syllable.startsWith('yi')) return syllable.slice(1);
  if (syllable.startsWith('y')) return `i${syllable.slice(1)}`;
  if (syllable === 'wei') return 'ui';
  if (syllable === 'wen') return 'un';
  if (syllable.startsWith('wu')) return syllable.slice(1);
  return syllable.startsWith('w') ? `u${syllable.slice(1)}` : syllable;
}

/** The phones of one syllable of pinyin; undefined where it is none. */
function phonesOf(syllable: string): string[] | undefined {
  const plain = unwritten(syllable);
  const [letters, onset] = initials.find(([initial]) => plain.startsWith(initial)) ?? ['', ''];
  let rest = plain.slice(letters.length);
  // Behind z, c, s, zh, ch, sh and r the i is no vowel of its own: the consonant is held.
  if (rest === 'i' && /^([zcs]h?|r)$/.test(letters)) return [...onset.split(' '), 'ih'];
  if (/^[jqx]$/.test(letters) && rest.startsWith('u')) rest = `v${rest.slice(1)}`;
  if (rest === 'o' && /^[bpmf]$/.test(letters)) return [onset, 'w', 'ao'];
  if (rest === 'ue') rest = 've';
  const final = finals[rest];
  return final === undefined ? undefined : [...onset.split(' '), ...final.split(' ')].filter((phone) => phone !== '');
}

/** Phones of a run of Chinese signs, parted by syllables; readings depend on the neighbours (银行, 行走). */
export const mandarinPhones = (word: string): string[] =>
  pinyin(word, { type: 'array', toneType: 'none', v: true, nonZh: 'spaced' }).flatMap((syllable) => [
    ...(phonesOf(syllable.toLowerCase()) ?? (/\p{L}|\p{N}/u.test(syllable) ? ['l', 'aa'] : [])),
    '.',
  ]);
