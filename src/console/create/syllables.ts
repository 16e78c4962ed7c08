const cjk = /[\p{Script=Han}\p{Script=Hangul}]/gu;
/** One mora each; the small letters belong to the one before. */
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const smallKana = /[ぁぃぅぇぉゃゅょゎァィゥェォャュョヮー]/g;
const vowels = /[aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿāēīōūąęěőűůαεηιουωаеёиоуыэюяєіїў]+/gi;
/** In Russian and its kin every vowel is a syllable; elsewhere vowels side by side are mostly one. */
const cyrillicVowels = /[аеёиоуыэюяєіїў]/gi;

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

function syllablesOfWord(word: string, english: boolean): number {
  const cyrillic = countOf(word, cyrillicVowels);
  if (cyrillic > 0) return cyrillic;
  const groups = countOf(word, vowels);
  // English: the e of “rose” is silent, the one of “table” is not.
  const silent = english && groups > 1 && /[^aeiouyl]e$/i.test(word) ? 1 : 0;
  return Math.max(groups - silent, /\p{L}|\p{N}/u.test(word) ? 1 : 0);
}

/** About how many syllables a line has when it is sung. */
export function syllablesOf(line: string): number {
  const signs = countOf(line, cjk) + countOf(line, kana) - countOf(line, smallKana);
  const rest = line.replace(cjk, ' ').replace(kana, ' ');
  // Accents tell of another language, where a last e is sung.
  const english = !/[\u00c0-\u024f]/.test(rest);
  const words = rest.split(/[^\p{L}\p{M}\p{N}'’]+/u).filter(Boolean);
  return signs + words.reduce((sum, word) => sum + syllablesOfWord(word, english), 0);
}

export const isMark = (line: string): boolean => /^\s*\[[^\]]*\]\s*$/.test(line);

/** For each line its syllables; undefined for an empty line and for a section mark. */
export const syllableLines = (lyrics: string): (number | undefined)[] =>
  lyrics.split('\n').map((line) => (line.trim() === '' || isMark(line) ? undefined : syllablesOf(line)));
