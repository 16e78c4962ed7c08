import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../src/database/sql.ts';
import { at, openHouse, type TestHouse, until } from '../house.ts';
import { instant } from '../instant.ts';
import { type Hostile, type Names, requestOf } from './requests.ts';
import { type Wire, wires } from './wires.ts';

const corpus = JSON.parse(readFileSync(join(import.meta.dirname, 'corpus.json'), 'utf8')) as Hostile[];

/** Cases that one request cannot decide, with what decides them. */
const elsewhere: Readonly<Record<string, string>> = {
  'auth-025': 'timing: npm run proof',
  'auth-026': 'a flood of wrong keys: npm run proof',
  'bounds-054': 'these APIs have no list',
  'bounds-055': 'these APIs have no list',
  'bounds-056': 'these APIs have no list',
  'http-049': 'slow headers: npm run proof',
  'http-050': 'slow headers: npm run proof',
  'http-051': 'slow reading: npm run proof',
  'http-052': 'thousands of connections: npm run proof',
  'http-053': 'thousands of connections: npm run proof',
  'json-064': 'a public corpus: npm run proof',
  'unicode-048': 'a public corpus: npm run proof',
};

let house: TestHouse;
let names: Names;
const song = async (key: string): Promise<{ task: string; clip: string }> => {
  const order = { kind: 'song', prompt: 'a song' };
  const task = String(at((await house.call('POST', '/v1/tasks', { key, body: order })).body, 'id'));
  const clip = await until(async () =>
    at((await house.call('GET', `/v1/tasks/${task}`, { key })).body, 'clips', 0, 'id'),
  );
  return { task, clip: String(clip) };
};
beforeAll(async () => {
  house = await openHouse({ engines: [instant], credits: 10_000_000, concurrentTasks: 1_000_000 });
  const stranger = await house.newAccount('stranger', 100);
  const [own, other] = [await song(house.key), await song(stranger.key)];
  names = {
    KEY: house.key,
    OTHER_KEY: stranger.key,
    OTHER_USER: stranger.account,
    OWN_TASK: own.task,
    OWN_CLIP: own.clip,
    OTHER_TENANT_TASK: other.task,
    OTHER_TENANT_CLIP: other.clip,
  };
});
afterAll(() => house.close());

/** Readings of ours: a null stands for a field that is not there, as in the bodies of new-api's own clients. */
const readings: Readonly<Record<string, readonly number[]>> = { 'type-051 newapi': [200] };

const allowed = (wire: Wire, hostile: Hostile): readonly (number | string)[] => {
  const reading = readings[`${hostile.id} ${wire.name}`];
  if (reading) return reading;
  const statuses = hostile.expect.status ?? wire.status[hostile.expect.class];
  // A body that is JSON is read as JSON whatever its content type says: clients in the wild say all sorts of things.
  if (hostile.expect.class === 'unsupported_media' && hostile.id !== 'json-054')
    return [...(statuses ?? []), ...(wire.status.ok ?? [])];
  if (!statuses) throw new Error(`${hostile.id}: nobody knows what ${hostile.expect.class} means`);
  return statuses;
};

const tasks = async (): Promise<number> =>
  Number((await house.database.one<{ n: number }>(sql`select count(*) as n from tasks`))?.n);

/** What is wrong with the answer to a case, or undefined. */
async function fault(wire: Wire, hostile: Hostile): Promise<string | undefined> {
  const request = requestOf(wire, hostile, names);
  if (!request) return undefined;
  const before = await tasks();
  const { method, path, headers, ownAuth, body } = request;
  const answer = await house.call(method as 'GET', path, {
    ...(ownAuth && { key: undefined }),
    headers,
    ...(body !== undefined && { body }),
  });
  const statuses = allowed(wire, hostile);
  if (!statuses.includes(answer.status))
    return `${hostile.id}: ${answer.status}, not ${statuses}: ${answer.text.slice(0, 200)}`;
  if (answer.status >= 300 && (await tasks()) !== before) return `${hostile.id}: refused, and a task was made`;
  if (({} as Record<string, unknown>).isAdmin !== undefined)
    return `${hostile.id}: the prototype of all objects changed`;
  if (answer.text.includes(names.OTHER_TENANT_TASK as string) && !path.includes(names.OTHER_TENANT_TASK as string))
    return `${hostile.id}: another account's task is shown`;
  return undefined;
}

/** The status line of the first answer to raw bytes, `closed` when none comes, and whether there was a second one. */
function exchange(bytes: Buffer): Promise<{ readonly status: number | 'closed'; readonly answers: number }> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(house.url).port), '127.0.0.1');
    let text = '';
    const end = (): void => {
      socket.destroy();
      const lines = [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)];
      resolve({ status: lines[0] ? Number(lines[0][1]) : 'closed', answers: lines.length });
    };
    socket.on('data', (part) => {
      text += part.toString('latin1');
      // Whoever keeps the connection open has said what it had to say.
      socket.setTimeout(100, end);
    });
    socket.setTimeout(5_000, end);
    socket.on('close', end);
    socket.on('error', end);
    socket.write(bytes);
  });
}

const raw = corpus.filter(({ id, method }) => method === 'RAW' && !elsewhere[id]);
const spoken = corpus.filter(({ id, method }) => method !== 'RAW' && !elsewhere[id]);
const areas = [...new Set(spoken.map(({ id }) => id.split('-')[0] as string))];

describe.each(Object.entries(wires))('hostile input to %s', (dialect, wire) => {
  it.each(areas)('%s', async (area) => {
    const cases = spoken.filter(({ id, dialects }) => id.startsWith(`${area}-`) && dialects.includes(dialect));
    const faults: string[] = [];
    for (const hostile of cases) {
      const found = await fault(wire, hostile);
      if (found) faults.push(found);
    }
    expect(faults).toEqual([]);
  });

  it('raw bytes', async () => {
    const faults: string[] = [];
    for (const hostile of raw) {
      const { $raw_b64, $gen, n } = hostile.payload as { $raw_b64?: string; $gen?: string; n?: number };
      const many = Array.from({ length: n ?? 0 }, (_, index) => `x-h${index}: 1\r\n`).join('');
      const template =
        $gen === 'headers'
          ? `GET {{P}} HTTP/1.1\r\nHost: a\r\n${many}x-api-key: {{KEY}}\r\n\r\n`
          : Buffer.from($raw_b64 ?? '', 'base64').toString('latin1');
      const text = template
        .replaceAll('{{P}}', template.startsWith('POST') ? wire.create : wire.query('x'))
        .replace(/\{\{(\w+)\}\}/g, (_, name: string) => names[name] ?? '');
      const { status, answers } = await exchange(Buffer.from(text, 'latin1'));
      const statuses = allowed(wire, hostile);
      if (!statuses.includes(status)) faults.push(`${hostile.id}: ${status}, not ${statuses}`);
      if (answers > 1) faults.push(`${hostile.id}: ${answers} answers to one request`);
    }
    expect(faults).toEqual([]);
  });
});
