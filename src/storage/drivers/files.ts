import { type FileHandle, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { contentTypeOf } from '../content-types.ts';
import { isStorageKey, requireStorageKey, type Storage, type StoredFacts } from '../storage.ts';

type BigStats = Awaited<ReturnType<typeof statOf>>;

/** Files in a folder of this machine. */
export function fileStorage(folder: string): Storage {
  const root = resolve(folder);
  const pathOf = (key: string): string => join(root, key);
  return {
    async put(key, bytes) {
      requireStorageKey(key);
      const path = pathOf(key);
      await makeFolder(dirname(path));
      const unfinished = await writeUnfinished(root, bytes);
      try {
        await rename(unfinished, path);
      } catch (error) {
        await unlink(unfinished).catch(() => {});
        throw error;
      }
      await syncFolder(dirname(path));
    },
    async look(key) {
      if (!isStorageKey(key)) return undefined;
      const stats = await unlessMissing(statOf(pathOf(key)));
      return stats?.isFile() ? factsOf(key, stats) : undefined;
    },
    async open(key, range) {
      if (!isStorageKey(key)) return undefined;
      const handle = await unlessMissing(open(pathOf(key), 'r'));
      if (!handle) return undefined;
      try {
        const stats = await handle.stat({ bigint: true });
        if (!stats.isFile()) {
          await handle.close();
          return undefined;
        }
        const facts = factsOf(key, stats);
        const last = Math.min(range?.end ?? facts.size - 1, facts.size - 1);
        const start = range?.start ?? 0;
        if (start > last) {
          await handle.close();
          return { ...facts, stream: Readable.from([]) };
        }
        return { ...facts, stream: handle.createReadStream({ start, end: last }) };
      } catch (error) {
        await handle.close();
        throw error;
      }
    },
    async remove(key) {
      if (isStorageKey(key)) await unlessMissing(unlink(pathOf(key)));
    },
    async tidy(before) {
      const folder = join(root, '.unfinished');
      for (const name of (await unlessMissing(readdir(folder))) ?? []) {
        const path = join(folder, name);
        const stats = await unlessMissing(stat(path));
        if (stats && stats.mtimeMs < before) await unlessMissing(unlink(path));
      }
    },
  };
}

const statOf = (path: string) => stat(path, { bigint: true });

/** A put makes a new inode, so inode and nanoseconds together tell even two writes of the same length apart. */
function factsOf(key: string, stats: BigStats): StoredFacts {
  const etag = `"${stats.ino.toString(36)}-${stats.mtimeNs.toString(36)}-${stats.size.toString(36)}"`;
  return { size: Number(stats.size), contentType: contentTypeOf(key), etag };
}

let writes = 0;

/** In the same folder tree, hence the same file system, so that the rename is atomic. */
async function writeUnfinished(root: string, bytes: Uint8Array): Promise<string> {
  const folder = join(root, '.unfinished');
  await makeFolder(folder);
  for (;;) {
    const path = join(folder, `${process.pid}-${writes++}`);
    let handle: FileHandle;
    try {
      // Exclusive: processes in different containers may share the folder and the process number.
      handle = await open(path, 'wx');
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue;
      throw error;
    }
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } catch (error) {
      await handle.close().catch(() => {});
      await unlink(path).catch(() => {});
      throw error;
    }
    await handle.close();
    return path;
  }
}

/** A new folder is on disk only when its parent has been synced too. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let parent = dirname(folder); ; parent = dirname(parent)) {
    await syncFolder(parent);
    if (parent.length < first.length) return;
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows can neither open nor sync a folder.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function unlessMissing<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'].includes(codeOf(error))) return undefined;
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
