import { Failed, type Failure, failure } from '../catalogue/failures.ts';
import { type KindName, kinds, type Order, sourceClips, sourceUrls } from '../catalogue/kinds/index.ts';
import { priceOf } from '../catalogue/prices.ts';
import type { Database, Transaction } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { AccountId, ClipId, Entropy, TaskId } from '../ids.ts';
import { token } from '../ids.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { moderate } from '../moderation/moderate.ts';
import type { Queue } from '../queue/queue.ts';
import type { Provider } from '../routing/route.ts';
import { rowById, type TaskRow, taskOf } from './rows.ts';
import type { ClipPlan, Task } from './task.ts';

/** A request for work, as a dialect hands it over. */
export interface Submission {
  readonly accountId: AccountId;
  readonly dialect: string;
  readonly order: Order;
  /** The caller's body, kept to be echoed. */
  readonly wire: unknown;
  readonly callbackUrl: string | null;
  /** Which engine the caller wants; `auto` when it is left out. */
  readonly provider?: Provider;
  /** What the caller's API calls that address. */
  readonly callbackField: string;
  /** What the caller's API calls a source clip, where it is not `clipId`. */
  readonly sourceField?: string;
  /** What the caller's API calls the address of source audio, where it is not `audioUrl`. */
  readonly sourceUrlField?: string;
  /** The caller's name for this request and a digest of its body, when it may be repeated. */
  readonly idempotency?: { readonly key: string; readonly bodyHash: string };
}

export type Submitted = { readonly task: Task; readonly replayed: boolean } | { readonly failure: Failure };

export interface SubmitSettings {
  readonly maxConcurrentTasks: number;
  readonly maintenance: boolean;
  /** A reason to refuse a callback address, naming the remedy. */
  readonly refuseUrl: (url: string) => string | undefined;
  /** The same for the address of source audio. */
  readonly refuseSource: (url: string) => string | undefined;
  /** Whether any engine makes this kind. */
  readonly makes: (kind: KindName) => boolean;
}

/**
 * Accepts an order: task, hold and job are one transaction, and the promise resolves when it is on disk. A refusal
 * leaves nothing behind.
 */
export function createSubmit(
  database: Database,
  ledger: Ledger,
  queue: Queue,
  clock: () => number,
  entropy: Entropy,
  settings: SubmitSettings,
): (submission: Submission) => Promise<Submitted> {
  const insert = async (transaction: Transaction, submission: Submission): Promise<Task> => {
    const { accountId, order, idempotency } = submission;
    const missing = await unknownSource(transaction, submission);
    if (missing) throw new Failed(missing);
    const id = entropy.uuid() as TaskId;
    const price = priceOf(order.kind);
    const refusal = await ledger.hold(transaction, accountId, id, price, settings.maxConcurrentTasks);
    if (refusal?.reason === 'credits')
      throw new Failed(
        failure('insufficient_credits', `Insufficient credits: available ${refusal.available}, required ${price}`),
      );
    if (refusal?.reason === 'concurrency')
      throw new Failed(
        failure(
          'too_many_tasks',
          `${settings.maxConcurrentTasks} tasks are running already. Wait until one of them ends`,
          { retryAfterSeconds: 5 },
        ),
      );
    // One at least: files that are no clips are kept under its name.
    const clips: ClipPlan[] = Array.from({ length: Math.max(1, kinds[order.kind].takes) }, () => ({
      id: entropy.uuid() as ClipId,
      file: token(entropy),
    }));
    const seed = ('seed' in order ? order.seed : undefined) ?? entropy.bytes(4).readUInt32LE();
    await transaction.run(sql`
      insert into tasks (id, account_id, kind, dialect, order_json, wire_json, clips_json, callback_url, price, seed,
        provider, state, created_at)
      values (${id}, ${accountId}, ${order.kind}, ${submission.dialect}, ${JSON.stringify(order)},
        ${JSON.stringify(submission.wire)}, ${JSON.stringify(clips)}, ${submission.callbackUrl}, ${price}, ${seed},
        ${submission.provider ?? null}, 'queued', ${clock()})`);
    // Known from now on: some APIs ask for a clip before it is there.
    for (const clip of clips.slice(0, kinds[order.kind].takes))
      await transaction.run(sql`insert into clips (id, account_id, task_id) values (${clip.id}, ${accountId}, ${id})`);
    await queue.enqueue(transaction, 'task', id, clock());
    if (idempotency)
      await transaction.run(sql`
        insert into idempotency (account_id, dialect, idempotency_key, body_hash, task_id, created_at)
        values (${accountId}, ${submission.dialect}, ${idempotency.key}, ${idempotency.bodyHash}, ${id}, ${clock()})`);
    const row = await rowById(transaction, id);
    if (!row) throw new Error(`task ${id} is not there after its insert`);
    return taskOf(row);
  };

  const unknownSource = async (transaction: Transaction, submission: Submission): Promise<Failure | undefined> => {
    for (const clip of sourceClips(submission.order)) {
      const row = await transaction.one<TaskRow>(sql`
        select tasks.* from clips join tasks on tasks.id = clips.task_id
        where clips.id = ${clip} and clips.account_id = ${submission.accountId}`);
      const source = row && taskOf(row);
      const there = source?.state === 'succeeded' && source.clips.some(({ id }) => id === clip);
      const field = submission.sourceField ?? 'clipId';
      if (!there) return failure('not_found', `${field}: there is no such clip. Check the id`, { field });
    }
    return undefined;
  };

  const earlier = async (transaction: Transaction, submission: Submission): Promise<Task | undefined> => {
    const { accountId, dialect, idempotency } = submission;
    if (!idempotency) return undefined;
    const known = await transaction.one<{ body_hash: string; task_id: string }>(sql`
      select body_hash, task_id from idempotency
      where account_id = ${accountId} and dialect = ${dialect} and idempotency_key = ${idempotency.key}`);
    if (!known) return undefined;
    if (known.body_hash !== idempotency.bodyHash) throw new Failed(failure('idempotency_conflict'));
    const row = await rowById(transaction, known.task_id);
    return row && taskOf(row);
  };

  return async (submission) => {
    if (settings.maintenance) return { failure: failure('maintenance') };
    const unwanted = submission.callbackUrl === null ? undefined : settings.refuseUrl(submission.callbackUrl);
    const field = submission.callbackField;
    if (unwanted) return { failure: failure('invalid_request', `${field}: ${unwanted}`, { field }) };
    const { kind } = submission.order;
    for (const url of sourceUrls(submission.order)) {
      const refused = settings.refuseSource(url);
      const named = submission.sourceUrlField ?? 'audioUrl';
      if (refused) return { failure: failure('invalid_request', `${named}: ${refused}`, { field: named }) };
    }
    if (!settings.makes(kind)) return { failure: failure('feature_disabled', `${kind}: is not available here`) };
    const violation = moderate(submission.order);
    if (violation) return { failure: violation };
    try {
      return await database.write(async (transaction) => {
        const known = await earlier(transaction, submission);
        return known
          ? { task: known, replayed: true }
          : { task: await insert(transaction, submission), replayed: false };
      });
    } catch (error) {
      if (error instanceof Failed) return { failure: error.failure };
      throw error;
    }
  };
}
