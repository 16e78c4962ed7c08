import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { Storage } from '../storage/storage.ts';
import { removeFiles } from './files.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Idempotency keys are honoured at least a day; two are kept. */
const idempotencyMs = 2 * dayMs;
const batch = 100;

interface Expired {
  id: string;
  clips_json: string;
  result_json: string | null;
}

/** Removes result files that are older than `days` (0 keeps them for ever) and forgotten idempotency keys. */
export async function removeExpired(database: Database, storage: Storage, days: number, now: number): Promise<number> {
  await database.write((transaction) =>
    transaction.run(sql`delete from idempotency where created_at < ${now - idempotencyMs}`),
  );
  if (days === 0) return 0;
  for (let removed = 0; ; ) {
    const expired = await expiredBefore(database, now - days * dayMs);
    if (expired.length === 0) return removed;
    for (const task of expired) {
      await removeFiles(storage, task);
      await database.write((transaction) =>
        transaction.run(sql`update tasks set files_removed_at = ${now} where id = ${task.id}`),
      );
    }
    removed += expired.length;
  }
}

async function expiredBefore(database: Database, time: number): Promise<readonly Expired[]> {
  const succeeded = await database.all<Expired>(sql`
    select id, clips_json, result_json from tasks
    where state = 'succeeded' and files_removed_at is null and finished_at < ${time} limit ${batch}`);
  // A take that could be heard before its task came to nothing.
  const early = await database.all<Expired>(sql`
    select id, clips_json, result_json from tasks
    where state in ('failed', 'cancelled') and early_json is not null and files_removed_at is null
      and finished_at < ${time} limit ${batch}`);
  return [...succeeded, ...early];
}
