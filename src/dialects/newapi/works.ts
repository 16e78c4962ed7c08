import { z } from 'zod';
import { failure } from '../../catalogue/failures.ts';
import { parseOrder, refusal } from '../../catalogue/order.ts';
import { given, withoutUndefined } from '../common.ts';
import { type Read, readMusic } from './music.ts';

type Reading = ReturnType<typeof readMusic>;

const hook = z.string().nullish();

export const lyricsBody = z.looseObject({ prompt: z.string(), notify_hook: hook });
export const concatBody = z.looseObject({ clip_id: z.string(), is_infill: z.boolean().nullish(), notify_hook: hook });
export const audioUrlBody = z.looseObject({ url: z.string(), notify_hook: hook });
export const tagsBody = z
  .looseObject({ tags: z.string().optional(), original_tags: z.string().optional(), notify_hook: hook })
  .refine(({ tags, original_tags }) => given(tags ?? original_tags), { path: ['tags'], message: 'is required' });
export const personaBody = z.looseObject({
  root_clip_id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
});

/** Reads a body and says it as an order: `words` are this API's names of the order's fields. */
function reader<Schema extends z.ZodType<{ notify_hook?: string | null | undefined } | { name: string }>>(
  schema: Schema,
  words: Readonly<Record<string, string>>,
  orderOf: (body: z.output<Schema>) => Readonly<Record<string, unknown>>,
): (wire: unknown) => Reading {
  return (wire) => {
    const parsed = schema.safeParse(wire);
    if (!parsed.success) return { failure: refusal(parsed.error) };
    const order = parseOrder(withoutUndefined(orderOf(parsed.data)), words);
    if ('failure' in order) return order;
    const { notify_hook: callbackUrl = null } = parsed.data as { notify_hook?: string | null };
    const sourceField = words.clipId ?? words['clipIds.0'];
    return {
      order: order.order,
      callbackUrl: callbackUrl || null,
      ...(sourceField && { sourceField }),
      sourceUrlField: 'url',
    } satisfies Read;
  };
}

const lyrics = reader(lyricsBody, {}, ({ prompt }) => ({ kind: 'lyrics', prompt }));

export const readLyrics = (wire: unknown): Reading => {
  const prompt = typeof wire === 'object' && wire !== null ? (wire as { prompt?: unknown }).prompt : undefined;
  return prompt === undefined || (typeof prompt === 'string' && !given(prompt))
    ? { failure: failure('invalid_request', 'prompt_empty', { field: 'prompt' }) }
    : lyrics(wire);
};

/** `is_infill` says where the clip came from; a clip here knows that itself. */
export const readConcat = reader(concatBody, { 'clipIds.0': 'clip_id' }, ({ clip_id }) => ({
  kind: 'concat',
  clipIds: [clip_id],
}));

export const readAudioUrl = reader(audioUrlBody, { audioUrl: 'url' }, ({ url }) => ({ kind: 'upload', audioUrl: url }));

export const readTags = reader(tagsBody, { style: 'tags' }, ({ tags, original_tags }) => ({
  kind: 'styleBoost',
  style: tags ?? original_tags,
}));

export const readPersona = reader(personaBody, { clipId: 'root_clip_id' }, ({ root_clip_id, name, description }) => ({
  kind: 'persona',
  clipId: root_clip_id,
  name,
  description: description ?? undefined,
}));

/** POST /suno/submit/{action}: how each action, in any case, is read. */
export const actions: ReadonlyMap<string, (wire: unknown) => Reading> = new Map([
  ['music', readMusic],
  ['lyrics', readLyrics],
  ['concat', readConcat],
  ['upsample_tags', readTags],
]);
