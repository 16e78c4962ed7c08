import { hash, type Random, random } from '../random.ts';
import { languageOf } from './language.ts';
import { isWritten, type Topic, topics, type WrittenLanguage } from './topics/index.ts';

export interface WrittenLyrics {
  readonly title: string;
  /** With section marks. */
  readonly lyrics: string;
}

export interface LyricsWish {
  /** What the song is about, in the caller's words. */
  readonly prompt: string;
  /** Rap has longer verses. */
  readonly rap?: boolean;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}']+/gu) ?? [];

/** "waves" is found by "wave", "dancing" by "dance". */
const stem = (word: string): string =>
  word.length > 4 ? word.replace(/(ing|ies|es|s|ed|e)$/, '') : word.replace(/s$/, '');

/** Words early in a prompt tell more of its subject than those at its end. */
function nearness(topic: Topic, words: readonly string[]): number {
  const signs = new Set(wordsOf(topic.signs).map(stem));
  return words.reduce((sum, word, index) => sum + (signs.has(stem(word)) ? 1 / (1 + index * 0.02) : 0), 0);
}

/** The topic whose words the prompt uses most; among equals, and without any, the seed decides. */
function choose(bank: readonly Topic[], words: readonly string[], draw: Random): Topic {
  const rated = bank.map((topic) => ({ topic, near: nearness(topic, words) }));
  const nearest = Math.max(...rated.map(({ near }) => near));
  const suiting = rated.filter(({ topic }) => anywhere.has(topic.name));
  const open = nearest === 0 && suiting.length > 0 ? suiting : rated;
  return draw.pick(open.filter(({ near }) => near >= nearest * 0.95)).topic;
}

/** Subjects that suit an order that names none; in other languages than English all do. */
const anywhere: ReadonlySet<string> = new Set(['love', 'hope', 'city', 'road', 'memory']);

const subjectPattern =
  /\b(?:about|for|called|named|dedicated to|in memory of)\s+((?:(?:my|our|the|a|an|his|her)\s+)?[\p{L}'’-]+(?:\s+(?!with\b|and\b|in\b|on\b|that\b|who\b|which\b|at\b|for\b|to\b|from\b|by\b|is\b|are\b)[\p{L}'’-]+){0,2})/iu;
/** What follows "for" or "about" without being what is sung about. */
const noSubject =
  /\b(video|game|film|movie|study|studying|podcast|background|advert|intro|vocal|voice|bpm|beat|song|it|this|that|how|what|when|why|me|you|us)\b/i;

/** What the prompt says the song is about, as it may stand in a line; undefined where it does not say. */
function subjectOf(prompt: string): string | undefined {
  const found = subjectPattern.exec(prompt)?.[1]?.trim();
  return found && found.length <= 26 && !noSubject.test(found) ? found : undefined;
}

/** Lines that may carry any subject: its words stand where nothing has to rhyme or agree with them. */
const subjectLines: readonly string[] = [
  'When I think about {} / I can hear the music play / And the thought of {} / Takes me all the way',
  'Let me tell you about {} / Let me tell it right / I could sing about {} / Every single night',
  'This is all about {} / Sing it soft and low / Nothing feels like {} / Anywhere I go',
];

const linesOf = (verse: string): string[] => verse.split(' / ');

/** Takes that many different ones, in the order of the bank, so that a story keeps its course. */
function take(from: readonly string[], count: number, draw: Random): string[] {
  const left = from.map((_, index) => index);
  while (left.length > count) left.splice(draw.int(0, left.length - 1), 1);
  return left.map((index) => from[index] as string);
}

const section = (mark: string, lines: readonly string[]): string => `[${mark}]\n${lines.join('\n')}`;

const smallWords: ReadonlySet<string> = new Set('a an and at by for from in is of on or the to with'.split(' '));
/** The hook as a title: "Let the Rain Come Down on Me" in English, as it is written elsewhere. */
function titled(hook: string, language: WrittenLanguage): string {
  const words = hook.replace(/[,.!?]$/, '').split(' ');
  if (language !== 'en') return words.join(' ');
  return words
    .map((word, index) =>
      index > 0 && smallWords.has(word) ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`,
    )
    .join(' ');
}

/**
 * Writes a song's words: a verse that sets the scene, a chorus whose first line is the hook and the title, a second
 * verse that moves on, a bridge that looks from elsewhere. Pure: the same wish and seed give the same words.
 */
export function writeLyrics({ prompt, rap = false }: LyricsWish, seed: number): WrittenLyrics {
  const draw = random(seed, `lyrics/${hash(prompt)}`);
  const spoken = languageOf(prompt);
  const language = isWritten(spoken) ? spoken : 'en';
  const topic = choose(topics[language], wordsOf(prompt), draw);
  const couplets = rap ? 4 : 2;
  const chorus = linesOf(draw.pick(topic.chorus));
  const subject = language === 'en' ? subjectOf(prompt) : undefined;
  const pre = subject ? linesOf(draw.pick(subjectLines).replaceAll('{}', subject)) : [];
  const lift = pre.length > 0 ? [section('Pre-Chorus', pre)] : [];
  const sections = [
    section('Verse 1', take(topic.scene, couplets, draw).flatMap(linesOf)),
    ...lift,
    section('Chorus', chorus),
    section('Verse 2', take(topic.turn, couplets, draw).flatMap(linesOf)),
    section('Chorus', chorus),
    section('Bridge', take(topic.bridge, rap ? 2 : 1, draw).flatMap(linesOf)),
    section('Chorus', chorus),
  ];
  return { title: titled(chorus[0] ?? topic.name, language), lyrics: sections.join('\n\n') };
}
