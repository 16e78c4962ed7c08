import { Readable } from 'node:stream';
import type { Growing, Storage } from './storage.ts';

/** Eight minutes of MP3 at 320 kbit/s are 19 MB. What grows beyond this can be had only when it is stored. */
const mostBytes = 40 * 2 ** 20;

interface Follower {
  readonly stream: Readable;
  readonly goOn: () => void;
  /** The bytes go; from here on they are read where they were stored. */
  readonly moveTo: (storage: Storage, key: string, size: number) => void;
}

interface GrowingFile {
  readonly pieces: Uint8Array[];
  readonly followers: Set<Follower>;
  size: number;
  /** Too large to be kept: no longer readable, and what still comes of it is not taken. */
  isRefused: boolean;
}

/** The same bytes as a Buffer, not copied. */
const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, byteLength);

/** @param most bytes that are kept of one file */
export function createGrowing(storage: Storage, most = mostBytes): Growing {
  const files = new Map<string, GrowingFile>();

  const cutOff = (file: GrowingFile, reason: string): void => {
    for (const { stream } of [...file.followers]) stream.destroy(new Error(reason));
    file.pieces.length = 0;
  };

  return {
    append: (key, piece) => {
      const file = files.get(key) ?? { pieces: [], followers: new Set(), size: 0, isRefused: false };
      files.set(key, file);
      if (file.isRefused || piece.length === 0) return;
      if (file.size + piece.length > most) {
        file.isRefused = true;
        cutOff(file, 'the file has grown too large');
        return;
      }
      file.pieces.push(piece);
      file.size += piece.length;
      for (const { goOn } of file.followers) goOn();
    },
    finish: (key, whole) => {
      const file = files.get(key);
      if (!file) return;
      files.delete(key);
      if (!beginsWith(whole, file.pieces)) cutOff(file, 'the file is another one than was told');
      else for (const { moveTo } of file.followers) moveTo(storage, key, whole.length);
      file.pieces.length = 0;
    },
    drop: (key) => {
      const file = files.get(key);
      files.delete(key);
      if (file) cutOff(file, 'the file is not made, or is begun anew');
    },
    has: (key) => isReadable(files.get(key)),
    follow: (key, signal) => {
      const file = files.get(key);
      if (!isReadable(file)) return undefined;
      const follower = followerOf(file);
      file.followers.add(follower);
      const { stream } = follower;
      const leave = (): void => void stream.destroy(new Error('nobody is to read on'));
      signal?.addEventListener('abort', leave);
      stream.once('close', () => {
        signal?.removeEventListener('abort', leave);
        file.followers.delete(follower);
      });
      if (signal?.aborted) leave();
      return stream;
    },
  };
}

const isReadable = (file: GrowingFile | undefined): file is GrowingFile =>
  file !== undefined && !file.isRefused && file.size > 0;

function beginsWith(whole: Uint8Array, pieces: readonly Uint8Array[]): boolean {
  let at = 0;
  return pieces.every((piece) => {
    const from = at;
    at += piece.length;
    return viewOf(whole.subarray(from, at)).equals(viewOf(piece));
  });
}

/** Reads at its own pace what all readers share. */
function followerOf(file: GrowingFile): Follower {
  let next = 0;
  let sent = 0;
  let isWanted = false;
  let hasMoved = false;
  let rest: Readable | undefined;
  const stream = new Readable({
    read: () => {
      isWanted = true;
      if (rest) rest.resume();
      else goOn();
    },
    destroy: (error, done) => {
      rest?.destroy();
      done(error);
    },
  });
  const goOn = (): void => {
    for (let piece = file.pieces[next]; isWanted && !hasMoved && piece; piece = file.pieces[next]) {
      next++;
      sent += piece.length;
      isWanted = stream.push(viewOf(piece));
    }
  };
  const readOn = (stored: Readable): void => {
    if (stream.destroyed) {
      stored.destroy();
      return;
    }
    rest = stored;
    stored.on('data', (chunk: Buffer) => {
      if (!stream.push(chunk)) stored.pause();
    });
    stored.once('end', () => stream.push(null));
    stored.once('error', (error) => stream.destroy(error));
  };
  return {
    stream,
    goOn,
    moveTo: (storage, key, size) => {
      hasMoved = true;
      if (sent === size) {
        stream.push(null);
        return;
      }
      storage.open(key, { start: sent, end: size - 1 }).then(
        (stored) => (stored ? readOn(stored.stream) : stream.destroy(new Error('the file has gone'))),
        (error: Error) => stream.destroy(error),
      );
    },
  };
}
