import { french } from './french.ts';
import { german } from './german.ts';
import { hearts } from './hearts.ts';
import { italian } from './italian.ts';
import { life } from './life.ts';
import { places } from './places.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';
import type { Topic } from './topic.ts';

export type { Topic } from './topic.ts';

/** By language of the words. */
export const topics = {
  en: [...hearts, ...places, ...life],
  de: german,
  es: spanish,
  fr: french,
  it: italian,
  pt: portuguese,
} as const satisfies Readonly<Record<string, readonly Topic[]>>;

/** A language in which words are written. */
export type WrittenLanguage = keyof typeof topics;
export const isWritten = (language: string): language is WrittenLanguage => Object.hasOwn(topics, language);
