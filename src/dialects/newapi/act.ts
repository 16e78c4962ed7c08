import { type Failure, failure } from '../../catalogue/failures.ts';
import type { Order } from '../../catalogue/kinds/index.ts';
import { parseOrder } from '../../catalogue/order.ts';
import type { House } from '../../tasks/house.ts';
import { settled } from '../common.ts';
import type { Route, WireReply, WireRequest } from '../dialect.ts';
import { stemClip } from './clip.ts';
import { newapiFailure } from './failures.ts';
import { actOn, envelope, made, place } from './place.ts';
import { succeeded, timingOf } from './reply.ts';
import { personaBody, readPersona, readTags, tagsBody } from './works.ts';

/** Long enough for a file that is quickly made; a client that gets no URL yet asks again. */
const fileWithinMs = 15_000;

const actOrder = (request: WireRequest, fields: object): { order: Order } | { failure: Failure } =>
  parseOrder({ ...fields, clipId: request.params.clip_id }, { clipId: 'clip_id', parts: 'stem_task' });

async function acted(
  request: WireRequest,
  house: House,
  act: string,
  fields: object,
  reply: (task: Parameters<typeof settled>[0]) => Promise<WireReply>,
): Promise<WireReply> {
  const parsed = actOrder(request, fields);
  if ('failure' in parsed) return newapiFailure(parsed.failure);
  const asked = await actOn(request, house, act, parsed.order);
  return 'refused' in asked ? asked.refused : reply(asked.task);
}

/** One gateway answers a task's id, others the file's URL under these names: the answer has both. */
const fileRoute = (act: 'wav' | 'mp4' | 'midi', kind: 'wav' | 'video' | 'midi', summary: string): Route => ({
  method: 'GET',
  path: `/suno/act/${act}/{clip_id}`,
  summary,
  reply: {
    status: 200,
    example: {
      code: 'success',
      message: '',
      data: '950bf3af-78a6-420e-8c01-3bde0bbb3ef9',
      state: 'complete',
      [`${act}_file_url`]: `https://example.com/files/clip-${act}`,
    },
  },
  handle: (request, house) =>
    acted(request, house, act, { kind }, async (task) => {
      const ended = await settled(task, house, fileWithinMs);
      if (!ended) return envelope(task.id, { state: 'running' });
      if (ended.state === 'failed') return newapiFailure(ended.failure);
      if (!succeeded(ended)) return newapiFailure(failure('cancelled'));
      return envelope(task.id, { state: 'complete', [`${act}_file_url`]: ended.files[0]?.url ?? '' });
    }),
});

export const actRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/suno/act/stems/{clip_id}',
    summary: 'The stems of a clip, as clips; two, or twelve with stem_task=twelve.',
    query: { stem_task: 'two (the default) or twelve' },
    reply: {
      status: 200,
      example: { clips: [{ id: 'c1-vocals', title: 'City Lights - Vocals', status: 'complete' }] },
    },
    handle: (request, house) => {
      const parts = request.query.stem_task || 'two';
      return acted(request, house, `stems-${parts}`, { kind: 'stems', parts }, (task) =>
        made(task, house, async (done) => {
          const id = done.order.kind === 'stems' ? done.order.clipId : '';
          const source = await house.tasks.clip(request.account, id);
          return { clips: done.files.map((file) => stemClip(done, file, source?.clip)) };
        }),
      );
    },
  },
  {
    method: 'GET',
    path: '/suno/act/timing/{clip_id}',
    summary: 'When every word of a clip is sung.',
    reply: {
      status: 200,
      example: timingOf([{ word: '[Verse]\nWinter ', start: 8.38, end: 8.78 }]),
    },
    handle: (request, house) =>
      acted(request, house, 'timing', { kind: 'timing' }, (task) =>
        made(task, house, ({ timing }) => timingOf(timing)),
      ),
  },
  fileRoute('wav', 'wav', 'A clip without loss, as WAV.'),
  fileRoute('mp4', 'video', 'A film of a clip.'),
  fileRoute('midi', 'midi', 'The notes of a clip.'),
  {
    method: 'POST',
    path: '/suno/act/tags',
    summary: 'A richer list of style tags from a short one, at once.',
    body: { schema: tagsBody, example: { original_tags: 'lofi, piano' } },
    reply: { status: 200, example: { upsampled_tags: 'lofi, piano, warm, tape hiss' } },
    handle: (request, house) =>
      place(request, house, readTags(request.body), (task) =>
        made(task, house, ({ texts }) => ({ upsampled_tags: texts[0]?.text ?? '' })),
      ),
  },
  ...['/suno/persona/create', '/suno/persona/create/'].map(
    (path): Route => ({
      method: 'POST',
      path,
      summary: 'Keeps the voice and manner of a clip under a name; `persona_id` of later orders.',
      body: {
        schema: personaBody,
        example: { root_clip_id: '7d1c9d52-0b5c-4a43-9a8e-5f5be1f0a001', name: 'The keeper', description: 'Low, calm' },
      },
      reply: {
        status: 200,
        example: { id: 'persona-1', name: 'The keeper', code: 'success', data: { id: 'persona-1' } },
      },
      handle: (request, house) =>
        place(request, house, readPersona(request.body), (task) =>
          made(task, house, ({ order, reference }) => {
            if (order.kind !== 'persona') return {};
            const { name, description, clipId } = order;
            const persona = { id: reference, name, description, root_clip_id: clipId };
            return { ...persona, code: 'success', message: '', data: persona };
          }),
        ),
    }),
  ),
];
