import { z } from 'zod';
import { type Failure, failure } from '../../catalogue/failures.ts';
import type { Order } from '../../catalogue/kinds/index.ts';
import { findModel, models } from '../../catalogue/models.ts';
import { parseOrder } from '../../catalogue/order.ts';
import { withoutUndefined } from '../common.ts';

export interface CrunOrder {
  readonly order: Order;
  /** The task that must contain the order's clip, where the caller names it. */
  readonly sourceTask?: string;
}

export type Read = CrunOrder | { readonly failure: Failure };

export const invalid = (field: string, text: string): { readonly failure: Failure } => ({
  failure: failure('invalid_request', `${field}: ${text}`, { field }),
});

const weight = z.number().min(0).max(1);

/** The fields of `input` that all kinds of music share. */
export const musicInput = {
  mode: z.enum(['simple', 'custom']),
  model: z.string().optional(),
  instrumental: z.boolean().optional(),
  prompt: z.string().optional(),
  title: z.string().optional(),
  tags: z.string().optional(),
  lyrics: z.string().optional(),
  vocal_gender: z.enum(['m', 'f']).optional(),
  style_weight: weight.optional(),
  weirdness_constraint: weight.optional(),
  audio_weight: weight.optional(),
  negative_tags: z.string().optional(),
  persona_id: z.string().optional(),
};

export type MusicInput = z.output<z.ZodObject<typeof musicInput>>;

/** Canonical names of fields in crun's words, for errors. */
const words = {
  lyrics: 'input.lyrics',
  style: 'input.tags',
  title: 'input.title',
  prompt: 'input.prompt',
  negativeStyle: 'input.negative_tags',
  personaId: 'input.persona_id',
  clipId: 'input.suno_id',
  audioUrl: 'input.audio_url',
  continueAt: 'input.continue_at',
  author: 'input.author',
  brand: 'input.brand',
};

/** An order of the catalogue from its fields, with what all kinds of music have in common. */
export function orderOf(fields: Readonly<Record<string, unknown>>, input?: MusicInput): Read {
  const version = input?.model === undefined ? undefined : findModel(input.model);
  if (input?.model !== undefined && !version)
    return invalid('input.model', `unknown version. Use one of ${models.map(({ name }) => name).join(', ')}`);
  return parseOrder(
    withoutUndefined({
      ...(input && {
        style: input.tags,
        title: input.title,
        negativeStyle: input.negative_tags,
        instrumental: input.instrumental,
        vocalGender: input.vocal_gender,
        styleWeight: input.style_weight,
        weirdness: input.weirdness_constraint,
        audioWeight: input.audio_weight,
        personaId: input.persona_id,
        model: version?.name,
      }),
      ...fields,
    }),
    words,
  );
}
