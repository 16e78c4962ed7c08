import { z } from 'zod';
import { failure } from '../../catalogue/failures.ts';
import { findModel, type ModelName, models } from '../../catalogue/models.ts';
import { type ParsedOrder, parseOrder, refusal } from '../../catalogue/order.ts';
import { given, withoutUndefined, wordsDescribe } from '../common.ts';

/** docs.sunor.cc/api-reference/create-task: one body per task_type. */

const needed = z.string({ error: ({ input }) => (input === undefined ? 'is required' : undefined) });

const musicInput = z.strictObject({
  gpt_description_prompt: z.string().optional(),
  prompt: z.string().optional(),
  tags: z.string().optional(),
  negative_tags: z.string().optional(),
  title: z.string().optional(),
  make_instrumental: z.boolean().optional(),
  continue_clip_id: z.string().optional(),
  continue_at: z.number().optional(),
  mv: z.string().optional(),
});
type MusicInput = z.output<typeof musicInput>;

/** What an order gets that names no version: V5.5, as the newest page says; an older one said chirp-v4. */
const defaultVersion: ModelName = 'v5.5';

const invalid = (field: string, text: string): ParsedOrder => ({
  failure: failure('invalid_request', `${field}: ${text}`, { field }),
});

/** The canonical names of music's fields in sunor's words, for errors. */
const musicWords = {
  prompt: 'input.gpt_description_prompt',
  lyrics: 'input.prompt',
  style: 'input.tags',
  negativeStyle: 'input.negative_tags',
  title: 'input.title',
  clipId: 'input.continue_clip_id',
  continueAt: 'input.continue_at',
};

const texts = ['gpt_description_prompt', 'prompt', 'tags', 'title', 'continue_clip_id'] as const;

/** The mode is told by the fields that are there: a clip to continue, a description, or words and tags. */
function readMusic(input: MusicInput): ParsedOrder {
  for (const name of texts)
    if (input[name] && !given(input[name])) return invalid(`input.${name}`, 'is blank. Say something or leave it out');
  const { mv } = input;
  const version = mv === undefined ? defaultVersion : mv === mv.toLowerCase() ? findModel(mv)?.name : undefined;
  if (!version)
    return invalid('input.mv', `unknown version. Use one of ${models.map(({ engineName }) => engineName).join(', ')}`);
  const continues = given(input.continue_clip_id);
  if (!continues && input.continue_at !== undefined)
    return invalid('input.continue_at', 'needs input.continue_clip_id. Name the clip to continue');
  const described = [input.gpt_description_prompt, input.prompt, input.tags].some(given);
  if (!continues && !described)
    return invalid(
      'input',
      'needs gpt_description_prompt (inspiration), prompt or tags (custom) or continue_clip_id (continuation)',
    );

  const parsed = parseOrder(
    withoutUndefined({
      kind: continues ? 'extend' : 'song',
      clipId: input.continue_clip_id || undefined,
      continueAt: input.continue_at,
      prompt: input.gpt_description_prompt || undefined,
      lyrics: input.prompt || undefined,
      style: input.tags || undefined,
      negativeStyle: input.negative_tags || undefined,
      title: input.title || undefined,
      instrumental: input.make_instrumental ?? false,
      model: version,
    }),
    musicWords,
  );
  return 'failure' in parsed ? parsed : { order: wordsDescribe(parsed.order) };
}

const lyricsInput = z.strictObject({ prompt: needed });
const uploadInput = z.strictObject({ url: needed });
const concatInput = z.strictObject({ clip_id: needed });

const work = <Type extends string, Input extends z.ZodType>(
  type: Type,
  input: Input,
  read: (input: z.output<Input>) => ParsedOrder,
) => {
  const body = z.strictObject({
    model: z.literal('suno', { error: 'must be "suno"' }),
    task_type: z.literal(type),
    input,
  });
  return {
    body,
    read: (wire: unknown): ParsedOrder => {
      const parsed = body.safeParse(wire);
      return parsed.success
        ? read((parsed.data as { input: z.output<Input> }).input)
        : { failure: refusal(parsed.error) };
    },
  };
};

const works = {
  music: work('music', musicInput, readMusic),
  lyrics: work('lyrics', lyricsInput, ({ prompt }) =>
    given(prompt)
      ? parseOrder({ kind: 'lyrics', prompt }, { prompt: 'input.prompt' })
      : invalid('input.prompt', 'is required'),
  ),
  upload: work('upload', uploadInput, ({ url }) =>
    parseOrder({ kind: 'upload', audioUrl: url }, { audioUrl: 'input.url' }),
  ),
  concat: work('concat', concatInput, ({ clip_id }) =>
    parseOrder({ kind: 'concat', clipIds: [clip_id] }, { 'clipIds.0': 'input.clip_id' }),
  ),
};

/** The body of a create, for the API reference. */
export const body = z.union([works.music.body, works.lyrics.body, works.upload.body, works.concat.body]);

const isType = (type: unknown): type is keyof typeof works => typeof type === 'string' && Object.hasOwn(works, type);

/** Wire → order. The first refusal is the page's own sentence. */
export function readOrder(wire: unknown): ParsedOrder {
  const { model, task_type, input } = (wire ?? {}) as { model?: unknown; task_type?: unknown; input?: unknown };
  if (!model || !task_type || !input)
    return { failure: failure('invalid_request', 'Missing required fields: model, task_type, input') };
  if (!isType(task_type)) return invalid('task_type', `must be one of ${Object.keys(works).join(', ')}`);
  return works[task_type].read(wire);
}
