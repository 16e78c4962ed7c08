import type { Socket } from 'node:net';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, type HTTPMethods } from 'fastify';
import type ipaddr from 'ipaddr.js';
import type { Accounts, Caller } from '../accounts/accounts.ts';
import { allows, type Scope } from '../accounts/keys.ts';
import type { RateVerdict } from '../accounts/rate.ts';
import { type Failure, failure } from '../catalogue/failures.ts';
import type { Dialect, Route, WireRequest } from '../dialects/dialect.ts';
import type { Growing, Storage } from '../storage/storage.ts';
import type { House } from '../tasks/house.ts';
import type { Shares } from '../tasks/shares.ts';
import type { Admission } from './admission.ts';
import { type Agents, addAgents } from './agents.ts';
import { ambiguity } from './ambiguity.ts';
import { addCallbacks, type Called } from './callbacks.ts';
import { addConsole, type ConsoleRoom } from './console.ts';
import { createDoor } from './door.ts';
import { sendFile, sendStored } from './files.ts';
import { createIntake, type Intake } from './intake.ts';
import type { Metrics } from './metrics.ts';
import { openApi } from './openapi.ts';
import { addPace, longestRequestMs, type Pace, usualPace } from './pace.ts';
import { readWire } from './read.ts';
import { send, sendEvents } from './reply.ts';
import { addRequestLog } from './requests.ts';
import { addShares } from './shares.ts';
import { addStatus } from './status.ts';
import { addUploads } from './uploads.ts';

export interface ServerRoom {
  readonly dialects: readonly Dialect[];
  readonly house: House;
  readonly accounts: Accounts;
  /** From which addresses the clients of keyless APIs are let in; from none by default. */
  readonly openTo?: (address: ipaddr.IPv4 | ipaddr.IPv6) => boolean;
  readonly storage: Storage;
  /** Takes that are being made in this process. */
  readonly growing: Pick<Growing, 'has' | 'follow'>;
  /** Whether a file that is not there yet is being made. */
  readonly isAwaited?: (key: string) => Promise<boolean>;
  readonly rate: (account: string) => RateVerdict | Promise<RateVerdict>;
  readonly shares: Pick<Shares, 'open'>;
  readonly clock: () => number;
  readonly metrics: Metrics;
  readonly publicUrl: () => string;
  /** Without it, no web pages are served. */
  readonly console?: ConsoleRoom;
  /** Answers agents at /mcp; without it they are not served. */
  readonly agents?: Agents;
  /** Hears upstreams that have news; without it they have no address. */
  readonly called?: Called | undefined;
  /** Addresses of the operator's own. */
  readonly operator?: (app: FastifyInstance) => void;
  readonly version: string;
  /** Why the house is not ready, or undefined. */
  readonly unready: () => 'stopping' | 'ledger' | undefined;
  readonly admission: Pick<Admission, 'enter' | 'requests'>;
  /** How fast bodies must come. */
  readonly pace?: Pace;
  /** A name for each request, told in X-Request-Id and in the log. */
  readonly requestId: () => string;
  readonly report: (event: string, details: Readonly<Record<string, unknown>>) => void;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    dialect?: Dialect;
    /** The body is a file, which may take minutes to come. */
    takesBytes?: boolean;
  }
  interface FastifyRequest {
    /** Whose key was sent; undefined until it is known. */
    caller?: WireRequest['account'];
    /** Why the request was refused. */
    refusal?: Failure;
  }
}

