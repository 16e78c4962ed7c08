import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { count, type Part, told } from '../part.ts';
import { apiKey, type BuiltServer, startServer } from '../server.ts';

const key = `x-api-key: ${apiKey}\r\n`;
const post = (headers: string, body = ''): string =>
  `POST /v1/tasks HTTP/1.1\r\nHost: a\r\n${key}${headers}\r\n${body}`;
const smuggled = 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n';

/** Requests that two programs could read differently, and what may be answered. */
const framing: readonly (readonly [string, string, readonly (number | 'closed')[]])[] = [
  [
    'Content-Length and Transfer-Encoding',
    post('Content-Length: 4\r\nTransfer-Encoding: chunked\r\n', `0\r\n\r\n${smuggled}`),
    [400],
  ],
  ['two lengths', post('Content-Length: 2\r\nContent-Length: 4\r\n', '{}'), [400]],
  ['a length with a sign', post('Content-Length: +2\r\n', '{}'), [400]],
  ['a length in hex', post('Content-Length: 0x2\r\n', '{}'), [400]],
  ['a list of lengths', post('Content-Length: 2, 2\r\n', '{}'), [400]],
  ['an encoding that is not chunked', post('Transfer-Encoding: xchunked\r\n', `0\r\n\r\n${smuggled}`), [400, 501]],
  ['space before the colon', post('Transfer-Encoding : chunked\r\n', `0\r\n\r\n${smuggled}`), [400]],
  ['a folded header', post('X-A: b\r\n c\r\nContent-Length: 0\r\n'), [400]],
  ['a bad chunk size', post('Transfer-Encoding: chunked\r\n', 'zz\r\n{}\r\n0\r\n\r\n'), [400]],
  ['a chunk larger than the numbers', post('Transfer-Encoding: chunked\r\n', 'fffffffffffffffff\r\n'), [400, 413]],
  ['bare line feeds', 'GET /healthz HTTP/1.1\nHost: a\n\n', [400]],
  ['no host', 'GET /healthz HTTP/1.1\r\n\r\n', [400]],
  ['two hosts', 'GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', [400]],
  ['NUL in a header', 'GET /healthz HTTP/1.1\r\nHost: a\r\nX-A: \0\r\n\r\n', [400]],
  ['a method nobody knows', 'BREW /healthz HTTP/1.1\r\nHost: a\r\n\r\n', [400]],
  ['headers of 20 kB', `GET /healthz HTTP/1.1\r\nHost: a\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`, [431]],
  ['an address of 20 kB', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, [431, 414]],
  ['an asterisk', 'GET * HTTP/1.1\r\nHost: a\r\n\r\n', [400, 404]],
  ['TRACE', 'TRACE /healthz HTTP/1.1\r\nHost: a\r\n\r\n', [404, 405]],
  ['CONNECT', 'CONNECT example.com:443 HTTP/1.1\r\nHost: a\r\n\r\n', [400, 404, 405, 'closed']],
  ['OPTIONS', 'OPTIONS /v1/tasks HTTP/1.1\r\nHost: a\r\n\r\n', [200, 204, 404]],
  ['HEAD of health', 'HEAD /healthz HTTP/1.1\r\nHost: a\r\n\r\n', [200, 404]],
  ['another protocol', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', [400, 'closed']],
  ['nothing but spaces', '   \r\n\r\n', [400, 'closed']],
];

interface Exchange {
  readonly statuses: readonly (number | 'closed')[];
  readonly bytes: string;
}

/** Sends bytes and reads until the server closes or has been silent for a while. */
function exchange(port: number, bytes: string, quietMs = 400): Promise<Exchange> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    const end = (): void => {
      socket.destroy();
      const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
      resolve({ statuses: statuses.length > 0 ? statuses : ['closed'], bytes: text });
    };
    socket.on('data', (part) => {
      text += part.toString('latin1');
      socket.setTimeout(quietMs, end);
    });
    socket.setTimeout(15_000, end);
    socket.on('close', end);
    socket.on('error', end);
    socket.write(Buffer.from(bytes, 'latin1'));
  });
}

/** How long the server bears a client that never finishes; 0 when it bore it to the end. */
async function bears(port: number, begin: string, drip: string, atMostMs: number): Promise<number> {
  const socket: Socket = connect(port, '127.0.0.1');
  const began = performance.now();
  let closed = 0;
  socket.on('error', () => {});
  socket.on('close', () => {
    closed = performance.now() - began;
  });
  socket.resume();
  socket.write(begin);
  while (closed === 0 && performance.now() - began < atMostMs) {
    await sleep(500);
    if (closed === 0) socket.write(drip);
  }
  socket.destroy();
  return closed;
}

