import { afterEach, describe, expect, it } from 'vitest';
import { openPlace } from '../../test/databases.ts';
import { type HouseOptions, openHouse, type TestHouse, until } from '../../test/house.ts';
import { postgresMissing, sharedPostgres } from '../../test/postgres.ts';
import { createQuick } from '../../test/quick.ts';
import { openReceiver } from '../../test/receiver.ts';
import type { Database } from '../database/database.ts';
import { openHints } from '../database/hints.ts';
import { openPostgres } from '../database/postgres.ts';
import { sql } from '../database/sql.ts';
import type { Engine } from '../engines/engine.ts';
import type { Submission } from './submit.ts';
import { type EndedTask, hasEnded, type Task } from './task.ts';

const houses: TestHouse[] = [];
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
});

async function open(database: Database, options: HouseOptions = {}): Promise<TestHouse> {
  const house = await openHouse({ engines: [createQuick()], ...options, database });
  houses.push(house);
  return house;
}

const submission = (house: TestHouse, prompt: string, more: Partial<Submission> = {}): Submission => ({
  accountId: house.account,
  dialect: 'native',
  order: { kind: 'song', prompt, instrumental: true, model: 'v5' },
  wire: {},
  callbackUrl: null,
  callbackField: 'callbackUrl',
  ...more,
});

async function order(house: TestHouse, prompt: string, more: Partial<Submission> = {}): Promise<Task> {
  const submitted = await house.submit(submission(house, prompt, more));
  if ('failure' in submitted) throw new Error(submitted.failure.message);
  return submitted.task;
}

const ended = (house: TestHouse, { id }: Task): Promise<EndedTask> =>
  until(async () => {
    const task = await house.tasks.get(house.account, id);
    return task && hasEnded(task) ? task : undefined;
  });

/** The same database for two houses: closed once, by the last. */
const twice = (database: Database): [Database, Database] => {
  let users = 2;
  const shared = { ...database, close: async () => (--users === 0 ? database.close() : undefined) };
  return [shared, shared];
};

