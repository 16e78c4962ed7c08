import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyAll, type Table } from '../database/copy.ts';
import type { Database } from '../database/database.ts';
import { openPostgres } from '../database/postgres.ts';
import { sql } from '../database/sql.ts';
import { openSqlite } from '../database/sqlite.ts';
import type { Entropy } from '../ids.ts';
import { createLedger, type Ledger } from '../ledger/ledger.ts';

export interface Migrated {
  readonly rows: Readonly<Record<Table, number>>;
  readonly credits: Credits;
}

interface Credits {
  readonly available: number;
  readonly held: number;
  readonly entries: number;
}

/** All credits, by balances and by entries; throws where they do not agree. */
async function credits(database: Database, ledger: Ledger, where: string): Promise<Credits> {
  const wrong = await ledger.audit(database);
  if (wrong.length > 0) throw new Error(`${wrong.length} balances in ${where} are not the sum of their entries`);
  const sums = await database.one<{ available: number | null; held: number | null }>(sql`
    select sum(available) as available, sum(held) as held from balances`);
  const counted = await database.one<{ n: number }>(sql`select count(*) as n from ledger_entries`);
  return { available: Number(sums?.available ?? 0), held: Number(sums?.held ?? 0), entries: Number(counted?.n ?? 0) };
}

/**
 * Moves what a data directory keeps in SQLite to an empty PostgreSQL; the server must be stopped. The ledger is checked
 * before and after; SQLite's file stays as it is.
 */
export async function migrate(
  directory: string,
  url: string,
  clock: () => number,
  entropy: Entropy,
): Promise<Migrated> {
  const ledger = createLedger(clock, entropy);
  const from = openSqlite(join(directory, 'cantiga.db'), () => {});
  try {
    const to = await openPostgres(url, () => {});
    try {
      const before = await credits(from, ledger, directory);
      const rows = await copyAll(from, to);
      const after = await credits(to, ledger, 'PostgreSQL');
      if (JSON.stringify(before) !== JSON.stringify(after))
        throw new Error(`credits differ: ${JSON.stringify(before)} before, ${JSON.stringify(after)} after`);
      await keepSignatures(directory, to);
      return { rows, credits: after };
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

/** Callbacks go on being signed as their receivers know them. */
async function keepSignatures(directory: string, to: Database): Promise<void> {
  const file = join(directory, 'webhook-master');
  if (!existsSync(file)) return;
  const secret = readFileSync(file, 'utf8').trim();
  await to.write((transaction) =>
    transaction.run(sql`
      insert into secrets (name, secret) values ('webhook-master', ${secret}) on conflict (name) do nothing`),
  );
}
