import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Failure } from '../catalogue/failures.ts';
import { Plain, type WireReply } from '../dialects/dialect.ts';

/** @param reason why the request is refused, for the log and `Retry-After` */
export function send(reply: FastifyReply, answer: WireReply, reason?: Failure): FastifyReply {
  const refusal = reason ?? answer.reason;
  if (refusal) reply.request.refusal = refusal;
  if (reason?.retryAfterSeconds !== undefined) reply.header('retry-after', reason.retryAfterSeconds);
  if (answer.headers) reply.headers(answer.headers);
  reply.code(answer.status);
  if (answer.type !== undefined) return reply.type(answer.type).send(String(answer.body));
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer.body));
}

/** Values as server-sent events, until they end. */
export function sendEvents(reply: FastifyReply, answer: WireReply, events: AsyncIterable<unknown>): FastifyReply {
  if (answer.headers) reply.headers(answer.headers);
  const stream = Readable.from(serverSentEvents(events));
  return reply.code(answer.status).type('text/event-stream').header('cache-control', 'no-store').send(stream);
}

async function* serverSentEvents(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const value of values) yield `data: ${value instanceof Plain ? value.text : JSON.stringify(value)}\n\n`;
}
