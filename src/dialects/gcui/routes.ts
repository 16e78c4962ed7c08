import { failure } from '../../catalogue/failures.ts';
import type { Order } from '../../catalogue/kinds/index.ts';
import { parseOrder, refusal } from '../../catalogue/order.ts';
import { priceOf } from '../../catalogue/prices.ts';
import type { House } from '../../tasks/house.ts';
import { hasEnded, type Task } from '../../tasks/task.ts';
import { created, lastSeen } from '../common.ts';
import type { Route, WireReply, WireRequest } from '../dialect.ts';
import { gcuiFailure, refused } from './failures.ts';
import { foundInfos, listedInfos, personaWithId } from './find.ts';
import {
  concatBody,
  customBody,
  extendBody,
  generateBody,
  lyricsBody,
  readCustom,
  readExtend,
  readGenerate,
  stemsBody,
} from './order.ts';
import { audioInfos, isHeard, rawClip, submittedInfos } from './reply.ts';
import { personaPage, stemInfos } from './side.ts';

/** No call of the original waits longer than this (src/lib/SunoApi.ts, generateSongs). */
const longestWaitMs = 100_000;

const ok = (body: unknown): WireReply => ({ status: 200, body });

const gcui = { name: 'gcui', failure: gcuiFailure };

/** Whether a field that the routes ask for by hand is there. */
const has = (request: WireRequest, field: string): boolean =>
  Boolean((request.body as Readonly<Record<string, unknown>> | null)?.[field]);

type Read = ReturnType<typeof readGenerate>;

/** Orders music: its clips at once, or when they can be heard. */
async function music(read: Read, request: WireRequest, house: House): Promise<WireReply> {
  if ('failure' in read) return gcuiFailure(read.failure);
  return created(gcui, request, house, { order: read.order, sourceField: 'audio_id' }, async ({ task }) =>
    read.wait
      ? ok(audioInfos(await lastSeen(task, house, isHeard, request.signal, longestWaitMs)))
      : ok(submittedInfos(task)),
  );
}

/** Orders what is answered at once, and waits for it. */
async function madeNow(
  value: Readonly<Record<string, unknown>>,
  field: string,
  request: WireRequest,
  house: House,
  reply: (task: Extract<Task, { state: 'succeeded' }>) => unknown,
): Promise<WireReply> {
  const read = parseOrder(value, { clipId: field });
  if ('failure' in read) return gcuiFailure(read.failure);
  const { order } = read;
  return created(gcui, request, house, { order, sourceField: field }, async ({ task }) => {
    const last = await lastSeen(task, house, hasEnded, request.signal, longestWaitMs);
    if (last.state === 'succeeded') return ok(reply(last));
    return gcuiFailure(last.state === 'failed' ? last.failure : failure(hasEnded(last) ? 'cancelled' : 'timeout'));
  });
}

/** Orders what is asked for later, by the ids in the answer. */
async function madeLater(
  value: { readonly kind: Order['kind'] } & Readonly<Record<string, unknown>>,
  field: string,
  request: WireRequest,
  house: House,
  reply: (task: Task) => unknown,
): Promise<WireReply> {
  const read = parseOrder(value, { clipId: field, clipIds: field });
  if ('failure' in read) return gcuiFailure(read.failure);
  return created(gcui, request, house, { order: read.order, sourceField: field }, ({ task }) => ok(reply(task)));
}

const clipExample = {
  id: 'b06f0c26-8d1c-4f0a-a0d0-2a2b4a3d8b11',
  title: 'Rain',
  image_url: '',
  lyric: '',
  audio_url: '',
  video_url: '',
  created_at: '2026-11-22T10:00:00.000Z',
  model_name: 'chirp-v3-5',
  status: 'submitted',
};

