import { z } from 'zod';
import { failure } from '../../catalogue/failures.ts';
import { kinds } from '../../catalogue/kinds/index.ts';
import { models } from '../../catalogue/models.ts';
import { parseOrder, refusal } from '../../catalogue/order.ts';
import { priceOf } from '../../catalogue/prices.ts';
import type { Route, WireReply, WireRequest } from '../dialect.ts';
import { nativeFailure } from './failures.ts';
import { taskReply } from './reply.ts';

const ok = (body: unknown, status = 200): WireReply => ({ status, body });
const unknown = (what: string): WireReply =>
  nativeFailure(failure('not_found', `There is no such ${what}. Check the id`));
const listLimit = 100;

const numberOf = (text: string | undefined, otherwise: number): number => {
  const value = Number(text ?? otherwise);
  return Number.isInteger(value) && value > 0 ? value : otherwise;
};
const limitOf = (request: WireRequest): number => Math.min(listLimit, numberOf(request.query.limit, listLimit));

const callbackUrl = z.string().nullish().meta({ description: 'Told when the task has ended, signed, at least once.' });
const provider = z.enum(['auto', 'value', 'official']).optional().meta({
  description: 'Which engine: the best, the cheapest that is well, or the named one alone. `auto` by default.',
});
const orderWithCallback = z.union(
  Object.values(kinds).map((kind) => (kind.order as typeof kinds.song.order).safeExtend({ callbackUrl, provider })),
);
const testCall = z.strictObject({ url: z.string() });
const newKey = z.strictObject({ name: z.string().min(1).max(100) });

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
  callbackUrl: null,
  createdAt: '2026-11-22T10:00:00.000Z',
  finishedAt: null,
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
      if (callbackUrl !== null && typeof callbackUrl !== 'string')
        return nativeFailure(failure('invalid_request', 'callbackUrl: must be a URL', { field: 'callbackUrl' }));
      const by = provider.safeParse(wished);
      if (!by.success)
        return nativeFailure(
          failure('invalid_request', 'provider: must be auto, value or official', { field: 'provider' }),
        );
      const parsed = parseOrder(order);
      if ('failure' in parsed) return nativeFailure(parsed.failure);
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
      if ('failure' in submitted) return nativeFailure(submitted.failure);
      return {
        ...ok(taskReply(submitted.task), 202),
        headers: submitted.replayed ? { 'idempotent-replayed': 'true' } : {},
      };
    },
  },
  {
    method: 'GET',
    path: '/v1/tasks',
    summary: 'The newest tasks first; `before` (milliseconds) pages on.',
    query: { limit: 'At most so many, up to 100', before: 'Only tasks created before this time' },
    reply: { status: 200, example: { tasks: [exampleTask] } },
    handle: async (request, house) => {
      const before = numberOf(request.query.before, Number.MAX_SAFE_INTEGER);
      return ok({ tasks: (await house.tasks.list(request.account, limitOf(request), before)).map(taskReply) });
    },
  },
  {
    method: 'GET',
    path: '/v1/tasks/{id}',
    summary: 'One task.',
    reply: { status: 200, example: exampleTask },
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
    reply: { status: 200, example: { id: 'c1', title: 'Rain', durationSeconds: 151.2, taskId: exampleTask.id } },
    handle: async (request, house) => {
      const found = await house.tasks.clip(request.account, request.params.id ?? '');
      return found ? ok({ ...found.clip, taskId: found.task.id }) : unknown('clip');
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
  {
    method: 'GET',
    path: '/v1/keys',
    summary: 'The account’s keys, without their secrets.',
    reply: { status: 200, example: { keys: [] } },
    handle: async (request, house) => ok({ keys: await house.keys(request.account) }),
  },
  {
    method: 'POST',
    path: '/v1/keys',
    summary: 'A new key; its secret is shown this once.',
    body: { schema: newKey, example: { name: 'my laptop' } },
    reply: { status: 201, example: { id: 'k1', key: 'sk_cantiga_…' } },
    handle: async (request, house) => {
      const parsed = newKey.safeParse(request.body);
      if (!parsed.success)
        return nativeFailure(failure('invalid_request', 'name: must be 1 to 100 characters', { field: 'name' }));
      return ok(await house.issueKey(request.account, parsed.data.name), 201);
    },
  },
  {
    method: 'DELETE',
    path: '/v1/keys/{id}',
    summary: 'Revokes a key at once.',
    reply: { status: 200, example: { revoked: true } },
    handle: async (request, house) =>
      (await house.revokeKey(request.account, request.params.id ?? '')) ? ok({ revoked: true }) : unknown('key'),
  },
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
    method: 'POST',
    path: '/v1/webhooks/deliveries/{id}/resend',
    summary: 'Delivers a callback once more, under the same id.',
    reply: { status: 202, example: { resent: true } },
    handle: async (request, house) =>
      (await house.resend(request.account, request.params.id ?? '')) ? ok({ resent: true }, 202) : unknown('delivery'),
  },
  {
    method: 'POST',
    path: '/v1/webhooks/test',
    summary: 'Sends a signed test to an address, once and now, and says what came of it.',
    body: { schema: testCall, example: { url: 'http://127.0.0.1:8788/hook' } },
    reply: { status: 200, example: { delivered: true, status: 200, answer: 'ok' } },
    handle: async (request, house) => {
      const parsed = testCall.safeParse(request.body);
      if (!parsed.success) return nativeFailure(refusal(parsed.error));
      const pinged = await house.ping(request.account, parsed.data.url);
      return 'refused' in pinged
        ? nativeFailure(failure('invalid_request', `url: ${pinged.refused}`, { field: 'url' }))
        : ok(pinged);
    },
  },
  {
    method: 'GET',
    path: '/v1/webhooks/secret',
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
];
