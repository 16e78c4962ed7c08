import { align } from './align.ts';
import type { Delivery } from './delivery.ts';
import { phonesOfTexts } from './flite.ts';
import { foreignPhones, type Language, languageOf } from './language.ts';
import { groupPhones, isPhone, isVowel } from './phones.ts';
import { spellSyllables } from './spelling.ts';

/** A unit of a word that takes a note. */
export interface Syllable {
  /** Its letters. */
  readonly text: string;
  readonly onset: readonly string[];
  readonly nucleus: string;
  readonly coda: readonly string[];
  /** 0 weak, 1 strong, 2 the main stress of a word that carries meaning. */
  readonly stress: 0 | 1 | 2;
}

export interface SungWord {
  /** As written, with its punctuation. */
  readonly text: string;
  readonly syllables: readonly Syllable[];
  /** Written in round brackets: backing voices have it. */
  readonly backing?: true;
  /** A mark behind it asks for a breath. */
  readonly pause?: true;
  /** Its vowel is written long: "looove". */
  readonly stretched?: true;
}

export interface SungLine {
  readonly text: string;
  readonly language: Language;
  readonly words: readonly SungWord[];
  /** What an English speaker reads to say this line; undefined where only its phones will do. */
  readonly english: string | undefined;
  readonly delivery?: Delivery;
}

/** Words that carry grammar, not meaning: they are seldom stressed. */
const functionWords: ReadonlySet<string> = new Set(
  (
    'a an the and or but nor so if as at by for from in into of off on onto out over to up with i you he she it we they ' +
    'me him her us them my your his its our their mine is am are was were be been being do does did have has had will ' +
    "would shall should can could may might must that this these those there than then i'm you're it's we're i'll " +
    "you'll we'll i've you've we've don't not no just who what when where oh"
  ).split(' '),
);

