import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { artworkKey, audioKey, sheetKey } from '../tasks/files.ts';
import type { Shared, Shares } from '../tasks/shares.ts';
import type { ClipPlan } from '../tasks/task.ts';
import type { sendStored } from './files.ts';
import type { SendPage } from './pages.ts';

interface Around {
  readonly shares: Pick<Shares, 'open'>;
  readonly sendStored: (key: string, request: FastifyRequest, reply: FastifyReply) => ReturnType<typeof sendStored>;
  /** The page that plays it; without a console there are the files alone. */
  readonly page: SendPage | undefined;
}

const files: Readonly<Record<string, (plan: ClipPlan) => string>> = {
  'audio.mp3': audioKey,
  'artwork.jpg': artworkKey,
  'sheet.json': sheetKey,
};

const ended = { error: { code: 'not_found', message: 'This link has ended. Ask whoever sent it for another' } };

/** What a link shows of a clip: nothing that leads beyond it, and no address that works longer than the link. */
const viewOf = ({ clip, expiresAt }: Shared) => ({
  title: clip.title,
  lyrics: clip.lyrics,
  tags: clip.tags,
  durationSeconds: clip.durationSeconds,
  hasSheet: clip.sheetUrl !== undefined,
  expiresAt,
});

/** Clips that somebody shared: no key is asked for, the link is the permission. */
export function addShares(app: FastifyInstance, { shares, sendStored, page }: Around): void {
  const idOf = (request: FastifyRequest): string => (request.params as { id: string }).id;
  app.addHook('onSend', async (request, reply) => {
    // Links are for whoever got them, not for search engines.
    if (request.url.startsWith('/shared/')) reply.header('x-robots-tag', 'noindex').header('cache-control', 'no-store');
  });
  if (page)
    app.get('/shared/:id', async (request, reply) => {
      if (!(await shares.open(idOf(request)))) reply.code(404);
      return page(request, reply);
    });
  app.get('/shared/:id/clip.json', async (request, reply) => {
    const shared = await shares.open(idOf(request));
    return shared ? viewOf(shared) : reply.code(404).send(ended);
  });
  app.route({
    method: ['GET', 'HEAD'],
    url: '/shared/:id/:file',
    handler: async (request, reply) => {
      const keyOf = files[(request.params as { file: string }).file];
      const shared = keyOf && (await shares.open(idOf(request)));
      return shared ? sendStored(keyOf(shared.plan), request, reply) : reply.code(404).send(ended);
    },
  });
}
