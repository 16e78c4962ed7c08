import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { AccountId } from '../ids.ts';
import type { Queue } from '../queue/queue.ts';
import type { Storage } from '../storage/storage.ts';
import { removeFiles } from './files.ts';
import { rowById, taskOf } from './rows.ts';
import { hasEnded } from './task.ts';

export type Removed = 'removed' | 'running' | 'unknown';

/**
 * Removes a task that has ended, its files and everything that was kept of it; the ledger keeps its movements. The files
 * go first: what a crash leaves is a task that can be removed again.
 */
export function createRemoval(database: Database, storage: Storage, queue: Queue) {
  return async (account: AccountId, id: string): Promise<Removed> => {
    const row = await rowById(database, id);
    if (!row || row.account_id !== account) return 'unknown';
    if (!hasEnded(taskOf(row))) return 'running';
    await removeFiles(storage, row);
    return database.write(async (transaction) => {
      const deliveries = await transaction.all<{ id: string }>(sql`select id from deliveries where task_id = ${id}`);
      for (const delivery of deliveries) await queue.forget(transaction, delivery.id);
      await transaction.run(sql`delete from deliveries where task_id = ${id}`);
      await transaction.run(sql`delete from shares where task_id = ${id}`);
      await transaction.run(sql`delete from clips where task_id = ${id}`);
      await transaction.run(sql`delete from idempotency where task_id = ${id}`);
      const gone = await transaction.run(sql`delete from tasks where id = ${id}`);
      return gone === 1 ? 'removed' : 'unknown';
    });
  };
}
