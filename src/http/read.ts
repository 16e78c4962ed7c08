import type { FastifyRequest } from 'fastify';
import { type Failure, failure } from '../catalogue/failures.ts';
import type { Form, Route, WireRequest } from '../dialects/dialect.ts';
import { sha256 } from '../ids.ts';
import { readForm } from './form.ts';
import { readJson } from './json.ts';

const idempotencyKey = /^[\x20-\x7e]{1,255}$/;

/** What a route is given of a request; what can be understood in two ways is refused. */
export function readWire(
  request: FastifyRequest,
  route: Route,
  account: WireRequest['account'],
): Omit<WireRequest, 'signal'> | { failure: Failure } {
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  let body: unknown;
  if (route.body) {
    if (request.headers['content-encoding'])
      return { failure: failure('invalid_request', 'Content-Encoding is not accepted. Send the body as it is') };
    const read = readJson(bytes);
    if ('failure' in read) return read;
    body = read.value;
  }
  const form = route.form && readForm(request.headers['content-type'], bytes);
  if (form && 'failure' in form) return form;
  const query = request.query as Readonly<Record<string, unknown>>;
  const twice = Object.keys(query).find((name) => Array.isArray(query[name]));
  if (twice !== undefined)
    return { failure: failure('invalid_request', `${twice}: was sent twice. Send it once`, { field: twice }) };
  const params = request.params as Record<string, string>;
  // PostgreSQL cannot hold it, nor look for it.
  if ([...Object.values(params), ...Object.values(query)].some((text) => String(text).includes('\0')))
    return { failure: failure('invalid_request', 'The address contains a NUL character (%00). Remove it') };
  const key = request.headers['idempotency-key'];
  if (key !== undefined && (typeof key !== 'string' || !idempotencyKey.test(key)))
    return { failure: failure('invalid_request', 'Idempotency-Key: must be 1 to 255 printable ASCII characters') };
  return {
    account,
    ...(route.bytes !== undefined && { bytes }),
    ...(form && { form }),
    params,
    query: query as Readonly<Record<string, string>>,
    body,
    ...(key && { idempotency: { key, bodyHash: form ? hashOf(form) : sha256(bytes) } }),
  };
}

/** Of what a form says: its boundary differs each time that it is written. */
function hashOf({ fields, file }: Form): string {
  return sha256(JSON.stringify([Object.entries(fields).sort(), file?.name, file && sha256(file.bytes)]));
}
