import { afterEach, describe, expect, it, vi } from 'vitest';
import { type HouseOptions, openHouse, type TestHouse, until } from '../../test/house.ts';
import { instant } from '../../test/instant.ts';
import { emptyDatabase } from '../../test/places.ts';
import type { Order } from '../catalogue/kinds/index.ts';
import { sql } from '../database/sql.ts';
import type { Engine } from '../engines/engine.ts';
import { artworkKey, audioKey } from './files.ts';
import { removeExpired } from './retention.ts';
import { type EndedTask, hasEnded, type Task } from './task.ts';

let house: TestHouse;
afterEach(() => house.close());
const open = async (options: HouseOptions = {}): Promise<void> => {
  house = await openHouse({ credits: 100, ...options });
};
const place = async (wanted: Order, callbackUrl: string | null = null): Promise<Task> => {
  const submitted = await house.submit({
    accountId: house.account,
    dialect: 'native',
    order: wanted,
    wire: {},
    callbackUrl,
    callbackField: 'callbackUrl',
  });
  if ('failure' in submitted) throw new Error(submitted.failure.message);
  house.runner?.wake();
  return submitted.task;
};
const order = (prompt: string, callbackUrl: string | null = null): Promise<Task> =>
  place({ kind: 'song', prompt, instrumental: true, model: 'v5' }, callbackUrl);
const get = async ({ id }: Task): Promise<Task> => (await house.tasks.get(house.account, id)) as Task;
const ended = (task: Task): Promise<EndedTask> =>
  until(async () => {
    const now = await get(task);
    return hasEnded(now) ? now : undefined;
  });
const balance = () => house.ledger.balance(house.database, house.account);
const sound = async (): Promise<void> => expect(await house.ledger.audit(house.database)).toEqual([]);

