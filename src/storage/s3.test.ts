import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeS3, startS3 } from '../../test/s3.ts';
import { s3Storage } from './index.ts';
import { storageContract } from './storage.contract.ts';
import type { Storage } from './storage.ts';

const credentials = { accessKey: 'KEY', secretKey: 'a secret', region: 'eu-central-1' };
let server: FakeS3;
beforeAll(async () => {
  server = await startS3('songs', credentials);
});
afterAll(() => server.close());

const open = (changes: Partial<Parameters<typeof s3Storage>[0]> = {}): Storage =>
  s3Storage({
    ...credentials,
    endpoint: server.endpoint,
    bucket: 'songs',
    prefix: randomUUID(),
    clock: Date.now,
    ...changes,
  });

storageContract('s3', async () => open());

describe('s3 driver', () => {
  const bytesOf = async (storage: Storage, key: string): Promise<Buffer> => {
    const chunks: Buffer[] = [];
    for await (const chunk of (await storage.open(key))?.stream ?? []) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  };

  it('is refused with a wrong secret, and says what to check', async () => {
    const put = open({ secretKey: 'another' }).put('a.txt', Buffer.from('a'), 'text/plain');
    await expect(put).rejects.toThrow('403 SignatureDoesNotMatch. Check the keys');
  });

  it('puts large files in parts and reads them back whole', async () => {
    const storage = open();
    const bytes = randomBytes(18 * 2 ** 20);
    await storage.put('large.wav', bytes, 'audio/wav');
    expect(await storage.look('large.wav')).toMatchObject({ size: bytes.length, contentType: 'audio/wav' });
    expect((await bytesOf(storage, 'large.wav')).equals(bytes)).toBe(true);
    expect(server.uploads.size).toBe(0);
  });

  it('asks again when the server has no time', async () => {
    const storage = open();
    server.stumble(2);
    await storage.put('a.txt', Buffer.from('in the end'), 'text/plain');
    server.stumble(1);
    expect((await bytesOf(storage, 'a.txt')).toString()).toBe('in the end');
  });

  it('ends uploads that were cut off before a time, its own only', async () => {
    const mine = open({ prefix: 'mine' });
    const begin = (prefix: string): Promise<void> => {
      // The fourth request and those after it fail: the upload is begun, and its end cannot be asked for.
      const done = open({ prefix, clock: clockThatFails() }).put('cut.wav', new Uint8Array(9 * 2 ** 20), 'audio/wav');
      return expect(done).rejects.toThrow();
    };
    await begin('mine');
    expect(server.uploads.size).toBe(1);
    await mine.tidy?.(0);
    expect(server.uploads.size).toBe(1);
    await mine.tidy?.(Number.MAX_SAFE_INTEGER);
    expect(server.uploads.size).toBe(0);
  });
});

/** The process dies, as far as the server sees, after the first request. */
function clockThatFails(): () => number {
  let asked = 0;
  return () => {
    if (asked++ > 0) throw new Error('cut off');
    return Date.now();
  };
}
