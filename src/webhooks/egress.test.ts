import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEgress, type EgressOptions } from './egress.ts';
import cases from './fixtures/ssrf.json' with { type: 'json' };

/** A public address and a name of ours, neither ever dialled in these tests. */
const publicHost = '93.184.215.14';
const limits = { timeoutMs: 3000 };
const servers: Server[] = [];
const egresses: { close(): Promise<void> }[] = [];

async function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function egress(options: Partial<EgressOptions> = {}) {
  const made = createEgress({
    allowPrivate: [],
    ownAddresses: [publicHost],
    lookup: async (name) => {
      throw new Error(`ENOTFOUND ${name}`);
    },
    ...options,
  });
  egresses.push(made);
  return made;
}

let hits = 0;
let canary = 0;
let redirects = 0;
beforeAll(async () => {
  canary = await listen((_, response) => {
    hits++;
    response.end('tweet');
  });
  redirects = await listen((request, response) => {
    const to = new URL(request.url ?? '/', 'http://x').searchParams.get('to') ?? '/loop';
    if (request.url?.startsWith('/refresh')) response.writeHead(200, { refresh: `0; url=${to}` }).end();
    else response.writeHead(request.url?.startsWith('/307') ? 307 : 302, { location: to }).end();
  });
});
beforeEach(() => {
  hits = 0;
});
afterAll(async () => {
  await Promise.all(egresses.map((made) => made.close()));
  for (const server of servers) server.closeAllConnections();
  for (const server of servers) server.close();
});

