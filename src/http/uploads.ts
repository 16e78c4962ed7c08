import type { FastifyInstance } from 'fastify';
import { formBytes, isUploadId, type Uploads } from '../tasks/uploads.ts';
import { readForm } from './form.ts';
import type { Intake } from './intake.ts';

const statusOf = { unknown: 404, sent: 409, full: 429, unreadable: 400 } as const;

const said = (code: string, message: string) => ({ error: { code, message } });

/**
 * Where a file goes whose address was asked for before: a form as object stores take it, without a key, because the
 * address cannot be guessed and takes one file.
 */
export function addUploads(app: FastifyInstance, uploads: Uploads, intake: Intake): void {
  const idOf = (params: unknown): string => (params as { id: string }).id;
  app.post('/uploads/:id', {
    bodyLimit: formBytes,
    config: { takesBytes: true },
    onRequest: async (request, reply) => {
      reply.header('access-control-allow-origin', '*').header('cache-control', 'no-store');
      const id = idOf(request.params);
      const place = isUploadId(id) ? await uploads.look(id) : undefined;
      if (!place) return reply.code(404).send(said('not_found', 'There is no such address. Ask for a new one'));
      if (place.isFilled) return reply.code(409).send(said('invalid_request', 'A file was sent already'));
      const busy = intake.enter(place.account, reply);
      if (busy) return reply.code(503).header('retry-after', 5).send(said(busy.code, busy.message));
    },
    handler: async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const form = readForm(request.headers['content-type'], body);
      if ('failure' in form) return reply.code(400).send(said(form.failure.code, form.failure.message));
      if (!form.file) return reply.code(400).send(said('invalid_request', 'file: is missing. Send one'));
      const refused = await uploads.fill(idOf(request.params), form.file.bytes);
      if (refused) return reply.code(statusOf[refused.why]).send(said('invalid_request', refused.message));
      return reply.code(204).send();
    },
  });
}
