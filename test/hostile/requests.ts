import { gzipSync } from 'node:zlib';
import type { Wire } from './wires.ts';

/** A case of the corpus: what is sent where, and the class of answer that is right. */
export interface Hostile {
  readonly id: string;
  readonly method: string;
  readonly path?: string;
  readonly field?: string;
  readonly payload: unknown;
  readonly dialects: readonly string[];
  readonly expect: { readonly class: string; readonly status?: readonly (number | string)[] };
}

/** Names in braces that the corpus leaves to its runner. */
export type Names = Readonly<Record<string, string>>;

export interface HostileRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** The key is part of the case: none is added. */
  readonly ownAuth: boolean;
}

type Fields = { readonly [name: string]: unknown };
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Values may be generated: `{"$gen":"repeat","s":"a","n":3000}`. */
function grown(value: unknown): unknown {
  if (!isObject(value) || value.$gen !== 'repeat') return value;
  return String(value.s).repeat(Number(value.n));
}

const numeral = '"\u0001numeral\u0001"';

/** `base` with `value` at a dotted path, and `siblings` beside it. */
function withValue(base: object, path: string, value: unknown, siblings: Fields = {}): unknown {
  const [name = '', ...rest] = path.split('.');
  const inner = (base as Fields)[name];
  if (rest.length === 0) return { ...base, ...siblings, [name]: value };
  return { ...base, [name]: withValue(isObject(inner) ? inner : {}, rest.join('.'), value, siblings) };
}

/** Merged as text, because an object would lose `__proto__`. */
function mergedAsText(base: object, merge: string): string {
  const text = JSON.stringify(base);
  if (merge.startsWith('{"input":{')) return text.replace('"input":{', `${merge.slice(1, -2)},`);
  return `${merge.slice(0, -1)},${text.slice(1)}`;
}

function generatedBody(payload: Fields): string | Buffer | undefined {
  const count = Number(payload.n);
  switch (payload.$gen) {
    case 'nest':
      return String(payload.open).repeat(count) + String(payload.inner) + String(payload.close).repeat(count);
    case 'body_keys':
      return `{${Array.from({ length: count }, (_, index) => `"k${index}":0`).join()}}`;
    case 'body_bytes':
      return `{"a":"${'a'.repeat(count - 8)}"}`;
    case 'gzip_body':
      // A hundredth of the corpus's gigabyte: what refuses the encoding does so before the first byte is unpacked.
      return gzipSync(Buffer.alloc(Math.floor(count / 100), String(payload.unit)));
    default:
      return undefined;
  }
}

function bodyText(wire: Wire, { field, payload }: Hostile): string | Buffer {
  const place = field?.startsWith('$') ? wire.fields[field] : field === undefined ? undefined : { path: field };
  if (place) {
    const base = ('base' in place ? place.base : undefined) ?? wire.base;
    if (isObject(payload) && payload.$num !== undefined)
      return JSON.stringify(withValue(base, place.path, '\u0001numeral\u0001')).replace(
        numeral.replaceAll('\u0001', '\\u0001'),
        String(payload.$num),
      );
    const siblings = isObject(payload) && isObject(payload.$with) ? payload.$with : undefined;
    const value = siblings ? (payload as Fields).value : payload;
    return JSON.stringify(withValue(base, place.path, grown(value), siblings));
  }
  if (!isObject(payload)) return JSON.stringify(wire.base);
  if (payload.$body !== undefined) return String(payload.$body);
  if (payload.$b64 !== undefined) return Buffer.from(String(payload.$b64), 'base64');
  if (payload.$merge_raw !== undefined) return mergedAsText(wire.base, String(payload.$merge_raw));
  if (isObject(payload.$merge)) {
    const { input } = wire.base as Fields;
    const merge = payload.$merge;
    return JSON.stringify({
      ...wire.base,
      ...merge,
      ...(isObject(input) && isObject(merge.input) && { input: { ...input, ...merge.input } }),
    });
  }
  return generatedBody(payload) ?? JSON.stringify(wire.base);
}

const filled = (text: string, names: Names): string =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => names[name] ?? whole);

/** The request of a case in one API's wire; undefined where that API has no such field. */
export function requestOf(wire: Wire, hostile: Hostile, names: Names): HostileRequest | undefined {
  const { method, path, field, payload } = hostile;
  if (field?.startsWith('$') && !wire.fields[field]) return undefined;
  const headers: Record<string, string> = {};
  if (isObject(payload)) {
    for (const [name, value] of Object.entries(isObject(payload.$headers) ? payload.$headers : {}))
      headers[name] = String(value);
    for (const [name, value] of Object.entries(isObject(payload.headers) ? payload.headers : {}))
      headers[name] = String(value);
    if (payload.$auth !== undefined) headers.authorization = filled(String(grown(payload.$auth)), names);
    if (payload.$cookie !== undefined) headers.cookie = String(payload.$cookie);
  }
  const [route = '', query] = (path ?? '{{CREATE}}').split('?');
  const asked = route === '{{QUERY}}';
  const id = asked && query === undefined ? encodeURIComponent(filled(String(grown(payload)), names)) : 'x';
  const at = asked ? wire.query(id) : route.replace('{{CREATE}}', wire.create);
  const extra = query === undefined ? '' : `${at.includes('?') ? '&' : '?'}${filled(query, names)}`;
  const body = bodyText(wire, hostile);
  return {
    method,
    path: asked && query?.startsWith('taskId') ? `${at.split('?')[0]}?${filled(query, names)}` : at + extra,
    headers,
    ownAuth:
      (isObject(payload) &&
        (payload.$auth !== undefined || payload.$cookie !== undefined || /api_key/.test(query ?? ''))) ||
      /api_key/.test(query ?? ''),
    ...(method === 'POST' && { body: typeof body === 'string' ? filled(body, names) : body }),
  };
}
