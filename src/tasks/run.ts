import { setTimeout as sleep } from 'node:timers/promises';
import type { AllowedEngines } from '../accounts/accounts.ts';
import { Failed, type Failure, failure } from '../catalogue/failures.ts';
import { kinds } from '../catalogue/kinds/index.ts';
import { sql } from '../database/sql.ts';
import type { Assignment, Engine, Operation } from '../engines/engine.ts';
import type { AccountId } from '../ids.ts';
import { heartbeatMs, type Job } from '../queue/queue.ts';
import { createRouter, type EngineState } from '../routing/route.ts';
import { openAir } from './air.ts';
import { createDelivery, type DeliveryRoom } from './deliver.ts';
import type { Finish, Outcome } from './finish.ts';
import { type Attempt, createFollow, type FollowRoom } from './follow.ts';
import { createNews } from './news.ts';
import { earlyOf, rowById, type TaskRow, taskOf } from './rows.ts';
import type { Sources } from './sources.ts';
import { createStart, type Start } from './start.ts';
import { hasEnded, type Task } from './task.ts';

export interface RunnerRoom extends FollowRoom, DeliveryRoom {
  readonly engines: readonly Engine[];
  /** The engine that `official` means; the first one when it is left out. */
  readonly official?: string | undefined;
  readonly finish: Finish;
  readonly sources: Sources;
  /** Tasks under way here at once; those at engines elsewhere do not count. */
  readonly slots: number;
  /** As StartRoom. */
  readonly enginesOf?: ((account: AccountId) => Promise<AllowedEngines>) | undefined;
  readonly webhookUrl?: ((engine: string, task: string) => string) | undefined;
}

export interface Runner {
  /** Looks for work now. */
  wake(): void;
  /** Another process changed a task: if it runs here, its lease is looked at now instead of at the next heartbeat. */
  glance(task: string): void;
  /** Word from outside that a check of the task may find news; false where it is not under way here. */
  hear(task: string): boolean;
  engines(): EngineState[];
  /** Takes no new work; lets running tasks end for `graceMs`, then gives them back to the queue. */
  stop(graceMs: number): Promise<void>;
}

/** A worker that died three times over the same task gets no fourth: the task is what kills it. */
const maxAttempts = 3;
const idleMs = 1_000;
const mostAway = 1_000;
const filmsAtOnce = 1;

