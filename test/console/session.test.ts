import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../house.ts';

/** The door of the console, tried with plain requests: what a browser would send, and what others would. */
describe('the session of the console', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  const own = (more: Record<string, string> = {}) => ({ origin: house.url, 'x-cantiga-console': '1', ...more });
  const ask = (path: string, method: string, headers: Record<string, string>, at = house.url) =>
    fetch(`${at}${path}`, { method, headers });
  const enter = (headers: Record<string, string>, at?: string) => ask('/console/session', 'POST', headers, at);
  const cookieOf = (answer: Response): string => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

  it('opens for the user who runs the server, and the cookie cannot be read or sent across sites', async () => {
    const answer = await enter(own());
    expect(answer.status).toBe(200);
    const cookie = answer.headers.get('set-cookie') ?? '';
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(part);
    expect(cookie).not.toContain(house.key);
    expect(await answer.text()).not.toContain(house.key);
    const account = await ask('/v1/account', 'GET', { ...own(), cookie: cookieOf(answer) });
    expect(account.status).toBe(200);
  });

  it.each([
    ['without the page’s header', { 'x-cantiga-console': undefined }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['from another port of this host', { origin: 'http://127.0.0.1:1' }],
    ['without an origin', { origin: undefined }],
    ['under a name that was made to lead here', { host: 'evil.example' }],
    ['through a proxy', { 'x-forwarded-for': '203.0.113.9' }],
  ])('stays shut %s', async (_what, change) => {
    const headers: Record<string, string> = { ...own(), ...change } as Record<string, string>;
    for (const [name, value] of Object.entries(change)) if (value === undefined) delete headers[name];
    // A name that leads here is consistent with itself.
    if (headers.host) headers.origin = `http://${headers.host}`;
    const answer = await request(`${house.url}/console/session`, { method: 'POST', headers });
    await answer.body.dump();
    expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([401, undefined]);
  });

  it('takes a cookie for a key only from its own page', async () => {
    const cookie = cookieOf(await enter(own()));
    const status = async (headers: Record<string, string>, method = 'GET', path = '/v1/account') =>
      (await ask(path, method, { cookie, ...headers })).status;
    expect(await status(own())).toBe(200);
    expect(await status({})).toBe(401);
    expect(await status({ origin: house.url })).toBe(401);
    expect(await status(own({ origin: 'https://evil.example' }))).toBe(401);
    expect(await status({ 'x-cantiga-console': '1' }, 'DELETE', '/v1/keys/none')).toBe(401);
    expect(await status(own(), 'DELETE', '/v1/keys/none')).toBe(404);
  });

  it('opens with a key, and ends when the key is revoked or the session closed', async () => {
    const made = (await house.call('POST', '/v1/keys', { body: { name: 'guest' } })).body as {
      id: string;
      key: string;
    };
    const cookie = cookieOf(await enter(own({ 'x-api-key': made.key })));
    const status = async () => (await ask('/v1/account', 'GET', { ...own(), cookie })).status;
    expect(await status()).toBe(200);
    await house.call('DELETE', `/v1/keys/${made.id}`);
    expect(await status()).toBe(401);

    const mine = cookieOf(await enter(own()));
    expect((await ask('/console/session', 'DELETE', { ...own(), cookie: mine })).status).toBe(200);
    expect((await ask('/v1/account', 'GET', { ...own(), cookie: mine })).status).toBe(401);
  });
});

describe('a console that opens for nobody by itself', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openHouse({ closed: true });
  });
  afterAll(() => house.close());

  const enter = (more: Record<string, string> = {}) =>
    fetch(`${house.url}/console/session`, {
      method: 'POST',
      headers: { origin: house.url, 'x-cantiga-console': '1', ...more },
    });

  it('opens with the printed link, once', async () => {
    expect((await enter()).status).toBe(401);
    const link = house.sessions.link(house.key);
    expect((await enter({ 'x-cantiga-link': link })).status).toBe(200);
    expect((await enter({ 'x-cantiga-link': link })).status).toBe(401);
    expect((await enter({ 'x-api-key': 'sk_cantiga_wrong' })).status).toBe(401);
  });

  it('sends its pages with a policy that admits this host alone', async () => {
    const page = await fetch(`${house.url}/`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    const text = await page.text();
    expect(text).not.toContain(house.key);
    const again = await fetch(`${house.url}/`, { headers: { 'if-none-match': page.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
    const script = /src="(\/console\/[^"]+\.js)"/.exec(text)?.[1] ?? '';
    const served = await fetch(house.url + script);
    expect(served.headers.get('cache-control')).toContain('immutable');
    expect((await fetch(`${house.url}/console/..%2f..%2fpackage.json`)).status).toBe(404);
  });

  it('tells language models what is here', async () => {
    const answer = await fetch(`${house.url}/llms.txt`);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const text = await answer.text();
    expect(text).toContain('POST /v1/tasks');
    expect(text).toContain(house.url);
  });
});
