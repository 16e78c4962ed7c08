import { hearts } from './hearts.ts';
import { life } from './life.ts';
import { places } from './places.ts';
import { spanish } from './spanish.ts';
import type { Topic } from './topic.ts';

export type { Topic } from './topic.ts';
/** By language of the words. */
export const topics: Readonly<Record<'en' | 'es', readonly Topic[]>> = {
  en: [...hearts, ...places, ...life],
  es: spanish,
};
