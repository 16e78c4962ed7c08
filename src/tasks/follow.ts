import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Stage } from '../catalogue/events.ts';
import { Failed, failure } from '../catalogue/failures.ts';
import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { Assignment, Status } from '../engines/engine.ts';
import type { Job, Queue } from '../queue/queue.ts';
import type { Router } from '../routing/route.ts';
import type { Outbox } from '../webhooks/outbox.ts';
import type { Delivery } from './deliver.ts';
import { newStages, nothingYet } from './early.ts';
import type { Outcome } from './finish.ts';
import type { Ear } from './news.ts';
import { earlyOf, progressScale, rowById, type TaskRow, taskOf } from './rows.ts';
import type { Started } from './start.ts';
import type { Early, Task } from './task.ts';

export interface FollowRoom {
  readonly database: Database;
  readonly queue: Queue;
  readonly outbox: Outbox;
  /** What callbacks of a dialect tell of before the end. */
  readonly stagesOf: (dialect: string) => readonly Stage[];
  /** When engines elsewhere are asked; otherwise as is usual. */
  readonly remoteChecks?: RemoteChecks | undefined;
  readonly clock: () => number;
  readonly report: (event: string, details: Readonly<Record<string, unknown>>) => void;
  /** Told after every change of a task that a listener may want to see. */
  readonly changed: (task: Task) => void;
}

/** One lease of a task, until it ends or is lost. */
export interface Attempt {
  readonly job: Job;
  readonly row: TaskRow;
  readonly task: Task;
  /** Hears when a check may find news. */
  readonly ear: Ear;
  /** The lease is lost, or the process ends. */
  readonly signal: AbortSignal;
}

/** Each wait is `growth` times the one before. */
export interface RemoteChecks {
  readonly firstMs: number;
  readonly growth: number;
  readonly mostMs: number;
}

const deadlineMs = 15 * 60_000;
/** What one look and the wait after it count for at most: a machine that slept, or a clock that was set, ends nothing. */
const longestLookMs = 60_000;
const checkMs = 1_000;
/** Engines elsewhere are asked often at first, for what is quick, and then rarely: they limit questions. */
const usualChecks: RemoteChecks = { firstMs: 500, growth: 1.4, mostMs: 5_000 };
/** What costs nothing is begun again when its engine cannot be reached for so long. */
const goneMs = 60_000;

/**
 * Undefined when the work was interrupted, and `lost` when its engine has forgotten it.
 *
 * @param before how long ago the engine began, in ms; it has a quarter of an hour
 */
export type Follow = (
  attempt: Attempt,
  assignment: Assignment,
  started: Started,
  before: number,
) => Promise<Outcome | 'lost' | undefined>;

/**
 * Checks until the work has ended; an engine elsewhere may be out of reach for a while.
 *
 * @param leave the process is about to end: work elsewhere is left to whoever comes next
 */
export function createFollow(
  room: FollowRoom & { readonly router: Router; readonly delivery: Delivery; readonly leave: AbortSignal },
): Follow {
  const { database, queue, clock, router, delivery, leave } = room;
  const remoteChecks = room.remoteChecks ?? usualChecks;

  /** False when the task is no longer ours to run: cancelled, or leased by another. */
  const show = async (job: Job, task: Task, progress: number, early: Early): Promise<boolean> => {
    const row = await database.write(async (transaction) => {
      if (!(await queue.owns(transaction, job))) return undefined;
      const before = await rowById(transaction, task.id);
      if (before?.state !== 'running') return undefined;
      const thousandths = Math.round(progress * progressScale);
      const news = newStages(earlyOf(before), early);
      const text = isDeepStrictEqual(early, nothingYet) ? null : JSON.stringify(early);
      await transaction.run(sql`
        update tasks set progress = ${thousandths}, early_json = ${text} where id = ${task.id}`);
      for (const stage of task.callbackUrl === null ? [] : news)
        if (room.stagesOf(task.dialect).includes(stage))
          await room.outbox.add(transaction, {
            accountId: task.accountId,
            taskId: task.id,
            event: `task.${stage}`,
            url: task.callbackUrl ?? '',
          });
      return rowById(transaction, task.id);
    });
    if (!row) return false;
    room.changed(taskOf(row));
    return true;
  };

  return async (attempt, assignment, { engine, operation }, before) => {
    const { job, row, task, ear } = attempt;
    let spentMs = before;
    let lookedAt = clock();
    const spend = (): number => {
      const now = clock();
      spentMs += Math.min(Math.max(0, now - lookedAt), longestLookMs);
      lookedAt = now;
      return spentMs;
    };
    const signal = engine.remote ? AbortSignal.any([attempt.signal, leave]) : attempt.signal;
    let shown = 0;
    let early = earlyOf(row);
    let waitMs = remoteChecks.firstMs;
    let silentSince: number | undefined;
    const refused = new Set<number>();
    const check = async (): Promise<Status> => {
      try {
        const status = await engine.status(operation, assignment);
        silentSince = undefined;
        return status;
      } catch (error) {
        if (!engine.remote || error instanceof Failed) throw error;
        if (silentSince === undefined)
          room.report('engine.check_failed', { task: task.id, engine: engine.name, reason: String(error) });
        silentSince ??= clock();
        const isGone = !engine.paid && clock() - silentSince > goneMs;
        return isGone ? { state: 'lost' } : { state: 'pending', progress: shown };
      }
    };
    while (!signal.aborted) {
      // Listened for already while it is checked: news may come after the upstream has looked.
      const word = ear.next();
      const status = await check();
      if (status.state === 'lost') return 'lost';
      if (status.state === 'failed') return { state: 'failed', failure: status.failure };
      if (status.state === 'done') {
        router.worked(engine.name, task.order.kind, spend());
        return delivery.whole(task, status, early, status.warnings, attempt.signal);
      }
      if (spend() > deadlineMs) {
        await engine.cancel?.(operation);
        return { state: 'failed', failure: failure('timeout') };
      }
      const told = early;
      early = await delivery.early(task, told, status, refused, attempt.signal);
      if (early !== told || status.progress - shown >= 0.02) {
        shown = Math.max(shown, status.progress);
        if (!(await show(job, task, shown, early))) break;
      }
      const withinMs = engine.remote ? waitMs : checkMs;
      waitMs = Math.min(remoteChecks.mostMs, waitMs * remoteChecks.growth);
      const woken = AbortSignal.any([signal, word]);
      await (engine.news?.(operation, withinMs) ?? sleep(withinMs, undefined, { signal: woken }).catch(() => {}));
      // What was told of may be there a little later.
      if (word.aborted) waitMs = remoteChecks.firstMs;
    }
    // Work elsewhere goes on while this process restarts, or another has its lease; only the caller's own word ends it.
    if (!engine.remote || (await rowById(database, task.id))?.state === 'cancelled') await engine.cancel?.(operation);
    return undefined;
  };
}
