import { longestEntry, type Meaning, meaningOf } from './vocabulary/index.ts';

/** In lower case, with nothing but letters, digits and what joins them. */
export const tidy = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(/[^\p{L}\p{M}\p{N}#&'/ -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

export interface Found {
  readonly words: string;
  readonly meaning: Meaning;
}

/** Chinese and Japanese write no spaces: there, entries are looked for character by character. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const longestUnspaced = 8;

/** Longest entries first, left to right, none overlapping. */
export function scan(text: string): Found[] {
  const tidied = tidy(text);
  return [...scanWords(tidied.split(' ').filter(Boolean)), ...(unspaced.test(tidied) ? scanCharacters(tidied) : [])];
}

function scanCharacters(text: string): Found[] {
  const characters = [...text];
  const found: Found[] = [];
  for (let i = 0; i < characters.length; ) {
    let taken = 1;
    for (let length = Math.min(longestUnspaced, characters.length - i); length > 0; length--) {
      const words = characters.slice(i, i + length).join('');
      const meaning = unspaced.test(words) ? meaningOf(words) : undefined;
      if (!meaning) continue;
      // Between spaces it was found already.
      const alone = [characters[i - 1], characters[i + length]].every((next) => next === undefined || next === ' ');
      if (!alone) found.push({ words, meaning });
      taken = length;
      break;
    }
    i += taken;
  }
  return found;
}

function scanWords(words: readonly string[]): Found[] {
  const found: Found[] = [];
  for (let i = 0; i < words.length; ) {
    let taken = 1;
    for (let length = Math.min(longestEntry, words.length - i); length > 0; length--) {
      const phrase = words.slice(i, i + length).join(' ');
      const meaning = meaningOf(phrase);
      if (!meaning) continue;
      found.push({ words: phrase, meaning });
      taken = length;
      break;
    }
    i += taken;
  }
  return found;
}
