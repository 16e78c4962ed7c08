import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { onEveryDatabase } from '../../test/databases.ts';
import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { type AccountId, systemEntropy } from '../ids.ts';
import { createQueue, type Job, type Lane, leaseMs, type Queue } from './queue.ts';

let now = 0;
let database: Database;
let queue: Queue;
const put = (subject: string, delay = 0, lane: Lane = 'task'): Promise<void> =>
  database.write((transaction) => queue.enqueue(transaction, lane, subject, now + delay));
const owns = (job: Job): Promise<boolean> => database.write((transaction) => queue.owns(transaction, job));
const remove = (job: Job): Promise<boolean> => database.write((transaction) => queue.remove(transaction, job));
const only = async (limit = 1): Promise<Job> => {
  const jobs = await queue.lease('task', limit);
  expect(jobs).toHaveLength(1);
  return jobs[0] as Job;
};

onEveryDatabase('the queue', (open) => {
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    now = 1_000_000;
    queue = createQueue(database, () => now, systemEntropy);
    await database.write((transaction) => transaction.run(sql`delete from jobs`));
    await database.write((transaction) => transaction.run(sql`update turns set virtual_time = 0`));
  });

  it('leases what is due in its lane, up to the limit, and not twice', async () => {
    for (const name of ['a', 'b', 'c']) await put(name);
    await put('later', 5_000);
    await put('callback', 0, 'webhook');
    expect(await queue.lease('task', 2)).toHaveLength(2);
    expect(await queue.lease('task', 9)).toHaveLength(1);
    expect(await queue.lease('task', 9)).toEqual([]);
    expect((await queue.lease('webhook', 9)).map(({ subject }) => subject)).toEqual(['callback']);
    expect(await queue.depth()).toBe(5);
    now += 5_000;
    expect((await queue.lease('task', 9)).map(({ subject }) => subject)).toEqual(['later']);
  });

  it('gives a job away when its lease has run out, and not a millisecond before', async () => {
    await put('a');
    const first = await only();
    now += leaseMs - 1;
    expect(await queue.lease('task', 1)).toEqual([]);
    now += 1;
    const second = await only();
    expect([second.attempts, second.epoch]).toEqual([first.attempts + 1, first.epoch + 1]);
  });

  it('keeps a lease as long as its heart beats', async () => {
    await put('a');
    const job = await only();
    for (let beat = 0; beat < 10; beat++) {
      now += leaseMs - 1;
      expect(await queue.heartbeat(job)).toBe(true);
      expect(await queue.lease('task', 1)).toEqual([]);
    }
  });

  it('renews at once what is renewed together, and tells an older lease of the same job from the newest', async () => {
    for (let n = 0; n < 200; n++) await put(`job ${n}`);
    const [stale, ...others] = (await queue.lease('task', 200)) as [Job, ...Job[]];
    now += leaseMs - 1;
    await Promise.all(others.map(queue.heartbeat));
    now += 1;
    const fresh = await only();
    expect(await Promise.all([fresh, stale, ...others].map(queue.heartbeat))).toEqual([
      true,
      false,
      ...others.map(() => true),
    ]);
    now += leaseMs - 1;
    expect(await queue.lease('task', 1)).toEqual([]);
  });

  it('refuses every deed of a lease that is not the newest', async () => {
    await put('a');
    const stale = await only();
    now += leaseMs;
    const fresh = await only();
    expect(await queue.heartbeat(stale)).toBe(false);
    expect(await owns(stale)).toBe(false);
    expect(await database.write((transaction) => queue.postpone(transaction, stale, 0))).toBe(false);
    expect(await remove(stale)).toBe(false);
    expect(await owns(fresh)).toBe(true);
    expect(await remove(fresh)).toBe(true);
    expect(await remove(fresh)).toBe(false);
    expect(await queue.depth()).toBe(0);
  });

  it('postpones', async () => {
    await put('a');
    const job = await only();
    expect(await database.write((transaction) => queue.postpone(transaction, job, now + 700))).toBe(true);
    expect(await queue.nextDue('task')).toBe(now + 700);
    now += 699;
    expect(await queue.lease('task', 1)).toEqual([]);
    now += 1;
    expect((await only()).attempts).toBe(2);
  });

  it('makes leased jobs due again at the start of a process, fencing off those who held them', async () => {
    await put('a');
    await put('waiting', 9_000);
    const before = await only();
    expect(await queue.reclaimAll()).toBe(1);
    const after = await only(9);
    expect(after.subject).toBe('a');
    expect(await owns(before)).toBe(false);
  });

  it('forgets a subject whoever holds it, and knows when there is nothing to do', async () => {
    await put('a');
    await put('a', 500);
    const job = await only();
    await database.write((transaction) => queue.forget(transaction, 'a'));
    expect(await queue.heartbeat(job)).toBe(false);
    expect(await queue.nextDue('task')).toBeUndefined();
  });

  it('never lets two leases own one job', async () => {
    type Step =
      | readonly ['tick', number]
      | readonly ['lease' | 'beat' | 'postpone' | 'remove', number]
      | readonly ['reclaim'];
    const step: fc.Arbitrary<Step> = fc.oneof(
      fc.tuple(fc.constant('tick' as const), fc.constantFrom(1, 5_000, leaseMs)),
      fc.tuple(fc.constantFrom('lease' as const, 'beat' as const, 'postpone' as const, 'remove' as const), fc.nat(5)),
      fc.constant(['reclaim'] as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        for (let i = 0; i < 3; i++) await put(`job ${i}`);
        const leases: Job[] = [];
        for (const [what, amount = 0] of steps) {
          const job = leases[amount % Math.max(1, leases.length)];
          if (what === 'tick') now += amount;
          else if (what === 'lease') leases.push(...(await queue.lease('task', 1 + (amount % 3))));
          else if (what === 'reclaim') await queue.reclaimAll();
          else if (job && what === 'beat') await queue.heartbeat(job);
          else if (job && what === 'postpone') await database.write((t) => queue.postpone(t, job, now));
          else if (job && what === 'remove') await remove(job);
          const owners: string[] = [];
          for (const lease of leases) if (await owns(lease)) owners.push(lease.id);
          expect(new Set(owners).size).toBe(owners.length);
        }
      }),
      { numRuns: 40 },
    );
  });

  const line = (account: string, count: number): Promise<void> =>
    database.write(async (transaction) =>
      queue.enqueueTasks(
        transaction,
        await queue.turnsOf(transaction, [account as AccountId]),
        Array.from({ length: count }, (_, index) => ({
          subject: `${account}${index}`,
          account: account as AccountId,
          lane: 'task',
          cost: 10,
        })),
      ),
    );
  const served = async (count: number): Promise<string[]> => {
    const names: string[] = [];
    for (const _ of Array.from({ length: count }))
      for (const job of await queue.lease('task', 1)) {
        names.push(job.subject);
        await remove(job);
      }
    return names;
  };

  it('serves accounts in turn, however many tasks one of them has in line', async () => {
    await line('heavy', 300);
    expect(await served(100)).toEqual(Array.from({ length: 100 }, (_, index) => `heavy${index}`));
    await line('light', 2);
    await line('third', 1);
    const next = await served(6);
    expect(next.filter((name) => !name.startsWith('heavy')).sort()).toEqual(['light0', 'light1', 'third0']);
    expect(next.slice(0, 4)).toEqual(expect.arrayContaining(['light0', 'third0']));
  });

  it('holds nobody’s past against him once his tasks are done', async () => {
    await line('busy', 50);
    await served(50);
    await line('new', 5);
    await line('busy', 1);
    expect((await served(3)).some((name) => name.startsWith('busy'))).toBe(true);
  });

  it('gives each job to one of many who ask at the same time', async () => {
    await line('heavy', 40);
    const leases = await Promise.all(Array.from({ length: 16 }, () => queue.lease('task', 4)));
    const ids = leases.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const rest = await queue.lease('task', 40);
    expect(ids.length + rest.length).toBe(40);
  });
});
