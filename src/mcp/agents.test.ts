import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, openHouse, type TestHouse } from '../../test/house.ts';
import { kinds } from '../catalogue/kinds/index.ts';
import { tools } from './tools.ts';

/** The protocol before 2026-07-28 begins with a handshake; from then on every request says all that it needs. */
const eras = [
  { era: 'legacy', mode: 'legacy' },
  { era: 'modern', mode: { pin: '2026-07-28' } },
] as const;

describe.each(eras)('an agent of the $era protocol', ({ era, mode }) => {
  let house: TestHouse;
  let agent: Client;
  const connect = async (key: string): Promise<Client> => {
    const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
    const headers = { 'x-api-key': key };
    await client.connect(new StreamableHTTPClientTransport(new URL(`${house.url}/mcp`), { requestInit: { headers } }));
    return client;
  };
  const call = async (name: string, args: Record<string, unknown> = {}): Promise<unknown> => {
    const { structuredContent, isError, content } = await agent.callTool({ name, arguments: args });
    if (isError) throw new Error(String(at(content, 0, 'text')));
    expect(JSON.parse(String(at(content, 0, 'text')))).toEqual(structuredContent);
    return structuredContent;
  };
  beforeAll(async () => {
    house = await openHouse({ ratePerMinute: 6000 });
    agent = await connect(house.key);
  });
  afterAll(async () => {
    await agent.close();
    await house.close();
  });

  it('finds every tool, with the fields of the catalogue', async () => {
    expect(agent.getProtocolEra()).toBe(era);
    expect(agent.getServerVersion()?.name).toBe('cantiga');
    const listed = (await agent.listTools()).tools;
    expect(listed.map(({ name }) => name)).toEqual(tools.map(({ name }) => name));
    const song = listed.find(({ name }) => name === 'generate_music');
    const fields = Object.keys((song?.inputSchema.properties ?? {}) as object);
    const { kind: _, ...ofKind } = kinds.song.order.shape;
    expect(fields).toEqual(expect.arrayContaining(Object.keys(ofKind)));
    expect(fields).not.toContain('kind');
    expect(at(song, 'description')).toContain(
      String(at(await house.call('GET', '/v1/catalogue'), 'body', 'kinds', 0, 'price')),
    );
  });

  it('orders a song, waits, and is given links to all that it can fetch', async () => {
    const before = at(await call('check_credits'), 'available') as number;
    const answer = await agent.callTool({ name: 'generate_music', arguments: { prompt: 'rain', waitSeconds: 20 } });
    const task = answer.structuredContent;
    expect(task).toMatchObject({ kind: 'song', state: 'succeeded' });
    const links = (answer.content as { type: string; uri?: string; mimeType?: string }[]).filter(
      ({ type }) => type === 'resource_link',
    );
    expect(links.map(({ mimeType }) => mimeType)).toEqual(['audio/mpeg', 'image/jpeg', 'audio/mpeg', 'image/jpeg']);
    expect((await fetch(links[0]?.uri ?? '')).headers.get('content-type')).toBe('audio/mpeg');
    expect(at(await call('check_credits'), 'available')).toBe(before - Number(at(task, 'charged')));

    const clipId = at(task, 'clips', 0, 'id');
    for (const [name, args] of [
      ['extend_music', { clipId, continueAt: 3 }],
      ['cover_music', { clipId, style: 'bossa nova' }],
      ['separate_stems', { clipId }],
      ['create_video', { clipId }],
      ['concat_music', { clipIds: [clipId] }],
      ['generate_lyrics', { prompt: 'a lighthouse' }],
    ] as const)
      expect(await call(name, { ...args, waitSeconds: 20 }), name).toMatchObject({ state: 'succeeded' });
    expect(at(await call('list_tasks', { limit: 3 }), 'tasks', 'length')).toBe(3);
    expect(at(await call('get_catalogue'), 'kinds', 'length')).toBe(Object.keys(kinds).length);
  });

  it('waits no longer than it said, and cancels', async () => {
    const id = String(at(await call('generate_music', { prompt: 'metronome:stall' }), 'taskId'));
    expect(await call('wait_for_task', { taskId: id, waitSeconds: 0.2 })).toMatchObject({ state: 'running' });
    await expect(call('wait_for_task', { taskId: id, waitSeconds: 600 })).rejects.toThrow(/50/);
    expect(await call('cancel_task', { taskId: id })).toMatchObject({ state: 'cancelled', charged: 0 });
    expect(await call('get_task', { taskId: id })).toMatchObject({ state: 'cancelled' });
  });

  it('orders once under one name', async () => {
    const order = { prompt: 'once', idempotencyKey: 'the same' };
    const first = await call('generate_music', order);
    expect(at(await call('generate_music', order), 'taskId')).toBe(at(first, 'taskId'));
  });

  it('is told what to correct', async () => {
    await expect(call('generate_music', { instrumental: true })).rejects.toThrow(/^invalid_request: prompt/);
    await expect(call('generate_music', { prompt: 'x', surprise: 1 })).rejects.toThrow(/surprise/);
    await expect(call('get_task', { taskId: 'none' })).rejects.toThrow(/^not_found/);
    await expect(call('cover_music', { clipId: 'none', style: 'jazz' })).rejects.toThrow(/^not_found: clipId/);
    const poor = await connect((await house.newAccount('poor', 0)).key);
    const refused = await poor.callTool({ name: 'generate_music', arguments: { prompt: 'rain' } });
    expect([refused.isError, at(refused.content, 0, 'text')]).toEqual([
      true,
      expect.stringMatching(/^insufficient_credits/),
    ]);
    await poor.close();
  });
});

describe('/mcp', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openHouse({ ratePerMinute: 2 });
  });
  afterAll(() => house.close());
  const body = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} };

  it('lets nobody in without a key, and nothing harmful', async () => {
    expect((await house.call('POST', '/mcp', { body, key: undefined })).status).toBe(401);
    expect((await house.call('POST', '/mcp', { body, key: 'wrong-key' })).status).toBe(401);
    expect((await house.call('POST', '/mcp', { body: '{"a":' })).status).toBe(400);
  });

  it('keeps the account’s rate limit', async () => {
    const { key } = await house.newAccount('busy', 10);
    const statuses: number[] = [];
    for (let i = 0; i < 4; i++) {
      const headers = { accept: 'application/json, text/event-stream' };
      statuses.push((await house.call('POST', '/mcp', { body, key, headers })).status);
    }
    expect(statuses).toContain(200);
    expect(statuses.at(-1)).toBe(429);
  });
});
