import { failure } from '../../catalogue/failures.ts';
import type { MusicOrder, Order } from '../../catalogue/kinds/index.ts';
import { type ModelName, modelNamed } from '../../catalogue/models.ts';
import { maxPrompt } from '../../catalogue/music.ts';
import { Refused } from '../engine.ts';
import { shortened } from './read.ts';

/** Every one of these APIs has two manners: a description alone, or words, style and title. */
export type Wording =
  | { readonly custom: false; readonly prompt: string }
  | { readonly custom: true; readonly lyrics: string; readonly style: string; readonly title: string };

const maxTitle = 80;

/** A name for what has none: its first words. */
export function titleOf(order: Order): string {
  const given = 'title' in order ? order.title : undefined;
  if (given?.trim()) return given;
  const texts = 'instrumental' in order ? [order.prompt, order.lyrics, order.style] : [];
  const lines = texts.flatMap((text) => (text ?? '').replace(/\[[^\]]*\]/g, '').split(/[\n.,;]/));
  return shortened(lines.find((line) => line.trim() !== '')?.trim() ?? 'Untitled', maxTitle);
}

/** What is sung needs the custom manner, and so does an instrumental that has nothing but a style. */
export function wordingOf(order: MusicOrder): Wording {
  const { lyrics, style, prompt, instrumental } = order;
  const isSung = !instrumental && Boolean(lyrics?.trim());
  if (isSung || (instrumental && style?.trim() && !prompt?.trim()))
    return {
      custom: true,
      lyrics: isSung ? (lyrics ?? '') : '',
      style: style || shortened(prompt ?? '', 200) || 'song',
      title: titleOf(order),
    };
  const description = [prompt, style].filter((text) => text?.trim()).join('. ');
  return { custom: false, prompt: shortened(description || titleOf(order), maxPrompt) };
}

/** `V4_5PLUS`, as APIs of that sort write versions; refused for those they do not have. */
export function versionIn(served: readonly ModelName[], model: ModelName, engine: string): string {
  if (served.includes(model)) {
    const underscored = modelNamed(model).aliases.find((alias) => /^v\d+_\d+\w*$/.test(alias));
    return (underscored ?? model).toUpperCase();
  }
  throw wrongOrder(`${engine} does not serve the model ${model}. Use one of ${served.join(', ')}`);
}

/** What an order asks for and this upstream has no word for. */
export const wrongOrder = (why: string): Refused => new Refused('order', why, failure('feature_disabled', why));

/** The fields of an order that an API cannot be told, as warnings. */
export const unsaid = (order: MusicOrder, engine: string, fields: readonly (keyof MusicOrder)[]): string[] =>
  fields
    .filter((field) => order[field] !== undefined)
    .map((field) => `${field} was not honoured: ${engine} has no word for it`);

/** A body holds no field without a value. */
export const without = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