interface Drained {
  readonly answered: number;
  readonly failed: string[];
  readonly code: number | null;
}

/** Stops the server while clients with kept connections ask; whoever is answered `Connection: close` goes elsewhere. */
async function drain(server: BuiltServer, clients: number): Promise<Drained> {
  const failed: string[] = [];
  let answered = 0;
  let told = 0;
  const client = async (number: number): Promise<void> => {
    const agent = new Agent({ connections: 1, pipelining: 1, keepAliveTimeout: 60_000 });
    try {
      for (let count = 0; ; count++) {
        const order = count % 5 === 0;
        const said = await request(`${server.url}${order ? '/v1/tasks' : '/v1/account'}`, {
          dispatcher: agent,
          method: order ? 'POST' : 'GET',
          headers: { 'x-api-key': apiKey, ...(order && { 'content-type': 'application/json' }) },
          body: order ? '{"kind":"song","prompt":"x"}' : null,
        });
        await said.body.text();
        if (said.statusCode >= 300) failed.push(`${said.statusCode} while stopping`);
        answered++;
        if (said.headers.connection === 'close') {
          told++;
          return;
        }
        // Some rest between two requests, so that their connections are idle when the signal comes.
        await sleep(number % 2 === 0 ? 0 : 100 + 37 * (number % 7));
      }
    } catch (error) {
      failed.push(String((error as Error).cause ?? error));
    } finally {
      await agent.destroy();
    }
  };
  const traffic = Array.from({ length: clients }, (_, number) => client(number));
  while (answered < clients * 3 && failed.length === 0) await sleep(20);
  const code = await server.end('SIGTERM');
  await Promise.all(traffic);
  if (told < clients) failed.push(`${clients - told} clients were not told to go elsewhere`);
  return { answered, failed, code };
}

export const part: Part = {
  promise: 'a request is read in one way or not at all, slow clients are let go, and a stop fails nobody’s request',
  options: { drains: 100, clients: 20, slow: 1 },
  short: { drains: 1, clients: 8, slow: 0 },
  run: async ({ drains = 1, clients = 8, slow = 0 }, say) => {
    const folder = mkdtempSync(join(tmpdir(), 'cantiga-http-'));
    let server = await startServer(folder, { CANTIGA_LOG: 'silent' });
    const failed: string[] = [];
    let answered = 0;
    const port = Number(new URL(server.url).port);
    const wrong: string[] = [];
    const slowness: string[] = [];
    const names: string[] = [];
    try {
      for (const [name, bytes, allowed] of framing) {
        const { statuses } = await exchange(port, bytes);
        if (!allowed.includes(statuses[0] ?? 'closed')) wrong.push(`${name}: ${statuses[0]}`);
        if (statuses.length > 1) wrong.push(`${name}: ${statuses.length} answers`);
      }
      const piped = await exchange(
        port,
        `${smuggled}GET /v1/account HTTP/1.1\r\nHost: a\r\n${key}\r\n${smuggled}`,
        1_000,
      );
      if (piped.statuses.join() !== '200,200,200') wrong.push(`three requests in one go: ${piped.statuses}`);
      const seen = new Set([...piped.bytes.matchAll(/x-request-id: (\S+)/gi)].map(([, id]) => id));
      if (seen.size !== 3) names.push(`${seen.size} names for three requests`);
      if (slow > 0) {
        const [headers, body] = await Promise.all([
          bears(port, 'GET /healthz HTTP/1.1\r\nHost: a\r\n', 'X-A: b\r\n', 60_000),
          bears(port, post('Content-Length: 1000\r\n'), ' ', 60_000),
        ]);
        say(`slow headers were borne ${Math.round(headers)} ms, a slow body ${Math.round(body)} ms`);
        if (headers === 0 || headers > 45_000) slowness.push(`slow headers: ${headers} ms`);
        if (body === 0 || body > 55_000) slowness.push(`a slow body: ${body} ms`);
      }
      for (let i = 0; i < drains; i++) {
        if (i > 0) server = await startServer(folder, { CANTIGA_LOG: 'silent' });
        const drained = await drain(server, clients);
        answered += drained.answered;
        failed.push(...drained.failed);
        if (drained.code !== 0) failed.push(`the server ended with ${drained.code}`);
        if (i % 10 === 9) say(`${i + 1} stops`);
      }
    } finally {
      await server.end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    }
    return [
      told('framings tried', framing.length + 1),
      count('framings answered wrongly, or twice', wrong),
      count('requests without a name of their own', names),
      ...(slow > 0 ? [count('slow clients that were borne too long', slowness)] : []),
      told('stops under load, requests answered', `${drains}, ${answered}`),
      count('requests that a stop failed', failed),
    ];
  },
};