export const routes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/generate',
    summary: 'A song from a description: two clips.',
    body: {
      schema: generateBody,
      example: { prompt: 'A popular heavy metal song about war', make_instrumental: false, wait_audio: false },
    },
    reply: { status: 200, example: [clipExample, clipExample] },
    handle: async (request, house) => music(readGenerate(request.body), request, house),
  },
  {
    method: 'POST',
    path: '/api/custom_generate',
    summary: 'A song from lyrics, tags and a title: two clips.',
    body: {
      schema: customBody,
      example: { prompt: '[Verse 1]\nCruel flames of war', tags: 'pop metal male melancholic', title: 'Silent Field' },
    },
    reply: { status: 200, example: [clipExample, clipExample] },
    handle: async (request, house) => music(readCustom(request.body), request, house),
  },
  {
    method: 'POST',
    path: '/api/extend_audio',
    summary: 'Two clips that go on from a place in a clip.',
    body: {
      schema: extendBody,
      example: { audio_id: clipExample.id, prompt: '[Chorus]\nLa la', continue_at: '00:03' },
    },
    reply: { status: 200, example: [clipExample, clipExample] },
    handle: async (request, house) =>
      has(request, 'audio_id') ? music(readExtend(request.body), request, house) : refused('Audio ID is required'),
  },
  {
    method: 'POST',
    path: '/api/concat',
    summary: 'The whole song of an extended clip, or of several clips in their order.',
    body: { schema: concatBody, example: { clip_id: clipExample.id } },
    reply: { status: 200, example: clipExample },
    handle: async (request, house) => {
      if (!has(request, 'clip_id')) return refused('Clip id is required');
      const body = concatBody.safeParse(request.body);
      if (!body.success) return gcuiFailure(refusal(body.error));
      const clipIds = [body.data.clip_id].flat();
      return madeLater({ kind: 'concat', clipIds }, 'clip_id', request, house, (task) =>
        rawClip(task, task.plannedClips[0]?.id ?? ''),
      );
    },
  },
  {
    method: 'POST',
    path: '/api/generate_lyrics',
    summary: 'Lyrics with a title, at once.',
    body: { schema: lyricsBody, example: { prompt: 'A soothing lullaby' } },
    reply: { status: 200, example: { text: '[Verse]\n…', title: 'Lullaby', status: 'complete' } },
    handle: async (request, house) => {
      const body = lyricsBody.safeParse(request.body);
      if (!body.success) return gcuiFailure(refusal(body.error));
      return madeNow({ kind: 'lyrics', prompt: body.data.prompt }, 'prompt', request, house, ({ texts, id }) => ({
        ...{ text: texts[0]?.text ?? '', title: texts[0]?.title ?? '', status: 'complete', id },
      }));
    },
  },
  {
    method: 'POST',
    path: '/api/generate_stems',
    summary: 'The voice and the band of a clip apart: two clips, to be asked for by /api/get.',
    body: { schema: stemsBody, example: { audio_id: clipExample.id } },
    reply: { status: 200, example: [{ id: 't_vocals', status: 'submitted', title: 'Rain - Vocals' }] },
    handle: async (request, house) => {
      if (!has(request, 'audio_id')) return refused('Audio ID is required');
      const body = stemsBody.safeParse(request.body);
      if (!body.success) return gcuiFailure(refusal(body.error));
      const source = await house.tasks.clip(request.account, body.data.audio_id);
      return madeLater({ kind: 'stems', clipId: body.data.audio_id }, 'audio_id', request, house, (task) =>
        stemInfos(task, source?.clip),
      );
    },
  },
  {
    method: 'GET',
    path: '/api/get',
    summary: 'Clips by their ids, whatever their state; without ids the newest of the account.',
    query: { ids: 'Ids separated by commas', page: 'Twenty clips each, from 0' },
    reply: { status: 200, example: [clipExample] },
    handle: async ({ account, query }, house) =>
      ok(await (query.ids ? foundInfos : listedInfos)(house, account, query)),
  },
  {
    method: 'GET',
    path: '/api/clip',
    summary: 'One clip as Suno shows it.',
    query: { id: 'The id of the clip' },
    reply: { status: 200, example: clipExample },
    handle: async ({ account, query }, house) => {
      if (query.id === undefined) return refused('Missing parameter id');
      const task = await house.tasks.ofClip(account, query.id);
      return task ? ok(rawClip(task, query.id)) : gcuiFailure(failure('not_found', 'Clip not found'));
    },
  },
  {
    method: 'GET',
    path: '/api/get_aligned_lyrics',
    summary: 'When every word of a clip is sung, at once.',
    query: { song_id: 'The id of the clip' },
    reply: { status: 200, example: [{ word: 'Rain ', start_s: 1.2, end_s: 1.6, success: true, p_align: 1 }] },
    handle: async (request, house) => {
      const clipId = request.query.song_id;
      if (!clipId) return refused('Song ID is required');
      return madeNow({ kind: 'timing', clipId }, 'song_id', request, house, ({ timing }) =>
        timing.map(({ word, start, end }) => ({ word, start_s: start, end_s: end, success: true, p_align: 1 })),
      );
    },
  },
  {
    method: 'GET',
    path: '/api/get_limit',
    summary: 'Credits.',
    reply: {
      status: 200,
      example: { credits_left: priceOf('song'), period: 'month', monthly_limit: priceOf('song'), monthly_usage: 0 },
    },
    handle: async ({ account }, house) => {
      const { available, held } = await house.balance(account);
      return ok({ credits_left: available, period: 'month', monthly_limit: available + held, monthly_usage: held });
    },
  },
  {
    method: 'GET',
    path: '/api/persona',
    summary: 'A persona that this account made, with the clip it was made from.',
    query: { id: 'The id of the persona', page: 'From 1' },
    reply: { status: 200, example: { persona: { id: 'p1' }, total_results: 1, current_page: 1, is_following: false } },
    handle: async ({ account, query }, house) => {
      if (query.id === undefined) return refused('Missing parameter id');
      const found = await personaWithId(house, account, query.id);
      return found
        ? ok(personaPage(found, Number.parseInt(query.page ?? '', 10) || 1))
        : gcuiFailure(failure('not_found', 'Persona not found'));
    },
  },
];
