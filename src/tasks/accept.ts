import { type Failure, failure } from '../catalogue/failures.ts';
import { type KindName, kinds, sourceClips } from '../catalogue/kinds/index.ts';
import type { Transaction } from '../database/database.ts';
import { forRows, sql } from '../database/sql.ts';
import type { TaskId } from '../ids.ts';
import type { HoldRefusal, Ledger } from '../ledger/ledger.ts';
import type { Queue, TaskLane, Turns } from '../queue/queue.ts';
import { rowById, type TaskRow, taskOf } from './rows.ts';
import type { Submission, Submitted } from './submit.ts';
import type { ClipPlan } from './task.ts';

/** A submission with all that is drawn for it: tried again, it is the same task. */
export interface Candidate {
  readonly submission: Submission;
  readonly id: TaskId;
  readonly price: number;
  readonly seed: number;
  readonly clips: readonly ClipPlan[];
  readonly createdAt: number;
}

interface Accepted extends Candidate {
  readonly row: TaskRow;
}

interface AcceptRoom {
  readonly ledger: Ledger;
  readonly queue: Queue;
  readonly maxConcurrentTasks: number;
}

const selectKnown = forRows(
  `select account_id, dialect, idempotency_key, body_hash, task_id from idempotency
  where (account_id, dialect, idempotency_key) in (values`,
  '(?, ?, ?)',
  ')',
);
const insertTasks = forRows(
  `insert into tasks (id, account_id, kind, dialect, order_json, wire_json, clips_json, callback_url, price, seed,
    provider, state, created_at)
  values`,
  "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?)",
);
const insertClips = forRows('insert into clips (id, account_id, task_id) values', '(?, ?, ?)');
const insertKeys = forRows(
  'insert into idempotency (account_id, dialect, idempotency_key, body_hash, task_id, created_at) values',
  '(?, ?, ?, ?, ?, ?)',
);

const laneOf = (kind: KindName): TaskLane => (kind === 'video' ? 'film' : 'task');

/** Undefined for a request that may not be repeated. */
const nameOf = ({ accountId, dialect, idempotency }: Submission): string | undefined =>
  idempotency && JSON.stringify([accountId, dialect, idempotency.key]);

/**
 * Accepts orders in one transaction, with as many statements for sixty-four of them as for one. An order whose
 * idempotency key another of the group has is answered `undefined`: its turn comes when the other's fate is known.
 *
 * @param isRepeated whether the same candidates may have been accepted before by a commit that was not confirmed
 */
export async function acceptAll(
  { ledger, queue, maxConcurrentTasks }: AcceptRoom,
  transaction: Transaction,
  candidates: readonly Candidate[],
  isRepeated: boolean,
): Promise<readonly (Submitted | undefined)[]> {
  const answers = new Map<Candidate, Submitted | undefined>();
  const known = await earlier(transaction, candidates);
  const names = new Set<string>();
  for (const candidate of candidates) {
    const name = nameOf(candidate.submission);
    const task = isRepeated ? await rowById(transaction, candidate.id) : undefined;
    const before = name === undefined ? undefined : known.get(name);
    if (task) answers.set(candidate, { task: taskOf(task), replayed: false });
    else if (before) answers.set(candidate, await replay(transaction, candidate.submission, before));
    else if (name !== undefined && names.has(name)) answers.set(candidate, undefined);
    else {
      const missing = await unknownSource(transaction, candidate.submission);
      if (missing) answers.set(candidate, { failure: missing });
      else if (name !== undefined) names.add(name);
    }
  }
  const fresh = candidates.filter((candidate) => !answers.has(candidate));
  const holds = fresh.map(({ id, price, submission }) => ({ account: submission.accountId, task: id, amount: price }));
  // The balances are locked from here to the commit, so all of this is asked in as few turns of the event loop as may be.
  const [{ refusals, write }, turns] = await Promise.all([
    ledger.holdAll(transaction, holds, maxConcurrentTasks),
    queue.turnsOf(
      transaction,
      holds.map(({ account }) => account),
    ),
  ]);
  const accepted: Accepted[] = [];
  for (const [index, candidate] of fresh.entries()) {
    const refusal = refusals[index];
    if (refusal) {
      answers.set(candidate, { failure: wordsOf(refusal, candidate.price, maxConcurrentTasks) });
      continue;
    }
    const row = rowOf(candidate);
    accepted.push({ ...candidate, row });
    answers.set(candidate, { task: taskOf(row), replayed: false });
  }
  await Promise.all([write(), insert(transaction, queue, turns, accepted)]);
  return candidates.map((candidate) => answers.get(candidate));
}

