import { z } from 'zod';
import { type Failure, failure } from '../../catalogue/failures.ts';
import type { Order } from '../../catalogue/kinds/index.ts';
import type { House } from '../../tasks/house.ts';
import type { WireRequest } from '../dialect.ts';
import { callback, invalid, ordered, type Read, reading } from './order.ts';

const required = z.string().min(1);
const text = z.string().nullish();
const ofClip = { taskId: required, audioId: required };

/** docs.sunoapi.org: convert-to-wav-format, separate-vocals-from-music, create-music-video, generate-midi, cover-suno. */
export const wavBody = z.object({ ...ofClip, ...callback });
export const vocalRemovalBody = z.object({
  ...ofClip,
  type: z.enum(['separate_vocal', 'split_stem']).default('separate_vocal'),
  ...callback,
});
export const mp4Body = z.object({ ...ofClip, author: text, domainName: text, ...callback });
export const midiBody = z.object({ taskId: required, audioId: text, ...callback });
export const coverBody = z.object({ taskId: required, ...callback });
/** docs.sunoapi.org: get-timestamped-lyrics, generate-persona, boost-music-style. */
export const timestampedBody = z.object({ taskId: required, audioId: required });
export const personaBody = z.object({
  ...ofClip,
  name: required,
  description: required,
  vocalStart: z.number().min(0).default(0),
  vocalEnd: z.number().min(0).default(30),
  style: text,
});
export const styleBody = z.object({ content: required });

interface Named {
  readonly taskId: string;
  readonly audioId?: string | null | undefined;
}

/**
 * The clip that an order is about: `audioId`, or the first of the task, or what the task itself was about, as with a
 * separation. Somebody else's task is as unknown as one that never was.
 */
async function clipOf({ taskId, audioId }: Named, request: WireRequest, house: House): Promise<string | Failure> {
  const task = await house.tasks.get(request.account, taskId);
  if (!task) return failure('not_found', 'taskId: there is no such task. Check the id', { field: 'taskId' });
  if (audioId) return audioId;
  if (task.state === 'succeeded' && task.clips[0]) return task.clips[0].id;
  if ('clipId' in task.order && task.order.clipId !== undefined) return task.order.clipId;
  return invalid('taskId', 'the task has no music yet. Wait until it has succeeded').failure;
}

/** An order about a clip: reads the body, finds the clip, and lets `fields` say the rest. */
const about =
  <Schema extends z.ZodType<Named>>(
    schema: Schema,
    kind: Order['kind'],
    fields: (body: z.output<Schema>) => Record<string, unknown> | { readonly failure: Failure } = () => ({}),
    words: Readonly<Record<string, string>> = {},
  ) =>
  async (request: WireRequest, house: House): Promise<Read> =>
    reading(schema, request.body, async (body): Promise<Read> => {
      const more = fields(body);
      if ('failure' in more) return more as { failure: Failure };
      const clipId = await clipOf(body, request, house);
      return typeof clipId === 'string' ? ordered({ kind, clipId, ...more }, words) : { failure: clipId };
    });

export const readWav = about(wavBody, 'wav');
export const readVocalRemoval = about(vocalRemovalBody, 'stems', ({ type }) => ({
  parts: type === 'split_stem' ? 'twelve' : 'two',
}));
export const readMp4 = about(
  mp4Body,
  'video',
  ({ author, domainName }) => ({ author: author || undefined, brand: domainName || undefined }),
  { brand: 'domainName' },
);
export const readMidi = about(midiBody, 'midi');
export const readCover = about(coverBody, 'artwork');
export const readTimestamped = about(timestampedBody, 'timing');
export const readPersona = about(personaBody, 'persona', ({ name, description, vocalStart, vocalEnd, style }) => {
  const length = vocalEnd - vocalStart;
  if (length < 10 || length > 30) return invalid('vocalEnd', 'must lie 10 to 30 seconds after vocalStart');
  return { name, description, from: vocalStart, to: vocalEnd, style: style || undefined };
});
export const readStyle = (wire: unknown): Read =>
  reading(styleBody, wire, ({ content }) => ordered({ kind: 'styleBoost', style: content }, { style: 'content' }));
