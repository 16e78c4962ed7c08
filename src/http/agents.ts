import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Failure } from '../catalogue/failures.ts';
import { readJson } from './json.ts';

/** Who answers agents; it sees requests whose key is known and whose body is harmless. */
export interface Agents {
  answer(request: Request, body: unknown): Promise<Response>;
}

interface Around {
  /** Looks at key and rate; false when the refusal has been sent. */
  admit(request: FastifyRequest, reply: FastifyReply): Promise<boolean>;
  refuse(reply: FastifyReply, failure: Failure): FastifyReply;
}

/** The tools for agents, over HTTP: one address, a message a request. */
export function addAgents(app: FastifyInstance, agents: Agents, { admit, refuse }: Around): void {
  const closing = new AbortController();
  app.addHook('preClose', async () => closing.abort());
  app.route({
    method: ['POST', 'GET', 'DELETE'],
    url: '/mcp',
    handler: async (request, reply) => {
      if (!(await admit(request, reply))) return reply;
      const bytes = request.method === 'POST' && Buffer.isBuffer(request.body) ? request.body : undefined;
      const read = bytes && readJson(bytes);
      if (read && 'failure' in read) return refuse(reply, read.failure);
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      const asked = new Request(new URL(request.url, 'http://localhost'), {
        method: request.method,
        headers: headersOf(request),
        signal: AbortSignal.any([gone.signal, closing.signal]),
        ...(bytes && { body: bytes.toString('utf8') }),
      });
      const answer = await agents.answer(asked, read?.value);
      reply.code(answer.status).headers(Object.fromEntries(answer.headers));
      return reply.send(answer.body ? Readable.fromWeb(answer.body as ReadableStream) : '');
    },
  });
}

function headersOf({ headers }: FastifyRequest): Headers {
  const copy = new Headers();
  for (const [name, value] of Object.entries(headers)) if (typeof value === 'string') copy.set(name, value);
  return copy;
}
