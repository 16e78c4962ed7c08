import type { Database, Transaction } from '../database/database.ts';
import { createGather } from '../database/gather.ts';
import { forRows, sql } from '../database/sql.ts';
import type { AccountId, Entropy } from '../ids.ts';
import { passTurn, type Turns, takeTurns, turnsOf } from './turns.ts';

export type { Turns } from './turns.ts';

/** Kinds of work that must not wait for each other. */
export type Lane = TaskLane | 'webhook';
/** Films take a minute each and would hold up songs. */
export type TaskLane = 'task' | 'film';

export interface Job {
  readonly id: string;
  readonly lane: Lane;
  /** The id of the task or delivery that the job is about. */
  readonly subject: string;
  readonly attempts: number;
  /** Grows with every lease; a write that carries an older one is refused, so a stalled worker cannot do harm. */
  readonly epoch: number;
}

/** A task that waits for its account's turn. */
export interface Waiting {
  readonly subject: string;
  readonly account: AccountId;
  readonly lane: TaskLane;
  /** How far its account's next turn moves back for it. */
  readonly cost: number;
}

export interface Queue {
  enqueue(transaction: Transaction, lane: Lane, subject: string, runAt: number): Promise<void>;
  /** Where accounts stand in line; who holds their balances may ask, and put tasks in line. */
  turnsOf(transaction: Transaction, accounts: readonly AccountId[]): Promise<Turns>;
  /** Puts tasks in line, each account behind its own and beside the others. */
  enqueueTasks(transaction: Transaction, turns: Turns, tasks: readonly Waiting[]): Promise<void>;
  /** Takes up to `limit` due jobs for the lease's time; jobs whose lease ran out are due again. */
  lease(lane: Lane, limit: number): Promise<Job[]>;
  /** Renews a lease; false when it was lost. Those that are renewed in one turn of the event loop are so together. */
  heartbeat(job: Job): Promise<boolean>;
  /** True while this lease is the newest one on the job; to be asked inside the transaction that ends the work. */
  owns(transaction: Transaction, job: Job): Promise<boolean>;
  remove(transaction: Transaction, job: Job): Promise<boolean>;
  /** Removes whatever is queued about a subject, whoever holds it. */
  forget(transaction: Transaction, subject: string): Promise<void>;
  /** Gives the job back, to be due at `runAt`; as if it had not been tried when the worker was only told to stop. */
  postpone(transaction: Transaction, job: Job, runAt: number, tried?: boolean): Promise<boolean>;
  /** Makes every leased job due now: at the start of a process that alone owns the database, nobody else can hold one. */
  reclaimAll(): Promise<number>;
  /** When the next job of the lane is due, if any. */
  nextDue(lane: Lane): Promise<number | undefined>;
  depth(): Promise<number>;
}

/** A worker renews every 5 s; three missed beats and the job is somebody else's. */
export const leaseMs = 15_000;
export const heartbeatMs = 5_000;

const insertTasks = forRows('insert into jobs (id, lane, subject, run_at, rank) values', '(?, ?, ?, ?, ?)');

const renewLeases = forRows(
  'update jobs set leased_until = beat.column3 from (values',
  '(?, cast(? as bigint), cast(? as bigint))',
  ') as beat where jobs.id = beat.column1 and jobs.epoch = beat.column2 returning jobs.id, jobs.epoch',
);
const leaseName = ({ id, epoch }: Pick<Job, 'id' | 'epoch'>): string => `${id} ${epoch}`;

export function createQueue(database: Database, clock: () => number, entropy: Entropy): Queue {
  const renew = async (jobs: readonly Job[]): Promise<readonly boolean[]> => {
    const until = clock() + leaseMs;
    const beats = renewLeases(jobs.map(({ id, epoch }) => [id, epoch, until]));
    const renewed = await database.write((transaction) =>
      Promise.all(beats.map((query) => transaction.all<Pick<Job, 'id' | 'epoch'>>(query))),
    );
    const kept = new Set(renewed.flat().map(leaseName));
    return jobs.map((job) => kept.has(leaseName(job)));
  };
  const changedOne = async (changes: Promise<number>): Promise<boolean> => (await changes) === 1;
  return {
    enqueue: async (transaction, lane, subject, runAt) => {
      await transaction.run(sql`
        insert into jobs (id, lane, subject, run_at) values (${entropy.uuid()}, ${lane}, ${subject}, ${runAt})`);
    },
    turnsOf,
    enqueueTasks: async (transaction, turns, tasks) => {
      const { ranks, kept } = takeTurns(turns, tasks);
      const rows = tasks.map(({ subject, lane }, index) => [entropy.uuid(), lane, subject, clock(), ranks[index] ?? 0]);
      await Promise.all([...kept, ...insertTasks(rows)].map((query) => transaction.run(query)));
    },
    lease: (lane, limit) =>
      database.write(async (transaction) => {
        const now = clock();
        const until = now + leaseMs;
        if (lane === 'webhook')
          return transaction.all<Job>(sql`
            with due as (
              select id from jobs where lane = 'webhook' and run_at <= ${now} and leased_until <= ${now}
              order by run_at, id limit ${limit} for update skip locked)
            update jobs set leased_until = ${until}, epoch = epoch + 1, attempts = attempts + 1
            where id in (select id from due)
            returning id, lane, subject, attempts, epoch`);
        const leased = await transaction.all<Job & { readonly rank: number }>(sql`
          with due as (
            select id from jobs where lane = ${lane} and run_at <= ${now} and leased_until <= ${now}
            order by rank, id limit ${limit} for update skip locked)
          update jobs set leased_until = ${until}, epoch = epoch + 1, attempts = attempts + 1
          where id in (select id from due)
          returning id, lane, subject, attempts, epoch, rank`);
        await passTurn(transaction, Math.max(0, ...leased.map(({ rank }) => Number(rank))));
        return leased.map(({ rank: _rank, ...job }) => job);
      }),
    heartbeat: createGather({ mostAtOnce: 128, mostGroups: 1 }, renew, async (job) => (await renew([job]))[0] === true),
    owns: async (transaction, job) =>
      (await transaction.one(sql`select id from jobs where id = ${job.id} and epoch = ${job.epoch} for update`)) !==
      undefined,
    remove: (transaction, job) =>
      changedOne(transaction.run(sql`delete from jobs where id = ${job.id} and epoch = ${job.epoch}`)),
    forget: async (transaction, subject) => {
      await transaction.run(sql`delete from jobs where subject = ${subject}`);
    },
    postpone: (transaction, job, runAt, tried = true) =>
      changedOne(
        transaction.run(sql`
          update jobs set run_at = ${runAt}, leased_until = 0, attempts = attempts - ${tried ? 0 : 1}
            where id = ${job.id} and epoch = ${job.epoch}`),
      ),
    reclaimAll: () =>
      database.write((transaction) => transaction.run(sql`update jobs set leased_until = 0 where leased_until > 0`)),
    nextDue: async (lane) => {
      const row = await database.one<{ due: number | null }>(sql`
        select min(case when leased_until > run_at then leased_until else run_at end) as due
        from jobs where lane = ${lane}`);
      return row?.due === null || row === undefined ? undefined : Number(row.due);
    },
    depth: async () => Number((await database.one<{ n: number }>(sql`select count(*) as n from jobs`))?.n ?? 0),
  };
}