interface Known {
  readonly account_id: string;
  readonly dialect: string;
  readonly idempotency_key: string;
  readonly body_hash: string;
  readonly task_id: string;
}

async function earlier(transaction: Transaction, candidates: readonly Candidate[]): Promise<Map<string, Known>> {
  const wanted = candidates.flatMap(({ submission: { accountId, dialect, idempotency } }) =>
    idempotency ? [[accountId, dialect, idempotency.key]] : [],
  );
  const known = new Map<string, Known>();
  for (const query of selectKnown(wanted))
    for (const row of await transaction.all<Known>(query))
      known.set(JSON.stringify([row.account_id, row.dialect, row.idempotency_key]), row);
  return known;
}

async function replay(transaction: Transaction, { idempotency }: Submission, known: Known): Promise<Submitted> {
  if (known.body_hash !== idempotency?.bodyHash) return { failure: failure('idempotency_conflict') };
  const row = await rowById(transaction, known.task_id);
  if (!row) throw new Error(`task ${known.task_id} is not there, although its key is`);
  return { task: taskOf(row), replayed: true };
}

async function unknownSource(transaction: Transaction, submission: Submission): Promise<Failure | undefined> {
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
}

const wordsOf = (refusal: HoldRefusal, price: number, maxConcurrentTasks: number): Failure =>
  refusal.reason === 'credits'
    ? failure('insufficient_credits', `Insufficient credits: available ${refusal.available}, required ${price}`)
    : failure('too_many_tasks', `${maxConcurrentTasks} tasks are running already. Wait until one of them ends`, {
        retryAfterSeconds: 5,
      });

/** The row as it lies in the database from now on. */
const rowOf = ({ submission, id, price, seed, clips, createdAt }: Candidate): TaskRow => ({
  id,
  account_id: submission.accountId,
  dialect: submission.dialect,
  order_json: JSON.stringify(submission.order),
  wire_json: JSON.stringify(submission.wire),
  clips_json: JSON.stringify(clips),
  callback_url: submission.callbackUrl,
  price,
  seed,
  state: 'queued',
  progress: 0,
  attempt: 0,
  provider: submission.provider ?? null,
  engine: null,
  engine_reason: null,
  starting: 0,
  operation_json: null,
  result_json: null,
  early_json: null,
  failure_json: null,
  warnings_json: '[]',
  created_at: createdAt,
  started_at: null,
  finished_at: null,
});

async function insert(
  transaction: Transaction,
  queue: Queue,
  turns: Turns,
  accepted: readonly Accepted[],
): Promise<void> {
  const statements = [
    ...insertTasks(
      accepted.map(({ row, submission }) => [
        ...[row.id, row.account_id, submission.order.kind],
        ...[row.dialect, row.order_json, row.wire_json, row.clips_json, row.callback_url],
        ...[row.price, row.seed, row.provider, row.created_at],
      ]),
    ),
    // Known from now on: some APIs ask for a clip before it is there.
    ...insertClips(
      accepted.flatMap(({ submission, id, clips }) =>
        clips.slice(0, kinds[submission.order.kind].takes).map((clip) => [clip.id, submission.accountId, id]),
      ),
    ),
    ...insertKeys(
      accepted.flatMap(({ submission: { accountId, dialect, idempotency }, id, createdAt }) =>
        idempotency ? [[accountId, dialect, idempotency.key, idempotency.bodyHash, id, createdAt]] : [],
      ),
    ),
  ];
  await Promise.all([
    ...statements.map((statement) => transaction.run(statement)),
    queue.enqueueTasks(
      transaction,
      turns,
      accepted.map(({ id, price, submission: { accountId, order } }) => ({
        subject: id,
        account: accountId,
        lane: laneOf(order.kind),
        cost: price,
      })),
    ),
  ]);
}
