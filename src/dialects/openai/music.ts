import { z } from 'zod';
import { type Failure, failure } from '../../catalogue/failures.ts';
import { isMusic, type Order } from '../../catalogue/kinds/index.ts';
import { defaultModel } from '../../catalogue/models.ts';
import { parseOrder, refusal } from '../../catalogue/order.ts';
import { hasEnded, type Task } from '../../tasks/task.ts';
import { epochSeconds, given, withoutUndefined } from '../common.ts';
import { errorOf } from './failures.ts';
import { modelOf } from './models.ts';

const text = z.string().nullish();

/** OpenAI has no such endpoint; the names are those that servers and clients of /v1/audio/music agree on. */
const fields = z.object({
  model: text,
  prompt: text.meta({ description: 'What the music should be, in plain words.' }),
  input: text.meta({ description: 'The same, as /v1/audio/speech calls it.' }),
  lyrics: text,
  style: text.meta({ description: 'Style tags, separated by commas.' }),
  tags: text.meta({ description: 'The same.' }),
  negative_style: text,
  title: text,
  instrumental: z.boolean().nullish(),
  vocal_gender: z.enum(['m', 'f']).nullish(),
  seed: z.number().nullish(),
  response_format: z
    .enum(['url', 'mp3'])
    .nullish()
    .meta({ description: '`mp3` leads to the bytes of the first take instead of an object.' }),
  background: z.boolean().nullish().meta({ description: 'Answer at once; the song is asked for by its id.' }),
  callback_url: text,
});
const describing = ['prompt', 'input', 'lyrics', 'style', 'tags'] as const;

export const musicBody = z.union(
  describing.map((field) => fields.extend({ [field]: z.string() })),
) as unknown as z.ZodType<z.output<typeof fields>>;

export interface MusicWish {
  readonly order: Order;
  readonly callbackUrl: string | null;
  readonly background: boolean;
  readonly bytes: boolean;
}

const orNothing = (value: string | null | undefined): string | undefined => (given(value) ? value : undefined);

export function readMusic(wire: unknown): MusicWish | { failure: Failure } | { unknownModel: string } {
  const parsed = fields.safeParse(wire);
  if (!parsed.success) return { failure: refusal(parsed.error) };
  const body = parsed.data;
  const model = modelOf(body.model);
  if (model === undefined) return { unknownModel: String(body.model) };
  if (body.background && body.response_format === 'mp3')
    return {
      failure: failure('invalid_request', 'response_format: must be url with background=true', {
        field: 'response_format',
      }),
    };
  const order = parseOrder(
    withoutUndefined({
      kind: 'song',
      prompt: orNothing(body.prompt) ?? orNothing(body.input),
      lyrics: body.instrumental ? undefined : orNothing(body.lyrics),
      style: orNothing(body.style) ?? orNothing(body.tags),
      negativeStyle: orNothing(body.negative_style),
      title: orNothing(body.title),
      instrumental: body.instrumental,
      vocalGender: body.vocal_gender,
      seed: body.seed,
      model,
    }),
    { negativeStyle: 'negative_style', vocalGender: 'vocal_gender' },
  );
  if ('failure' in order) return order;
  return {
    order: order.order,
    callbackUrl: body.callback_url || null,
    background: body.background ?? false,
    bytes: body.response_format === 'mp3',
  };
}

/** The words of OpenAI's videos and responses. */
const states = {
  queued: 'queued',
  running: 'in_progress',
  succeeded: 'completed',
  failed: 'failed',
  cancelled: 'cancelled',
} as const satisfies Record<Task['state'], string>;

const progressOf = (task: Task): number => {
  if (task.state === 'running') return Math.floor(task.progress * 100);
  return task.state === 'succeeded' ? 100 : 0;
};

/** A song as it is now: as OpenAI shows its media, with the first take beside the list for who reads no lists. */
export function musicReply(task: Task) {
  const clips = task.state === 'succeeded' ? task.clips : [];
  const first = clips[0];
  return {
    id: task.id,
    object: 'audio.music',
    created: epochSeconds(task.createdAt),
    created_at: epochSeconds(task.createdAt),
    completed_at: hasEnded(task) ? epochSeconds(task.finishedAt) : null,
    model: isMusic(task.order) ? task.order.model : defaultModel,
    status: states[task.state],
    progress: progressOf(task),
    data: clips.map((clip) => ({
      id: clip.id,
      url: clip.audioUrl,
      content_type: 'audio/mpeg',
      title: clip.title,
      lyrics: clip.lyrics,
      style: clip.tags,
      image_url: clip.imageUrl,
      duration: clip.durationSeconds,
    })),
    url: first?.audioUrl ?? null,
    audio_url: first?.audioUrl ?? null,
    image_url: first?.imageUrl ?? null,
    title: first?.title ?? null,
    duration: first?.durationSeconds ?? null,
    error: task.state === 'failed' ? errorOf(task.failure) : null,
    usage: { credits: task.state === 'succeeded' ? task.charged : 0 },
  };
}
