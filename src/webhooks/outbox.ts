import { rankOf, type TaskEvent } from '../catalogue/events.ts';
import type { Reader, Transaction } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { AccountId, DeliveryId, Entropy, TaskId } from '../ids.ts';
import { token } from '../ids.ts';
import type { Queue } from '../queue/queue.ts';

export interface DeliveryRecord {
  readonly id: DeliveryId;
  readonly accountId: AccountId;
  readonly taskId: TaskId;
  readonly event: TaskEvent;
  readonly url: string;
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly lastAnswer: string | null;
  /** While it is pending. */
  readonly nextTryAt: number | null;
  readonly createdAt: number;
  readonly finishedAt: number | null;
}

export interface Outbox {
  /** Notes an event in the transaction that brings it about, so that neither can be without the other. */
  add(
    transaction: Transaction,
    event: { accountId: AccountId; taskId: TaskId; event: TaskEvent; url: string },
  ): Promise<DeliveryId>;
  get(reader: Reader, id: string): Promise<DeliveryRecord | undefined>;
  /** What is still to be told of the same task and comes before this in order. */
  earlier(reader: Reader, delivery: DeliveryRecord): Promise<DeliveryRecord[]>;
  /** Gives up telling what a later event of the task makes needless. */
  skip(transaction: Transaction, id: DeliveryId): Promise<void>;
  list(reader: Reader, account: AccountId, limit: number): Promise<DeliveryRecord[]>;
  /** Notes one attempt; a state other than pending ends the delivery. */
  record(
    transaction: Transaction,
    id: DeliveryId,
    state: DeliveryRecord['state'],
    status: number | null,
    answer: string,
  ): Promise<void>;
  /** Makes a delivery due again, whatever became of it; the receiver sees the same id. */
  resend(transaction: Transaction, account: AccountId, id: string): Promise<boolean>;
}

interface DeliveryRow {
  id: DeliveryId;
  account_id: AccountId;
  task_id: TaskId;
  event: TaskEvent;
  url: string;
  state: DeliveryRecord['state'];
  attempts: number;
  last_status: number | null;
  last_answer: string | null;
  created_at: number;
  finished_at: number | null;
  run_at?: number | null;
}

const numberOrNull = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);

const recordOf = (row: DeliveryRow): DeliveryRecord => ({
  id: row.id,
  accountId: row.account_id,
  taskId: row.task_id,
  event: row.event,
  url: row.url,
  state: row.state,
  attempts: Number(row.attempts),
  lastStatus: numberOrNull(row.last_status),
  lastAnswer: row.last_answer,
  nextTryAt: row.state === 'pending' ? numberOrNull(row.run_at) : null,
  createdAt: Number(row.created_at),
  finishedAt: numberOrNull(row.finished_at),
});

const overtaken = 'Given up: a later event of the task was there to be told';

export function createOutbox(queue: Queue, clock: () => number, entropy: Entropy): Outbox {
  return {
    add: async (transaction, event) => {
      const id = `msg_${token(entropy)}` as DeliveryId;
      await transaction.run(sql`
        insert into deliveries (id, account_id, task_id, event, url, state, created_at)
        values (${id}, ${event.accountId}, ${event.taskId}, ${event.event}, ${event.url}, 'pending', ${clock()})`);
      await queue.enqueue(transaction, 'webhook', id, clock());
      return id;
    },
    get: async (reader, id) => {
      const row = await reader.one<DeliveryRow>(sql`select * from deliveries where id = ${id}`);
      return row && recordOf(row);
    },
    earlier: async (reader, { id, taskId, event }) => {
      const rows = await reader.all<DeliveryRow>(sql`
        select * from deliveries where task_id = ${taskId} and state = 'pending' and id <> ${id}`);
      return rows.map(recordOf).filter((other) => rankOf(other.event) < rankOf(event));
    },
    skip: async (transaction, id) => {
      await transaction.run(sql`
        update deliveries set state = 'failed', last_answer = ${overtaken}, finished_at = ${clock()} where id = ${id}`);
      await queue.forget(transaction, id);
    },
    list: async (reader, account, limit) => {
      const rows = await reader.all<DeliveryRow>(sql`
        select deliveries.*, jobs.run_at from deliveries left join jobs on jobs.subject = deliveries.id
        where account_id = ${account} order by created_at desc, deliveries.id limit ${limit}`);
      return rows.map(recordOf);
    },
    record: async (transaction, id, state, status, answer) => {
      await transaction.run(sql`
        update deliveries set state = ${state}, attempts = attempts + 1, last_status = ${status},
          last_answer = ${answer}, finished_at = ${state === 'pending' ? null : clock()}
        where id = ${id}`);
    },
    resend: async (transaction, account, id) => {
      const changed = await transaction.run(sql`
        update deliveries set state = 'pending', finished_at = null where id = ${id} and account_id = ${account}`);
      if (changed !== 1) return false;
      await queue.forget(transaction, id);
      await queue.enqueue(transaction, 'webhook', id, clock());
      return true;
    },
  };
}
