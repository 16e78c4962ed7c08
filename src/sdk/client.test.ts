import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import { openHouse, type TestHouse } from '../../test/house.ts';
import type { kinds } from '../catalogue/kinds/index.ts';
import type { taskReply } from '../dialects/native/reply.ts';
import { type Client, createClient } from './client.ts';
import { CantigaError } from './error.ts';
import { readEvents } from './events.ts';
import type { SongOrder, Task } from './types.ts';

describe('the client', () => {
  let house: TestHouse;
  let client: Client;
  beforeAll(async () => {
    house = await openHouse();
    client = createClient({ baseUrl: `${house.url}/`, key: house.key });
  });
  afterAll(() => house.close());

  it('has the types of the server', () => {
    expectTypeOf<ReturnType<typeof taskReply>>().toExtend<Omit<Task, 'order'> & { order: object }>();
    // Every field of the server's song is one of ours, and the other way round; the model is any text here.
    expectTypeOf<keyof z.input<typeof kinds.song.order>>().toEqualTypeOf<keyof SongOrder>();
  });

  it('orders once under one name, follows to the end and reads everything about it', async () => {
    const order: SongOrder = { kind: 'song', prompt: 'rain', instrumental: true };
    const task = await client.create(order, { idempotencyKey: 'one' });
    expect((await client.create(order, { idempotencyKey: 'one' })).id).toBe(task.id);
    const states: string[] = [];
    for await (const now of client.follow(task.id)) states.push(now.state);
    expect(states.at(-1)).toBe('succeeded');
    const done = await client.get(task.id);
    expect(done.clips).toHaveLength(2);
    expect(await client.clip(done.clips[0]?.id ?? '')).toMatchObject({ taskId: task.id });
    expect((await client.list({ limit: 1 }))[0]?.id).toBe(task.id);
    expect(await client.list({ before: Date.parse(task.createdAt) })).toEqual([]);
    expect(await client.account()).toMatchObject({ available: 990, held: 0 });
    expect((await client.ledger(2)).map(({ kind }) => kind).sort()).toEqual(['hold', 'settle']);
    expect((await client.catalogue()).kinds.map(({ name }) => name)).toContain('song');
  });

  it('makes keys and revokes them, and reads about callbacks', async () => {
    const { id, key } = await client.keys.create('guest');
    const guest = createClient({ baseUrl: house.url, key });
    expect((await guest.keys.list()).map(({ name }) => name)).toContain('guest');
    await client.keys.revoke(id);
    await expect(guest.account()).rejects.toMatchObject({ status: 401, code: 'unauthorized' });
    expect(await client.webhooks.deliveries()).toEqual([]);
    expect(await client.webhooks.secret()).toMatch(/^whsec_/);
    await expect(client.webhooks.resend('none')).rejects.toMatchObject({ status: 404 });
  });

  it('says what went wrong', async () => {
    await expect(client.create({ kind: 'song', prompt: ' ' })).rejects.toMatchObject({ status: 400, field: 'prompt' });
    const nowhere = createClient({ baseUrl: 'http://127.0.0.1:1' });
    await expect(nowhere.account()).rejects.toBeInstanceOf(CantigaError);
    const odd = createClient({ baseUrl: '', fetch: async () => new Response('<h1>Bad gateway', { status: 502 }) });
    await expect(odd.account()).rejects.toMatchObject({ status: 502, code: 'unknown' });
  });

  it('takes up a line that broke', async () => {
    const task = { id: 't', state: 'running' };
    const lines = [`data: ${JSON.stringify(task)}\n\n`, `data: ${JSON.stringify({ ...task, state: 'failed' })}\n\n`];
    const broken = createClient({ baseUrl: '', fetch: async () => new Response(lines.shift() ?? '') });
    const states: string[] = [];
    for await (const now of broken.follow('t')) states.push(now.state);
    expect(states).toEqual(['running', 'failed']);
  });
});

describe('server-sent events', () => {
  const parts = (texts: readonly string[]): ReadableStream<Uint8Array> =>
    new ReadableStream({
      start(controller) {
        for (const text of texts) controller.enqueue(new TextEncoder().encode(text));
        controller.close();
      },
    });
  const all = async (texts: readonly string[]): Promise<unknown[]> => {
    const found: unknown[] = [];
    for await (const value of readEvents(parts(texts))) found.push(value);
    return found;
  };

  it('are read however they are cut', async () => {
    const text = ': hello\n\nevent: x\ndata: {"a":\ndata: "ä"}\n\ndata:1\r\n\r\ndata: 2';
    const letters = [...text];
    expect(await all([text])).toEqual([{ a: 'ä' }, 1, 2]);
    expect(await all(letters)).toEqual([{ a: 'ä' }, 1, 2]);
  });
});
