import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../test/house.ts';
import { spanOf } from './files.ts';

describe('spanOf', () => {
  it.each([
    [undefined, 10, 'all'],
    ['bytes=0-0', 10, { start: 0, end: 0 }],
    ['bytes=0-', 10, { start: 0, end: 9 }],
    ['bytes=9-', 10, { start: 9, end: 9 }],
    ['bytes=10-', 10, 'unsatisfiable'],
    ['bytes=2-100', 10, { start: 2, end: 9 }],
    ['bytes=-3', 10, { start: 7, end: 9 }],
    ['bytes=-100', 10, { start: 0, end: 9 }],
    ['bytes=-0', 10, 'unsatisfiable'],
    ['bytes=0-', 0, 'unsatisfiable'],
    ['bytes=-', 10, 'all'],
    ['bytes=5-2', 10, 'all'],
    ['bytes=0-1,4-5', 10, 'all'],
    ['items=0-1', 10, 'all'],
    ['bytes=a-b', 10, 'all'],
    ['bytes=99999999999999999999-', 10, 'unsatisfiable'],
  ])('%s of %i bytes', (header, size, span) => {
    expect(spanOf(header, size)).toEqual(span);
  });
});

describe('files over HTTP', () => {
  let house: TestHouse;
  const path = '/files/secret/clip.mp3';
  beforeAll(async () => {
    house = await openHouse({ idle: true });
    await house.storage.put('secret/clip.mp3', Buffer.from('0123456789'), 'audio/mpeg');
  });
  afterAll(() => house.close());
  const get = (headers: Record<string, string> = {}) => house.call('GET', path, { key: undefined, headers });

  it('sends the whole file to anybody who knows its name', async () => {
    const answer = await get();
    expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([200, '0123456789', 'audio/mpeg']);
    expect(answer.headers).toMatchObject({
      'content-length': '10',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
    });
  });

  it('sends a part, says when there is none, and ignores what it does not understand', async () => {
    const part = await get({ range: 'bytes=2-4' });
    expect([part.status, part.text, part.headers['content-range']]).toEqual([206, '234', 'bytes 2-4/10']);
    const none = await get({ range: 'bytes=10-' });
    expect([none.status, none.text, none.headers['content-range']]).toEqual([416, '', 'bytes */10']);
    expect((await get({ range: 'bytes=0-1,3-4' })).status).toBe(200);
  });

  it('honours If-None-Match and If-Range', async () => {
    const etag = String((await get()).headers.etag);
    const same = await get({ 'if-none-match': etag });
    expect([same.status, same.text]).toEqual([304, '']);
    expect((await get({ 'if-none-match': '"other"' })).status).toBe(200);
    expect((await get({ range: 'bytes=0-1', 'if-range': etag })).status).toBe(206);
    expect((await get({ range: 'bytes=0-1', 'if-range': '"other"' })).status).toBe(200);
  });

  it('answers HEAD with the headers of GET and no body', async () => {
    const head = await house.call('HEAD', path, { key: undefined });
    const whole = await get();
    expect([head.status, head.text]).toEqual([200, '']);
    for (const name of ['content-length', 'content-type', 'etag']) expect(head.headers[name]).toBe(whole.headers[name]);
  });

  describe('of a take that is being made', () => {
    const growing = '/files/secret/growing.mp3';
    const isLive = {
      'content-type': 'audio/mpeg',
      'accept-ranges': 'none',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'access-control-allow-origin': '*',
    };

    it.each([undefined, 'bytes=0-', 'bytes=0-1', 'bytes=6-', 'bytes=-2', 'bytes=99-'])(
      'sends all of it, as it comes, whatever the range: %j',
      async (range) => {
        house.growing.append('secret/growing.mp3', Buffer.from('0123'));
        const answer = await fetch(`${house.url}${growing}`, range === undefined ? {} : { headers: { range } });
        house.growing.append('secret/growing.mp3', Buffer.from('4567'));
        await house.storage.put('secret/growing.mp3', Buffer.from('01234567'), 'audio/mpeg');
        house.growing.finish('secret/growing.mp3', Buffer.from('01234567'));
        expect([answer.status, await answer.text()]).toEqual([200, '01234567']);
        expect(Object.fromEntries(answer.headers)).toMatchObject(isLive);
        expect([answer.headers.get('content-length'), answer.headers.get('etag')]).toEqual([null, null]);
        await house.storage.remove('secret/growing.mp3');
      },
    );

    it('answers HEAD at once, and calls it 404 when it is neither stored nor growing', async () => {
      house.growing.append('secret/growing.mp3', Buffer.from('0123'));
      const { status, text, headers } = await house.call('HEAD', growing, { key: undefined });
      expect([status, text, headers['content-length']]).toEqual([200, '', undefined]);
      expect(headers).toMatchObject(isLive);
      house.growing.drop('secret/growing.mp3');
      expect((await house.call('HEAD', growing, { key: undefined })).status).toBe(404);
    });
  });

  it.each(['secret/none.mp3', '../cantiga.db', '%2e%2e%2fcantiga.db', 'secret/%00', 'secret', ''])(
    'finds nothing at %j',
    async (name) => {
      expect([400, 404]).toContain((await house.call('GET', `/files/${name}`, { key: undefined })).status);
    },
  );
});
