import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { sha256 } from '../../ids.ts';
import { contentTypeOf } from '../content-types.ts';
import { authorizationOf, type Credentials, encode, queryOf, stampOf } from '../sigv4.ts';
import { isStorageKey, requireStorageKey, type Storage, type StoredFacts } from '../storage.ts';

export interface S3Settings extends Credentials {
  /** `https://s3.example.com`; the bucket is named in the path, which every server of the kind understands. */
  readonly endpoint: string;
  readonly bucket: string;
  /** Before every key; without a slash at its ends. */
  readonly prefix?: string;
  readonly clock: () => number;
}

interface Ask {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

type Answer = Awaited<ReturnType<typeof request>>;

/** Larger files go in parts: S3 wants 5 MiB at least in all but the last. */
const partSize = 8 * 2 ** 20;
const partsAtOnce = 3;
/** Slow down, internal error, and the like: asked again after these waits. */
const waitsMs = [100, 400, 1_600];
const timeoutMs = 60_000;

/** A bucket of Amazon S3 or of a server that speaks like it. */
export function s3Storage(settings: S3Settings): Storage {
  const { origin, host, pathname } = new URL(settings.endpoint);
  const base = pathname.replace(/\/+$/, '');
  const agent = new Agent({ connections: 32, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
  const nameOf = (key: string): string => (settings.prefix ? `${settings.prefix}/${key}` : key);

  const once = ({ method, key, query = {}, headers = {}, body }: Ask): Promise<Answer> => {
    const name = key === undefined ? '' : `/${nameOf(key).split('/').map(encode).join('/')}`;
    const path = `${base}/${encode(settings.bucket)}${name}`;
    const payloadHash = sha256(body ?? '');
    const signed = { ...headers, host, 'x-amz-content-sha256': payloadHash, 'x-amz-date': stampOf(settings.clock()) };
    const authorization = authorizationOf({ method, path, query, headers: signed, payloadHash }, settings);
    const search = queryOf(query);
    return request(`${origin}${path}${search === '' ? '' : `?${search}`}`, {
      method,
      headers: { ...signed, authorization },
      dispatcher: agent,
      ...(body && { body }),
    });
  };

  /** Everything that is asked of a bucket may be asked twice. */
  const ask = async (what: Ask): Promise<Answer> => {
    for (const waitMs of waitsMs) {
      const answer = await once(what).catch(() => undefined);
      if (answer && answer.statusCode < 500 && answer.statusCode !== 429) return answer;
      await answer?.body.dump();
      await sleep(waitMs);
    }
    return once(what);
  };

  /** The words of an answer that must be a success. */
  const expected = async (what: Ask): Promise<{ readonly text: string; readonly etag: string }> => {
    const answer = await ask(what);
    const text = await answer.body.text();
    // The end of an upload in parts may fail after its 200 has been sent.
    if (answer.statusCode >= 300 || text.includes('<Error>')) throw faultOf(what, answer.statusCode, text);
    return { text, etag: String(answer.headers.etag ?? '') };
  };

  const putInParts = async (key: string, bytes: Uint8Array, contentType: string): Promise<void> => {
    const begun = await expected({
      method: 'POST',
      key,
      query: { uploads: '' },
      headers: { 'content-type': contentType },
    });
    const uploadId = textIn(begun.text, 'UploadId') ?? '';
    try {
      const count = Math.ceil(bytes.length / partSize);
      const etags: string[] = [];
      let next = 0;
      const send = async (): Promise<void> => {
        while (next < count) {
          const index = next++;
          const body = bytes.subarray(index * partSize, (index + 1) * partSize);
          const query = { partNumber: String(index + 1), uploadId };
          etags[index] = (await expected({ method: 'PUT', key, query, body })).etag;
        }
      };
      await Promise.all(Array.from({ length: partsAtOnce }, send));
      const parts = etags.map(
        (etag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${etag}</ETag></Part>`,
      );
      const body = Buffer.from(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`);
      await expected({ method: 'POST', key, query: { uploadId }, body });
    } catch (error) {
      await ask({ method: 'DELETE', key, query: { uploadId } }).then(
        ({ body }) => body.dump(),
        () => {},
      );
      throw error;
    }
  };

  const look = async (key: string): Promise<StoredFacts | undefined> => {
    if (!isStorageKey(key)) return undefined;
    const what: Ask = { method: 'HEAD', key };
    const { statusCode, headers, body } = await ask(what);
    await body.dump();
    if (statusCode === 404) return undefined;
    if (statusCode >= 300) throw faultOf(what, statusCode, '');
    return factsOf(key, headers, Number(headers['content-length']));
  };

  return {
    put: async (key, bytes, contentType) => {
      requireStorageKey(key);
      if (bytes.length > partSize) return putInParts(key, bytes, contentType);
      await expected({ method: 'PUT', key, headers: { 'content-type': contentType }, body: bytes });
    },
    look,
    open: async (key, range) => {
      if (!isStorageKey(key)) return undefined;
      const isEmpty = range?.end !== undefined && range.end < range.start;
      const headers = range && { range: `bytes=${range.start}-${range.end ?? ''}` };
      const what: Ask = { method: 'GET', key, ...(headers && { headers }) };
      const answer = isEmpty ? undefined : await ask(what);
      if (!answer || answer.statusCode === 416) {
        await answer?.body.dump();
        const facts = await look(key);
        return facts && { ...facts, stream: Readable.from([]) };
      }
      if (answer.statusCode === 404) {
        await answer.body.dump();
        return undefined;
      }
      if (answer.statusCode >= 300) throw faultOf(what, answer.statusCode, await answer.body.text());
      const total = /\/(\d+)$/.exec(String(answer.headers['content-range'] ?? ''))?.[1];
      const size = Number(total ?? answer.headers['content-length']);
      // Whoever stops reading in the middle is no error; one that reads on hears of errors all the same.
      answer.body.on('error', () => {});
      return { ...factsOf(key, answer.headers, size), stream: answer.body };
    },
    remove: async (key) => {
      if (!isStorageKey(key)) return;
      const what: Ask = { method: 'DELETE', key };
      const { statusCode, body } = await ask(what);
      const text = await body.text();
      if (statusCode >= 300 && statusCode !== 404) throw faultOf(what, statusCode, text);
    },
    tidy: async (before) => {
      const prefix = settings.prefix ? `${settings.prefix}/` : '';
      const { text } = await expected({ method: 'GET', query: { uploads: '', prefix } });
      for (const [, upload = ''] of text.matchAll(/<Upload>(.*?)<\/Upload>/gs)) {
        const [name, uploadId] = [textIn(upload, 'Key'), textIn(upload, 'UploadId')];
        const begun = Date.parse(textIn(upload, 'Initiated') ?? '');
        if (name === undefined || uploadId === undefined || !(begun < before)) continue;
        await (await ask({ method: 'DELETE', key: name.slice(prefix.length), query: { uploadId } })).body.dump();
      }
    },
  };
}

const textIn = (xml: string, name: string): string | undefined =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];

const factsOf = (key: string, headers: Answer['headers'], size: number): StoredFacts => ({
  size,
  contentType: String(headers['content-type'] ?? contentTypeOf(key)),
  etag: String(headers.etag),
});

/** Names the code of the server and nothing that is secret. */
function faultOf({ method }: Ask, status: number, text: string): Error {
  const code = textIn(text, 'Code');
  const remedy = status === 403 ? '. Check the keys, the bucket and its permissions' : '';
  return new Error(`the storage answered ${method} with ${status}${code === undefined ? '' : ` ${code}`}${remedy}`);
}
