import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../test/house.ts';
import { credential } from './credentials.ts';

/** A true request over a socket: whose address it comes from is the point. */
const ask = (url: string, headers: Readonly<Record<string, string>> = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    request(url, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

describe('a request without a key', () => {
  let open: TestHouse;
  let closed: TestHouse;
  beforeAll(async () => {
    [open, closed] = await Promise.all([openHouse({ openTo: ['loopback'] }), openHouse()]);
  });
  afterAll(() => Promise.all([open.close(), closed.close()]));

  it('is the account default from an address that is let in, in the APIs whose clients have no key', async () => {
    expect(await ask(`${open.url}/api/get_limit`)).toBe(200);
    expect(await ask(`${open.url}/v1/models`)).toBe(200);
    expect(await ask(`${open.url}/v1/account`)).toBe(401);
    expect(await ask(`${closed.url}/api/get_limit`)).toBe(401);
    const { port } = new URL(open.url);
    expect(await ask(`${open.url}/api/get_limit`, { host: `localhost:${port}` })).toBe(200);
  });

  it('still needs its key to be right when it sends one', async () => {
    expect(await ask(`${open.url}/api/get_limit`, { 'x-api-key': 'wrong-key' })).toBe(401);
    const { key } = await open.newAccount('other', 7);
    const answer = await open.call('GET', '/api/get_limit', { key });
    expect(answer.body).toMatchObject({ credits_left: 7 });
    expect(await ask(`${open.url}/api/get_limit?api_key=${open.key}`, { 'x-api-key': key })).toBe(401);
  });

  it.each<[string, Record<string, string>, number]>([
    ['through a proxy', { 'x-forwarded-for': '203.0.113.5' }, 401],
    ['through a proxy that says so in the standard’s words', { forwarded: 'for=203.0.113.5' }, 401],
    ['under a foreign name', { host: 'rebound.example' }, 401],
    ['from a page elsewhere', { origin: 'https://page.example' }, 401],
    ['from a page without an origin', { origin: 'null' }, 401],
    ['from a page at a foreign address', { origin: 'http://203.0.113.5' }, 401],
    ['from a page of this machine', { origin: 'http://localhost:3000' }, 200],
    ['from a page at an address that is let in', { origin: 'http://127.0.0.1:3000' }, 200],
  ])('%s', async (_, headers, status) => {
    expect(await ask(`${open.url}/api/get_limit`, headers)).toBe(status);
  });
});

describe('credential', () => {
  const basic = (pair: string): string => `Basic ${Buffer.from(pair).toString('base64')}`;
  it.each<[Record<string, string>, string, string | undefined]>([
    [{}, '', ''],
    [{ authorization: basic('user:secret') }, '', 'secret'],
    [{ authorization: basic(':se:cret') }, '', 'se:cret'],
    [{ authorization: 'Basic ???' }, '', 'Basic ???'],
    [{}, 'secret', 'secret'],
    [{ 'x-api-key': 'secret' }, 'secret', 'secret'],
    [{ 'x-api-key': 'secret' }, 'other', undefined],
    [{ authorization: basic('user:other'), 'x-api-key': 'secret' }, '', undefined],
  ])('reads %j and %j as %j', (headers, inUrl, key) => {
    expect(credential(headers, inUrl)).toBe(key);
  });
});
