import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type FailureCode, failureRules } from '../catalogue/failures.ts';

/** One request of an account, as its log shows it. Of the query and the body nothing is kept: they may hold secrets. */
interface Logged {
  readonly id: number;
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly api: string | undefined;
  readonly status: number;
  readonly ms: number;
  /** Why it was refused, and what to do about it. */
  readonly refusal: { readonly code: FailureCode; readonly message: string; readonly remedy: string } | undefined;
}

interface Around {
  readonly clock: () => number;
  readonly apiOf: (request: FastifyRequest) => string | undefined;
  /** Looks at key and rate; false when the refusal has been sent. */
  readonly admit: (request: FastifyRequest, reply: FastifyReply) => Promise<boolean>;
}

const keptPerAccount = 200;
const mostAccounts = 1000;
const longestPath = 200;
/** The console's own pages look again and again; what they only read is left out. */
const pageHeader = 'x-cantiga-console';

/** The newest requests of each account, in this process alone: for whoever writes a client and wants to see it work. */
export function addRequestLog(app: FastifyInstance, { clock, apiOf, admit }: Around): void {
  const logs = new Map<string, Logged[]>();
  let count = 0;
  const note = (caller: string, request: FastifyRequest, reply: FastifyReply): void => {
    const { refusal } = request;
    const path = request.url.split('?')[0] ?? '';
    const log = logs.get(caller) ?? [];
    log.push({
      id: ++count,
      at: clock() - Math.round(reply.elapsedTime),
      method: request.method,
      path: path.slice(0, longestPath),
      api: apiOf(request),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      refusal: refusal && { code: refusal.code, message: refusal.message, remedy: failureRules[refusal.code].remedy },
    });
    if (log.length > keptPerAccount) log.shift();
    // The account that asked last stands last; whoever is silent longest makes room.
    logs.delete(caller);
    logs.set(caller, log);
    const [oldest] = logs.keys();
    if (logs.size > mostAccounts && oldest !== undefined) logs.delete(oldest);
  };
  app.addHook('onResponse', (request, reply, done) => {
    const isLooking = request.method === 'GET' && request.headers[pageHeader] !== undefined;
    if (request.caller !== undefined && !isLooking) note(request.caller, request, reply);
    done();
  });
  app.get('/console/requests', async (request, reply) => {
    if (!(await admit(request, reply))) return reply;
    return { requests: [...(logs.get(request.caller ?? '') ?? [])].reverse() };
  });
}
