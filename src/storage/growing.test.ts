import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { memoryStorage } from './drivers/memory.ts';
import { createGrowing } from './growing.ts';
import type { ByteRange, Growing, Storage } from './storage.ts';

const key = 'secret/take.mp3';
const piece = (byte: number, length = 4): Uint8Array => new Uint8Array(length).fill(byte);
const whole = (...pieces: Uint8Array[]): Buffer => Buffer.concat(pieces);

describe('a file that is being made', () => {
  let storage: Storage;
  let opened: (ByteRange | undefined)[];
  let growing: Growing;
  beforeEach(() => {
    opened = [];
    const kept = memoryStorage();
    storage = {
      ...kept,
      open: (name, range) => {
        opened.push(range);
        return kept.open(name, range);
      },
    };
    growing = createGrowing(storage, 100_000);
  });
  const follow = (signal?: AbortSignal): Readable => {
    const stream = growing.follow(key, signal);
    if (!stream) throw new Error('it does not grow');
    return stream;
  };
  const finish = async (bytes: Uint8Array): Promise<void> => {
    await storage.put(key, bytes, 'audio/mpeg');
    growing.finish(key, bytes);
  };
  /** What a reader was given before it was cut off, and why. */
  const cutOff = async (stream: Readable): Promise<unknown> => buffer(stream).catch((error: Error) => error.message);

  it('is there from its first bytes until it is stored', async () => {
    expect([growing.has(key), growing.follow(key)]).toEqual([false, undefined]);
    growing.append(key, new Uint8Array());
    expect(growing.has(key)).toBe(false);
    growing.append(key, piece(1));
    expect([growing.has(key), growing.has('secret/other.mp3')]).toEqual([true, false]);
    await finish(piece(1));
    expect([growing.has(key), growing.follow(key)]).toEqual([false, undefined]);
  });

  it('comes whole to who was there first and to who came late, without a copy', async () => {
    const parts = [1, 2, 3].map((byte) => piece(byte));
    const [first, second, third] = parts as [Uint8Array, Uint8Array, Uint8Array];
    growing.append(key, first);
    const early = follow();
    const [chunk] = (await once(early, 'data')) as [Buffer];
    expect(chunk.buffer).toBe(first.buffer);
    const rest = buffer(early);
    growing.append(key, second);
    const late = buffer(follow());
    growing.append(key, third);
    await turn();
    await finish(whole(...parts));
    expect([whole(chunk, await rest), await late]).toEqual([whole(...parts), whole(...parts)]);
    expect(opened).toEqual([]);
  });

  it('waits for nobody: who reads slowly gets the rest from where it is stored', async () => {
    const parts = Array.from({ length: 24 }, (_, byte) => piece(byte, 4_096));
    growing.append(key, parts[0] as Uint8Array);
    const slow = follow();
    const [chunk] = (await once(slow, 'data')) as [Buffer];
    slow.pause();
    for (const part of parts.slice(1)) growing.append(key, part);
    await turn();
    await finish(whole(...parts));
    expect(slow.readableLength).toBeLessThan(whole(...parts).length / 2);
    expect(whole(chunk, await buffer(slow)).equals(whole(...parts))).toBe(true);
    expect(opened).toEqual([{ start: expect.any(Number), end: 24 * 4_096 - 1 }]);
  });

  it('is told in part only, and comes whole all the same', async () => {
    growing.append(key, piece(1));
    const reader = buffer(follow());
    await turn();
    await finish(whole(piece(1), piece(2)));
    expect(await reader).toEqual(whole(piece(1), piece(2)));
    expect(opened).toEqual([{ start: 4, end: 7 }]);
  });

  it('cuts its readers off when it begins anew, and then comes anew', async () => {
    growing.append(key, piece(1));
    const reader = cutOff(follow());
    growing.drop(key);
    expect(await reader).toMatch(/begun anew/);
    expect(growing.has(key)).toBe(false);
    growing.append(key, piece(2));
    const next = buffer(follow());
    await finish(piece(2));
    expect(await next).toEqual(Buffer.from(piece(2)));
    growing.drop(key);
  });

  it.each([
    ['has other bytes', whole(piece(1), piece(3))],
    ['is shorter', Buffer.from(piece(1))],
  ])('cuts its readers off when what is stored %s', async (_, stored) => {
    growing.append(key, piece(1));
    growing.append(key, piece(2));
    const reader = cutOff(follow());
    await turn();
    await finish(stored);
    expect(await reader).toMatch(/another one/);
  });

  it('is not kept beyond its limit, nor taken from its middle on', async () => {
    growing.append(key, piece(1, 60_000));
    const reader = cutOff(follow());
    await turn();
    growing.append(key, piece(2, 60_000));
    expect(await reader).toMatch(/too large/);
    growing.append(key, piece(3));
    expect([growing.has(key), growing.follow(key)]).toEqual([false, undefined]);
    growing.drop(key);
    growing.append(key, piece(1));
    expect(growing.has(key)).toBe(true);
  });

  it('lets its readers go: one that leaves, or all when the server stops', async () => {
    growing.append(key, piece(1));
    const stop = new AbortController();
    const leaver = follow(stop.signal);
    leaver.destroy();
    const reader = cutOff(follow(stop.signal));
    const stays = buffer(follow());
    stop.abort();
    expect(await reader).toMatch(/nobody/);
    expect(await cutOff(follow(stop.signal))).toMatch(/nobody/);
    await finish(piece(1));
    expect(await stays).toEqual(Buffer.from(piece(1)));
  });

  it('says so when it cannot be read on', async () => {
    growing.append(key, piece(1));
    const reader = cutOff(follow());
    await turn();
    growing.finish(key, whole(piece(1), piece(2)));
    expect(await reader).toMatch(/has gone/);
  });
});
