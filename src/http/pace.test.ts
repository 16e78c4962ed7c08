import { connect } from 'node:net';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPace } from './pace.ts';

const pace = { bodyMs: 100, windowMs: 300, windowBytes: 4 };
const app = Fastify();
let port = 0;
let address = '';

beforeAll(async () => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  addPace(app, (request) => request.url === '/bytes', pace);
  for (const url of ['/json', '/bytes']) app.post(url, async (request) => request.body);
  app.get('/nothing', async () => 'here');
  address = await app.listen({ host: '127.0.0.1', port: 0 });
  port = Number(new URL(address).port);
});
afterAll(() => app.close());

/** Sends the beginning of a body, then piece after piece as soon as `more` resolves, and gives back what was answered. */
const sent = (path: string, length: number, begin: string, more: () => Promise<string | undefined>): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      answer += String(chunk);
      if (answer.includes('200 OK')) socket.end();
    });
    socket.on('close', () => resolve(answer));
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: ${length}\r\n\r\n${begin}`,
    );
    const goOn = async (): Promise<void> => {
      for (let piece = await more(); piece !== undefined && !socket.destroyed; piece = await more())
        socket.write(piece);
    };
    void goOn();
  });

const after = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('how fast a body must come', () => {
  it('cuts off who stops in the midst of one', async () => {
    for (const path of ['/json', '/bytes'])
      expect(await sent(path, 1_000, 'x', async () => undefined), path).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('lets bytes take longer than a text may, as long as they come', async () => {
    const pieces = Array.from({ length: 30 }, () => 'y'.repeat(40));
    const dripping = async () => {
      await after(20);
      return pieces.pop();
    };
    expect(await sent('/bytes', 30 * 40, '', dripping)).toContain('200 OK');
  });

  it('leaves alone what has come, and what has no body', async () => {
    expect(await (await fetch(`${address}/nothing`)).text()).toBe('here');
    expect(await sent('/json', 2, 'ok', async () => undefined)).toContain('200 OK');
  });
});
