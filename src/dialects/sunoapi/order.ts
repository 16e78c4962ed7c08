import { z } from 'zod';
import { type Failure, failure } from '../../catalogue/failures.ts';
import type { Order } from '../../catalogue/kinds/index.ts';
import { findModel, models } from '../../catalogue/models.ts';
import { maxPrompt } from '../../catalogue/music.ts';
import { parseOrder, refusal } from '../../catalogue/order.ts';
import { given, withoutUndefined } from '../common.ts';

export type Read = { readonly order: Order } | { readonly failure: Failure };

const weight = z.number().min(0).max(1).nullish();
const text = z.string().nullish();

/** Clients of both hosts omit the address that the schema asks for, and send fields of other versions: both pass. */
export const callback = { callBackUrl: text };

export const manner = {
  negativeTags: text,
  vocalGender: z.enum(['m', 'f', '']).nullish(),
  styleWeight: weight,
  weirdnessConstraint: weight,
  audioWeight: weight,
};

export const persona = { personaId: text, personaModel: text };

type Manner = z.output<z.ZodObject<typeof manner>> & { personaId?: string | null | undefined };

/** Canonical names of fields in this API's words, for errors. */
const words = {
  lyrics: 'prompt',
  prompt: 'prompt',
  style: 'style',
  negativeStyle: 'negativeTags',
  weirdness: 'weirdnessConstraint',
  clipId: 'audioId',
  audioUrl: 'uploadUrl',
  audioUrls: 'uploadUrlList',
  'audioUrls.0': 'uploadUrlList.0',
  'audioUrls.1': 'uploadUrlList.1',
  from: 'infillStartS',
  to: 'infillEndS',
  loop: 'soundLoop',
  tempo: 'soundTempo',
  key: 'soundKey',
};

export const invalid = (field: string, message: string): { readonly failure: Failure } => ({
  failure: failure('invalid_request', `${field}: ${message}`, { field }),
});

/** Reads a body by its schema, then what `read` makes of it. */
export function reading<Schema extends z.ZodType, Result>(
  schema: Schema,
  wire: unknown,
  read: (body: z.output<Schema>) => Result,
): Result | { readonly failure: Failure } {
  const parsed = schema.safeParse(wire);
  return parsed.success ? read(parsed.data) : { failure: refusal(parsed.error) };
}

export const ordered = (fields: Record<string, unknown>, more: Readonly<Record<string, string>> = {}): Read =>
  parseOrder(withoutUndefined(fields), { ...words, ...more });

/** The manner of singing and playing, common to all that composes. */
export const mannerOf = (wished: Manner) => ({
  negativeStyle: wished.negativeTags || undefined,
  vocalGender: wished.vocalGender || undefined,
  styleWeight: wished.styleWeight,
  weirdness: wished.weirdnessConstraint,
  audioWeight: wished.audioWeight,
  personaId: wished.personaId || undefined,
});

/** The canonical name of a model, or the refusal. */
export function modelOf(name: string): { readonly model: string } | { readonly failure: Failure } {
  const found = findModel(name);
  if (found) return { model: found.name };
  return invalid('model', `unknown version. Use one of ${models.map((one) => one.name).join(', ')}`);
}

/**
 * A prompt that the pages call now lyrics, now a description: what has lines or a mark in brackets is sung, as is what
 * is too long to be a description.
 */
export const sungOrSaid = (prompt: string | null | undefined) => {
  if (!given(prompt)) return {};
  const isSung = /[\n[]/.test(prompt.trim()) || [...prompt].length > maxPrompt;
  return isSung ? { lyrics: prompt } : { prompt };
};