/** Runs of letters, digits and what stands inside words. */
const wordPattern = /[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*['’]?/gu;

/** A vowel written three times or more is held, not read. */
const longVowel = /([aeiouáéíóúàèìòùâêîôûäöü])\1{2,}/i;

/** "looove" → "love", "freeee" → "free". */
const unstretched = (word: string): string =>
  word.replace(new RegExp(longVowel, 'gi'), (_, vowel: string) => (/e/i.test(vowel) ? vowel + vowel : vowel));

const plain = (word: string): string =>
  unstretched(word)
    .replace(/[’]/g, "'")
    .replace(/-/g, ' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9' ]/g, '')
    .replace(/(\d+)/g, ' $1 ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/in'$/, 'ing')
    .replace(/^'|'$/g, '');

/** Stands between the syllables of languages whose spelling parts them. */
const SYLLABLE_END = '.';

const bare = (phone: string): string => phone.replace(/\d/, '');

/** Phones with stress digits → syllables, with the word's letters shared out among them. */
function syllablesOf(word: string, phones: readonly string[], language: Language): Syllable[] {
  const known = phones.filter((phone) => isPhone(bare(phone)));
  const parted = phones.join(' ').split(SYLLABLE_END);
  const stresses = known.filter((phone) => isVowel(bare(phone))).map((phone) => (phone.endsWith('1') ? 1 : 0));
  const groups = parted.flatMap((part) => groupPhones(part.split(' ').map(bare).filter(isPhone)));
  const letters = spellSyllables(word, groups.length);
  const light = language === 'en' && functionWords.has(word.toLowerCase().replace(/[’]/g, "'"));
  return groups.map((group, index) => {
    const strong = stresses[index] === 1 || (groups.length === 1 && !light);
    return { ...group, text: letters[index] ?? '', stress: light ? 0 : strong ? 2 : 0 };
  });
}

/**
 * English phones by line and word. Whole lines are read, so that "read" and "the" follow their neighbours; words read
 * alone show where the phones of a line are to be cut.
 */
function englishPhones(lines: readonly (readonly string[])[]): string[][][] {
  const texts = [...lines.map((line) => line.join(' ')), ...lines.flat()];
  const phones = phonesOfTexts(texts);
  let from = lines.length;
  return lines.map((words, line) => {
    const alone = phones.slice(from, from + words.length);
    from += words.length;
    return cut(phones[line] ?? [], alone);
  });
}

/** The phones of a line, cut into its words. */
function cut(spoken: readonly string[], alone: readonly (readonly string[])[]): string[][] {
  const owners = alone.flatMap((phones, word) => phones.map(() => word));
  const byWord = alone.map((): string[] => []);
  align(spoken.map(bare), alone.flat().map(bare)).forEach((counterpart, index) => {
    byWord[owners[counterpart] ?? 0]?.push(spoken[index] as string);
  });
  // A word that lost its vowel in the line keeps its own phones.
  return byWord.map((phones, word) =>
    phones.some((phone) => isVowel(bare(phone))) ? phones : [...(alone[word] ?? [])],
  );
}

/** A word that no rule can say is hummed on an open vowel rather than lost. */
const voiced = (phones: readonly string[]): readonly string[] =>
  phones.some((phone) => isVowel(bare(phone))) ? phones : [...phones, 'ah1'];

/** Lines that are read at once: a start of the reader costs more than a line. */
const BATCH = 64;

const known = new Map<string, SungLine>();
const MOST_KNOWN = 4000;

interface WrittenWord {
  readonly word: string;
  readonly marks: Pick<SungWord, 'backing' | 'pause' | 'stretched'>;
}

/** The words of a text with what its marks say of them. */
function writtenWords(text: string): WrittenWord[] {
  const found = [...text.matchAll(wordPattern)];
  let depth = 0;
  let read = 0;
  return found.map((match, index) => {
    for (const sign of text.slice(read, match.index)) {
      if (sign === '(' || sign === '（') depth++;
      if (sign === ')' || sign === '）') depth = Math.max(0, depth - 1);
    }
    read = match.index + match[0].length;
    const behind = text.slice(read, found[index + 1]?.index ?? text.length);
    return {
      word: match[0],
      marks: {
        ...(depth > 0 && { backing: true as const }),
        ...(/[,;:.!?…—–、。，！？；]/u.test(behind) && { pause: true as const }),
        ...(longVowel.test(match[0]) && { stretched: true as const }),
      },
    };
  });
}

function readEnglish(texts: readonly string[]): void {
  const said = texts.map((text) => writtenWords(text).map(({ word }) => plain(word) || 'la'));
  const phones = englishPhones(said);
  texts.forEach((text, line) => {
    const words = writtenWords(text).map(({ word, marks }, index) => ({
      text: word,
      syllables: syllablesOf(word, voiced(phones[line]?.[index] ?? []), 'en'),
      ...marks,
    }));
    known.set(`en/${text}`, { text, language: 'en', english: (said[line] ?? []).join(' '), words });
  });
}

function readForeign(text: string, language: Language): SungLine {
  const written = writtenWords(text);
  const read = foreignPhones(
    written.map(({ word }) => unstretched(word)),
    language,
  );
  const words = written.map(({ word, marks }, index) => ({
    text: word,
    syllables: syllablesOf(word, voiced(read[index]?.phones ?? []), language),
    ...marks,
  }));
  return { text, language, english: undefined, words };
}

/**
 * Lines of lyrics as they are sung. The same text and language give the same line; each is read once per process, and
 * many at once cost little more than one.
 */
export function readLines(texts: readonly string[], language: Language): SungLine[] {
  if (known.size > MOST_KNOWN) known.clear();
  const missing = [...new Set(texts)].filter((text) => !known.has(`${language}/${text}`));
  const english = missing.filter((text) => language === 'en' && writtenWords(text).length > 0);
  for (let at = 0; at < english.length; at += BATCH) readEnglish(english.slice(at, at + BATCH));
  for (const text of missing)
    if (!english.includes(text)) known.set(`${language}/${text}`, readForeign(text, language));
  return texts.map((text) => known.get(`${language}/${text}`) as SungLine);
}

export const readLine = (text: string, language: Language = languageOf(text)): SungLine =>
  readLines([text], language)[0] as SungLine;

export const syllableCount = (line: SungLine): number =>
  line.words.reduce((sum, word) => sum + word.syllables.length, 0);
