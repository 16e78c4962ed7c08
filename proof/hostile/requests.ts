import { readFileSync } from 'node:fs';
import { type Hostile, requestOf } from '../../test/hostile/requests.ts';
import { wires } from '../../test/hostile/wires.ts';
import type { Asked } from '../wire.ts';
import { jsonSuite, naughtyStrings } from './naughty.ts';
import { bodies, type Schema } from './schema.ts';

/** A request, where it comes from, and whether it may be taken as an order. */
export interface Try extends Asked {
  readonly from: string;
  readonly mayBeTaken: boolean;
}

interface Operation {
  readonly tags: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: { readonly 'application/json'?: { readonly schema: Schema } } };
}
export type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

const corpus = JSON.parse(
  readFileSync(new URL('../../test/hostile/corpus.json', import.meta.url), 'utf8'),
) as Hostile[];
const names = { KEY: 'k', OWN_TASK: 'x', OWN_CLIP: 'x', OTHER_KEY: 'y', OTHER_TENANT_TASK: 'z' };

/** The table of hostile requests, as far as an HTTP client can be made to send it. */
export function* ofCorpus(key: string): Generator<Try> {
  for (const wire of Object.values(wires))
    for (const hostile of corpus) {
      const request = hostile.method === 'RAW' ? undefined : requestOf(wire, hostile, { ...names, KEY: key });
      if (!request || !/^\/[\x21-\x7e]*$/.test(request.path) || !isSendable(request.headers)) continue;
      const { method, path, headers, body } = request;
      const asked = { method: method as Asked['method'], path, headers, body };
      yield { ...asked, from: `${hostile.id} to ${wire.name}`, mayBeTaken: true };
    }
}

const isSendable = (headers: Readonly<Record<string, string>>): boolean =>
  Object.entries(headers).every(
    ([name, value]) =>
      !/[^\x20-\x7e]/.test(value) && !/^(host|connection|content-length|transfer-encoding|expect|upgrade)$/i.test(name),
  );

/** What is JSON, is not, or may be: none of it is an order. */
export function* ofJsonSuite(every: number): Generator<Try> {
  for (const { name, create } of Object.values(wires))
    for (const { name: test, input } of thinned(jsonSuite, every))
      yield { method: 'POST', path: create, body: input, from: `${test} to ${name}`, mayBeTaken: false };
}

/** Each naughty string in each field of each API’s order. */
export function* ofNaughtyStrings(every: number): Generator<Try> {
  for (const { name, create, fields, base } of Object.values(wires))
    for (const { path, base: ownBase = base } of Object.values(fields))
      for (const text of thinned(naughtyStrings, every)) {
        const asked = { method: 'POST', path: create, body: withText(ownBase, path.split('.'), text) } as const;
        yield { ...asked, from: `a string in ${path} of ${name}`, mayBeTaken: true };
      }
}

const thinned = <T>(all: readonly T[], every: number): readonly T[] => all.filter((_, index) => index % every === 0);

export function withText(body: object, [name = '', ...rest]: readonly string[], text: string): object {
  const inner = (body as Readonly<Record<string, object | undefined>>)[name];
  return { ...body, [name]: rest.length === 0 ? text : withText(inner ?? {}, rest, text) };
}

const ids = ['x', '00000000-0000-0000-0000-000000000000', '-1', '1e9', ...naughtyStrings].flatMap((text) => {
  const plain = encodeURIComponent(text.toWellFormed());
  // Dots would be resolved by the client, and an empty name is another path.
  return /^\.{0,2}$/.test(plain) ? [] : [plain, encodeURIComponent(plain)];
});

/** Every route of one API, as its description has it, `many` requests in all. */
export function* ofDescription(paths: Paths, dialect: string, many: number, seed: number): Generator<Try> {
  const own = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { tags }]) => tags.includes(dialect))
      .map(([verb, operation]) => ({ path, method: verb.toUpperCase() as Asked['method'], operation })),
  );
  const share = Math.ceil(many / own.length);
  for (const [place, { path, method, operation }] of own.entries()) {
    const schema = operation.requestBody?.content['application/json']?.schema;
    const made = schema ? bodies(schema, share, seed + place) : [];
    const asked = (operation.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name);
    for (let index = 0; index < share; index++) {
      const id = ids[(index + seed) % ids.length] ?? 'x';
      const query = asked.filter((_, number) => (index >> number) % 2 === 0).map((name) => `${name}=${id}`);
      yield {
        method,
        path: path.replace(/\{\w+\}/g, id) + (query.length > 0 ? `?${query.join('&')}` : ''),
        ...(schema && { body: JSON.stringify(made[index]) ?? 'null' }),
        from: `description of ${dialect}`,
        mayBeTaken: true,
      };
    }
  }
}