const names: Readonly<Record<string, readonly string[]>> = {
  'private.example': ['127.0.0.1'],
  'mixed.example': ['93.184.216.34', '127.0.0.1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'internal.example': ['10.0.0.7'],
  'huge.example': Array.from({ length: 1000 }, (_, i) => `10.0.${i >> 8}.${i & 255}`),
};

function fill(url: string): string {
  const values: Record<string, string> = {
    CANARY: String(canary),
    HOSTNAME: 'songhost',
    SELF_PUBLIC: publicHost,
    PUBLIC_OK: 'public.example',
    DNS_PRIVATE: `private.example:${canary}`,
    DNS_MIXED: `mixed.example:${canary}`,
    DNS_REBIND: `rebind.example:${canary}`,
    DNS_AAAA_MAPPED: `mapped.example:${canary}`,
    DNS_CNAME_INT: `internal.example:${canary}`,
    DNS_SLOW: `slow.example:${canary}`,
    DNS_NXDOMAIN: `missing.example:${canary}`,
    DNS_HUGE: `huge.example:${canary}`,
    REDIR: `127.0.0.1:${redirects}`,
  };
  return url.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}

describe('egress: hostile URLs', () => {
  // The first answer is refused as this machine's own, so that the test dials nothing outside; a second look would be private.
  let rebinds = 0;
  const lookup = async (name: string): Promise<readonly string[]> => {
    if (name === 'rebind.example') return rebinds++ === 0 ? [publicHost] : ['127.0.0.1'];
    if (name === 'slow.example') return new Promise(() => {});
    if (names[name]) return names[name];
    throw new Error(`ENOTFOUND ${name}`);
  };

  it.each(cases)('$url is $expect', async ({ url: template, expect: expected }) => {
    const url = fill(template);
    const redirecting = template.includes('{{REDIR}}');
    const way = egress(redirecting ? { lookup, allowPrivate: ['loopback'] } : { lookup });
    if (expected !== 'failed') expect(way.check(url)).toBeTypeOf('string');
    if (expected === 'refused port') expect(way.check(url)).toContain('port');
    // What answers gets the time that a busy machine needs; what never does is not waited for.
    const answer = await way.post(url, {}, '{}', { timeoutMs: redirecting ? 30_000 : 500 });
    if (redirecting)
      expect('status' in answer && answer.status).toBe(
        template.includes('/refresh') ? 200 : Number(template.match(/\/(30\d)/)?.[1] ?? 302),
      );
    else expect(answer).toHaveProperty('failure');
    expect(hits).toBe(0);
  });

  it('names the setting that would allow it', async () => {
    const way = egress({ lookup });
    expect(way.check('http://127.0.0.1/')).toContain('CANTIGA_ALLOW_PRIVATE_URLS');
    expect(way.check('http://localhost/')).toContain('CANTIGA_ALLOW_PRIVATE_URLS');
    expect(await way.post('http://private.example/', {}, '', limits)).toEqual({
      failure: expect.stringMatching(/private\.example leads to 127\.0\.0\.1.*CANTIGA_ALLOW_PRIVATE_URLS/),
    });
  });
});

describe('egress: allowed private places', () => {
  it('reaches loopback by address and by name', async () => {
    const way = egress({ allowPrivate: ['loopback'], lookup: async () => ['127.0.0.1'] });
    for (const host of ['127.0.0.1', 'localhost', 'app']) {
      const url = `http://${host}:${canary}/hook?x=1`;
      expect(way.check(url)).toBeUndefined();
      expect(await way.post(url, {}, '{}', limits)).toEqual({ status: 200, bodyExcerpt: 'tweet' });
    }
    expect(hits).toBe(3);
  });

  it('keeps refusing what is not allowed', async () => {
    const way = egress({ allowPrivate: ['10.0.0.0/8', 'fd00::/8'], lookup: async () => ['127.0.0.1'] });
    expect(way.check('http://10.1.2.3/')).toBeUndefined();
    expect(way.check('http://[fd00::1]/')).toBeUndefined();
    expect(way.check('http://127.0.0.1/')).toBeTypeOf('string');
    expect(way.check('http://[::ffff:10.1.2.3]/')).toBeTypeOf('string');
    expect(await way.post(`http://app:${canary}/`, {}, '', limits)).toHaveProperty('failure');
    expect(hits).toBe(0);
  });

  it('tries the next address when one does not answer', async () => {
    const way = egress({ allowPrivate: ['loopback'], lookup: async () => ['127.0.0.9', '127.0.0.1'] });
    expect(await way.post(`http://app:${canary}/`, {}, '', limits)).toHaveProperty('status', 200);
  });

  it('looks a name up once for one connection', async () => {
    let looks = 0;
    const lookup = async () => (looks++ === 0 ? ['127.0.0.1'] : ['10.0.0.1']);
    const way = egress({ allowPrivate: ['loopback'], lookup });
    expect(await way.post(`http://app.example:${canary}/`, {}, '', limits)).toHaveProperty('status', 200);
    expect(looks).toBe(1);
  });

  it('refuses a setting it cannot read', () => {
    expect(() => egress({ allowPrivate: ['private'] })).toThrow('private');
    expect(() => egress({ allowPrivate: ['10.0.0.0/99'] })).toThrow('10.0.0.0/99');
  });
});

describe('egress: public addresses', () => {
  it.each(['https://example.com/hook', 'http://8.8.8.8/', 'https://[2606:4700::1111]/', 'https://example.com:8443/a'])(
    'lets %s pass',
    (url) => {
      expect(egress().check(url)).toBeUndefined();
    },
  );
});

describe('egress: answers', () => {
  const way = egress({ allowPrivate: ['loopback'] });
  const post = async (listener: RequestListener, timeoutMs = 3000) =>
    way.post(`http://127.0.0.1:${await listen(listener)}/`, { 'content-type': 'application/json' }, '{"a":1}', {
      timeoutMs,
    });

  it('sends the headers and the body as they are', async () => {
    const answer = await post(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      response.end(
        [request.method, request.headers['content-type'], request.headers['accept-encoding'], body].join(' '),
      );
    });
    expect(answer).toEqual({ status: 200, bodyExcerpt: 'POST application/json identity {"a":1}' });
  });

  it('reads little of a long answer', async () => {
    let sent = 0;
    const answer = await post((_, response) => {
      const pour = (): void => {
        if (response.destroyed || sent > 50e6) return;
        sent += 65536;
        response.write(Buffer.alloc(65536, 'x'), () => setImmediate(pour));
      };
      pour();
    });
    expect(answer).toEqual({ status: 200, bodyExcerpt: 'x'.repeat(1024) });
    expect(sent).toBeLessThan(50e6);
  });

  it('gives up on a server that says nothing, or never ends', async () => {
    const failure = expect.stringContaining('no complete answer within 0.3 s');
    expect(await post(() => {}, 300)).toEqual({ failure });
    const drip: RequestListener = (_, response) => {
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(timer));
    };
    expect(await post(drip, 300)).toEqual({ failure });
  });

  it('tells a refused, a broken and a garbled connection', async () => {
    expect(await post((request) => request.socket.destroy())).toHaveProperty('failure');
    expect(await post((request) => request.socket.end('garbage\r\n\r\n'))).toHaveProperty('failure');
    expect(await way.post('http://127.0.0.1:9/', {}, '', limits)).toHaveProperty('failure');
    expect(await way.post('http://127.0.0.1:65000/', {}, '', limits)).toHaveProperty('failure');
  });

  it('fails rather than throws on headers that cannot be sent', async () => {
    const url = `http://127.0.0.1:${canary}/`;
    expect(await way.post(url, { 'x-a': 'b\r\nx-c: d' }, '', limits)).toHaveProperty('failure');
    expect(await way.post(url, { 'x a': 'b' }, '', limits)).toHaveProperty('failure');
    expect(hits).toBe(0);
  });

  it('passes Retry-After on, in seconds or as a date', async () => {
    expect(await post((_, response) => response.writeHead(429, { 'retry-after': '120' }).end())).toEqual({
      status: 429,
      bodyExcerpt: '',
      retryAfterSeconds: 120,
    });
    const headers = { date: 'Thu, 01 Jan 2026 00:00:00 GMT', 'retry-after': 'Thu, 01 Jan 2026 00:01:00 GMT' };
    expect(await post((_, response) => response.writeHead(503, headers).end())).toHaveProperty('retryAfterSeconds', 60);
  });
});

