import type { AllowedEngines } from '../accounts/accounts.ts';
import { Failed, type Failure, failure } from '../catalogue/failures.ts';
import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { type Assignment, type Engine, type Operation, Refused, Unsure } from '../engines/engine.ts';
import type { AccountId } from '../ids.ts';
import type { Job, Queue } from '../queue/queue.ts';
import type { Choice, Router } from '../routing/route.ts';
import type { Outcome } from './finish.ts';
import { noneAllowed } from './offer.ts';
import type { TaskRow } from './rows.ts';

export interface StartRoom {
  readonly database: Database;
  readonly queue: Queue;
  readonly engines: readonly Engine[];
  readonly router: Router;
  /** Where an engine's upstream may say that there is news of a task; undefined where nobody outside reaches us. */
  readonly webhookUrl?: ((engine: string, task: string) => string) | undefined;
  /** The only engines to which an account's orders may go; all of them without it. */
  readonly enginesOf?: ((account: AccountId) => Promise<AllowedEngines>) | undefined;
  readonly report: (event: string, details: Readonly<Record<string, unknown>>) => void;
}

export interface Started {
  readonly engine: Engine;
  readonly operation: Operation;
}

/** Begins work at an engine; an outcome when there is none to begin, undefined when the lease was lost. */
export type Start = (
  job: Job,
  row: TaskRow,
  assignment: Assignment,
) => Promise<Started | { readonly outcome: Outcome } | undefined>;

const failed = (reason: Failure): { readonly outcome: Outcome } => ({ outcome: { state: 'failed', failure: reason } });

const unknown = (engine: string): Failure =>
  failure(
    'generation_failed',
    `The connection to ${engine} broke while it was ordered from. Nothing is charged; order again`,
  );

/**
 * Orders of what is paid are noted before they are sent, so that a crash or a lost answer is never followed by a second
 * order: the engine is asked what became of the first, or the task fails and its credits come back. Another engine is
 * tried only where one has refused.
 */
export function createStart({ database, queue, engines, router, webhookUrl, enginesOf, report }: StartRoom): Start {
  /** A repeat has the same address as the first order: an upstream that compares bodies sees the same one. */
  const workFor = ({ name, webhook }: Engine, assignment: Assignment): Assignment =>
    webhook && webhookUrl ? { ...assignment, webhookUrl: webhookUrl(name, assignment.reference) } : assignment;

  const note = (job: Job, { engine, reason }: Choice, isStarting: boolean): Promise<boolean> =>
    database.write(async (transaction) => {
      if (!(await queue.owns(transaction, job))) return false;
      const moved = await transaction.run(sql`
        update tasks set engine = ${engine.name}, engine_reason = ${reason}, starting = ${isStarting ? 1 : 0}
        where id = ${job.subject} and state = 'running'`);
      return moved === 1;
    });

  const keep = (task: string, { engine, reason }: Choice, operation: Operation): Promise<number> =>
    database.write((transaction) =>
      transaction.run(sql`
        update tasks set engine = ${engine.name}, engine_reason = ${reason}, starting = 0,
          operation_json = ${JSON.stringify(operation)}
        where id = ${task} and state = 'running'`),
    );

  /** What became of an order without an answer; nothing that goes wrong here orders anything. */
  const find = async (engine: Engine, assignment: Assignment): Promise<Operation | undefined> => {
    try {
      return await engine.find?.(workFor(engine, assignment));
    } catch (error) {
      report('engine.find_failed', { task: assignment.reference, engine: engine.name, reason: wordsOf(error) });
      return undefined;
    }
  };

  const settle = async (choice: Choice, assignment: Assignment): Promise<Started | { readonly outcome: Outcome }> => {
    const operation = await find(choice.engine, assignment);
    if (!operation) return failed(unknown(choice.engine.name));
    await keep(assignment.reference, choice, operation);
    return { engine: choice.engine, operation };
  };

  return async (job, row, assignment) => {
    if (Number(row.starting) === 1) {
      const engine = engines.find(({ name }) => name === row.engine);
      if (!engine) return failed(unknown(row.engine ?? 'the engine'));
      return settle({ engine, reason: row.engine_reason ?? '' }, assignment);
    }
    const refused = new Set<string>();
    let last: Failure | undefined;
    const { kind } = assignment.order;
    const allowed = (await enginesOf?.(row.account_id)) ?? null;
    for (;;) {
      const maker = assignment.sources[0]?.clip?.engine ?? null;
      const choice = router.choose({ kind, provider: row.provider ?? 'auto', maker, refused, allowed });
      if (!choice) return failed(last ?? (allowed ? noneAllowed(kind) : failure('feature_disabled')));
      const { engine } = choice;
      if (engine.paid && !(await note(job, choice, true))) return undefined;
      try {
        const operation = await engine.start(workFor(engine, assignment));
        await keep(assignment.reference, choice, operation);
        if (engine.remote) router.worked(engine.name, kind);
        return { engine, operation };
      } catch (error) {
        if (error instanceof Unsure) {
          router.failed(engine.name);
          report('engine.start_failed', { task: assignment.reference, engine: engine.name, reason: error.message });
          return settle(choice, assignment);
        }
        // Nothing was taken: what is noted of the start is void.
        if (engine.paid && (error instanceof Refused || error instanceof Failed) && !(await note(job, choice, false)))
          return undefined;
        if (!(error instanceof Refused)) throw error;
        if (error.blames === 'engine') router.failed(engine.name);
        report('engine.refused', { task: assignment.reference, engine: engine.name, reason: error.message });
        refused.add(engine.name);
        last = error.failure;
      }
    }
  };
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
