import type { Readable } from 'node:stream';

/**
 * WHERE FILES LIVE. A storage keeps whole files under keys such as `takes/01hx/audio.mp3`.
 *
 * - `put` is all or nothing: a reader sees the old bytes or the new ones, never a mixture, and once it has resolved
 *   the bytes survive a crash (the memory driver excepted). The bytes must not be changed while it runs.
 * - Last writer wins; concurrent puts of one key leave exactly one of the files.
 * - A driver may tell the content type from the key's extension, so name keys by what they hold.
 * - A key that is not valid is never found; putting under it is a programmer's error and throws.
 * - A key is never also the folder of another key.
 */
export interface Storage {
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** What is known of a file without opening it; undefined where there is none. */
  look(key: string): Promise<StoredFacts | undefined>;
  /** The file, or the given part of it. Read the stream to its end or destroy it: it may hold a file open. */
  open(key: string, range?: ByteRange): Promise<StoredFile | undefined>;
  /** Removing what is not there is no failure. */
  remove(key: string): Promise<void>;
  /** Removes what is left of puts that were cut off before that time, in milliseconds since 1970. */
  tidy?(before: number): Promise<void>;
}

export interface StoredFacts {
  /** Of the whole file, whatever the range. */
  readonly size: number;
  readonly contentType: string;
  /** Quoted as in HTTP; changes whenever the key is put again with other bytes. */
  readonly etag: string;
}

export interface StoredFile extends StoredFacts {
  readonly stream: Readable;
}

/**
 * Files that are being made, in this process alone: who asks for one gets what is there of it and the rest as it comes.
 * The bytes are kept until the file is stored. They must not be changed once they were appended.
 */
export interface Growing {
  append(key: string, piece: Uint8Array): void;
  /** The file is stored and this is all of it: what its readers lack they get from there. */
  finish(key: string, whole: Uint8Array): void;
  /** It will not be made, or is begun anew: its readers are cut off, since they were given what does not count. */
  drop(key: string): void;
  has(key: string): boolean;
  /** The file from its first byte; undefined where none of that name grows. Aborting cuts the reader off. */
  follow(key: string, signal?: AbortSignal): Readable | undefined;
}

/** Both ends included, as in HTTP and in Node's file streams. Past the end of the file there is simply nothing. */
export interface ByteRange {
  readonly start: number;
  readonly end?: number;
}

const segment = /^[a-z0-9_-][a-z0-9_.-]*$/;

/** Slash-separated names of `[a-z0-9_.-]`, none beginning with a dot: so neither `..` nor a hidden file can be named. */
export function isStorageKey(key: string): boolean {
  return key.length <= 200 && key.split('/').every((name) => segment.test(name) && !name.includes('..'));
}

export function requireStorageKey(key: string): void {
  if (!isStorageKey(key)) throw new Error(`Not a storage key: ${JSON.stringify(key.slice(0, 200))}`);
}
