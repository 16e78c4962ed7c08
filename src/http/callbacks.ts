import type { FastifyInstance } from 'fastify';

/** Told of a call at an address of the house; false where it gave away no such address. */
export type Called = (engine: string, task: string, proof: string) => boolean;

/**
 * Where upstreams say that there is news. The address is all that counts: it is answered before any of the body is read, and
 * one that is not ours like every other that is not served.
 */
export function addCallbacks(app: FastifyInstance, called: Called): void {
  app.route<{ Params: { readonly engine: string; readonly task: string; readonly proof: string } }>({
    method: 'POST',
    url: '/callbacks/:engine/:task/:proof',
    onRequest: async ({ params: { engine, task, proof } }, reply) =>
      called(engine, task, proof) ? reply.send({ code: 200 }) : reply.callNotFound(),
    handler: async () => {
      throw new Error('a callback was answered already');
    },
  });
}
