import Fastify, { type FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.ts';

export interface StatusRoom {
  readonly metrics: Metrics;
  /** Why the house is not ready, or undefined. */
  readonly unready: () => 'stopping' | 'ledger' | undefined;
}

/** What supervisors ask of every process, whatever its role. */
export function addStatus(app: FastifyInstance, { metrics, unready }: StatusRoom): void {
  app.get('/healthz', async () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    const reason = unready();
    return reason === undefined ? { status: 'ready' } : reply.code(503).send({ status: reason });
  });
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
}

/** The door of a process that only makes what was ordered elsewhere. */
export function createStatusServer(room: StatusRoom): FastifyInstance {
  const app = Fastify({ requestTimeout: 20_000, forceCloseConnections: 'idle' });
  addStatus(app, room);
  return app;
}
