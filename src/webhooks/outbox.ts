import type { Reader, Transaction } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { AccountId, DeliveryId, Entropy, TaskId } from '../ids.ts';
import { token } from '../ids.ts';
import type { Queue } from '../queue/queue.ts';

export interface DeliveryRecord {
  readonly id: DeliveryId;
  readonly accountId: AccountId;
  readonly taskId: TaskId;
  readonly event: string;
  readonly url: string;
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly lastAnswer: string | null;
  readonly createdAt: number;
  readonly finishedAt: number | null;
}

export interface Outbox {
  /** Notes an event in the transaction that brings it about, so that neither can be without the other. */
  add(
    transaction: Transaction,
    event: { accountId: AccountId; taskId: TaskId; event: string; url: string },
  ): Promise<DeliveryId>;
  get(reader: Reader, id: string): Promise<DeliveryRecord | undefined>;
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
  event: string;
  url: string;
  state: DeliveryRecord['state'];
  attempts: number;
  last_status: number | null;
  last_answer: string | null;
  created_at: number;
  finished_at: number | null;
}

const recordOf = (row: DeliveryRow): DeliveryRecord => ({
  id: row.id,
  accountId: row.account_id,
  taskId: row.task_id,
  event: row.event,
  url: row.url,
  state: row.state,
  attempts: Number(row.attempts),
  lastStatus: row.last_status === null ? null : Number(row.last_status),
  lastAnswer: row.last_answer,
  createdAt: Number(row.created_at),
  finishedAt: row.finished_at === null ? null : Number(row.finished_at),
});

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
    list: async (reader, account, limit) => {
      const rows = await reader.all<DeliveryRow>(sql`
        select * from deliveries where account_id = ${account} order by created_at desc, id limit ${limit}`);
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
