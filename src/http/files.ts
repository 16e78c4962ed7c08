import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Growing, Storage } from '../storage/storage.ts';

export interface ByteSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * A single Range (RFC 9110 §14) against a file's size. Several ranges and units other than bytes are ignored, as the
 * RFC allows: the whole file is sent, and a thousand ranges cost nothing.
 */
export function spanOf(header: string | undefined, size: number): ByteSpan | 'all' | 'unsatisfiable' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return 'all';
  const [, from = '', to = ''] = match;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(from);
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < start) return 'all';
  return start >= size ? 'unsatisfiable' : { start, end };
}

/** If-None-Match (RFC 9110 §13.1.2): a list of tags, weak or strong, or any. */
const matches = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((tag) => [etag, '*'].includes(tag.trim().replace(/^W\//, '')));

/** The engines' own notes lie beside the takes and are nobody else's. */
const isPrivate = (key: string): boolean => key.endsWith('.score');

/** A take is ready within some tens of seconds; whoever waits for it asks a few times. */
const comeAgainSeconds = 5;

/** Sends a file: the name is the permission, so nothing is said about files that are not there. */
interface Shelf {
  readonly storage: Storage;
  readonly growing: Pick<Growing, 'has' | 'follow'>;
  /** The server stops: who listens to a file that grows is cut off. */
  readonly closing: AbortSignal;
  /** Whether a file that is not there yet is being made. */
  readonly isAwaited?: (key: string) => Promise<boolean>;
}

export const sendFile = (shelf: Shelf, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
  sendStored(shelf, (request.params as { '*': string })['*'], request, reply);

/** What every file says of itself; uploads and titles come from outside, and none of them is a page of ours. */
const plainHeaders = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'access-control-allow-origin': '*',
};

/**
 * A take that is being made, from its beginning to wherever it will end: no length is known, so a Range is ignored (RFC
 * 9110 §14.2) and the whole is sent as it comes. What cannot be ended well is cut off, so that nobody takes a part for
 * the whole.
 */
function sendGrowing(
  { growing, closing }: Shelf,
  key: string,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply | undefined {
  if (!growing.has(key)) return undefined;
  reply.headers({
    ...plainHeaders,
    'accept-ranges': 'none',
    'cache-control': 'no-store',
    'content-type': 'audio/mpeg',
  });
  return reply.send(request.method === 'HEAD' ? undefined : growing.follow(key, closing));
}

export async function sendStored(
  shelf: Shelf,
  key: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  // First, as a file that has just been stored grows no more.
  const live = sendGrowing(shelf, key, request, reply);
  if (live) return live;
  const { storage, isAwaited } = shelf;
  const facts = isPrivate(key) ? undefined : await storage.look(key);
  if (!facts && !isPrivate(key) && (await isAwaited?.(key)))
    return reply
      .code(202)
      .headers({ 'retry-after': comeAgainSeconds, 'cache-control': 'no-store', 'access-control-allow-origin': '*' })
      .send({ status: 'running', message: 'The file is being made. Ask for it again' });
  if (!facts) return reply.code(404).send({ error: { code: 'not_found', message: 'There is no such file' } });
  reply.headers({
    ...plainHeaders,
    etag: facts.etag,
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=31536000, immutable',
    'content-type': facts.contentType,
  });
  if (matches(request.headers['if-none-match'], facts.etag)) return reply.code(304).send();
  const ifRange = request.headers['if-range'];
  const range = ifRange === undefined || ifRange === facts.etag ? request.headers.range : undefined;
  const span = spanOf(range, facts.size);
  if (span === 'unsatisfiable')
    return reply
      .code(416)
      .header('content-range', `bytes */${facts.size}`)
      .header('content-type', 'text/plain')
      .send('');
  if (span !== 'all') {
    reply.code(206).header('content-range', `bytes ${span.start}-${span.end}/${facts.size}`);
  }
  const length = span === 'all' ? facts.size : span.end - span.start + 1;
  reply.header('content-length', length);
  if (request.method === 'HEAD') return reply.send();
  const file = await storage.open(key, span === 'all' ? undefined : span);
  if (!file) return reply.code(404).send({ error: { code: 'not_found', message: 'There is no such file' } });
  return reply.send(file.stream);
}