describe('a task', () => {
  it('gives its credits back when it is cancelled, waiting or running', async () => {
    await open({ idle: true });
    const waiting = await order('a song');
    expect(await balance()).toEqual({ available: 90, held: 10, openHolds: 1 });
    expect(await house.tasks.cancel(house.account, waiting.id)).toMatchObject({ state: 'cancelled' });
    expect(await house.queue.depth()).toBe(0);
    await house.close();
    await open();
    const running = await order('metronome:stall');
    await until(async () => ((await get(running)).state === 'running' ? true : undefined));
    expect(await house.tasks.cancel(house.account, running.id)).toMatchObject({ state: 'cancelled' });
    expect(await balance()).toEqual({ available: 100, held: 0, openHolds: 0 });
    await sound();
  });

  it('costs half when one of its two takes is missing, and says so', async () => {
    await open();
    const task = await ended(await order('metronome:half'));
    expect(task).toMatchObject({
      state: 'succeeded',
      charged: 5,
      warnings: ['Take 2 is missing and was not delivered'],
    });
    expect(await balance()).toEqual({ available: 95, held: 0, openHolds: 0 });
    await sound();
  });

  it('fails and costs nothing when all takes are silent', async () => {
    await open({ inspects: true });
    const task = await ended(await order('metronome:silence'));
    expect(task).toMatchObject({ state: 'failed', failure: { code: 'generation_failed' } });
    expect(await balance()).toEqual({ available: 100, held: 0, openHolds: 0 });
    for (const plan of task.plannedClips) expect(await house.storage.look(audioKey(plan))).toBeUndefined();
    await sound();
  });

  it('fails after three attempts that threw', async () => {
    let now = 1_000_000;
    await open({ clock: () => now });
    const task = await order('metronome:throw');
    const attempts = () => house.events.filter(({ event }) => event === 'task.attempt_failed');
    const done = await until(async () => {
      const state = await get(task);
      if (hasEnded(state)) return state;
      const job = await house.database.one<{ due: number; leased: number }>(
        sql`select run_at as due, leased_until as leased from jobs where subject = ${task.id}`,
      );
      // An attempt whose lease ran out while it was under way would not count as one that threw.
      if (job && Number(job.leased) <= now && Number(job.due) > now) {
        now = Number(job.due);
        house.runner?.wake();
      }
      return undefined;
    });
    expect(done).toMatchObject({ state: 'failed', failure: { message: expect.stringContaining('failed 3 times') } });
    expect(attempts().map(({ details }) => details.attempt)).toEqual([1, 2, 3]);
    expect(await balance()).toEqual({ available: 100, held: 0, openHolds: 0 });
  });

  it('times out when its engine never ends, and not because the machine slept', async () => {
    let now = 1_000_000;
    let looks = 0;
    let lookAgain = (): void => {};
    const endless: Engine = {
      ...instant,
      status: async () => {
        looks++;
        return { state: 'pending', progress: 0 };
      },
      news: () =>
        new Promise((resolve) => {
          lookAgain = resolve;
        }),
    };
    await open({ clock: () => now, engines: [endless] });
    const task = await order('a song');
    const pass = async (ms: number): Promise<void> => {
      const before = looks;
      now += ms;
      house.runner?.glance(task.id);
      await until(async () => {
        lookAgain();
        return looks > before || hasEnded(await get(task)) || undefined;
      });
    };
    await pass(0);
    await pass(60 * 60_000);
    await pass(0);
    expect((await get(task)).state).toBe('running');
    while (!hasEnded(await get(task))) await pass(60_000);
    expect(await get(task)).toMatchObject({ state: 'failed', failure: { code: 'timeout' } });
  });

  it('is found by the ids of its clips, at one moment for all of them, and only by its account', async () => {
    await open();
    const [one, other] = [await ended(await order('a song')), await ended(await order('another'))];
    const [first = '', second = ''] = one.plannedClips.map(({ id }) => id);
    const [third = ''] = other.plannedClips.map(({ id }) => id);
    const found = await house.tasks.ofClips(house.account, [first, 'x', third, second]);
    expect([...found.keys()].sort()).toEqual([first, second, third].sort());
    expect(found.get(first)).toEqual(one);
    expect(found.get(second)).toBe(found.get(first));
    expect(found.get(third)).toEqual(other);
    const stranger = await house.newAccount('stranger', 0);
    expect(await house.tasks.ofClips(stranger.account, [first])).toEqual(new Map());
    expect(await house.tasks.ofClips(house.account, [])).toEqual(new Map());
  });

  it('is kept until its files can be stored, and not made a second time', async () => {
    let begun = 0;
    await open({ engines: [{ ...instant, start: async () => ({ begun: ++begun }) }] });
    const { storage } = house;
    const put = vi.spyOn(storage, 'put').mockRejectedValueOnce(new Error('the bucket is out of reach'));
    expect(await ended(await order('a song'))).toMatchObject({ state: 'succeeded' });
    expect(begun).toBe(1);
    expect(put.mock.calls.length).toBeGreaterThan(4);
    expect(house.events.map(({ event }) => event)).toEqual(['storage.failed']);
  });

  it('waits for a store no longer than its worker runs', async () => {
    await open({ engines: [instant] });
    const put = vi.spyOn(house.storage, 'put').mockRejectedValue(new Error('the bucket is out of reach'));
    const task = await order('a song');
    await until(async () => (put.mock.calls.length > 0 ? true : undefined));
    await house.runner?.stop(0);
    expect((await get(task)).state).toBe('running');
    expect(await balance()).toEqual({ available: 90, held: 10, openHolds: 1 });
  });

  it('is not called off at an engine elsewhere by who lost its lease to another', async () => {
    let looks = 0;
    let calledOff = 0;
    const stolenAt = 3;
    const elsewhere: Engine = {
      ...instant,
      remote: true,
      status: async () => {
        if (++looks === stolenAt)
          await house.database.write((transaction) =>
            transaction.run(sql`update jobs set epoch = epoch + 1, leased_until = ${Date.now() + 3_600_000}`),
          );
        return { state: 'pending', progress: looks * 0.1 };
      },
      news: () => new Promise((resolve) => setTimeout(resolve, 5)),
      cancel: async () => void calledOff++,
    };
    await open({ engines: [elsewhere] });
    await order('a song');
    await until(async () => (looks >= stolenAt ? true : undefined));
    await house.runner?.stop(10_000);
    expect([looks, calledOff]).toEqual([stolenAt, 0]);
  });

  it('is made after an outage of an hour, although its time would have been over', async () => {
    let now = 1_000_000;
    const place = await emptyDatabase((error) => {
      throw error;
    });
    const database = { ...place, close: async () => {} };
    /** As the embedded engine: knows only of what its own process began. */
    const forgetful = (looksUntilDone: number): Engine => {
      const known = new Map<string, number>();
      return {
        ...instant,
        start: async ({ reference }) => {
          known.set(reference, 0);
          return { reference };
        },
        status: async (operation, assignment) => {
          const looks = known.get(String(operation.reference));
          if (looks === undefined) return { state: 'lost' };
          known.set(String(operation.reference), looks + 1);
          return looks < looksUntilDone ? { state: 'pending', progress: 0 } : instant.status(operation, assignment);
        },
        news: () => new Promise((resolve) => setTimeout(resolve, 5)),
      };
    };
    await open({ database, clock: () => now, engines: [forgetful(Number.POSITIVE_INFINITY)] });
    const { account } = house;
    const task = await order('a song');
    await until(async () => ((await get(task)).state === 'running' ? true : undefined));
    await house.runner?.stop(0);
    await house.close();
    now += 60 * 60_000;
    await open({ database, clock: () => now, engines: [forgetful(3)] });
    const made = await until(async () => {
      const seen = await house.tasks.get(account, task.id);
      return seen && hasEnded(seen) ? seen : undefined;
    });
    expect(made).toMatchObject({ state: 'succeeded' });
    await house.close();
    await place.close();
  });

  it('takes no place from songs when it is a film, and films wait for one another', async () => {
    await open();
    const { id } = (await ended(await order('a song'))).plannedClips[0] ?? {};
    const film = (): Promise<Task> => place({ kind: 'video', clipId: String(id) });
    expect((await ended(await film())).state).toBe('succeeded');
    await house.runner?.stop(0);
    const films = [await film(), await film()];
    const song = await order('another song');
    expect((await house.queue.lease('task', 9)).map(({ subject }) => subject)).toEqual([song.id]);
    expect((await house.queue.lease('film', 9)).map(({ subject }) => subject).sort()).toEqual(
      films.map((task) => task.id).sort(),
    );
  });

  it('cannot be ended twice, nor by a worker whose lease is stale', async () => {
    await open({ idle: true });
    const task = await order('a song', 'http://127.0.0.1:65535/hook');
    const [stale] = await house.queue.lease('task', 1);
    await house.queue.reclaimAll();
    const [fresh] = await house.queue.lease('task', 1);
    if (!stale || !fresh) throw new Error('no lease');
    const end = (job: typeof stale) =>
      house.database.write(async (transaction) =>
        (await house.queue.owns(transaction, job))
          ? house.finish(transaction, task, { state: 'failed', failure: { code: 'timeout', message: 'x' } })
          : false,
      );
    expect(await end(stale)).toBe(false);
    expect((await get(task)).state).toBe('queued');
    expect(await end(fresh)).toBe(true);
    const again = await house.database.write((t) => house.finish(t, task, { state: 'cancelled' }));
    expect(again).toBe(false);
    expect((await get(task)).state).toBe('failed');
    expect(await house.outbox.list(house.database, house.account, 9)).toHaveLength(1);
    await sound();
  });

  it('loses its files when their time is over, and stays itself', async () => {
    await open();
    const task = await ended(await order('a song'));
    const keys = task.plannedClips.flatMap((plan) => [audioKey(plan), artworkKey(plan)]);
    for (const key of keys) expect(await house.storage.look(key)).toBeDefined();
    const day = 24 * 60 * 60 * 1000;
    const remove = (days: number, at: number) => removeExpired(house.database, house.storage, days, at);
    expect(await remove(0, task.finishedAt + 1000 * day)).toBe(0);
    expect(await remove(15, task.finishedAt + 15 * day)).toBe(0);
    expect(await remove(15, task.finishedAt + 15 * day + 1)).toBe(1);
    expect(await remove(15, task.finishedAt + 16 * day)).toBe(0);
    for (const key of keys) expect(await house.storage.look(key)).toBeUndefined();
    expect(await get(task)).toEqual(task);
  });

  it('loses them with all others whose time is over, however many', async () => {
    const many = 120;
    await open({ credits: 10 * many });
    for (let n = 0; n < many; n++) await ended(await order('a song'));
    const later = Date.now() + 1000 * 24 * 60 * 60 * 1000;
    expect(await removeExpired(house.database, house.storage, 15, later)).toBe(many);
  });
});
