import { z } from 'zod';
import { kinds } from '../../catalogue/kinds/index.ts';
import { models } from '../../catalogue/models.ts';
import { parseOrder, refusal } from '../../catalogue/order.ts';
import { priceOf } from '../../catalogue/prices.ts';
import type { Route } from '../dialect.ts';
import { invalid, limitOf, ok, refuse, unknown } from './answers.ts';
import { keyRoutes } from './keys.ts';
import { libraryRoutes } from './library.ts';
import { clipReply, taskReply } from './reply.ts';

const callbackUrl = z.string().nullish().meta({ description: 'Told when the task has ended, signed, at least once.' });
const provider = z.enum(['auto', 'value', 'official']).optional().meta({
  description: 'Which engine: the best, the cheapest that is well, or the named one alone. `auto` by default.',
});
const orderWithCallback = z.union(
  Object.values(kinds).map((kind) => (kind.order as typeof kinds.song.order).safeExtend({ callbackUrl, provider })),
);
const testCall = z.strictObject({ url: z.string() });

const exampleTask = {
  id: '3e0f7a52-58b1-4c1d-9d0e-2b7d6f0c11aa',
  kind: 'song',
  state: 'queued',
  progress: 0,
  order: kinds.song.example,
  seed: 7,
  price: priceOf('song'),
  charged: 0,
  clips: [],
  texts: [],
  files: [],
  timing: [],
  reference: null,
  failure: null,
  warnings: [],
  engine: null,
  engineReason: null,
  attempts: 0,
  api: 'native',
  callbackUrl: null,
  createdAt: '2026-11-22T10:00:00.000Z',
  startedAt: null,
  finishedAt: null,
};

const exampleClip = {
  id: '9a1c6f0e-3a53-4d0e-8f0c-5f2d1f4d7a01',
  audioUrl: 'http://127.0.0.1:8787/files/5f0c…/9a1c6f0e-3a53-4d0e-8f0c-5f2d1f4d7a01.mp3',
  title: 'Rain',
  lyrics: '[Verse]\nRain on the roof',
  tags: 'folk, calm',
};

