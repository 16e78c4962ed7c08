import Fastify, { type FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.ts';

export interface StatusRoom {
  readonly metrics: Metrics;
  readonly ready: () => boolean;
}

/** What supervisors ask of every process, whatever its role. */
export function addStatus(app: FastifyInstance, { metrics, ready }: StatusRoom): void {
  app.get('/healthz', async () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) =>
    ready() ? { status: 'ready' } : reply.code(503).send({ status: 'stopping' }),
  );
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
