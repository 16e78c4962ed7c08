import { instrumentNames } from '../../composer/ranges.ts';
import { arrangement } from './arrangement.ts';
import { era } from './era.ts';
import { genre } from './genre.ts';
import { harmony } from './harmony.ts';
import { instrument } from './instrument.ts';
import { languages } from './languages.ts';
import { type Meaning, readMeanings, readSynonyms } from './meaning.ts';
import { mood } from './mood.ts';
import { production } from './production.ts';
import { structure } from './structure.ts';
import { tempo } from './tempo.ts';
import { usage } from './usage.ts';
import { vocal } from './vocal.ts';

export type { Arrangement, Meaning, Sound } from './meaning.ts';

const english: ReadonlyMap<string, Meaning> = new Map([
  ...instrumentNames.map((name): [string, Meaning] => [name.replaceAll('_', ' '), { instruments: [name] }]),
  ...[genre, mood, instrument, vocal, tempo, harmony, production, era, usage, structure, arrangement].flatMap(
    readMeanings,
  ),
]);

const entries: ReadonlyMap<string, Meaning> = new Map([...english, ...readSynonyms(languages, english)]);

/** Every word and phrase that means something. */
export const knownWords: readonly string[] = [...entries.keys()];

/** A Russian adjective without its gender, number and case. */
const stemOf = (word: string): string =>
  word.replace(/(?<=[а-яё]{3})(?:[ыиое]й|[ая]я|[ое]е|[ыи]е|[ую]ю|ого|[ыи]м|[ыи]х)$/u, '');

const russian: ReadonlyMap<string, Meaning> = new Map(
  [...entries].filter(([words]) => stemOf(words) !== words).map(([words, meaning]) => [stemOf(words), meaning]),
);

/** What a word or phrase of a prompt or a list of tags means here; in lower case. */
export const meaningOf = (words: string): Meaning | undefined =>
  entries.get(words) ??
  entries.get(words.replaceAll('-', ' ')) ??
  entries.get(words.replace(/s$/, '')) ??
  (stemOf(words) === words ? undefined : russian.get(stemOf(words)));

/** No entry has more words. */
export const longestEntry = 5;
