import type { Database } from './database.ts';
import { sql } from './sql.ts';

/**
 * Whether a periodic chore falls to whoever asks: to one node in each period, the first that asks. Alone at the database,
 * a process has it each time.
 */
export async function takeChore(database: Database, name: string, now: number, everyMs: number): Promise<boolean> {
  if (!database.isShared) return true;
  const taken = await database.write((transaction) =>
    transaction.run(sql`
      insert into chores (name, due_at) values (${name}, ${now + everyMs})
      on conflict (name) do update set due_at = excluded.due_at where chores.due_at <= ${now}`),
  );
  return taken === 1;
}
