/** Rows of the syllabary: a consonant's phones and the five kana with a, i, u, e, o; a dot where there is none. */
const rows: readonly (readonly [phones: string, kana: string])[] = [
  ['', 'あいうえお'],
  ['k', 'かきくけこ'],
  ['g', 'がぎぐげご'],
  ['s', 'さ.すせそ'],
  ['z', 'ざ.ずぜぞ'],
  ['t', 'た..てと'],
  ['d', 'だ..でど'],
  ['n', 'なにぬねの'],
  ['hh', 'はひ.へほ'],
  ['b', 'ばびぶべぼ'],
  ['p', 'ぱぴぷぺぽ'],
  ['m', 'まみむめも'],
  ['y', 'や.ゆ.よ'],
  ['r', 'らりるれろ'],
  ['w', 'わ....'],
  ['sh', '.し...'],
  ['jh', '.じ...'],
  ['ch', '.ち...'],
  ['t s', '..つ..'],
  ['z', '..づ..'],
  ['jh', '.ぢ...'],
  ['f', '..ふ..'],
  ['', '....を'],
];
const vowels = ['aa', 'iy', 'uw', 'eh', 'ow'] as const;

const kana: ReadonlyMap<string, readonly string[]> = new Map(
  rows.flatMap(([consonant, signs]) =>
    [...signs].flatMap((sign, index) =>
      sign === '.'
        ? []
        : [
            [sign, [...(consonant ? consonant.split(' ') : []), vowels[index] as string]] as [
              string,
              readonly string[],
            ],
          ],
    ),
  ),
);
const small: Readonly<Record<string, string>> = {
  ゃ: 'aa',
  ゅ: 'uw',
  ょ: 'ow',
  ぁ: 'aa',
  ぃ: 'iy',
  ぅ: 'uw',
  ぇ: 'eh',
  ぉ: 'ow',
};

/** Katakana lie 96 code points above hiragana. */
const hiragana = (text: string): string =>
  text.replace(/[\u30a1-\u30f6]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 96));

/** Kana one by one; a sign that is no kana (kanji) has no reading here and is sung as "ra". */
export function kanaPhones(word: string): string[] {
  const phones: string[] = [];
  for (const sign of hiragana(word)) {
    const own = kana.get(sign);
    const glide = small[sign];
    if (own) phones.push(...own);
    else if (glide) {
      // き + ゃ = kya: the small sign takes the vowel's place.
      const before = phones.pop();
      if (before === 'iy' && !['sh', 'ch', 'jh'].includes(phones.at(-1) ?? '')) phones.push('y');
      phones.push(glide);
    } else if (sign === 'ん') phones.push('n');
    else if (sign === 'ー')
      phones.push(phones.findLast((phone) => (vowels as readonly string[]).includes(phone)) ?? 'aa');
    else if (/\p{Script=Han}/u.test(sign)) phones.push('r', 'aa');
  }
  return phones;
}
