import { type Failure, failure } from '../../catalogue/failures.ts';
import { kinds } from '../../catalogue/kinds/index.ts';
import { parseOrder } from '../../catalogue/order.ts';
import type { House } from '../../tasks/house.ts';
import { hasEnded, type Task } from '../../tasks/task.ts';
import { created, given, lastSeen } from '../common.ts';
import type { Route, WireReply, WireRequest } from '../dialect.ts';
import { chatBody, lastUserText, readChat } from './chat.ts';
import { chunks, completion, plainText } from './completion.ts';
import { openaiFailure, unknownModel } from './failures.ts';
import { modelCard, modelCards } from './models.ts';
import { musicBody, musicReply, readMusic } from './music.ts';

/** As long as OpenAI's own clients wait. */
const longestWaitMs = 10 * 60_000;
/** As long as gcui-art/suno-api waits. */
const plainWaitMs = 100_000;

const ok = (body: unknown, status = 200): WireReply => ({ status, body });
const openai = { name: 'openai', failure: openaiFailure };

type Succeeded = Extract<Task, { state: 'succeeded' }>;

async function made(
  task: Task,
  request: WireRequest,
  house: House,
  withinMs: number,
  refuse: (failure: Failure) => WireReply,
  reply: (task: Succeeded) => WireReply,
): Promise<WireReply> {
  const last = await lastSeen(task, house, hasEnded, request.signal, withinMs);
  if (last.state === 'succeeded') return reply(last);
  return refuse(last.state === 'failed' ? last.failure : failure(hasEnded(last) ? 'cancelled' : 'timeout'));
}

async function chat(request: WireRequest, house: House): Promise<WireReply> {
  const read = readChat(request.body);
  if ('failure' in read) return openaiFailure(read.failure);
  if ('unknownModel' in read) return unknownModel(read.unknownModel);
  const { order, model, stream, usage } = read;
  return created(openai, request, house, { order }, ({ task }) =>
    stream
      ? {
          ...ok(null),
          events: (signal) => chunks(task, house.follow(request.account, task.id, signal), model, usage),
        }
      : made(task, request, house, longestWaitMs, openaiFailure, (ended) => ok(completion(ended, model))),
  );
}

/** gcui-art/suno-api's answer: an instrumental of its own default model, and Markdown about the first take. */
async function plainChat(request: WireRequest, house: House): Promise<WireReply> {
  const refuse = (reason: Failure): WireReply => ({
    ...openaiFailure(reason),
    body: { error: `Internal server error: ${JSON.stringify(reason.message)}` },
  });
  const body = chatBody.safeParse(request.body);
  const prompt = body.success ? lastUserText(body.data.messages) : undefined;
  if (!given(prompt)) return { status: 400, body: { error: 'Prompt message is required' } };
  const read = parseOrder({ kind: 'song', prompt, instrumental: true, model: 'v3.5' }, { prompt: 'messages' });
  if ('failure' in read) return refuse(read.failure);
  return created({ ...openai, failure: refuse }, request, house, { order: read.order }, ({ task }) =>
    made(task, request, house, plainWaitMs, refuse, ({ clips }) => ({
      status: 200,
      type: 'text/plain;charset=UTF-8',
      body: clips[0] ? plainText(clips[0]) : '',
    })),
  );
}

async function music(request: WireRequest, house: House): Promise<WireReply> {
  const read = readMusic(request.body);
  if ('failure' in read) return openaiFailure(read.failure);
  if ('unknownModel' in read) return unknownModel(read.unknownModel);
  return created(openai, request, house, read, ({ task }) =>
    read.background
      ? ok(musicReply(task), 202)
      : made(task, request, house, longestWaitMs, openaiFailure, (ended) =>
          read.bytes ? bytesOf(ended, '1') : ok(musicReply(ended)),
        ),
  );
}

/** Leads to a take's file. */
function bytesOf(task: Succeeded, take: string): WireReply {
  const clip = task.clips[Number(take) - 1];
  return clip
    ? { status: 302, body: null, headers: { location: clip.audioUrl } }
    : openaiFailure(failure('not_found', 'take: there is no such take. The first is 1', { field: 'take' }));
}

const found = async (request: WireRequest, house: House): Promise<Task | undefined> => {
  const task = await house.tasks.get(request.account, request.params.id ?? '');
  return task && kinds[task.order.kind].takes > 0 ? task : undefined;
};
const noSong = (): WireReply => openaiFailure(failure('not_found', 'There is no such song. Check the id'));

const exampleSong = {
  id: '3e0f7a52-58b1-4c1d-9d0e-2b7d6f0c11aa',
  object: 'audio.music',
  status: 'queued',
  progress: 0,
};

export const routes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/chat/completions',
    summary: 'A song in answer to the last message: an object that names both takes, or events with stream=true.',
    body: { schema: chatBody, example: { model: 'v5', messages: [{ role: 'user', content: 'a calm folk song' }] } },
    reply: { status: 200, example: { id: 'chatcmpl-1', object: 'chat.completion', choices: [] } },
    handle: async (request, house) => (house.chatReply === 'markdown' ? plainChat : chat)(request, house),
  },
  {
    method: 'POST',
    path: '/v1/audio/music',
    summary: 'A song from a description, or from lyrics and style; both takes when they are done, or its id at once.',
    body: { schema: musicBody, example: { model: 'v5', prompt: 'a calm folk song about rain', background: true } },
    reply: { status: 202, example: exampleSong },
    handle: music,
  },
  {
    method: 'GET',
    path: '/v1/audio/music/{id}',
    summary: 'A song as it is now.',
    reply: { status: 200, example: exampleSong },
    handle: async (request, house) => {
      const task = await found(request, house);
      return task ? ok(musicReply(task)) : noSong();
    },
  },
  {
    method: 'GET',
    path: '/v1/audio/music/{id}/content',
    summary: 'Leads to the MP3 of a take.',
    query: { take: '1 or 2; the first by default' },
    reply: { status: 200, example: null },
    handle: async (request, house) => {
      const task = await found(request, house);
      return task?.state === 'succeeded' ? bytesOf(task, request.query.take ?? '1') : noSong();
    },
  },
  {
    method: 'GET',
    path: '/v1/models',
    summary: 'The models, as OpenAI lists its own.',
    reply: { status: 200, example: { object: 'list', data: [{ id: 'v5', object: 'model', owned_by: 'cantiga' }] } },
    handle: async () => ok({ object: 'list', data: modelCards() }),
  },
  {
    method: 'GET',
    path: '/v1/models/{model}',
    summary: 'One model, under any of its names.',
    reply: { status: 200, example: { id: 'v5', object: 'model', owned_by: 'cantiga' } },
    handle: async ({ params }) => {
      const card = modelCard(params.model ?? '');
      return card ? ok(card) : unknownModel(params.model ?? '');
    },
  },
];
