import { z } from 'zod';
import { type Failure, failure } from '../../catalogue/failures.ts';
import type { Order } from '../../catalogue/kinds/index.ts';
import { findModel } from '../../catalogue/models.ts';
import { parseOrder, refusal } from '../../catalogue/order.ts';
import { given, withoutUndefined, wordsDescribe } from '../common.ts';

/** apixo.ai/docs/models/audio/suno */

type Provider = z.output<typeof body>['provider'];
type Read =
  | { readonly order: Order; readonly callbackUrl: string | null; readonly provider: Provider }
  | { readonly failure: Failure };

const weight = z.number().min(0).max(1).optional();

const input = z.strictObject({
  /** The version of the model: customMode is what others call a mode. */
  mode: z.enum(['V4', 'V4_5', 'V4_5ALL', 'V4_5PLUS', 'V5', 'V5_5']),
  customMode: z.boolean().default(false),
  instrumental: z.boolean().default(false),
  prompt: z.string().optional(),
  style: z.string().optional(),
  title: z.string().optional(),
  vocalGender: z.enum(['m', 'f']).optional(),
  negativeTags: z.string().optional(),
  styleWeight: weight,
  weirdnessConstraint: weight,
  audioWeight: weight,
});

export const body = z.strictObject({
  request_type: z.enum(['async', 'callback']).default('async'),
  callback_url: z.string().nullish(),
  /** Which engine makes it: the best, the cheapest, or the named one alone. */
  provider: z.enum(['auto', 'value', 'official']).default('auto'),
  input,
});
type Input = z.output<typeof input>;

/** Canonical names of fields in apixo's words, for errors. */
const words = {
  prompt: 'input.prompt',
  lyrics: 'input.prompt',
  style: 'input.style',
  title: 'input.title',
  negativeStyle: 'input.negativeTags',
};

const missing = (field: string): { failure: Failure } => ({
  failure: failure('invalid_request', `Missing required field: ${field}`, { field }),
});

/** Simple: a description. Custom: style and title, and words unless nobody sings. */
function firstMissing({ customMode, instrumental, prompt, style, title }: Input): string | undefined {
  if (!given(prompt) && !(customMode && instrumental)) return 'input.prompt';
  if (customMode && !given(style)) return 'input.style';
  if (customMode && !given(title)) return 'input.title';
  return undefined;
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[step], value);

/** Wire → order. */
export function readOrder(wire: unknown): Read {
  const parsed = body.safeParse(wire);
  if (!parsed.success) {
    const { path, code } = parsed.error.issues[0] as z.core.$ZodIssue;
    const absent = path.length > 0 && code !== 'unrecognized_keys' && valueAt(wire, path) === undefined;
    return absent ? missing(path.join('.')) : { failure: refusal(parsed.error) };
  }
  const { input: wished, request_type, callback_url, provider } = parsed.data;
  if (request_type === 'callback' && !given(callback_url)) return missing('callback_url');
  const field = firstMissing(wished);
  if (field) return missing(field);
  const order = parseOrder(
    withoutUndefined({
      kind: 'song',
      [wished.customMode ? 'lyrics' : 'prompt']: wished.prompt || undefined,
      style: wished.style || undefined,
      title: wished.title || undefined,
      negativeStyle: wished.negativeTags || undefined,
      instrumental: wished.instrumental,
      vocalGender: wished.vocalGender,
      styleWeight: wished.styleWeight,
      weirdness: wished.weirdnessConstraint,
      audioWeight: wished.audioWeight,
      model: findModel(wished.mode)?.name,
    }),
    words,
  );
  if ('failure' in order) return order;
  return {
    order: wordsDescribe(order.order),
    callbackUrl: request_type === 'callback' ? (callback_url ?? null) : null,
    provider,
  };
}
