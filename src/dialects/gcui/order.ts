import { z } from 'zod';
import { type Failure, failure } from '../../catalogue/failures.ts';
import type { Order } from '../../catalogue/kinds/index.ts';
import { findModel, models } from '../../catalogue/models.ts';
import { parseOrder, refusal } from '../../catalogue/order.ts';
import { given, withoutUndefined } from '../common.ts';

type Read = { readonly order: Order; readonly wait: boolean } | { readonly failure: Failure };

/** Agents send "true" and "false" as words; the original takes any word for true. */
const yes = z
  .union([z.boolean(), z.string(), z.number()])
  .nullish()
  .transform((value) => (typeof value === 'string' ? !/^(false|0|no|off|)$/i.test(value.trim()) : Boolean(value)));
const text = z.string().nullish();

/** The routes take the fields they know out of the body and leave the rest. */
export const generateBody = z.object({ prompt: z.string(), make_instrumental: yes, model: text, wait_audio: yes });
export const customBody = generateBody.extend({ tags: text, title: text, negative_tags: text });
export const extendBody = z.object({
  audio_id: z.string(),
  prompt: text,
  continue_at: z.union([z.string(), z.number()]).nullish(),
  tags: text,
  negative_tags: text,
  title: text,
  model: text,
  wait_audio: yes,
});
export const concatBody = z.object({ clip_id: z.union([z.string(), z.array(z.string()).min(1)]) });
export const lyricsBody = z.object({ prompt: z.string() });
export const stemsBody = z.object({ audio_id: z.string() });

/** What orders are made with that name no model (DEFAULT_MODEL of src/lib/SunoApi.ts). */
const defaultModel = 'chirp-v3-5';
const words = {
  style: 'tags',
  negativeStyle: 'negative_tags',
  clipId: 'audio_id',
  continueAt: 'continue_at',
};

const invalid = (field: string, message: string): { failure: Failure } => ({
  failure: failure('invalid_request', `${field}: ${message}`, { field }),
});

const orGiven = (value: string | null | undefined): string | undefined => (given(value) ? value : undefined);

const modelOf = (name: string | null | undefined): { model: string } | { failure: Failure } => {
  const model = findModel(name || defaultModel);
  return model
    ? { model: model.name }
    : invalid('model', `unknown version. Use one of ${models.map(({ engineName }) => engineName).join(', ')}`);
};

const parsed = (fields: Readonly<Record<string, unknown>>, wait: boolean, names: Record<string, string>): Read => {
  const order = parseOrder(withoutUndefined(fields), names);
  return 'failure' in order ? order : { order: order.order, wait };
};

/** api/generate: the prompt describes the song. */
export function readGenerate(wire: unknown): Read {
  const body = generateBody.safeParse(wire);
  if (!body.success) return { failure: refusal(body.error) };
  const { prompt, make_instrumental: instrumental, wait_audio: wait } = body.data;
  const model = modelOf(body.data.model);
  if ('failure' in model) return model;
  if (!given(prompt)) return invalid('prompt', 'is required. Describe the song in a few words');
  return parsed({ kind: 'song', prompt, instrumental, ...model }, wait, words);
}

/** api/custom_generate: the prompt is what is sung; without a voice and without tags it can only be a description. */
export function readCustom(wire: unknown): Read {
  const body = customBody.safeParse(wire);
  if (!body.success) return { failure: refusal(body.error) };
  const { prompt, make_instrumental: instrumental, wait_audio: wait, title } = body.data;
  const model = modelOf(body.data.model);
  if ('failure' in model) return model;
  const style = orGiven(body.data.tags);
  return parsed(
    {
      kind: 'song',
      prompt: instrumental && style === undefined ? orGiven(prompt) : undefined,
      lyrics: instrumental ? undefined : orGiven(prompt),
      style,
      title: orGiven(title),
      negativeStyle: orGiven(body.data.negative_tags),
      instrumental,
      ...model,
    },
    wait,
    instrumental ? words : { ...words, lyrics: 'prompt' },
  );
}

/** api/extend_audio: the prompt is what is sung from there on; what is left out comes from the source. */
export function readExtend(wire: unknown): Read {
  const body = extendBody.safeParse(wire);
  if (!body.success) return { failure: refusal(body.error) };
  const { audio_id: clipId, prompt, wait_audio: wait, title } = body.data;
  const model = modelOf(body.data.model);
  if ('failure' in model) return model;
  const continueAt = secondsOf(body.data.continue_at);
  if (Number.isNaN(continueAt)) return invalid('continue_at', 'must be seconds or mm:ss, such as 30 or "00:30"');
  return parsed(
    {
      kind: 'extend',
      clipId,
      continueAt,
      lyrics: orGiven(prompt),
      style: orGiven(body.data.tags),
      title: orGiven(title),
      negativeStyle: orGiven(body.data.negative_tags),
      ...model,
    },
    wait,
    { ...words, lyrics: 'prompt' },
  );
}

/** "Extend a new clip from a song at mm:ss (e.g. 00:30)"; the README sends plain seconds. */
function secondsOf(at: string | number | null | undefined): number | undefined {
  if (at === undefined || at === null || at === '') return undefined;
  if (typeof at === 'number') return at;
  const parts = /^(?:(\d{1,3}):)?(\d{1,5}(?:\.\d+)?)$/.exec(at.trim());
  return parts ? Number(parts[1] ?? 0) * 60 + Number(parts[2]) : Number.NaN;
}