/** Runs tasks: lease, begin, start or resume the engine's operation, check it, store and finish. */
export function createRunner(room: RunnerRoom): Runner {
  const { database, queue, clock } = room;
  const router = createRouter(room.engines, clock, room.official);
  const start = createStart({ ...room, router });
  const active = new Map<string, Promise<void>>();
  /** Those of the active jobs whose work is done elsewhere. */
  const away = new Set<string>();
  /** And those that have a lane of their own. */
  const filming = new Set<string>();
  /** Renew the lease of a task; and of all that are under way, an older lease of the same task too. */
  const beats = new Map<string, () => void>();
  const leases = new Set<() => void>();
  const news = createNews();
  const abort = new AbortController();
  const leave = new AbortController();
  const follow = createFollow({ ...room, router, delivery: createDelivery(room), leave: leave.signal });
  let stopping = false;
  let looking = false;
  let again = false;
  let timer: NodeJS.Timeout | undefined;

  const look = async (): Promise<void> => {
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    try {
      do {
        again = false;
        const abroad = mostAway - away.size;
        const free = Math.min(room.slots - (active.size - away.size - filming.size), abroad);
        const freeFilms = Math.min(filmsAtOnce - filming.size, abroad);
        if (stopping || (free <= 0 && freeFilms <= 0)) break;
        const leased = await Promise.all([
          free > 0 ? queue.lease('task', free) : [],
          freeFilms > 0 ? queue.lease('film', freeFilms) : [],
        ]);
        for (const job of leased.flat()) {
          if (job.lane === 'film') filming.add(job.id);
          // A job whose end could not be written (a full disk) is leased again when its time is over.
          const done = runJob(job)
            .catch((error) => room.report('job.failed', { task: job.subject, reason: String(error) }))
            .finally(() => {
              active.delete(job.id);
              away.delete(job.id);
              filming.delete(job.id);
              void look();
            });
          active.set(job.id, done);
        }
      } while (again);
    } catch (error) {
      room.report('runner.failed', { reason: String(error) });
    } finally {
      looking = false;
      clearTimeout(timer);
      if (!stopping) timer = setTimeout(look, idleMs).unref();
    }
  };

  /** Moves the task to `running`; undefined when the lease is stale or the task has ended. */
  const begin = (job: Job): Promise<TaskRow | undefined> =>
    database.write(async (transaction) => {
      if (!(await queue.owns(transaction, job))) return undefined;
      await transaction.run(sql`
        update tasks set state = 'running', attempt = attempt + 1, started_at = coalesce(started_at, ${clock()})
        where id = ${job.subject} and state in ('queued', 'running')`);
      const row = await rowById(transaction, job.subject);
      return row && !hasEnded(taskOf(row)) ? row : undefined;
    });

  const end = async (job: Job, task: Task, outcome: Outcome): Promise<void> => {
    const ended = await database.write(async (transaction) => {
      if (!(await queue.owns(transaction, job))) return undefined;
      if (!(await room.finish(transaction, task, outcome))) return undefined;
      return rowById(transaction, task.id);
    });
    if (ended) room.changed(taskOf(ended));
  };

  const runJob = async (job: Job): Promise<void> => {
    const row = await begin(job);
    if (!row) {
      await database.write((transaction) => queue.remove(transaction, job));
      return;
    }
    const task = taskOf(row);
    room.changed(task);
    const lost = new AbortController();
    const renew = (): void => {
      queue.heartbeat(job).then(
        (kept) => kept || lost.abort(),
        () => {},
      );
    };
    leases.add(renew);
    beats.set(task.id, renew);
    const ear = news.listen(task.id);
    const signal = AbortSignal.any([lost.signal, abort.signal]);
    try {
      const outcome =
        job.attempts > maxAttempts ? tooManyAttempts : await work({ job, row, task, ear, signal }).catch(asOutcome);
      if (outcome) await end(job, task, outcome);
      else await database.write((transaction) => queue.postpone(transaction, job, clock(), false));
    } catch (error) {
      room.report('task.attempt_failed', { task: task.id, attempt: job.attempts, reason: String(error) });
      const retryAt = clock() + 1_000 * 2 ** job.attempts;
      await database.write((transaction) => queue.postpone(transaction, job, retryAt));
    } finally {
      leases.delete(renew);
      if (beats.get(task.id) === renew) beats.delete(task.id);
      ear.close();
    }
  };

  /** Undefined when the work was interrupted and should be taken up again by whoever leases it next. */
  const work = async (attempt: Attempt): Promise<Outcome | undefined> => {
    const { row, task, signal } = attempt;
    const sources = await room.sources.of(task);
    const air = openAir(room.growing, task.plannedClips, earlyOf(row).clips, signal);
    const assignment: Assignment = {
      reference: task.id,
      order: task.order,
      seed: task.seed,
      takes: kinds[task.order.kind].takes,
      ...sources,
      onAudio: air.onAudio,
    };
    return make(attempt, assignment).finally(air.end);
  };

  const make = async (attempt: Attempt, assignment: Assignment): Promise<Outcome | undefined> => {
    const { job, row, task } = attempt;
    let begun: Awaited<ReturnType<Start>> = resumed(row);
    // An engine elsewhere went on while nobody looked; one of ours did not.
    const isAway = begun && 'engine' in begun && begun.engine.remote;
    let spentMs = isAway ? clock() - Number(row.started_at ?? clock()) : 0;
    for (let isAnew = false; ; isAnew = true) {
      begun ??= await start(job, row, assignment);
      if (!begun || 'outcome' in begun) return begun?.outcome;
      const { engine } = begun;
      if (engine.remote) {
        away.add(job.id);
        filming.delete(job.id);
        void look();
      }
      const outcome = await follow(attempt, assignment, begun, spentMs);
      if (outcome !== 'lost') return outcome;
      room.report('engine.work_lost', { task: task.id, engine: engine.name });
      router.failed(engine.name);
      if (engine.paid || isAnew) return { state: 'failed', failure: lostBy(engine.name) };
      for (let take = 0; take < assignment.takes; take++) assignment.onAudio?.(take, undefined);
      begun = undefined;
      // The time that went by before, perhaps without a server, is not the new work's.
      spentMs = 0;
    }
  };

  /** Work that an earlier attempt began. */
  const resumed = (row: TaskRow): Awaited<ReturnType<Start>> => {
    if (row.operation_json === null) return undefined;
    const engine = room.engines.find(({ name }) => name === row.engine);
    if (!engine) return { outcome: { state: 'failed', failure: lostBy(String(row.engine)) } };
    return { engine, operation: JSON.parse(row.operation_json) as Operation };
  };

  // All at once, because a thousand tasks that are away would otherwise be two hundred transactions a second.
  const pulse = setInterval(() => {
    for (const renew of leases) renew();
  }, heartbeatMs).unref();
  void look();
  return {
    wake: () => void look(),
    glance: (task) => beats.get(task)?.(),
    hear: news.tell,
    engines: router.engines,
    stop: async (graceMs) => {
      stopping = true;
      clearTimeout(timer);
      leave.abort();
      const grace = new AbortController();
      await Promise.race([
        Promise.allSettled(active.values()),
        sleep(graceMs, undefined, { signal: grace.signal }).catch(() => {}),
      ]);
      grace.abort();
      abort.abort();
      await Promise.allSettled(active.values());
      clearInterval(pulse);
    },
  };
}

/** What cannot be done ends the task; faults of ours are tried again. */
function asOutcome(error: unknown): Outcome {
  if (error instanceof Failed) return { state: 'failed', failure: error.failure };
  throw error;
}

const lostBy = (engine: string): Failure =>
  failure('generation_failed', `${engine} no longer knows of the work. Nothing is charged; order again`);

const tooManyAttempts: Outcome = {
  state: 'failed',
  failure: failure('generation_failed', `The work failed ${maxAttempts} times. Order it again, or change the order`),
};
