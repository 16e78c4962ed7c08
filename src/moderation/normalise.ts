/**
 * Letters of other scripts that look like Latin ones (the lower-case single letters of Unicode UTS #39 confusables in
 * Cyrillic, Greek and Armenian that a keyboard has), after compatibility folding.
 */
const lookalikes = new Map(
  [
    ...[
      'аa',
      'еe',
      'оo',
      'рp',
      'сc',
      'уy',
      'хx',
      'ѕs',
      'іi',
      'јj',
      'ԁd',
      'ԛq',
      'ԝw',
      'кk',
      'мm',
      'тt',
      'нh',
      'вb',
      'гr',
    ],
    ...[
      'αa',
      'εe',
      'οo',
      'ρp',
      'ιi',
      'κk',
      'νv',
      'τt',
      'υu',
      'χx',
      'ηn',
      'ωw',
      'βb',
      'σo',
      'һh',
      'զq',
      'օo',
      'սu',
      'ոn',
    ],
    ...['ıi', 'ɑa', 'ɡg', 'øo', 'łl', 'đd', 'ӏl'],
  ].map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);
/** What stands for a letter inside a word of letters: `k1ll`, `$ex`. */
const stands = new Map(
  [...'0o1i3e4a5s7t@a$s'.matchAll(/(.)(.)/gu)].map(([, sign = '', letter = '']) => [sign, letter]),
);

const mapped = (word: string, table: ReadonlyMap<string, string>): string =>
  [...word].map((letter) => table.get(letter) ?? letter).join('');

/** In a text that is mostly Latin, a word made of lookalikes is Latin too; a Russian text stays Russian. */
function unmasked(text: string): string {
  const latin = text.match(/[a-z]/g)?.length ?? 0;
  const other = text.match(/[\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Armenian}]/gu)?.length ?? 0;
  return text.replace(/[\p{L}\d@$]+/gu, (word) => {
    let read = word;
    if (/\P{ASCII}/u.test(word) && (/[a-z]/.test(word) || latin > other)) {
      const folded = mapped(word, lookalikes);
      if (/^[a-z\d@$]+$/.test(folded)) read = folded;
    }
    if (/[a-z]/.test(read) && /[\d@$]/.test(read) && !/^\d+(?:st|nd|rd|th|s)?$/.test(read)) read = mapped(read, stands);
    return read;
  });
}

/** `k i l l` and `k.i.l.l` are one word; so are three and more of the same letter one. */
const closed = (text: string): string =>
  text
    .replace(/(?<![\p{L}\d])(?:\p{L}([ ._*-]))(?:\p{L}\1){1,}\p{L}(?![\p{L}\d])/gu, (letters) =>
      letters.replace(/[^\p{L}]/gu, ''),
    )
    .replace(/(\p{L})\1{2,}/gu, '$1');

/**
 * One form for all spellings: compatibility forms folded, invisible characters and accents dropped, lower case,
 * lookalikes and signs read as the letters that they stand for, letters that were set apart closed up.
 */
export const normalise = (text: string): string =>
  closed(
    unmasked(
      text
        .normalize('NFKD')
        // й, ё and the voiced kana are letters of their own, and come together again at the end.
        .replace(/[\p{Cf}\u115f\u1160\u3164]|(?![\u0306\u0308\u3099\u309a])\p{M}/gu, '')
        .replace(/(?<=\p{sc=Latin})[\u0306\u0308]+/gu, '')
        .toLowerCase()
        .replace(/ß/g, 'ss'),
    ),
  ).normalize('NFC');
