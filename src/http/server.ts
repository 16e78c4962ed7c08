import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Accounts } from '../accounts/accounts.ts';
import type { RateVerdict } from '../accounts/rate.ts';
import { type Failure, failure } from '../catalogue/failures.ts';
import type { Dialect, Route, WireReply, WireRequest } from '../dialects/dialect.ts';
import type { Storage } from '../storage/storage.ts';
import type { House } from '../tasks/house.ts';
import { credential } from './credentials.ts';
import { sendFile } from './files.ts';
import { readJson } from './json.ts';
import type { Metrics } from './metrics.ts';
import { openApi } from './openapi.ts';

export interface ServerRoom {
  readonly dialects: readonly Dialect[];
  readonly house: House;
  readonly accounts: Accounts;
  readonly storage: Storage;
  readonly rate: (account: string) => RateVerdict;
  readonly metrics: Metrics;
  readonly publicUrl: () => string;
  readonly version: string;
  readonly ready: () => boolean;
  readonly report: (event: string, details: Readonly<Record<string, unknown>>) => void;
}

const maxBody = 256 * 1024;
const idempotencyKey = /^[\x20-\x7e]{1,255}$/;

/** The HTTP edge: limits, keys, rate, JSON; then the dialect's own handler. It knows no dialect by name. */
export function createServer(room: ServerRoom): FastifyInstance {
  const app = Fastify({
    bodyLimit: maxBody,
    requestTimeout: 20_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 300 },
  });
  app.server.headersTimeout = 10_000;
  app.server.maxRequestsPerSocket = 10_000;

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  app.addHook('onResponse', async (request, reply) => {
    room.metrics.request(request.routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime / 1000);
  });
  // Streams of events never end by themselves; a server that stops ends them.
  const closing = new AbortController();
  app.addHook('preClose', async () => closing.abort());
  app.addHook('onSend', async (_request, reply) => {
    if (!room.ready()) reply.header('connection', 'close');
  });

  const dialectOf = (path: string): Dialect =>
    room.dialects.find(({ base }) => [base].flat().some((start) => path.startsWith(start))) ?? (room.dialects[0] as Dialect);

  app.setNotFoundHandler((request, reply) =>
    send(
      reply,
      dialectOf(request.url).failure(failure('not_found', `${request.method} ${pathOf(request)} is not served here`)),
    ),
  );
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const dialect = dialectOf(request.url);
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return send(reply, dialect.failure(failure('body_too_large')));
    if (error.statusCode !== undefined && error.statusCode < 500)
      return send(reply, dialect.failure(failure('invalid_request', `The request cannot be read: ${error.message}`)));
    room.report('request.failed', { route: request.routeOptions.url, reason: error.stack ?? error.message });
    return send(reply, dialect.failure(failure('internal')));
  });

  for (const dialect of room.dialects)
    for (const route of dialect.routes) addRoute(app, room, dialect, route, closing.signal);

  app.get('/healthz', async () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) =>
    room.ready() ? { status: 'ready' } : reply.code(503).send({ status: 'stopping' }),
  );
  app.get('/metrics', async (_request, reply) =>
    reply.type(room.metrics.registry.contentType).send(await room.metrics.registry.metrics()),
  );
  app.get('/openapi.json', async () => openApi(room.dialects, room.publicUrl(), room.version));
  app.route({
    method: ['GET', 'HEAD'],
    url: '/files/*',
    handler: (request, reply) => sendFile(room.storage, request, reply),
  });
  return app;
}

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '';

function addRoute(app: FastifyInstance, room: ServerRoom, dialect: Dialect, route: Route, closing: AbortSignal): void {
  const refuse = (reply: FastifyReply, reason: Failure): FastifyReply => send(reply, dialect.failure(reason), reason);

  app.route({
    method: route.method,
    url: route.path.replace(/\{(\w+)\}/g, ':$1'),
    handler: async (request, reply) => {
      const key = credential(request.headers);
      if (key === undefined)
        return refuse(reply, failure('unauthorized', 'Two API keys that differ were sent. Send one'));
      const account = key === '' ? undefined : await room.accounts.byKey(key);
      if (!account)
        return refuse(
          reply,
          failure('unauthorized', key === '' ? 'API key missing. Send x-api-key' : 'Invalid API key'),
        );

      const rate = room.rate(account);
      reply.header('x-ratelimit-limit', rate.limit);
      reply.header('x-ratelimit-remaining', rate.remaining);
      reply.header('x-ratelimit-reset', rate.resetSeconds);
      if (!rate.allowed)
        return refuse(
          reply,
          failure('rate_limited', `Rate limit exceeded. Try again in ${rate.retryAfterSeconds} seconds`, {
            retryAfterSeconds: rate.retryAfterSeconds,
          }),
        );

      const wire = readWire(request, route, account);
      if ('failure' in wire) return refuse(reply, wire.failure);
      const answer = await route.handle(wire, room.house);
      return answer.events ? sendEvents(reply, answer.events, closing) : send(reply, answer);
    },
  });
}

function readWire(
  request: FastifyRequest,
  route: Route,
  account: WireRequest['account'],
): WireRequest | { failure: Failure } {
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  let body: unknown;
  if (route.body) {
    if (request.headers['content-encoding'])
      return { failure: failure('invalid_request', 'Content-Encoding is not accepted. Send the body as it is') };
    const read = readJson(bytes);
    if ('failure' in read) return read;
    body = read.value;
  }
  const key = request.headers['idempotency-key'];
  if (key !== undefined && (typeof key !== 'string' || !idempotencyKey.test(key)))
    return { failure: failure('invalid_request', 'Idempotency-Key: must be 1 to 255 printable ASCII characters') };
  return {
    account,
    params: request.params as Record<string, string>,
    query: flat(request.query as Record<string, unknown>),
    body,
    ...(key && { idempotency: { key, bodyHash: createHash('sha256').update(bytes).digest('hex') } }),
  };
}

/** The first of repeated query parameters counts. */
const flat = (query: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, String(Array.isArray(value) ? value[0] : value)]),
  );

function send(reply: FastifyReply, answer: WireReply, reason?: Failure): FastifyReply {
  if (reason?.retryAfterSeconds !== undefined) reply.header('retry-after', reason.retryAfterSeconds);
  if (answer.headers) reply.headers(answer.headers);
  return reply.code(answer.status).type('application/json; charset=utf-8').send(JSON.stringify(answer.body));
}

function sendEvents(reply: FastifyReply, events: NonNullable<WireReply['events']>, closing: AbortSignal): FastifyReply {
  const gone = new AbortController();
  const stream = Readable.from(serverSentEvents(events(AbortSignal.any([gone.signal, closing]))));
  stream.on('close', () => gone.abort());
  return reply.type('text/event-stream').header('cache-control', 'no-store').send(stream);
}

async function* serverSentEvents(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const value of values) yield `data: ${JSON.stringify(value)}\n\n`;
}
