import { join } from 'node:path';
import type { Database } from './database.ts';
import type { Hint, Hints } from './hints.ts';
import { sql } from './sql.ts';

type Report = (event: string, details: Readonly<Record<string, unknown>>) => void;

export interface StoreRoom {
  /** `postgres://…`; SQLite in the directory without it. */
  readonly url?: string | undefined;
  readonly directory: string;
  /** The machine's time, and one that nobody sets. */
  readonly clock: () => number;
  readonly steady: () => number;
  readonly report: Report;
  readonly heard: (hint: Hint) => void;
  readonly onBroken: (error: unknown) => void;
}

export interface Store {
  readonly database: Database;
  /** The time by which leases and due times are compared: the same for all who share the database. */
  readonly clock: () => number;
  readonly hints: Hints;
  close(): Promise<void>;
}

const nobodyElse: Hints = { tell: () => {}, close: async () => {} };

/** Opens the database that the settings name. Each is loaded only where it is used. */
export async function openStore(room: StoreRoom): Promise<Store> {
  if (room.url === undefined) {
    const { openSqlite } = await import('./sqlite.ts');
    const database = openSqlite(join(room.directory, 'cantiga.db'), room.onBroken);
    return { database, clock: room.clock, hints: nobodyElse, close: () => database.close() };
  }
  const { openPostgres } = await import('./postgres.ts');
  const { openHints } = await import('./hints.ts');
  const { followClock } = await import('./shared-clock.ts');
  const database = await openPostgres(room.url, room.report);
  const askTime = async (): Promise<number> =>
    Number(
      (
        await database.one<{ now: number }>(
          sql`select cast(extract(epoch from clock_timestamp()) * 1000 as bigint) as now`,
        )
      )?.now,
    );
  const shared = await followClock(askTime, room.steady);
  const hints = openHints(room.url, room.heard);
  return {
    database,
    clock: shared.now,
    hints,
    close: async () => {
      shared.stop();
      await hints.close();
      await database.close();
    },
  };
}
