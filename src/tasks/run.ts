import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { AllowedEngines } from '../accounts/accounts.ts';
import type { Stage } from '../catalogue/events.ts';
import { Failed, type Failure, failure } from '../catalogue/failures.ts';
import { kinds } from '../catalogue/kinds/index.ts';
import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { Assignment, Engine, Made, Operation, SoFar, Status, Take } from '../engines/engine.ts';
import type { AccountId } from '../ids.ts';
import { heartbeatMs, type Job, type Queue } from '../queue/queue.ts';
import { createRouter, type EngineState } from '../routing/route.ts';
import type { Growing, Storage } from '../storage/storage.ts';
import type { Outbox } from '../webhooks/outbox.ts';
import { openAir } from './air.ts';
import { newStages, nothingYet } from './early.ts';
import { artworkKey, audioKey, scoreKey, sheetKey } from './files.ts';
import type { Finish, Outcome } from './finish.ts';
import { createNews, type Ear } from './news.ts';
import { earlyOf, progressScale, rowById, type TaskRow, taskOf } from './rows.ts';
import type { Sources } from './sources.ts';
import { createStart, type Start, type Started } from './start.ts';
import { type Clip, type ClipPlan, type Early, hasEnded, type ProducedFile, type Task } from './task.ts';

export interface RunnerRoom {
  readonly database: Database;
  readonly queue: Queue;
  readonly engines: readonly Engine[];
  /** The engine that `official` means; the first one when it is left out. */
  readonly official?: string | undefined;
  readonly storage: Storage;
  /** Where takes are heard while they are made. */
  readonly growing: Growing;
  readonly finish: Finish;
  readonly sources: Sources;
  readonly outbox: Outbox;
  /** What callbacks of a dialect tell of before the end. */
  readonly stagesOf: (dialect: string) => readonly Stage[];
  /** Why a take must not be delivered, or undefined: the bytes are looked at, whoever made them. */
  readonly inspect: (take: Take) => Promise<string | undefined>;
  /** The address of a stored file. */
  readonly urlOf: (key: string) => string;
  readonly clock: () => number;
  /** Tasks under way here at once; those at engines elsewhere do not count. */
  readonly slots: number;
  /** As StartRoom. */
  readonly enginesOf?: ((account: AccountId) => Promise<AllowedEngines>) | undefined;
  readonly webhookUrl?: ((engine: string, task: string) => string) | undefined;
  /** When engines elsewhere are asked; otherwise as is usual. */
  readonly remoteChecks?: RemoteChecks | undefined;
  readonly report: (event: string, details: Readonly<Record<string, unknown>>) => void;
  /** Told after every change of a task that a listener may want to see. */
  readonly changed: (task: Task) => void;
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
const deadlineMs = 15 * 60_000;
const checkMs = 1_000;
const idleMs = 1_000;
/** Each wait is `growth` times the one before. */
export interface RemoteChecks {
  readonly firstMs: number;
  readonly growth: number;
  readonly mostMs: number;
}
/** Engines elsewhere are asked often at first, for what is quick, and then rarely: they limit questions. */
const usualChecks: RemoteChecks = { firstMs: 500, growth: 1.4, mostMs: 5_000 };
const mostAway = 1_000;
const filmsAtOnce = 1;
/** What costs nothing is begun again when its engine cannot be reached for so long. */
const goneMs = 60_000;

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
  const beats = new Map<string, () => void>();
  const news = createNews();
  const remoteChecks = room.remoteChecks ?? usualChecks;
  const abort = new AbortController();
  const leave = new AbortController();
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
    const beat = setInterval(renew, heartbeatMs);
    beats.set(task.id, renew);
    const ear = news.listen(task.id);
    const signal = AbortSignal.any([lost.signal, abort.signal]);
    try {
      const outcome =
        job.attempts > maxAttempts ? tooManyAttempts : await work(job, row, task, ear, signal).catch(asOutcome);
      if (outcome) await end(job, task, outcome);
      else await database.write((transaction) => queue.postpone(transaction, job, clock(), false));
    } catch (error) {
      room.report('task.attempt_failed', { task: task.id, attempt: job.attempts, reason: String(error) });
      const retryAt = clock() + 1_000 * 2 ** job.attempts;
      await database.write((transaction) => queue.postpone(transaction, job, retryAt));
    } finally {
      clearInterval(beat);
      beats.delete(task.id);
      ear.close();
    }
  };

  /** Undefined when the work was interrupted and should be taken up again by whoever leases it next. */
  const work = async (
    job: Job,
    row: TaskRow,
    task: Task,
    ear: Ear,
    signal: AbortSignal,
  ): Promise<Outcome | undefined> => {
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
    return make(job, row, task, assignment, ear, signal).finally(air.end);
  };

  const make = async (
    job: Job,
    row: TaskRow,
    task: Task,
    assignment: Assignment,
    ear: Ear,
    signal: AbortSignal,
  ): Promise<Outcome | undefined> => {
    let begun: Awaited<ReturnType<Start>> = resumed(row);
    for (let isAnew = false; ; isAnew = true) {
      begun ??= await start(job, row, assignment);
      if (!begun || 'outcome' in begun) return begun?.outcome;
      const { engine } = begun;
      if (engine.remote) {
        away.add(job.id);
        filming.delete(job.id);
        void look();
      }
      const outcome = await follow(job, row, task, assignment, begun, ear, signal);
      if (outcome !== 'lost') return outcome;
      room.report('engine.work_lost', { task: task.id, engine: engine.name });
      router.failed(engine.name);
      if (engine.paid || isAnew) return { state: 'failed', failure: lostBy(engine.name) };
      for (let take = 0; take < assignment.takes; take++) assignment.onAudio?.(take, undefined);
      begun = undefined;
    }
  };

  /** Work that an earlier attempt began. */
  const resumed = (row: TaskRow): Awaited<ReturnType<Start>> => {
    if (row.operation_json === null) return undefined;
    const engine = room.engines.find(({ name }) => name === row.engine);
    if (!engine) return { outcome: { state: 'failed', failure: lostBy(String(row.engine)) } };
    return { engine, operation: JSON.parse(row.operation_json) as Operation };
  };

  /** Checks until the work has ended; an engine elsewhere may be out of reach for a while. */
  const follow = async (
    job: Job,
    row: TaskRow,
    task: Task,
    assignment: Assignment,
    { engine, operation }: Started,
    ear: Ear,
    stopped: AbortSignal,
  ): Promise<Outcome | 'lost' | undefined> => {
    const begunAt = Number(row.started_at ?? clock());
    const signal = engine.remote ? AbortSignal.any([stopped, leave.signal]) : stopped;
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
        router.worked(engine.name, task.order.kind, clock() - begunAt);
        return deliver(task, status, early, status.warnings);
      }
      if (clock() > begunAt + deadlineMs) {
        await engine.cancel?.(operation);
        return { state: 'failed', failure: failure('timeout') };
      }
      const before = early;
      early = await keepEarly(task, before, status, refused);
      if (early !== before || status.progress - shown >= 0.02) {
        shown = Math.max(shown, status.progress);
        if (!(await show(job, task, shown, early))) {
          await engine.cancel?.(operation);
          return undefined;
        }
      }
      const withinMs = engine.remote ? waitMs : checkMs;
      waitMs = Math.min(remoteChecks.mostMs, waitMs * remoteChecks.growth);
      const woken = AbortSignal.any([signal, word]);
      await (engine.news?.(operation, withinMs) ?? sleep(withinMs, undefined, { signal: woken }).catch(() => {}));
      // What was told of may be there a little later.
      if (word.aborted) waitMs = remoteChecks.firstMs;
    }
    // Work elsewhere goes on while this process restarts; only the caller's own word ends it.
    if (!engine.remote || (await rowById(database, task.id))?.state === 'cancelled') await engine.cancel?.(operation);
    return undefined;
  };

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

  /** What is there so far, with the files of takes that are done; the same object when nothing is new. */
  const keepEarly = async (task: Task, known: Early, soFar: SoFar, refused: Set<number>): Promise<Early> => {
    const texts = soFar.texts && soFar.texts.length > known.texts.length ? soFar.texts : known.texts;
    const clips = [...known.clips];
    for (const [index, take] of (soFar.takes ?? []).entries()) {
      const plan = task.plannedClips[index];
      if (!take || !plan || refused.has(index) || clips.some(({ id }) => id === plan.id)) continue;
      // A take that does not pass is judged once more at the end, where its fault is told.
      if (await room.inspect(take)) {
        refused.add(index);
        room.growing.drop(audioKey(plan));
      } else clips.push(await keepTake(plan, take));
    }
    const audible = task.plannedClips
      .filter((plan) => room.growing.has(audioKey(plan)))
      .map((plan) => ({ id: plan.id, audioUrl: room.urlOf(audioKey(plan)) }));
    const isSame =
      texts === known.texts && clips.length === known.clips.length && isDeepStrictEqual(audible, known.audible);
    return isSame ? known : { texts, clips, audible };
  };

  const keepTake = async (plan: ClipPlan, take: Take): Promise<Clip> => {
    await room.storage.put(audioKey(plan), take.audio, 'audio/mpeg');
    room.growing.finish(audioKey(plan), take.audio);
    await room.storage.put(artworkKey(plan), take.artwork, 'image/jpeg');
    if (take.score) await room.storage.put(scoreKey(plan), take.score, 'application/octet-stream');
    if (take.sheet) await room.storage.put(sheetKey(plan), Buffer.from(JSON.stringify(take.sheet)), 'application/json');
    return {
      id: plan.id,
      title: take.title,
      lyrics: take.lyrics,
      tags: take.tags,
      durationSeconds: take.durationSeconds,
      audioUrl: room.urlOf(audioKey(plan)),
      imageUrl: room.urlOf(artworkKey(plan)),
      ...(take.sheet && { sheetUrl: room.urlOf(sheetKey(plan)) }),
    };
  };

  /** Stores what was made. Takes that do not pass inspection are not delivered and not paid for. */
  const deliver = async (task: Task, made: Made, early: Early, warnings: readonly string[]): Promise<Outcome> => {
    const faults: string[] = [];
    const clips: Clip[] = [];
    const { takes } = kinds[task.order.kind];
    for (const [index, plan] of task.plannedClips.slice(0, takes).entries()) {
      const told = early.clips.find(({ id }) => id === plan.id);
      if (told) {
        clips.push(told);
        continue;
      }
      const take = made.takes?.[index];
      const fault = take ? await room.inspect(take) : 'is missing';
      if (!take || fault) {
        faults.push(`Take ${index + 1} ${fault} and was not delivered`);
        continue;
      }
      clips.push(await keepTake(plan, take));
    }
    if (faults.length > 0) room.report('take.refused', { task: task.id, faults });
    if (takes > 0 && clips.length === 0)
      return { state: 'failed', failure: failure('generation_failed', `${faults.join('. ')}. Order it again`) };
    const product = {
      clips,
      texts: made.texts ?? [],
      files: await keep(task, made.files ?? []),
      timing: made.timing ?? [],
      reference: made.reference ?? null,
    };
    return { state: 'succeeded', product, warnings: [...warnings, ...faults] };
  };

  const keep = async (task: Task, files: NonNullable<Made['files']>): Promise<ProducedFile[]> => {
    const [plan] = task.plannedClips;
    if (!plan) throw new Error(`task ${task.id} has no place for files`);
    return Promise.all(
      files.map(async ({ name, extension, contentType, bytes }) => {
        const key = `${plan.file}/${plan.id}-${name}.${extension}`;
        await room.storage.put(key, bytes, contentType);
        return { name, contentType, url: room.urlOf(key) };
      }),
    );
  };

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
