import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../test/house.ts';
import { readJson } from './json.ts';

const read = (text: string) => readJson(Buffer.from(text));
const fault = (text: string): string | undefined => {
  const answer = read(text);
  return 'failure' in answer ? answer.failure.message : undefined;
};
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('readJson', () => {
  it('gives back what was written', () => {
    for (const value of [null, true, 0, -1.5, '', '🎵', [], {}, { a: [1, { b: '\\"[{' }] }])
      expect(read(JSON.stringify(value))).toEqual({ value });
  });

  it('takes 32 levels and 2000 keys, and not one more', () => {
    const keys = (count: number): string =>
      JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 0])));
    expect(fault(nested(32))).toBeUndefined();
    expect(fault(nested(33))).toMatch(/nested/);
    expect(fault(`"${nested(100)}"`)).toBeUndefined();
    expect(fault(keys(2000))).toBeUndefined();
    expect(fault(keys(2001))).toMatch(/keys/);
  });

  it.each([
    ['{"__proto__":{}}', '__proto__'],
    ['{"a":[{"constructor":1}]}', 'constructor'],
    ['{"\\u005f_proto__":1}', '__proto__'],
    ['"\\u0000"', 'NUL'],
    ['{"a\\u0000":1}', 'NUL'],
    ['"\\ud83d"', 'surrogate'],
    ['{"\\udc00":1}', 'surrogate'],
    ['[1e400]', 'too large'],
    ['', 'not valid JSON'],
    ['{"a":1,}', 'not valid JSON'],
  ])('refuses %s', (text, reason) => {
    expect(fault(text)).toContain(reason);
  });

  it('refuses bytes that are no UTF-8', () => {
    expect(readJson(Buffer.from([0x22, 0xff, 0x22]))).toMatchObject({ failure: { code: 'invalid_request' } });
  });
});

interface Hostile {
  readonly id: string;
  readonly expect: string;
  readonly body?: string;
  readonly b64?: string;
  readonly nest?: readonly [string, string, string, number];
  readonly keys?: number;
  readonly bytes?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly merge?: string;
  readonly field?: string;
  readonly value?: string;
}

const cases = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', 'hostile.json'), 'utf8')) as Hostile[];
const input = { mode: 'custom', model: 'v5', instrumental: false, title: 'T', tags: 'pop', lyrics: '[Verse]\nla' };
const base = JSON.stringify({ model: 'suno/music-generate', callback_url: '', input });

function bodyOf(hostile: Hostile): string | Buffer {
  if (hostile.body !== undefined) return hostile.body;
  if (hostile.b64 !== undefined) return Buffer.from(hostile.b64, 'base64');
  if (hostile.bytes !== undefined) return `{"a":"${'a'.repeat(hostile.bytes)}"}`;
  if (hostile.keys !== undefined)
    return `{${Array.from({ length: hostile.keys }, (_, index) => `"k${index}":0`).join()}}`;
  if (hostile.nest) {
    const [open, close, inner, count] = hostile.nest;
    return open.repeat(count) + inner + close.repeat(count);
  }
  if (hostile.field !== undefined)
    return JSON.stringify({ ...JSON.parse(base), input: { ...input, [hostile.field]: hostile.value } });
  if (hostile.merge === undefined) return base;
  // Merged as text, because an object would lose __proto__.
  if (hostile.merge.startsWith('{"input":{')) return base.replace('"input":{', `${hostile.merge.slice(1, -2)},`);
  return `${hostile.merge.slice(0, -1)},${base.slice(1)}`;
}

describe('hostile bodies', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openHouse({ idle: true, credits: 100_000 });
  });
  afterAll(() => house.close());
  const holds = async (): Promise<number> => (await house.ledger.balance(house.database, house.account)).openHolds;

  it.each(cases.map((hostile) => [hostile.id, hostile] as const))('%s', async (_, hostile) => {
    const before = await holds();
    const answer = await house.call('POST', '/api/v1/client/job/CreateTask', {
      body: bodyOf(hostile),
      ...(hostile.headers && { headers: hostile.headers }),
    });
    expect(answer.status).toBeLessThan(500);
    if (answer.status !== 200) expect(await holds()).toBe(before);
    // A well-formed body is read whatever its content type says: clients in the wild say all sorts of things.
    if (/^(reject_malformed|reject_validation|too_large)$/.test(hostile.expect)) expect(answer.status).toBe(422);
    if (hostile.expect === 'ok') expect(answer.status).toBe(200);
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
    if (answer.status === 200 && hostile.field) {
      const [task] = await house.tasks.list(house.account, 1);
      expect(task?.wire).toEqual(JSON.parse(String(bodyOf(hostile))));
    }
  });
});
