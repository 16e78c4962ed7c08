import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { sha256 } from '../src/ids.ts';
import { authorizationOf, type Credentials } from '../src/storage/sigv4.ts';

interface Stored {
  readonly bytes: Buffer;
  readonly type: string;
  readonly etag: string;
}

interface Upload {
  readonly key: string;
  readonly type: string;
  readonly initiated: string;
  readonly parts: Map<number, Buffer>;
}

export interface FakeS3 {
  readonly endpoint: string;
  /** Answers the next requests with 503 Slow Down. */
  stumble(times: number): void;
  /** Methods of the requests so far. */
  readonly seen: readonly string[];
  readonly uploads: ReadonlyMap<string, unknown>;
  close(): Promise<void>;
}

const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');
const smallestPart = 5 * 2 ** 20;

/** One bucket in memory that refuses what is not signed with these credentials, as Amazon's does. */
export async function startS3(bucket: string, credentials: Credentials): Promise<FakeS3> {
  const objects = new Map<string, Stored>();
  const uploads = new Map<string, Upload>();
  const seen: string[] = [];
  let stumbles = 0;

  const answer = (response: ServerResponse, status: number, body: string | Buffer = '', headers = {}): void => {
    response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
    response.end(body);
  };
  const refuse = (response: ServerResponse, status: number, code: string): void =>
    answer(response, status, `<Error><Code>${code}</Code></Error>`);

  const isSigned = (request: IncomingMessage, path: string, query: URLSearchParams, body: Buffer): boolean => {
    const given = request.headers.authorization ?? '';
    const names = /SignedHeaders=([^,]*)/.exec(given)?.[1]?.split(';') ?? [];
    const payloadHash = String(request.headers['x-amz-content-sha256']);
    if (!names.includes('host') || !names.includes('x-amz-date') || sha256(body) !== payloadHash) return false;
    const headers = Object.fromEntries(names.map((name) => [name, String(request.headers[name])]));
    const signable = { method: request.method ?? '', path, query: Object.fromEntries(query), headers, payloadHash };
    return authorizationOf(signable, credentials) === given;
  };

  const read = (request: IncomingMessage, response: ServerResponse, stored: Stored | undefined) => {
    if (!stored) return request.method === 'HEAD' ? answer(response, 404) : refuse(response, 404, 'NoSuchKey');
    const headers = { etag: stored.etag, 'content-type': stored.type };
    const total = stored.bytes.length;
    if (request.method === 'HEAD') {
      response.writeHead(200, { ...headers, 'content-length': total });
      return void response.end();
    }
    const match = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    if (!match) return answer(response, 200, stored.bytes, headers);
    const start = Number(match[1]);
    const end = Math.min(match[2] === '' ? total - 1 : Number(match[2]), total - 1);
    if (start > end) return refuse(response, 416, 'InvalidRange');
    const range = { 'content-range': `bytes ${start}-${end}/${total}` };
    answer(response, 206, stored.bytes.subarray(start, end + 1), { ...headers, ...range });
  };

  const inParts = (
    method: string,
    key: string,
    query: URLSearchParams,
    type: string,
    body: Buffer,
    response: ServerResponse,
  ) => {
    if (method === 'POST' && query.has('uploads')) {
      const id = randomUUID();
      uploads.set(id, { key, type, initiated: new Date().toISOString(), parts: new Map() });
      return answer(response, 200, `<R><UploadId>${id}</UploadId></R>`);
    }
    const id = query.get('uploadId') ?? '';
    const upload = uploads.get(id);
    if (!upload || upload.key !== key) return refuse(response, 404, 'NoSuchUpload');
    if (method === 'DELETE') {
      uploads.delete(id);
      return answer(response, 204);
    }
    if (method === 'PUT') {
      upload.parts.set(Number(query.get('partNumber')), body);
      return answer(response, 200, '', { etag: `"${md5(body)}"` });
    }
    const wanted = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>"(\w+)"<\/ETag>/g)];
    const parts = wanted.map(([, number]) => upload.parts.get(Number(number)));
    if (parts.some((part, index) => !part || md5(part) !== wanted[index]?.[2]))
      return refuse(response, 400, 'InvalidPart');
    const whole = parts as Buffer[];
    if (whole.slice(0, -1).some((part) => part.length < smallestPart)) return refuse(response, 400, 'EntityTooSmall');
    const bytes = Buffer.concat(whole);
    objects.set(key, { bytes, type: upload.type, etag: `"${md5(bytes)}-${whole.length}"` });
    uploads.delete(id);
    answer(response, 200, '<R></R>');
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://s3');
      const method = request.method ?? '';
      seen.push(method);
      if (stumbles > 0) {
        stumbles--;
        return refuse(response, 503, 'SlowDown');
      }
      if (!isSigned(request, pathname, searchParams, body)) return refuse(response, 403, 'SignatureDoesNotMatch');
      const [, where, ...rest] = pathname.split('/');
      if (where !== bucket) return refuse(response, 404, 'NoSuchBucket');
      const key = decodeURIComponent(rest.join('/'));
      const type = String(request.headers['content-type'] ?? 'binary/octet-stream');
      if (key === '' && searchParams.has('uploads')) {
        const list = [...uploads].map(
          ([id, upload]) =>
            `<Upload><Key>${upload.key}</Key><UploadId>${id}</UploadId><Initiated>${upload.initiated}</Initiated></Upload>`,
        );
        return answer(response, 200, `<R>${list.join('')}</R>`);
      }
      if (searchParams.has('uploads') || searchParams.has('uploadId'))
        return inParts(method, key, searchParams, type, body, response);
      if (method === 'PUT') {
        objects.set(key, { bytes: body, type, etag: `"${md5(body)}"` });
        return answer(response, 200, '', { etag: `"${md5(body)}"` });
      }
      if (method === 'DELETE') {
        objects.delete(key);
        return answer(response, 204);
      }
      read(request, response, objects.get(key));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stumble: (times) => {
      stumbles = times;
    },
    seen,
    uploads,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
