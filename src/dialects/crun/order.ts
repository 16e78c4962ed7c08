import { z } from 'zod';
import { type Failure, failure } from '../../catalogue/failures.ts';
import type { Order } from '../../catalogue/kinds/index.ts';
import { findModel, models } from '../../catalogue/models.ts';
import { parseOrder } from '../../catalogue/order.ts';
import { given, withoutUndefined } from '../common.ts';

export interface CrunOrder {
  readonly order: Order;
  readonly callbackUrl: string | null;
}

/** The `model` of a task that crun.ai sells and this house does not make yet. */
const laterModels = [
  'suno/music-extend',
  'suno/music-extend-upload',
  'suno/music-cover',
  'suno/music-video',
  'suno/vocal-separatio',
  'suno/vocal-separation',
];

const weight = z.number().min(0).max(1);

const input = z.strictObject({
  mode: z.enum(['simple', 'custom']),
  model: z.string(),
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
});

export const body = z.strictObject({
  model: z.literal('suno/music-generate'),
  callback_url: z.string().nullish(),
  input,
});

/** Canonical names of fields in crun's words, for errors. */
const words = {
  lyrics: 'input.lyrics',
  style: 'input.tags',
  title: 'input.title',
  prompt: 'input.prompt',
  negativeStyle: 'input.negative_tags',
  personaId: 'input.persona_id',
};

const invalid = (field: string, text: string): { failure: Failure } => ({
  failure: failure('invalid_request', `${field}: ${text}`, { field }),
});

/** Wire → order, by the rules of crun's page (docs.crun.ai/suno-api/generate-music). */
export function readOrder(wire: unknown): CrunOrder | { failure: Failure } {
  const model = typeof wire === 'object' && wire !== null ? (wire as { model?: unknown }).model : undefined;
  if (laterModels.includes(String(model)))
    return { failure: failure('feature_disabled', `model: ${String(model)} is not available here yet`) };
  const parsed = body.safeParse(wire);
  if (!parsed.success) {
    const issue = parsed.error.issues[0] as z.core.$ZodIssue;
    if (issue.code === 'unrecognized_keys')
      return invalid([...issue.path, issue.keys[0]].join('.'), 'is not a field of this request. Remove it');
    return invalid(issue.path.join('.') || 'body', `${issue.message}. See suno/music-generate`);
  }
  const { input: wished, callback_url: callbackUrl } = parsed.data;
  const version = findModel(wished.model);
  if (!version)
    return invalid('input.model', `unknown version. Use one of ${models.map(({ name }) => name).join(', ')}`);

  const custom = wished.mode === 'custom';
  if (!custom && !given(wished.prompt)) return invalid('input.prompt', 'is required when mode=simple');
  if (custom && !given(wished.title)) return invalid('input.title', 'is required when mode=custom');
  if (custom && !given(wished.tags)) return invalid('input.tags', 'is required when mode=custom');
  if (custom && !wished.instrumental && !given(wished.lyrics))
    return invalid('input.lyrics', 'is required when mode=custom and instrumental=false. Or set instrumental=true');

  const order = parseOrder(
    withoutUndefined({
      kind: 'song',
      prompt: custom ? undefined : wished.prompt,
      lyrics: custom && !wished.instrumental ? wished.lyrics : undefined,
      style: wished.tags,
      title: wished.title,
      negativeStyle: wished.negative_tags,
      instrumental: wished.instrumental ?? false,
      vocalGender: wished.vocal_gender,
      styleWeight: wished.style_weight,
      weirdness: wished.weirdness_constraint,
      audioWeight: wished.audio_weight,
      personaId: wished.persona_id,
      model: version.name,
    }),
    words,
  );
  return 'failure' in order ? order : { order: order.order, callbackUrl: callbackUrl || null };
}
