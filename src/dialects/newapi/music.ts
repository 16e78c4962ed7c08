import { z } from 'zod';
import { type Failure, failure } from '../../catalogue/failures.ts';
import type { KindName, Order } from '../../catalogue/kinds/index.ts';
import { findModel, type Model, models } from '../../catalogue/models.ts';
import { parseOrder, refusal } from '../../catalogue/order.ts';
import { given, withoutUndefined, wordsDescribe } from '../common.ts';

/** An order as this API's bodies say it, before its source is looked up. */
export interface Read {
  readonly order: Order;
  readonly callbackUrl: string | null;
  /** The field that holds the source clip, for errors. */
  readonly sourceField?: string;
  readonly sourceUrlField?: string;
  /** The task that the source clip is said to come from. */
  readonly originTask?: string;
}

/** Gateways' own examples send null for what belongs to another mode. */
const unset = z.string().nullish();
const seconds = z.number().nullish();
const weight = z.number().min(0).max(1).nullish();
const sliders = { style_weight: weight, weirdness_constraint: weight, audio_weight: weight };
const gender = z.enum(['m', 'f', '']).nullish();

export const musicBody = z.looseObject({
  gpt_description_prompt: z.string().optional(),
  prompt: z.string().optional(),
  mv: z.string().optional(),
  title: z.string().optional(),
  tags: z.string().optional(),
  negative_tags: unset,
  make_instrumental: z.boolean().optional(),
  task: unset,
  task_id: unset,
  continue_at: seconds,
  continue_clip_id: unset,
  cover_clip_id: unset,
  clip_id: unset,
  overpainting_clip_id: unset,
  underpainting_clip_id: unset,
  infill_start_s: seconds,
  infill_end_s: seconds,
  persona_id: unset,
  stem_task: unset,
  vocal_gender: gender,
  ...sliders,
  // Suno's own place for the same.
  metadata: z.looseObject({ vocal_gender: gender, control_sliders: z.looseObject(sliders).nullish() }).nullish(),
  notify_hook: unset,
  // Forks that bridge to another API add its names.
  model: unset,
  customMode: z.boolean().nullish(),
  instrumental: z.boolean().nullish(),
  callBackUrl: unset,
});

type Wish = z.output<typeof musicBody>;
type SourceField = 'continue_clip_id' | 'cover_clip_id' | 'overpainting_clip_id' | 'underpainting_clip_id' | 'clip_id';

/** The values of `task` in the gateways' pages, and what they order. */
const tasks: Readonly<Record<string, KindName>> = {
  extend: 'extend',
  upload_extend: 'extend',
  cover: 'cover',
  infill: 'replaceSection',
  gen_stem: 'stems',
  artist_consistency: 'song',
  overpainting: 'addVocals',
  underpainting: 'addInstrumental',
};

/** Where the source clip stands, by kind; the others are looked at when that field is empty. */
const sourceOf: Partial<Record<KindName, SourceField>> = {
  cover: 'cover_clip_id',
  addVocals: 'overpainting_clip_id',
  addInstrumental: 'underpainting_clip_id',
};

const words = {
  lyrics: 'prompt',
  prompt: 'gpt_description_prompt',
  style: 'tags',
  negativeStyle: 'negative_tags',
  vocalGender: 'vocal_gender',
  styleWeight: 'style_weight',
  weirdness: 'weirdness_constraint',
  audioWeight: 'audio_weight',
  personaId: 'persona_id',
  continueAt: 'continue_at',
  from: 'infill_start_s',
  to: 'infill_end_s',
  parts: 'stem_task',
};

const invalid = (field: string, text: string): { failure: Failure } => ({
  failure: failure('invalid_request', `${field}: ${text}`, { field }),
});

/** `chirp-v3-5-upload` and `chirp-v4-tau` are models with a note about the source, which the other fields tell too. */
function versionOf({ mv, model }: Wish): { model: Model; upload: boolean } | undefined {
  const named = mv ?? (model || 'chirp-v3-0');
  const bare = named.replace(/-(?:upload|tau)$/, '');
  const found: Model | undefined = findModel(bare);
  if (!found || (mv !== undefined && ![found.name, ...found.aliases].includes(bare))) return undefined;
  return { model: found, upload: named.endsWith('-upload') };
}