describe.skipIf(postgresMissing)('nodes that share a database', () => {
  it('make what was ordered at another, show it there, and call back once', async () => {
    const [one, other] = twice(await openPlace());
    const receiver = await openReceiver();
    const api = await open(one, { idle: true });
    await open(other);
    const task = await order(api, 'a song', { callbackUrl: receiver.url });
    const states: string[] = [];
    for await (const { state } of api.follow(task.id)) states.push(state);
    expect(states.at(-1)).toBe('succeeded');
    await until(async () => (receiver.received.length > 0 ? true : undefined));
    const deliveries = await api.outbox.list(api.database, api.account, 10);
    expect(deliveries).toHaveLength(1);
    expect(receiver.received).toHaveLength(1);
    expect(await api.ledger.audit(api.database)).toEqual([]);
    receiver.close();
  });

  it('let one end what another runs', async () => {
    const [one, other] = twice(await openPlace());
    const api = await open(one, { idle: true });
    const stopped: unknown[] = [];
    const engine = { ...createQuick(), cancel: async (operation: unknown) => void stopped.push(operation) };
    const worker = await open(other, { engines: [engine] });
    const task = await order(api, 'metronome:stall');
    for await (const { state } of api.follow(task.id)) if (state === 'running') break;
    await api.tasks.cancel(api.account, task.id);
    worker.runner?.glance(task.id);
    expect(await ended(api, task)).toMatchObject({ state: 'cancelled' });
    await until(async () => (stopped.length > 0 ? true : undefined));
    expect(await api.queue.depth()).toBe(0);
    expect(await api.ledger.balance(api.database, api.account)).toMatchObject({ held: 0, openHolds: 0 });
  });

  it('take a request that comes to both at once for one, and give all who ask the same task', async () => {
    const [one, other] = twice(await openPlace());
    const nodes = [await open(one, { idle: true }), await open(other, { idle: true })];
    const [first] = nodes as [TestHouse, TestHouse];
    const idempotency = { key: 'the same', bodyHash: 'body' };
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        (nodes[index % 2] as TestHouse).submit(submission(first, 'once', { idempotency })),
      ),
    );
    const ids = answers.map((answer) => ('task' in answer ? answer.task.id : answer.failure.message));
    expect(new Set(ids).size).toBe(1);
    expect(answers.filter((answer) => 'task' in answer && !answer.replayed)).toHaveLength(1);
    expect(await first.ledger.balance(first.database, first.account)).toMatchObject({ held: 10, openHolds: 1 });
    expect(await first.queue.depth()).toBe(1);
  });

  it('give each of many who ask at once his own task, and tell nobody of another account’s', async () => {
    const house = await open(await openPlace(), { idle: true });
    const stranger = await house.newAccount('stranger', 1_000);
    const mine = await Promise.all(Array.from({ length: 40 }, (_, n) => order(house, `mine ${n}`)));
    const theirs = await order(house, 'theirs', { accountId: stranger.account });
    const asked = [...mine, theirs, ...mine, { id: 'nobody’s' }];
    const found = await Promise.all(asked.map(({ id }) => house.tasks.get(house.account, id)));
    expect(found.map((task) => task?.id)).toEqual(
      asked.map((task) => (mine.includes(task as Task) ? task.id : undefined)),
    );
    expect(
      (
        await house.tasks.getMany(
          house.account,
          asked.map(({ id }) => id),
        )
      )
        .map(({ id }) => id)
        .sort(),
    ).toEqual(mine.map(({ id }) => id).sort());
  });

  it('know no task by what no database can hold, and answer all the same who asks beside', async () => {
    const house = await open(await openPlace(), { idle: true });
    const { id } = await order(house, 'a song');
    const answers = await Promise.all(
      [`/v1/tasks/${id}`, '/v1/tasks/%00', '/v1/tasks?before=%00'].map((path) => house.call('GET', path)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 400]);
  });

  it('hear of news from an upstream whichever of them it called', async () => {
    const url = await (await sharedPostgres()).place();
    const [one, other] = twice(await openPostgres(url, () => {}));
    let isDone = false;
    let asked = 0;
    const { news: _, ...quick } = createQuick();
    const engine: Engine = {
      ...quick,
      name: 'crun',
      remote: true,
      webhook: true,
      start: async ({ reference, webhookUrl = '' }) => ({ reference, webhookUrl }),
      status: async (...of) => {
        asked++;
        return isDone ? quick.status(...of) : { state: 'pending', progress: 0.5 };
      },
    };
    const never = { firstMs: 3_600_000, growth: 1, mostMs: 3_600_000 };
    const worker = await open(other, { engines: [engine], called: () => {}, remoteChecks: never });
    const ears = openHints(url, (hint) => hint.about === 'check' && worker.runner?.hear(hint.id));
    const mouth = openHints(url, () => {});
    const api = await open(one, { idle: true, called: (id) => mouth.tell({ about: 'check', id }) });
    const task = await order(api, 'a song');
    await until(async () => (asked > 0 ? true : undefined));
    isDone = true;
    const row = await api.database.one<{ operation_json: string }>(sql`
      select operation_json from tasks where id = ${task.id}`);
    const { pathname } = new URL((JSON.parse(row?.operation_json ?? '{}') as { webhookUrl: string }).webhookUrl);
    // A hint may be lost, as one is that is given before both listen: upstreams call again.
    const end = await until(async () => {
      expect((await api.call('POST', pathname, { key: undefined })).status).toBe(200);
      const now = await api.tasks.get(api.account, task.id);
      return now && hasEnded(now) ? now : undefined;
    });
    expect(end).toMatchObject({ state: 'succeeded' });
    expect(asked).toBeLessThanOrEqual(9);
    await Promise.all([ears.close(), mouth.close()]);
  });

  it('say of a file that another makes that it is to come, and nothing to who does not know its name', async () => {
    const [one, other] = twice(await openPlace());
    const api = await open(one, { idle: true });
    await open(other, { idle: true });
    const task = await order(api, 'a song');
    const [plan] = task.plannedClips;
    const answer = await api.call('GET', `/files/${plan?.file}/${plan?.id}.mp3`);
    expect([answer.status, answer.headers['retry-after']]).toEqual([202, '5']);
    const guessed = await api.call('GET', `/files/${'0'.repeat(32)}/${plan?.id}.mp3`);
    expect(guessed.status).toBe(404);
    await api.tasks.cancel(api.account, task.id);
    expect((await api.call('GET', `/files/${plan?.file}/${plan?.id}.mp3`)).status).toBe(404);
  });
});
