import { describe } from 'vitest';
import type { Database } from '../src/database/database.ts';
import { openPostgres } from '../src/database/postgres.ts';
import { openSqlite } from '../src/database/sqlite.ts';
import { postgresMissing, sharedPostgres } from './postgres.ts';

const openMemory = async (): Promise<Database> =>
  openSqlite(':memory:', (error) => {
    throw error;
  });

export const openPlace = async (): Promise<Database> => openPostgres(await (await sharedPostgres()).place(), () => {});

/** The same tests on every database, each time with an empty one; PostgreSQL's are skipped where there is none. */
export function onEveryDatabase(title: string, tests: (open: () => Promise<Database>) => void): void {
  describe(`${title}, on SQLite`, () => tests(openMemory));
  describe.skipIf(postgresMissing)(`${title}, on PostgreSQL${postgresMissing ? ` (${postgresMissing})` : ''}`, () =>
    tests(openPlace),
  );
}