const maxBody = 256 * 1024;
const methods: readonly HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The HTTP edge: limits, keys, rate, JSON; then the dialect's own handler. It knows no dialect by name. */
export function createServer(room: ServerRoom): FastifyInstance {
  const app = Fastify({
    bodyLimit: maxBody,
    requestTimeout: longestRequestMs,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    // What still comes while the server stops is answered like the rest.
    return503OnClosing: false,
    genReqId: room.requestId,
    requestIdHeader: false,
    routerOptions: { maxParamLength: 300 },
  });
  app.server.headersTimeout = 10_000;
  app.server.maxRequestsPerSocket = 10_000;

  app.decorateRequest('caller');
  app.decorateRequest('refusal');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  // None of the hooks of every request is a promise: each would cost a turn of the microtasks.
  app.addHook('onResponse', (request, reply, done) => {
    room.metrics.request(request.routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
  addPace(app, (request) => request.routeOptions.config.takesBytes === true, room.pace ?? usualPace);
  // Streams of events never end by themselves; a server that stops ends them.
  const closing = new AbortController();
  app.addHook('preClose', async () => closing.abort());
  endSilentConnections(app);
  app.addHook('onSend', (request, reply, _payload, done) => {
    reply.header('x-request-id', request.id);
    if (room.unready() === 'stopping') reply.header('connection', 'close');
    done();
  });

  // Of two APIs whose paths begin alike, the longer beginning counts.
  const bases = room.dialects
    .flatMap((dialect) => [dialect.base].flat().map((base) => ({ base, dialect })))
    .sort((a, b) => b.base.length - a.base.length);
  const dialectOf = (request: FastifyRequest): Dialect =>
    request.routeOptions.config.dialect ??
    bases.find(({ base }) => request.url.startsWith(base))?.dialect ??
    (room.dialects[0] as Dialect);
  app.addHook('onRequest', (request, reply, done) => {
    const { cors } = dialectOf(request);
    if (cors) reply.headers(cors);
    const unclear = ambiguity(request.raw);
    if (unclear) reply.code(400).header('connection', 'close').send({ error: unclear });
    else done();
  });

  app.setNotFoundHandler((request, reply) =>
    send(
      reply,
      dialectOf(request).failure(failure('not_found', `${request.method} ${pathOf(request)} is not served here`)),
    ),
  );
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const dialect = dialectOf(request);
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
      const most = (request.routeOptions.bodyLimit ?? maxBody) / 1024;
      return send(reply, dialect.failure(failure('body_too_large', `The body is too large. Send at most ${most} KiB`)));
    }
    if (error.statusCode !== undefined && error.statusCode < 500)
      return send(reply, dialect.failure(failure('invalid_request', `The request cannot be read: ${error.message}`)));
    room.report('request.failed', {
      request: request.id,
      route: request.routeOptions.url,
      reason: error.stack ?? error.message,
    });
    return send(reply, dialect.failure(failure('internal')));
  });

  const door = createDoor(room.accounts, room.openTo ?? (() => false));
  const intake = createIntake();
  for (const dialect of room.dialects) {
    for (const route of dialect.routes) addRoute(app, { ...room, intake }, door, dialect, route, closing.signal);
    addOtherMethods(app, room.dialects, dialect);
  }

  const page = room.console && addConsole(app, room.console, room);
  const shelf = { ...room, closing: closing.signal };
  addShares(app, { shares: room.shares, page, sendStored: (key, ...with_) => sendStored(shelf, key, ...with_) });
  addUploads(app, room.house.library.uploads, intake);
  room.operator?.(app);
  if (room.called) addCallbacks(app, room.called);
  const [native] = room.dialects;
  const admitted = async (request: FastifyRequest, reply: FastifyReply) =>
    native !== undefined && (await admit(room, door, native, 'read', request, reply)) !== undefined;
  const apiOf = ({ routeOptions }: FastifyRequest) => routeOptions.config.dialect?.name;
  addRequestLog(app, { clock: room.clock, apiOf, admit: admitted });
  if (room.agents && native) {
    const refuse = (reply: FastifyReply, reason: Failure) => send(reply, native.failure(reason), reason);
    addAgents(app, room.agents, { admit: admitted, refuse });
  }

  addStatus(app, room);
  app.get('/openapi.json', async () => openApi(room.dialects, room.publicUrl(), room.version));
  app.route({
    method: ['GET', 'HEAD'],
    url: '/files/*',
    handler: (request, reply) => sendFile(shelf, request, reply),
  });
  return app;
}

/** A connection that was opened a second before the stop and has said nothing yet will not have a request cut off. */
const silenceMs = 1_000;

/**
 * Clients open connections in advance. Node counts those as busy until the headers are late, which would hold up a stop
 * for half a minute.
 */
function endSilentConnections(app: FastifyInstance): void {
  const open = new Set<Socket>();
  app.server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  app.addHook('preClose', async () => {
    setTimeout(() => {
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    }, silenceMs).unref();
  });
}

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '';

const urlOf = (route: Route): string => route.path.replace(/\{(\w+)\}/g, ':$1');

