import { z } from 'zod';
import { scopes } from '../../accounts/keys.ts';
import { refusal } from '../../catalogue/order.ts';
import type { Route } from '../dialect.ts';
import { ok, refuse, unknown } from './answers.ts';

const newKey = z.strictObject({
  name: z.string().min(1).max(100),
  scope: z.enum(scopes).default('full').meta({
    description: 'What it may do: `read` looks, `make` orders work too, `full` manages keys, webhooks and files too.',
  }),
});

const dayMs = 24 * 60 * 60 * 1000;
const rotation = z.strictObject({
  graceHours: z.number().min(0).max(168).default(24).meta({ description: 'How long the old key works on.' }),
});

const issued = { id: 'k1', key: 'sk_cantiga_…' };

export const keyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/keys',
    summary: 'The account’s keys, without their secrets.',
    reply: {
      status: 200,
      example: {
        keys: [
          {
            id: 'k1',
            name: 'my laptop',
            hint: 'sk_cantiga_Ab3d…x9Zq',
            scope: 'make',
            createdAt: 1795342800000,
            lastUsedAt: 1795346400000,
            endsAt: null,
          },
        ],
      },
    },
    handle: async (request, house) => ok({ keys: await house.keys(request.account) }),
  },
  {
    method: 'POST',
    path: '/v1/keys',
    needs: 'full',
    summary: 'A new key; its secret is shown this once.',
    body: { schema: newKey, example: { name: 'my laptop', scope: 'make' } },
    reply: { status: 201, example: issued },
    handle: async (request, house) => {
      const parsed = newKey.safeParse(request.body);
      if (!parsed.success) return refuse(refusal(parsed.error));
      return ok(await house.issueKey(request.account, parsed.data.name, parsed.data.scope), 201);
    },
  },
  {
    method: 'POST',
    path: '/v1/keys/{id}/rotate',
    needs: 'full',
    summary: 'A new key in the place of this one, which works on for a while (a day by default).',
    body: { schema: rotation, example: { graceHours: 24 } },
    reply: { status: 201, example: issued },
    handle: async (request, house) => {
      const parsed = rotation.safeParse(request.body ?? {});
      if (!parsed.success) return refuse(refusal(parsed.error));
      const graceMs = Math.round((parsed.data.graceHours / 24) * dayMs);
      const key = await house.rotateKey(request.account, request.params.id ?? '', graceMs);
      return key ? ok(key, 201) : unknown('key');
    },
  },
  {
    method: 'DELETE',
    path: '/v1/keys/{id}',
    needs: 'full',
    summary: 'Revokes a key at once.',
    reply: { status: 200, example: { revoked: true } },
    handle: async (request, house) =>
      (await house.revokeKey(request.account, request.params.id ?? '')) ? ok({ revoked: true }) : unknown('key'),
  },
];
