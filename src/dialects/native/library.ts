import { z } from 'zod';
import { failure } from '../../catalogue/failures.ts';
import { refusal } from '../../catalogue/order.ts';
import type { House } from '../../tasks/house.ts';
import type { Share } from '../../tasks/shares.ts';
import { maxUpload } from '../../tasks/uploads.ts';
import type { Route } from '../dialect.ts';
import { numberOf, ok, refuse, unknown } from './answers.ts';

const dayMs = 24 * 60 * 60 * 1000;
const usageDays = { usual: 30, most: 90 };

const newShare = z.strictObject({
  days: z.number().gt(0).max(365).default(7).meta({ description: 'How long the link opens the clip.' }),
});

const shareView = (house: House, share: Share) => ({ ...share, url: house.addressOf(`/shared/${share.id}`) });
const exampleShare = {
  id: '0f2f4c1d7a9be0d3c5a1f7b2e4d68c90',
  clipId: 'c1',
  createdAt: 1795342800000,
  expiresAt: 1795947600000,
  url: 'http://localhost:8787/shared/0f2f4c1d7a9be0d3c5a1f7b2e4d68c90',
};

export const libraryRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/uploads',
    bytes: maxUpload,
    summary:
      'Keeps a recording (wav, mp3, flac, ogg, and m4a where ffmpeg is installed; at most 64 MiB) for a day: its audioUrl goes into an order.',
    reply: { status: 201, example: { audioUrl: 'http://localhost:8787/files/uploads/5b0c….mp3' } },
    handle: async (request, house) => {
      const kept = await house.library.uploads.keep(request.account, request.bytes ?? new Uint8Array());
      return 'failure' in kept ? refuse(kept.failure) : ok(kept, 201);
    },
  },
  {
    method: 'DELETE',
    path: '/v1/tasks/{id}',
    summary: 'Removes a task that has ended, with its files. The ledger keeps its movements.',
    reply: { status: 200, example: { removed: true } },
    handle: async (request, house) => {
      const removed = await house.library.remove(request.account, request.params.id ?? '');
      if (removed === 'unknown') return unknown('task');
      if (removed === 'removed') return ok({ removed: true });
      return refuse(failure('invalid_request', 'The task has not ended. Cancel it first'));
    },
  },
  {
    method: 'POST',
    path: '/v1/clips/{id}/shares',
    summary: 'A link to one clip that needs no key, until its days are over or it is revoked.',
    body: { schema: newShare, example: { days: 7 } },
    reply: { status: 201, example: exampleShare },
    handle: async (request, house) => {
      const parsed = newShare.safeParse(request.body ?? {});
      if (!parsed.success) return refuse(refusal(parsed.error));
      const { shares } = house.library;
      const share = await shares.create(request.account, request.params.id ?? '', Math.round(parsed.data.days * dayMs));
      return share ? ok(shareView(house, share), 201) : unknown('clip');
    },
  },
  {
    method: 'GET',
    path: '/v1/shares',
    summary: 'The links that still open something.',
    // Whoever reads a link can pass it on.
    needs: 'make',
    reply: { status: 200, example: { shares: [exampleShare] } },
    handle: async (request, house) =>
      ok({ shares: (await house.library.shares.list(request.account)).map((share) => shareView(house, share)) }),
  },
  {
    method: 'DELETE',
    path: '/v1/shares/{id}',
    summary: 'Revokes a link at once.',
    reply: { status: 200, example: { revoked: true } },
    handle: async (request, house) =>
      (await house.library.shares.revoke(request.account, request.params.id ?? ''))
        ? ok({ revoked: true })
        : unknown('link'),
  },
  {
    method: 'GET',
    path: '/v1/usage',
    summary: 'Credits charged and tasks by state, day by day (UTC); and how long work took, by kind.',
    query: { days: 'So many days up to today: 30, at most 90' },
    reply: {
      status: 200,
      example: {
        days: [{ day: 1795305600000, charged: 0, tasks: { succeeded: 1 } }],
        took: [{ kind: 'song', count: 1, p50Seconds: 9.4, p95Seconds: 9.4 }],
      },
    },
    handle: async (request, house) => {
      const days = Math.min(usageDays.most, numberOf(request.query.days, usageDays.usual));
      return ok(await house.library.usage(request.account, days));
    },
  },
  {
    method: 'GET',
    path: '/v1/engines',
    summary: 'Who makes the music here, and how they are.',
    reply: {
      status: 200,
      example: {
        engines: [
          {
            name: 'embedded',
            kinds: ['song'],
            isWell: true,
            restsUntil: null,
            faults: 0,
            expectedSeconds: { song: 9.4 },
          },
        ],
      },
    },
    handle: async (_request, house) => ok({ engines: house.engines() }),
  },
];
