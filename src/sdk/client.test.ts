import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import { openHouse, type TestHouse } from '../../test/house.ts';
import { openReceiver } from '../../test/receiver.ts';
import type { kinds } from '../catalogue/kinds/index.ts';
import type { taskReply } from '../dialects/native/reply.ts';
import { type Client, createClient } from './client.ts';
import { CantigaError, TaskFailed } from './error.ts';
import { readEvents } from './events.ts';
import { completeClips, type Order, type SongOrder, type Task } from './types.ts';
import { verifyWebhook } from './webhooks.ts';

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
    expectTypeOf<keyof z.input<typeof kinds.song.order>>().toEqualTypeOf<keyof SongOrder>();
    expectTypeOf<SongOrder>().not.toHaveProperty('clipId');
    expectTypeOf<{ kind: 'stems'; clipId: string }>().toExtend<Order>();
    expectTypeOf<{ kind: 'stems' }>().not.toExtend<Order>();
    expectTypeOf<{ kind: 'nothing' }>().not.toExtend<Order>();
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
    expect(completeClips(done)).toEqual(done.clips);
    expect(await client.clip(done.clips[0]?.id ?? '')).toMatchObject({ taskId: task.id, state: 'complete' });
    expect((await client.list({ limit: 1 }))[0]?.id).toBe(task.id);
    expect(await client.list({ before: Date.parse(task.createdAt) })).toEqual([]);
    expect(await client.account()).toMatchObject({ available: 990, held: 0 });
    expect((await client.ledger(2)).map(({ kind }) => kind).sort()).toEqual(['hold', 'settle']);
    expect((await client.catalogue()).kinds.map(({ name }) => name)).toContain('song');
  });

  it('runs an order to its end, and streams what happens on the way', async () => {
    const seen: string[] = [];
    const done = await client.run(
      { kind: 'lyrics', prompt: 'a lighthouse' },
      { onChange: ({ state }) => void seen.push(state) },
    );
    expect(done.state).toBe('succeeded');
    expect(done.texts).not.toEqual([]);
    expect(seen.at(-1)).toBe('succeeded');
    const states: string[] = [];
    for await (const { state } of client.stream({ kind: 'wav', clipId: await aClip() })) states.push(state);
    expect([states[0], states.at(-1)]).toEqual(['queued', 'succeeded']);
  });

  it('tells how a task failed, and leaves one alone for which nobody waits any more', async () => {
    const failed = await client.run({ kind: 'song', prompt: 'metronome:fail' }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(TaskFailed);
    expect(failed).toMatchObject({ code: 'generation_failed', task: { state: 'failed', charged: 0 } });
    const stop = new AbortController();
    const onChange = ({ state }: Task): void => void (state === 'running' && stop.abort(new Error('enough')));
    const run = client.run({ kind: 'song', prompt: 'metronome:stall' }, { signal: stop.signal, onChange });
    await expect(run).rejects.toThrow('enough');
    const [stalled] = await client.list({ limit: 1 });
    expect(stalled?.state).toBe('running');
    expect((await client.cancel(stalled?.id ?? '')).state).toBe('cancelled');
  });

  const aClip = async (): Promise<string> =>
    (await client.run({ kind: 'song', prompt: 'a song' })).clips[0]?.id ?? 'none';

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

  it('repeats what a passing fault stopped, under one name, and nothing else', async () => {
    const asked: { method: string; name: string | null }[] = [];
    const failing = (status: number, times: number, headers = {}) =>
      createClient({
        baseUrl: '',
        retry: { firstMs: 1 },
        fetch: async (_input, init) => {
          asked.push({ method: init?.method ?? '', name: new Headers(init?.headers).get('idempotency-key') });
          return asked.length > times
            ? Response.json({ id: 't', tasks: [] })
            : Response.json({ error: { code: 'x', message: 'y' } }, { status, headers });
        },
      });
    expect((await failing(503, 2).create({ kind: 'song', prompt: 'rain' })).id).toBe('t');
    expect(asked).toHaveLength(3);
    expect(new Set(asked.map(({ name }) => name)).size).toBe(1);
    expect(asked[0]?.name).toMatch(/^[0-9a-f]{32}$/);
    for (const [status, ask, expected] of [
      [503, 'list', 3],
      [429, 'list', 3],
      [501, 'list', 1],
      [404, 'list', 1],
      [503, 'account', 3],
    ] as const) {
      asked.length = 0;
      await expect(failing(status, 9)[ask]()).rejects.toMatchObject({ status });
      expect([status, asked.length]).toEqual([status, expected]);
    }
    asked.length = 0;
    // A key made twice would be two keys.
    await expect(failing(503, 9).keys.create('a')).rejects.toMatchObject({ status: 503 });
    await expect(failing(429, 9, { 'retry-after': '3600' }).list()).rejects.toMatchObject({ retryAfterSeconds: 3600 });
    expect(asked).toHaveLength(2);
  });

  it('believes a callback of this server, and nothing that was changed on the way', async () => {
    const receiver = await openReceiver();
    try {
      await client.webhooks.test(receiver.url);
      const [call] = receiver.received;
      if (!call) throw new Error('nothing was received');
      expect(await client.webhooks.verify(call.text, call.headers)).toMatchObject({ type: 'webhook.test' });
      const secret = await client.webhooks.secret();
      const forged = secret.replace(/.{4}$/, 'AAA=');
      expect(await verifyWebhook(call.text, new Headers(call.headers), [forged, secret])).toEqual(call.body);
      const refused = (text: string, headers = call.headers, secrets = secret, now = Date.now()) =>
        expect(verifyWebhook(text, headers, secrets, { now })).rejects.toMatchObject({ code: 'webhook_unproven' });
      await refused(`${call.text} `);
      await refused(call.text, call.headers, forged);
      await refused(call.text, { ...call.headers, 'webhook-id': 'msg_other' });
      await refused(call.text, { ...call.headers, 'webhook-signature': 'v1,%%% v2,AAAA' });
      await refused(call.text, {});
      await refused(call.text, call.headers, secret, Date.now() + 301_000);
      await expect(verifyWebhook(call.text, call.headers, 'secret')).rejects.toMatchObject({ code: 'invalid_secret' });
    } finally {
      receiver.close();
    }
  });

  it('says what went wrong', async () => {
    await expect(client.create({ kind: 'song', prompt: ' ' })).rejects.toMatchObject({ status: 400, field: 'prompt' });
    const nowhere = createClient({ baseUrl: 'http://127.0.0.1:1', retry: { firstMs: 1 } });
    await expect(nowhere.account()).rejects.toBeInstanceOf(CantigaError);
    const odd = createClient({
      baseUrl: '',
      retry: { times: 0 },
      fetch: async () => new Response('<h1>Bad gateway', { status: 502 }),
    });
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