/** What is said to OPTIONS and to the wrong method, at the paths of APIs that say something. */
function addOtherMethods(app: FastifyInstance, all: readonly Dialect[], dialect: Dialect): void {
  for (const url of new Set(dialect.routes.map(urlOf))) {
    const served = new Set<HTTPMethods>(
      all.flatMap(({ routes }) => routes.filter((route) => urlOf(route) === url).map(({ method }) => method)),
    );
    const others = methods.filter((method) => !served.has(method));
    const { cors } = dialect;
    if (cors)
      app.route({ method: 'OPTIONS', url, config: { dialect }, handler: (_request, reply) => reply.code(200).send() });
    const wrong = dialect.wrongMethod?.([...served].join(', '));
    if (wrong)
      app.route({ method: others, url, config: { dialect }, handler: (_request, reply) => send(reply, wrong) });
  }
}

function addRoute(
  app: FastifyInstance,
  room: ServerRoom & { readonly intake: Intake },
  door: ReturnType<typeof createDoor>,
  dialect: Dialect,
  route: Route,
  closing: AbortSignal,
): void {
  const refuse = (reply: FastifyReply, reason: Failure): FastifyReply => send(reply, dialect.failure(reason), reason);

  const needs = route.needs ?? (route.method === 'GET' ? 'read' : 'make');
  const admitted = new WeakMap<FastifyRequest, Caller>();
  app.route({
    method: route.method,
    url: urlOf(route),
    config: { dialect, ...(route.bytes !== undefined && { takesBytes: true }) },
    // Whoever sends much is known before any of it is read.
    ...(route.bytes !== undefined && {
      bodyLimit: route.bytes,
      onRequest: async (request, reply) => {
        const caller = await admit(room, door, dialect, needs, request, reply);
        if (!caller) return reply;
        const busy = room.intake.enter(caller.account, reply);
        if (busy) return refuse(reply, busy);
        admitted.set(request, caller);
      },
    }),
    handler: async (request, reply) => {
      const full = room.admission.requests();
      if (full) return refuse(reply, full);
      const leave = room.admission.enter();
      reply.raw.once('close', leave);
      const caller = admitted.get(request) ?? (await admit(room, door, dialect, needs, request, reply));
      if (!caller) return reply;
      const wire = readWire(request, route, caller.account);
      if ('failure' in wire) return refuse(reply, wire.failure);
      let signal: AbortSignal | undefined;
      const watched: WireRequest = {
        ...wire,
        // Made when asked for: most answers wait for nobody.
        get signal() {
          // Who waits for a task costs nothing meanwhile.
          leave();
          signal ??= untilGone(reply, closing);
          return signal;
        },
      };
      // Some APIs order with a GET: whatever the way, a key that may not make orders nothing.
      const house = allows(caller.scope, 'make')
        ? room.house
        : { ...room.house, submit: async () => ({ failure: mayNot(caller.scope, 'make') }) };
      const answer = await route.handle(watched, house);
      return answer.events ? sendEvents(reply, answer, answer.events(watched.signal)) : send(reply, answer);
    },
  });
}

const mayNot = (scope: Scope, needs: Scope): Failure =>
  failure('forbidden', `This key has the scope ${scope}; this takes ${needs}. Use another key`);

/** The caller, when key and rate allow; otherwise the refusal has been sent. */
async function admit(
  room: ServerRoom,
  door: ReturnType<typeof createDoor>,
  dialect: Dialect,
  needs: Scope,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Caller | undefined> {
  const refuse = (reason: Failure): void => void send(reply, dialect.failure(reason), reason);
  const caller = await door(dialect, request);
  if ('failure' in caller) {
    refuse(caller.failure);
    return undefined;
  }
  request.caller = caller.account;
  const rate = await room.rate(caller.account);
  reply.header('x-ratelimit-limit', rate.limit);
  reply.header('x-ratelimit-remaining', rate.remaining);
  reply.header('x-ratelimit-reset', rate.resetSeconds);
  if (rate.allowed && allows(caller.scope, needs)) return caller;
  if (rate.allowed) {
    refuse(mayNot(caller.scope, needs));
    return undefined;
  }
  const { retryAfterSeconds } = rate;
  refuse(
    failure('rate_limited', `Rate limit exceeded. Try again in ${retryAfterSeconds} seconds`, { retryAfterSeconds }),
  );
  return undefined;
}

function untilGone(reply: FastifyReply, closing: AbortSignal): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return AbortSignal.any([gone.signal, closing]);
}