function kindOf(wish: Wish, upload: boolean): KindName | undefined {
  const asked = wish.task ? (Object.hasOwn(tasks, wish.task) ? tasks[wish.task] : undefined) : 'song';
  if (asked === 'cover' && wish.infill_start_s != null) return 'replaceSection';
  if (wish.task) return asked;
  if (wish.infill_start_s != null) return 'replaceSection';
  if (wish.cover_clip_id) return 'cover';
  return wish.continue_clip_id || upload ? 'extend' : 'song';
}

/** Wire → order, by the page of seed 004 and the gateways that speak the same API (see README.md). */
export function readMusic(wire: unknown): Read | { failure: Failure } {
  const parsed = musicBody.safeParse(wire);
  if (!parsed.success) return { failure: refusal(parsed.error) };
  const wish = parsed.data;
  for (const field of ['prompt', 'gpt_description_prompt', 'title', 'tags'] as const)
    if (wish[field] && !given(wish[field])) return invalid(field, 'says nothing. Write something or leave it out');

  const version = versionOf(wish);
  if (!version)
    return invalid('mv', `unknown version. Use one of ${models.map(({ aliases }) => aliases.at(0)).join(', ')}`);
  const kind = kindOf(wish, version.upload);
  if (!kind) return invalid('task', `must be one of ${Object.keys(tasks).join(', ')}`);

  const at = wish.continue_at;
  if ((at !== undefined && wish.continue_clip_id === undefined) || (at != null && !wish.continue_clip_id))
    return invalid('continue_at', 'needs continue_clip_id. Name the song to be continued');
  const source = readSource(wish, kind, version.upload);
  if ('failure' in source) return source;
  if (wish.task === 'artist_consistency' && !wish.persona_id) return invalid('persona_id', 'is required for this task');

  const order = parseOrder(withoutUndefined({ kind, ...fieldsOf(wish, kind, version.model), clipId: source.clip }), {
    ...words,
    clipId: source.field,
  });
  if ('failure' in order) return order;
  return {
    order: wordsDescribe(order.order),
    callbackUrl: wish.notify_hook || wish.callBackUrl || null,
    sourceField: source.field,
    ...(wish.task_id && { originTask: wish.task_id }),
  };
}

function readSource(
  wish: Wish,
  kind: KindName,
  upload: boolean,
): { field: SourceField; clip?: string } | { failure: Failure } {
  const field = sourceOf[kind] ?? 'continue_clip_id';
  if (kind === 'song')
    return wish.task_id ? invalid('task_id', 'needs continue_clip_id. Name the song to be continued') : { field };
  const held = [field, 'continue_clip_id', 'cover_clip_id', 'clip_id'].find((name) => wish[name]) as SourceField;
  const clip = held && wish[held];
  if (!clip) return invalid(field, 'is required for this task. Name the source clip');
  // Both open-source servers ask for the origin; the gateways that added `task` do not.
  if (kind === 'extend' && !wish.task && !upload && !wish.task_id)
    return { failure: failure('invalid_request', 'task id is empty', { field: 'task_id' }) };
  return { field: held, clip };
}

function fieldsOf(wish: Wish, kind: KindName, model: Model): Record<string, unknown> {
  if (kind === 'stems') return { parts: wish.stem_task || undefined };
  const { metadata } = wish;
  const slid = metadata?.control_sliders ?? {};
  const described = wish.gpt_description_prompt || (wish.customMode === false ? wish.prompt : undefined);
  return {
    prompt: described || undefined,
    lyrics: described ? undefined : wish.prompt || undefined,
    style: wish.tags || undefined,
    title: wish.title || undefined,
    negativeStyle: wish.negative_tags || undefined,
    instrumental: wish.make_instrumental ?? wish.instrumental ?? false,
    vocalGender: wish.vocal_gender || metadata?.vocal_gender || undefined,
    styleWeight: wish.style_weight ?? slid.style_weight,
    weirdness: wish.weirdness_constraint ?? slid.weirdness_constraint,
    audioWeight: wish.audio_weight ?? slid.audio_weight,
    personaId: wish.persona_id || undefined,
    continueAt: kind === 'extend' ? wish.continue_at : undefined,
    from: kind === 'replaceSection' ? wish.infill_start_s : undefined,
    to: kind === 'replaceSection' ? wish.infill_end_s : undefined,
    model: model.name,
  };
}