describe('fetching', () => {
  const open = () => egress({ allowPrivate: ['loopback'], ownAddresses: [] });
  const limits = { timeoutMs: 20_000, maxBytes: 1_000 };

  it('gives the bytes, and refuses more than are wanted', async () => {
    const port = await listen((request, response) => response.end('x'.repeat(request.url === '/long' ? 1_001 : 1_000)));
    const got = await open().get(`http://127.0.0.1:${port}/`, limits);
    expect('bytes' in got && got.bytes.length).toBe(1_000);
    expect(await open().get(`http://127.0.0.1:${port}/long`, limits)).toEqual({ failure: 'it is larger than 0 MiB' });
  });

  it('waits for what comes slowly, and not for what does not come', async () => {
    const port = await listen((request, response) => {
      if (request.url === '/never') return;
      let left = 8;
      const timer = setInterval(() => {
        if (request.url === '/drip' || --left > 0) response.write(request.url === '/drip' ? 'x' : 'x'.repeat(100));
        else response.end();
      }, 40);
      response.once('close', () => clearInterval(timer));
    });
    const slow = { ...limits, beginMs: 2_000, pace: { windowMs: 150, bytes: 50 } };
    const got = await open().get(`http://127.0.0.1:${port}/slow`, slow);
    expect('bytes' in got && got.bytes.length).toBe(700);
    expect(await open().get(`http://127.0.0.1:${port}/drip`, slow)).toEqual({
      failure: 'it came at less than 50 bytes in 0.15 s',
    });
    const soon = { ...slow, beginMs: 100 };
    expect(await open().get(`http://127.0.0.1:${port}/never`, soon)).toMatchObject({ failure: expect.any(String) });
  });
});
