import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, openHouse, type TestHouse, until } from '../../../test/house.ts';
import { openReceiver } from '../../../test/receiver.ts';
import { priceOf } from '../../catalogue/prices.ts';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

describe('what an account does with its work', () => {
  let house: TestHouse;
  let now = Date.UTC(2026, 10, 22, 12);
  beforeAll(async () => {
    house = await openHouse({ clock: () => now });
  });
  afterAll(() => house.close());
  const made = async (more: object = {}, key = house.key): Promise<{ id: string; clip: string; audio: string }> => {
    const order = { kind: 'song', prompt: 'a song', ...more };
    const id = String(at((await house.call('POST', '/v1/tasks', { key, body: order })).body, 'id'));
    const task = await until(async () => {
      const { body } = await house.call('GET', `/v1/tasks/${id}`, { key });
      return at(body, 'state') === 'succeeded' ? body : undefined;
    });
    return { id, clip: String(at(task, 'clips', 0, 'id')), audio: String(at(task, 'clips', 0, 'audioUrl')) };
  };
  const pathOf = (url: string): string => new URL(url).pathname;

  it('shares one clip without a key, until its time is over', async () => {
    const { clip } = await made();
    const share = (await house.call('POST', `/v1/clips/${clip}/shares`, { body: { days: 2 } })).body;
    const link = pathOf(String(at(share, 'url')));
    const shown = await house.call('GET', `${link}/clip.json`, { key: undefined });
    expect(shown.body).toMatchObject({ title: expect.any(String), expiresAt: now + 2 * dayMs });
    expect(shown.text).not.toContain('/files/');
    const audio = await house.call('GET', `${link}/audio.mp3`, { key: undefined, headers: { range: 'bytes=0-9' } });
    expect([audio.status, audio.headers['content-type'], audio.headers['cache-control']]).toEqual([
      206,
      'audio/mpeg',
      'no-store',
    ]);
    for (const name of ['source.mp3', 'audio.mp3.score', '..%2faudio.mp3'])
      expect((await house.call('GET', `${link}/${name}`)).status).toBe(404);
    now += 2 * dayMs;
    expect((await house.call('GET', `${link}/audio.mp3`)).status).toBe(404);
    expect((await house.call('GET', `${link}/clip.json`)).body).toMatchObject({ error: { code: 'not_found' } });
  });

  it('revokes a share at once; nobody else sees, makes or ends it', async () => {
    const { clip } = await made();
    const stranger = (await house.newAccount('stranger', 10)).key;
    expect((await house.call('POST', `/v1/clips/${clip}/shares`, { key: stranger, body: {} })).status).toBe(404);
    const share = (await house.call('POST', `/v1/clips/${clip}/shares`, { body: {} })).body;
    const id = String(at(share, 'id'));
    expect(at((await house.call('GET', '/v1/shares')).body, 'shares', 0, 'id')).toBe(id);
    expect((await house.call('GET', '/v1/shares', { key: stranger })).body).toEqual({ shares: [] });
    expect((await house.call('DELETE', `/v1/shares/${id}`, { key: stranger })).status).toBe(404);
    expect((await house.call('DELETE', `/v1/shares/${id}`)).status).toBe(200);
    expect((await house.call('GET', `/shared/${id}/audio.mp3`)).status).toBe(404);
    for (const days of [0, 366, '7'])
      expect((await house.call('POST', `/v1/clips/${clip}/shares`, { body: { days } })).status).toBe(400);
  });

  it('removes a task with its files, shares and callbacks; the ledger stays', async () => {
    const receiver = await openReceiver();
    const { id, clip, audio } = await made({ callbackUrl: receiver.url });
    const share = (await house.call('POST', `/v1/clips/${clip}/shares`, { body: {} })).body;
    const before = (await house.call('GET', '/v1/ledger')).text;
    const stranger = (await house.newAccount('another', 10)).key;
    expect((await house.call('DELETE', `/v1/tasks/${id}`, { key: stranger })).status).toBe(404);
    expect((await house.call('DELETE', `/v1/tasks/${id}`)).body).toEqual({ removed: true });
    for (const path of [`/v1/tasks/${id}`, `/v1/clips/${clip}`, pathOf(audio), `/shared/${at(share, 'id')}/audio.mp3`])
      expect((await house.call('GET', path)).status, path).toBe(404);
    expect((await house.call('DELETE', `/v1/tasks/${id}`)).status).toBe(404);
    expect((await house.call('GET', '/v1/ledger')).text).toBe(before);
    expect(await house.ledger.audit(house.database)).toEqual([]);
    await receiver.close();
  });

  it('takes bytes, and orders may name where they are', async () => {
    const wav = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), Buffer.alloc(32)]);
    const { status, body } = await house.call('POST', '/v1/uploads', { body: wav });
    expect(status).toBe(201);
    const audioUrl = String(at(body, 'audioUrl'));
    expect((await house.call('GET', pathOf(audioUrl))).headers['content-type']).toBe('audio/wav');
    const order = { kind: 'upload', audioUrl, title: 'mine' };
    expect((await house.call('POST', '/v1/tasks', { body: order })).status).toBe(202);
    const refused = await house.call('POST', '/v1/uploads', { body: '<html>' });
    expect([refused.status, at(refused.body, 'error', 'message')]).toEqual([
      400,
      'The bytes are no wav, mp3, flac or ogg. Send one',
    ]);
    expect((await house.call('POST', '/v1/uploads', { key: undefined, body: wav })).status).toBe(401);
    const huge = await house.call('POST', '/v1/uploads', { body: Buffer.alloc(64 * 2 ** 20 + 1) });
    expect([huge.status, at(huge.body, 'error', 'message')]).toEqual([
      413,
      'The body is too large. Send at most 65536 KiB',
    ]);
    const others = Array.from({ length: 120 }, () => house.library.uploads.keep(house.account, wav));
    const addresses = (await Promise.all(others)).map((kept) => String(at(kept, 'audioUrl')));
    now += dayMs + 1;
    await house.library.uploads.tidy();
    for (const address of [audioUrl, ...addresses]) expect((await house.call('GET', pathOf(address))).status).toBe(404);
  });

  it('tells what was used, day by day, and how long it took', async () => {
    now = Date.UTC(2027, 0, 10, 12);
    const { key } = await house.newAccount('user', 100);
    await made({}, key);
    now += dayMs;
    await made({}, key);
    const { body } = await house.call('GET', '/v1/usage?days=3', { key });
    const price = priceOf('song');
    expect(at(body, 'days')).toEqual([
      { day: Date.UTC(2027, 0, 9), charged: 0, tasks: {} },
      { day: Date.UTC(2027, 0, 10), charged: price, tasks: { succeeded: 1 } },
      { day: Date.UTC(2027, 0, 11), charged: price, tasks: { succeeded: 1 } },
    ]);
    expect(at(body, 'took')).toEqual([{ kind: 'song', count: 2, p50Seconds: 0, p95Seconds: 0 }]);
  });

  it('pages through tasks of one millisecond without a gap', async () => {
    const { key } = await house.newAccount('pager', 1000);
    const order = async (): Promise<string> =>
      String(at((await house.call('POST', '/v1/tasks', { key, body: { kind: 'song', prompt: 'x' } })).body, 'id'));
    const ids = new Set([await order(), await order(), await order(), await order(), await order()]);
    const seen: unknown[] = [];
    for (let next = ''; ; ) {
      const { body } = await house.call('GET', `/v1/tasks?limit=2&before=${next}`, { key });
      seen.push(...(at(body, 'tasks') as { id: string }[]).map(({ id }) => id));
      if (at(body, 'next') === null) break;
      next = String(at(body, 'next'));
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen)).toEqual(ids);
  });

  it('shows the engines, one delivery with its body, and the newest requests with what to do', async () => {
    expect(at((await house.call('GET', '/v1/engines')).body, 'engines', 0)).toMatchObject({
      name: 'metronome',
      isWell: true,
      faults: 0,
      kinds: expect.arrayContaining(['song']),
    });
    const receiver = await openReceiver();
    const { id } = await made({ callbackUrl: receiver.url });
    const [delivery] = await until(async () => {
      const { body } = await house.call('GET', '/v1/webhooks/deliveries?limit=1');
      return at(body, 'deliveries', 0, 'taskId') === id ? (at(body, 'deliveries') as { id: string }[]) : undefined;
    });
    const shown = await house.call('GET', `/v1/webhooks/deliveries/${delivery?.id}`);
    expect(at(shown.body, 'body', 'id')).toBe(id);
    const { key } = await house.newAccount('logged', 0);
    await house.call('POST', '/v1/tasks?api_key=secret', { key, body: { kind: 'song' } });
    await house.call('POST', '/api/v1/generate', { key, body: {} });
    const page = { 'x-cantiga-console': '1' };
    await house.call('GET', '/v1/account', { key, headers: page });
    const log = (await house.call('GET', '/console/requests', { key })).body;
    expect(at(log, 'requests')).toMatchObject([
      { path: '/api/v1/generate', api: 'sunoapi', refusal: { code: 'invalid_request' } },
      {
        ...{ method: 'POST', path: '/v1/tasks', api: 'native', status: 400 },
        refusal: { code: 'invalid_request', remedy: 'Correct the named field' },
      },
    ]);
    expect((await house.call('GET', '/console/requests', { key: undefined })).status).toBe(401);
    await receiver.close();
  });
});
