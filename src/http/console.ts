import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Accounts } from '../accounts/accounts.ts';
import { failure, failureRules } from '../catalogue/failures.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { llmsText } from './llms.ts';
import { type Page, readPages, type SendPage } from './pages.ts';
import { isOwnProgram, namesLoopback } from './peer.ts';
import type { Sessions } from './sessions.ts';

export interface ConsoleRoom {
  readonly sessions: Sessions;
  /** Opens the console, without a key typed, for the user who runs this server; undefined where nobody may. */
  readonly ownKey: string | undefined;
}

/** What the console needs of the server around it. */
interface Around {
  readonly accounts: Pick<Accounts, 'byKey'>;
  readonly publicUrl: () => string;
  readonly dialects: readonly Dialect[];
}

/** Sent by the page with every request. A foreign page cannot send it: the browser would ask us first, and we refuse. */
const pageHeader = 'x-cantiga-console';
const linkHeader = 'x-cantiga-link';

const paths = ['/', '/library', '/developers', '/docs'];
const forwarded = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/** Scripts, styles, sounds and pictures from this server alone; no frame, no form, no plug-in. */
const securityHeaders = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
};

const one = (header: string | string[] | undefined): string =>
  Array.isArray(header) ? (header[0] ?? '') : (header ?? '');

/** Whether a request comes from a page of this very server, as far as the browser tells. */
function fromOwnPage({ headers, method }: FastifyRequest): boolean {
  if (headers[pageHeader] === undefined) return false;
  const { origin } = headers;
  if (origin !== undefined) return origin === `http://${headers.host}` || origin === `https://${headers.host}`;
  const changes = method !== 'GET' && method !== 'HEAD';
  return !changes && ['same-origin', undefined].includes(headers['sec-fetch-site'] as string | undefined);
}

/** Cookies are shared between the ports of a host: each server has its own name for it. */
const cookieName = (request: FastifyRequest): string => `cantiga_console_${request.socket.localPort}`;

const cookieOf = (request: FastifyRequest): string =>
  (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim().split('='))
    .find(([name]) => name === cookieName(request))?.[1] ?? '';

const isOwner = (request: FastifyRequest): boolean =>
  namesLoopback(request.headers.host) &&
  !forwarded.some((name) => request.headers[name] !== undefined) &&
  isOwnProgram(request.socket);

/**
 * The web pages, and the session that lets them speak to the API without a key in the browser.
 *
 * @returns what sends the page that all addresses of the console share
 */
export function addConsole(app: FastifyInstance, room: ConsoleRoom, around: Around): SendPage | undefined {
  const pages = readPages();

  app.addHook('onRequest', async (request) => {
    if (request.headers['x-api-key'] || request.headers.authorization || !fromOwnPage(request)) return;
    const key = room.sessions.keyOf(cookieOf(request));
    if (key !== undefined) request.headers['x-api-key'] = key;
  });

  const keyFor = async (request: FastifyRequest): Promise<string | undefined> => {
    const link = one(request.headers[linkHeader]);
    if (link !== '') return room.sessions.follow(link);
    // The hook above has put the key of an open session here, too.
    const key = one(request.headers['x-api-key']);
    if (key !== '' && (await around.accounts.byKey(key))) return key;
    return isOwner(request) ? room.ownKey : undefined;
  };

  const cookie = (request: FastifyRequest, value: string, more = ''): string => {
    const secure = around.publicUrl().startsWith('https:') ? '; Secure' : '';
    return `${cookieName(request)}=${value}; Path=/; HttpOnly; SameSite=Strict${secure}${more}`;
  };

  app.post('/console/session', async (request, reply) => {
    const key = fromOwnPage(request) ? await keyFor(request) : undefined;
    if (key === undefined) return reply.code(401).send({ error: failure('unauthorized') });
    if (room.sessions.keyOf(cookieOf(request)) !== key)
      reply.header('set-cookie', cookie(request, room.sessions.open(key)));
    return reply.send({ open: true });
  });
  app.delete('/console/session', async (request, reply) => {
    if (fromOwnPage(request)) room.sessions.close(cookieOf(request));
    return reply.header('set-cookie', cookie(request, '', '; Max-Age=0')).send({ open: false });
  });
  app.get('/console/failures', async () => ({
    failures: Object.entries(failureRules).map(([code, rule]) => ({ code, ...rule })),
  }));

  app.get('/llms.txt', async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(llmsText(around.dialects, around.publicUrl())),
  );

  const index = pages.get('index.html');
  if (index) for (const url of paths) app.get(url, async (request, reply) => sendPage(request, reply, index));
  app.get('/console/:name', async (request, reply) => {
    const page = pages.get((request.params as { name: string }).name);
    return page ? sendPage(request, reply, page) : reply.callNotFound();
  });
  return index && ((request, reply) => sendPage(request, reply, index));
}

function sendPage(request: FastifyRequest, reply: FastifyReply, page: Page): FastifyReply {
  reply.headers({
    ...securityHeaders,
    etag: page.etag,
    vary: 'accept-encoding',
    // Every file but the first has a digest of its contents in its name.
    'cache-control': page.name === 'index.html' ? 'no-cache' : 'public, max-age=31536000, immutable',
  });
  if (request.headers['if-none-match'] === page.etag) return reply.code(304).send();
  reply.type(page.contentType);
  if (page.gzip && /\bgzip\b/.test(one(request.headers['accept-encoding'])))
    return reply.header('content-encoding', 'gzip').send(page.gzip);
  return reply.send(page.bytes);
}
