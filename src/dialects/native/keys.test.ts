import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, openHouse, type TestHouse, until } from '../../../test/house.ts';

describe('keys', () => {
  let house: TestHouse;
  let now = Date.UTC(2026, 10, 22);
  beforeAll(async () => {
    house = await openHouse({ clock: () => now });
  });
  afterAll(() => house.close());
  const issue = async (scope: string): Promise<{ id: string; key: string }> =>
    (await house.call('POST', '/v1/keys', { body: { name: scope, scope } })).body as { id: string; key: string };
  const listed = async (id: string): Promise<unknown> =>
    (at((await house.call('GET', '/v1/keys')).body, 'keys') as { id: string }[]).find((key) => key.id === id);

  it('may do what their scope says, through every API', async () => {
    const read = (await issue('read')).key;
    const make = (await issue('make')).key;
    const order = { kind: 'song', prompt: 'x' };
    const status = async (method: 'GET' | 'POST' | 'DELETE', path: string, key: string, body?: unknown) =>
      (await house.call(method, path, { key, ...(body !== undefined && { body }) })).status;
    expect(await status('GET', '/v1/tasks', read)).toBe(200);
    expect(await status('POST', '/suno/fetch', read, { ids: ['x'] })).toBe(200);
    expect(await status('POST', '/v1/tasks', read, order)).toBe(403);
    expect(await status('POST', '/v1/chat/completions', read, { messages: [] })).toBe(403);
    expect(await status('POST', '/api/generate', read, { prompt: 'x' })).toBe(403);
    const refused = await house.call('POST', '/api/v1/generate', { key: read, body: {} });
    expect(refused.body).toMatchObject({ code: 401, msg: expect.stringContaining('scope read') });
    expect(await status('POST', '/v1/tasks', make, order)).toBe(202);
    for (const [method, path] of [
      ['POST', '/v1/keys'],
      ['DELETE', '/v1/keys/x'],
      ['GET', '/v1/webhooks/secret'],
    ] as const)
      for (const key of [read, make]) expect(await status(method, path, key, {}), path).toBe(403);
    expect((await house.call('POST', '/v1/keys', { body: { name: 'x', scope: 'all' } })).status).toBe(400);
  });

  it('order nothing with a GET either, where one would order', async () => {
    const read = (await issue('read')).key;
    const task = String(
      at((await house.call('POST', '/v1/tasks', { body: { kind: 'song', prompt: 'x' } })).body, 'id'),
    );
    const clip = await until(async () =>
      at((await house.call('GET', `/v1/tasks/${task}`)).body, 'state') === 'succeeded'
        ? at((await house.call('GET', `/v1/tasks/${task}`)).body, 'clips', 0, 'id')
        : undefined,
    );
    const before = (await house.call('GET', '/v1/tasks')).text;
    expect((await house.call('GET', `/suno/act/stems/${clip}`, { key: read })).status).toBe(403);
    expect((await house.call('GET', '/v1/tasks')).text).toBe(before);
  });

  it('are rotated: the old one works on for its grace and no longer', async () => {
    const old = await issue('make');
    const fresh = (await house.call('POST', `/v1/keys/${old.id}/rotate`, { body: { graceHours: 1 } })).body;
    const status = async (key: unknown) => (await house.call('GET', '/v1/account', { key: String(key) })).status;
    expect([await status(old.key), await status(at(fresh, 'key'))]).toEqual([200, 200]);
    expect(await listed(old.id)).toMatchObject({ endsAt: now + 3_600_000 });
    expect(await listed(String(at(fresh, 'id')))).toMatchObject({ name: 'make', scope: 'make', endsAt: null });
    expect((await house.call('POST', `/v1/keys/${old.id}/rotate`, { body: {} })).status).toBe(404);
    now += 3_600_000;
    expect([await status(old.key), await status(at(fresh, 'key'))]).toEqual([401, 200]);
    expect(await listed(old.id)).toBeUndefined();
  });

  it('tell when they were last used', async () => {
    const { id, key } = await issue('read');
    expect(await listed(id)).toMatchObject({ lastUsedAt: null });
    await house.call('GET', '/v1/account', { key });
    const used = now;
    await until(async () => (at(await listed(id), 'lastUsedAt') === used ? true : undefined));
  });
});
