import { Readable } from 'node:stream';
import { sha256 } from '../../ids.ts';
import { contentTypeOf } from '../content-types.ts';
import { isStorageKey, requireStorageKey, type Storage, type StoredFacts } from '../storage.ts';

/** Forgets everything with the process: for tests and trials. */
export function memoryStorage(): Storage {
  const files = new Map<string, { facts: StoredFacts; bytes: Uint8Array }>();
  const find = (key: string) => (isStorageKey(key) ? files.get(key) : undefined);
  return {
    async put(key, bytes, contentType) {
      requireStorageKey(key);
      const etag = `"${sha256(bytes).slice(0, 32)}"`;
      const facts = { size: bytes.length, contentType: contentType || contentTypeOf(key), etag };
      files.set(key, { facts, bytes: Uint8Array.from(bytes) });
    },
    async look(key) {
      return find(key)?.facts;
    },
    async open(key, range) {
      const file = find(key);
      if (!file) return undefined;
      const part = range ? file.bytes.subarray(range.start, (range.end ?? file.bytes.length) + 1) : file.bytes;
      return { ...file.facts, stream: Readable.from(part.length > 0 ? [Buffer.from(part)] : []) };
    },
    async remove(key) {
      files.delete(key);
    },
  };
}
