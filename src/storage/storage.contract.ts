import type { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { ByteRange, Storage } from './storage.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

const hostileKeys = [
  '',
  '/',
  '.',
  '..',
  '../x',
  'a/../../x',
  'a/./b',
  'a//b',
  '/etc/passwd',
  'a/',
  '.hidden',
  '.unfinished/1-0',
  'a\\..\\x',
  'A.mp3',
  'a b',
  'a%2e%2e',
  'a\0.mp3',
  'a\n',
  'é',
  'a..b',
  'constructor\u200b',
  'x'.repeat(201),
];

/** What every driver promises. */
export function storageContract(name: string, make: () => Promise<Storage>): void {
  describe(`storage: ${name}`, () => {
    const read = async (storage: Storage, key: string, range?: ByteRange): Promise<string | undefined> => {
      const file = await storage.open(key, range);
      return file && textOf(file.stream);
    };

    it('gives back what was put, with its facts', async () => {
      const storage = await make();
      await storage.put('takes/1/audio.mp3', bytesOf('la la la'), 'audio/mpeg');
      expect(await read(storage, 'takes/1/audio.mp3')).toBe('la la la');
      const facts = await storage.look('takes/1/audio.mp3');
      expect(facts).toMatchObject({ size: 8, contentType: 'audio/mpeg' });
      expect(facts?.etag).toMatch(/^"[\w-]+"$/);
      const { stream, ...opened } = (await storage.open('takes/1/audio.mp3'))!;
      stream.destroy();
      expect(opened).toEqual(facts);
    });

    it('keeps its own copy of the bytes', async () => {
      const storage = await make();
      const bytes = bytesOf('abc');
      await storage.put('a.txt', bytes, 'text/plain; charset=utf-8');
      bytes.fill(0);
      expect(await read(storage, 'a.txt')).toBe('abc');
    });

    it('overwrites, with another etag even for the same length', async () => {
      const storage = await make();
      await storage.put('a.json', bytesOf('{"a":1}'), 'application/json');
      const before = await storage.look('a.json');
      await storage.put('a.json', bytesOf('{"a":2}'), 'application/json');
      expect(await read(storage, 'a.json')).toBe('{"a":2}');
      expect((await storage.look('a.json'))?.etag).not.toBe(before?.etag);
    });

    it('lets a reader finish the old file while a new one is put', async () => {
      const storage = await make();
      await storage.put('a.txt', bytesOf('old'), 'text/plain; charset=utf-8');
      const file = await storage.open('a.txt');
      await storage.put('a.txt', bytesOf('new'), 'text/plain; charset=utf-8');
      expect(await textOf(file!.stream)).toBe('old');
    });

    it.each<[ByteRange, string]>([
      [{ start: 0 }, '0123456789'],
      [{ start: 0, end: 0 }, '0'],
      [{ start: 9 }, '9'],
      [{ start: 9, end: 9 }, '9'],
      [{ start: 2, end: 4 }, '234'],
      [{ start: 5, end: 99 }, '56789'],
      [{ start: 10 }, ''],
      [{ start: 99, end: 100 }, ''],
      [{ start: 4, end: 3 }, ''],
    ])('reads the part %j', async (range, expected) => {
      const storage = await make();
      await storage.put('digits.txt', bytesOf('0123456789'), 'text/plain; charset=utf-8');
      const file = await storage.open('digits.txt', range);
      expect(file?.size).toBe(10);
      expect(await textOf(file!.stream)).toBe(expected);
    });

    it('keeps an empty file', async () => {
      const storage = await make();
      await storage.put('empty.txt', new Uint8Array(), 'text/plain; charset=utf-8');
      expect(await storage.look('empty.txt')).toMatchObject({ size: 0 });
      expect(await read(storage, 'empty.txt')).toBe('');
    });

    it('finds nothing where nothing is, also for removed files and folders', async () => {
      const storage = await make();
      await storage.put('a/b.txt', bytesOf('b'), 'text/plain; charset=utf-8');
      await storage.remove('never.txt');
      for (const key of ['never.txt', 'a', 'a/b.txt/c.txt', 'a/c.txt']) {
        expect(await storage.open(key), key).toBeUndefined();
        expect(await storage.look(key), key).toBeUndefined();
      }
      await storage.remove('a/b.txt');
      await storage.remove('a/b.txt');
      expect(await storage.open('a/b.txt')).toBeUndefined();
    });

    it.each(hostileKeys)('neither stores nor finds the key %j', async (key) => {
      const storage = await make();
      await expect(storage.put(key, bytesOf('x'), 'text/plain')).rejects.toThrow('Not a storage key');
      expect(await storage.open(key)).toBeUndefined();
      expect(await storage.look(key)).toBeUndefined();
      await storage.remove(key);
    });

    it('leaves one whole file of many concurrent puts', async () => {
      const storage = await make();
      const versions = Array.from({ length: 16 }, (_, i) => String.fromCharCode(97 + i).repeat(100_000));
      await Promise.all(
        versions.map((text) => storage.put('race/one.txt', bytesOf(text), 'text/plain; charset=utf-8')),
      );
      expect(versions).toContain(await read(storage, 'race/one.txt'));
    });

    it('puts many keys into one new folder at once', async () => {
      const storage = await make();
      const keys = Array.from({ length: 16 }, (_, i) => `new/folder/${i}.txt`);
      await Promise.all(keys.map((key) => storage.put(key, bytesOf(key), 'text/plain; charset=utf-8')));
      expect(await Promise.all(keys.map((key) => read(storage, key)))).toEqual(keys);
    });
  });
}
