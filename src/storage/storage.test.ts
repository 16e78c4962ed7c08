import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { contentTypeOf } from './content-types.ts';
import { fileStorage, memoryStorage } from './index.ts';
import { storageContract } from './storage.contract.ts';

const folders: string[] = [];
async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'cantiga-storage-'));
  folders.push(made);
  return made;
}
afterAll(() => Promise.all(folders.map((made) => rm(made, { recursive: true, force: true }))));

storageContract('memory', async () => memoryStorage());
storageContract('files', async () => fileStorage(await folder()));

describe('files driver', () => {
  it('makes its folder, leaves nothing unfinished behind and survives a restart', async () => {
    const root = join(await folder(), 'deep', 'er');
    await fileStorage(root).put('x/y.mid', new Uint8Array([1, 2]), 'audio/midi');
    expect(await readdir(join(root, '.unfinished'))).toEqual([]);
    expect(await fileStorage(root).look('x/y.mid')).toMatchObject({ size: 2, contentType: 'audio/midi' });
  });

  it('removes what was cut off before a time, and nothing younger', async () => {
    const root = await folder();
    const storage = fileStorage(root);
    await storage.put('x/y.mid', new Uint8Array([1]), 'audio/midi');
    await writeFile(join(root, '.unfinished', '1-0'), '');
    await storage.tidy?.(0);
    expect(await readdir(join(root, '.unfinished'))).toEqual(['1-0']);
    await storage.tidy?.(Number.MAX_SAFE_INTEGER);
    expect(await readdir(join(root, '.unfinished'))).toEqual([]);
    expect(await storage.look('x/y.mid')).toBeDefined();
  });

  it('reports a full or unwritable place instead of pretending', async () => {
    const root = join(await folder(), 'file');
    await writeFile(root, '');
    await expect(fileStorage(root).put('a.txt', new Uint8Array(1), 'text/plain')).rejects.toThrow();
  });
});

describe('content types', () => {
  it.each([
    ['a/b.mp3', 'audio/mpeg'],
    ['a.tar.zip', 'application/zip'],
    ['a.mp3/b', 'application/octet-stream'],
    ['a.constructor', 'application/octet-stream'],
  ])('%s is %s', (key, type) => {
    expect(contentTypeOf(key)).toBe(type);
  });
});