export const routes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/tasks',
    summary: 'Order work of any kind. The answer comes when the order is safe on disk.',
    body: { schema: orderWithCallback, example: kinds.song.example },
    reply: { status: 202, example: exampleTask },
    handle: async (request, house) => {
      const { callbackUrl = null, provider: wished, ...order } = (request.body ?? {}) as Record<string, unknown>;
      if (callbackUrl !== null && typeof callbackUrl !== 'string') return invalid('callbackUrl', 'must be a URL');
      const by = provider.safeParse(wished);
      if (!by.success) return invalid('provider', 'must be auto, value or official');
      const parsed = parseOrder(order);
      if ('failure' in parsed) return refuse(parsed.failure);
      const submitted = await house.submit({
        accountId: request.account,
        dialect: 'native',
        order: parsed.order,
        wire: request.body,
        callbackUrl,
        callbackField: 'callbackUrl',
        ...(by.data && { provider: by.data }),
        ...(request.idempotency && { idempotency: request.idempotency }),
      });
      if ('failure' in submitted) return refuse(submitted.failure);
      return {
        ...ok(taskReply(submitted.task), 202),
        headers: submitted.replayed ? { 'idempotent-replayed': 'true' } : {},
      };
    },
  },
  {
    method: 'GET',
    path: '/v1/tasks',
    summary: 'The newest tasks first; `next`, sent as `before`, pages on.',
    query: {
      limit: 'At most so many, up to 100',
      before: 'The `next` of the page before, or a time in milliseconds: only tasks created before it',
    },
    reply: { status: 200, example: { tasks: [exampleTask], next: null } },
    handle: async (request, house) => {
      const [, time, id] = /^(\d{1,15})(?::(.{1,100}))?$/.exec(request.query.before ?? '') ?? [];
      const limit = limitOf(request);
      const before = time === undefined ? undefined : { time: Number(time), ...(id !== undefined && { id }) };
      const tasks = await house.tasks.list(request.account, limit, before);
      const last = tasks.length === limit ? tasks.at(-1) : undefined;
      return ok({ tasks: tasks.map(taskReply), next: last ? `${last.createdAt}:${last.id}` : null });
    },
  },
  {
    method: 'GET',
    path: '/v1/tasks/{id}',
    summary:
      'One task. While it runs, `clips` has what can be heard: `streaming` while its file still grows, then `complete`.',
    reply: {
      status: 200,
      example: {
        ...exampleTask,
        state: 'running',
        progress: 0.2,
        clips: [{ ...exampleClip, durationSeconds: null, imageUrl: null, state: 'streaming' }],
      },
    },
    handle: async (request, house) => {
      const task = await house.tasks.get(request.account, request.params.id ?? '');
      return task ? ok(taskReply(task)) : unknown('task');
    },
  },
  {
    method: 'POST',
    path: '/v1/tasks/{id}/cancel',
    summary: 'End a task that has not ended; its credits come back.',
    reply: { status: 200, example: { ...exampleTask, state: 'cancelled' } },
    handle: async (request, house) => {
      const task = await house.tasks.cancel(request.account, request.params.id ?? '');
      return task ? ok(taskReply(task)) : unknown('task');
    },
  },
  {
    method: 'GET',
    path: '/v1/tasks/{id}/events',
    summary: 'The task now and after every change, as server-sent events, until it has ended.',
    reply: { status: 200, example: exampleTask },
    handle: async (request, house) => {
      const id = request.params.id ?? '';
      if (!(await house.tasks.get(request.account, id))) return unknown('task');
      return {
        status: 200,
        body: null,
        events: async function* (signal) {
          for await (const task of house.follow(request.account, id, signal)) yield taskReply(task);
        },
      };
    },
  },
  {
    method: 'GET',
    path: '/v1/clips/{id}',
    summary: 'One finished clip.',
    reply: {
      status: 200,
      example: {
        ...exampleClip,
        durationSeconds: 151.2,
        imageUrl: exampleClip.audioUrl.replace(/mp3$/, 'jpg'),
        state: 'complete',
        taskId: exampleTask.id,
      },
    },
    handle: async (request, house) => {
      const found = await house.tasks.clip(request.account, request.params.id ?? '');
      return found ? ok({ ...clipReply(found.clip), taskId: found.task.id }) : unknown('clip');
    },
  },
  {
    method: 'GET',
    path: '/v1/catalogue',
    summary: 'What can be ordered: kinds with schema, price and example; models with their limits.',
    reply: { status: 200, example: { kinds: [], models: [] } },
    handle: async () =>
      ok({
        kinds: Object.values(kinds).map((kind) => ({
          name: kind.name,
          about: kind.about,
          price: priceOf(kind.name),
          takes: kind.takes,
          example: kind.example,
          order: z.toJSONSchema(kind.order, { io: 'input' }),
        })),
        models,
      }),
  },
  {
    method: 'GET',
    path: '/v1/account',
    summary: 'Credits: available, held by running tasks, and the two together.',
    reply: { status: 200, example: { available: 990, held: 10, total: 1000, runningTasks: 1 } },
    handle: async (request, house) => {
      const { available, held, openHolds } = await house.balance(request.account);
      return ok({ available, held, total: available + held, runningTasks: openHolds });
    },
  },
  ...keyRoutes,
  {
    method: 'GET',
    path: '/v1/ledger',
    summary: 'The newest movements of credits.',
    query: { limit: 'At most so many, up to 100' },
    reply: { status: 200, example: { entries: [] } },
    handle: async (request, house) => ok({ entries: await house.entries(request.account, limitOf(request)) }),
  },
  {
    method: 'GET',
    path: '/v1/webhooks/deliveries',
    summary: 'The newest callbacks: their attempts, the last answer and when the next try is due.',
    query: { limit: 'At most so many, up to 100' },
    reply: { status: 200, example: { deliveries: [] } },
    handle: async (request, house) => ok({ deliveries: await house.deliveries(request.account, limitOf(request)) }),
  },
  {
    method: 'GET',
    path: '/v1/webhooks/deliveries/{id}',
    summary: 'One callback, with the body that it sends.',
    reply: { status: 200, example: { id: 'msg_1', event: 'task.succeeded', state: 'delivered', body: {} } },
    handle: async (request, house) => {
      const found = await house.delivery(request.account, request.params.id ?? '');
      return found ? ok(found) : unknown('delivery');
    },
  },
  {
    method: 'POST',
    path: '/v1/webhooks/deliveries/{id}/resend',
    needs: 'full',
    summary: 'Delivers a callback once more, under the same id.',
    reply: { status: 202, example: { resent: true } },
    handle: async (request, house) =>
      (await house.resend(request.account, request.params.id ?? '')) ? ok({ resent: true }, 202) : unknown('delivery'),
  },
  {
    method: 'POST',
    path: '/v1/webhooks/test',
    needs: 'full',
    summary: 'Sends a signed test to an address, once and now, and says what came of it.',
    body: { schema: testCall, example: { url: 'http://127.0.0.1:8788/hook' } },
    reply: { status: 200, example: { delivered: true, status: 200, answer: 'ok' } },
    handle: async (request, house) => {
      const parsed = testCall.safeParse(request.body);
      if (!parsed.success) return refuse(refusal(parsed.error));
      const pinged = await house.ping(request.account, parsed.data.url);
      return 'refused' in pinged ? invalid('url', pinged.refused) : ok(pinged);
    },
  },
  {
    method: 'GET',
    path: '/v1/webhooks/secret',
    needs: 'full',
    summary: 'The secret with which callbacks to this account are signed (Standard Webhooks).',
    reply: { status: 200, example: { secret: 'whsec_…' } },
    handle: async (request, house) => ok({ secret: await house.webhookSecret(request.account) }),
  },
  {
    method: 'POST',
    path: '/v1/webhooks/secret/rotate',
    summary: 'Makes a new secret. For a day callbacks carry the signature of the one before, too.',
    reply: { status: 200, example: { secret: 'whsec_…', previousValidUntil: '2026-11-23T12:00:00.000Z' } },
    handle: async (request, house) => {
      const { secret, previousValidUntil } = await house.rotateWebhookSecret(request.account);
      return ok({ secret, previousValidUntil: new Date(previousValidUntil).toISOString() });
    },
  },
  ...libraryRoutes,
];
