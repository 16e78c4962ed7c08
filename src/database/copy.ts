import type { Database } from './database.ts';
import { forRows, type Query, sql, type Value } from './sql.ts';

/** In an order in which no row names one that is not there yet. What is left out is not kept beyond minutes. */
const tables = [
  'accounts',
  'keys',
  'balances',
  'ledger_entries',
  'tasks',
  'clips',
  'idempotency',
  'jobs',
  'deliveries',
  'shares',
  'uploads',
  'turns',
  'webhook_secrets',
] as const;

export type Table = (typeof tables)[number];

/** Of tasks, whose rows may hold 100 kB each, some tens of megabytes at once. */
const page = 256;

type Row = Record<string, Value>;

const query = (parts: readonly string[], ...values: Value[]): Query => ({
  strings: Object.assign([...parts], { raw: parts }),
  values,
});

/** Yields a table of SQLite page by page, in the order in which it was written. */
async function* rowsOf(from: Database, table: Table): AsyncGenerator<readonly Row[]> {
  const parts = [`select rowid as place, * from ${table} where rowid > `, ` order by rowid limit ${page}`];
  const strings = Object.assign(parts, { raw: parts });
  for (let last = 0; ; ) {
    const rows = await from.all<Row>({ strings, values: [last] });
    const end = rows.at(-1)?.place;
    if (end === undefined) return;
    last = Number(end);
    yield rows.map(({ place: _place, ...row }) => row);
  }
}

/**
 * Copies an installation from SQLite into an empty PostgreSQL, in one transaction: all of it is there afterwards or none.
 *
 * @returns the number of rows of each table
 */
export async function copyAll(from: Database, to: Database): Promise<Readonly<Record<Table, number>>> {
  return to.write(async (transaction) => {
    const known = await transaction.one<{ id: string }>(sql`select id from accounts limit 1`);
    if (known) throw new Error('the database already holds accounts. Name an empty one');
    await transaction.run(sql`delete from turns`);
    const counts = Object.fromEntries(tables.map((table) => [table, 0])) as Record<Table, number>;
    for (const table of tables) {
      let insert: ReturnType<typeof forRows> | undefined;
      for await (const rows of rowsOf(from, table)) {
        const columns = Object.keys(rows[0] ?? {});
        const places = `(${columns.map(() => '?').join(', ')})`;
        insert ??= forRows(`insert into ${table} (${columns.join(', ')}) values`, places);
        await Promise.all(
          insert(rows.map((row) => columns.map((name) => row[name] ?? null))).map((each) => transaction.run(each)),
        );
        counts[table] += rows.length;
      }
      const there = await transaction.one<{ n: number }>(query([`select count(*) as n from ${table}`]));
      if (Number(there?.n) !== counts[table])
        throw new Error(`${table}: ${there?.n} rows arrived of ${counts[table]}. Nothing was kept`);
    }
    // Whoever held a lease has stopped.
    await transaction.run(sql`update jobs set leased_until = 0`);
    return counts;
  });
}
