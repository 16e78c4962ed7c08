import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { postgresMissing, sharedPostgres } from '../../test/postgres.ts';
import { createAccounts } from '../accounts/accounts.ts';
import { openPostgres } from '../database/postgres.ts';
import { sql } from '../database/sql.ts';
import { openSqlite } from '../database/sqlite.ts';
import { systemEntropy, type TaskId } from '../ids.ts';
import { createLedger } from '../ledger/ledger.ts';
import { createQueue } from '../queue/queue.ts';
import { migrate } from './migrate.ts';

const directory = mkdtempSync(join(tmpdir(), 'cantiga-migrate-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const clock = (): number => 1_000;

describe.skipIf(postgresMissing)('cantiga migrate', () => {
  it('moves accounts, credits, jobs and the secret of signatures, once', async () => {
    const ledger = createLedger(clock, systemEntropy);
    const sqlite = openSqlite(join(directory, 'cantiga.db'), () => {});
    const accounts = createAccounts(sqlite, clock, systemEntropy);
    const queue = createQueue(sqlite, clock, systemEntropy);
    const account = await sqlite.write(async (transaction) => {
      const id = await accounts.create(transaction, 'default');
      await ledger.open(transaction, id);
      await ledger.grant(transaction, id, 5_000);
      for (let n = 0; n < 300; n++) {
        const task = systemEntropy.uuid() as TaskId;
        await ledger.hold(transaction, id, task, 10, 1_000);
        const turns = await queue.turnsOf(transaction, [id]);
        await queue.enqueueTasks(transaction, turns, [{ subject: task, account: id, lane: 'task', cost: 10 }]);
      }
      return id;
    });
    await queue.lease('task', 5);
    await sqlite.close();
    writeFileSync(join(directory, 'webhook-master'), 'c2VjcmV0\n');

    const url = await (await sharedPostgres()).place();
    const moved = await migrate(directory, url, clock, systemEntropy);
    expect(moved.rows).toMatchObject({ accounts: 1, balances: 1, ledger_entries: 301, jobs: 300, tasks: 0 });
    expect(moved.credits).toEqual({ available: 2_000, held: 3_000, entries: 301 });

    const postgres = await openPostgres(url, () => {});
    expect(await ledger.balance(postgres, account)).toEqual({ available: 2_000, held: 3_000, openHolds: 300 });
    expect(await createQueue(postgres, clock, systemEntropy).lease('task', 400)).toHaveLength(300);
    expect(await postgres.one(sql`select secret from secrets where name = 'webhook-master'`)).toEqual({
      secret: 'c2VjcmV0',
    });
    await postgres.close();
    await expect(migrate(directory, url, clock, systemEntropy)).rejects.toThrow('already holds accounts');
  });
});
