import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../test/databases.ts';
import { createAccounts } from '../accounts/accounts.ts';
import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { type AccountId, systemEntropy, type TaskId } from '../ids.ts';
import { auditLedger } from './audit.ts';
import { createLedger } from './ledger.ts';

const many = 5_000;
const now = 10_000_000;

onEveryDatabase('the audit of a ledger of many entries', (open) => {
  let database: Database;
  let clock = now;
  const ledger = createLedger(() => clock, systemEntropy);
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  /** An account with so many grants of 1, three in each millisecond. */
  const busyAccount = (): Promise<AccountId> =>
    database.write(async (transaction) => {
      const account = await createAccounts(database, () => 1, systemEntropy).create(transaction, 'busy');
      await ledger.open(transaction, account);
      await transaction.run(sql`
        insert into ledger_entries (id, account_id, task_id, kind, available_change, held_change, created_at)
        with recursive numbers(n) as (select 0 union all select n + 1 from numbers where n < ${many - 1})
        select ${account} || cast(n as text), ${account}, null, 'grant', 1, 0, n / 3 from numbers`);
      await transaction.run(sql`update balances set available = ${many} where account_id = ${account}`);
      return account;
    });
  const move = async (account: AccountId): Promise<void> => {
    const task = systemEntropy.uuid() as TaskId;
    await database.write((transaction) => ledger.hold(transaction, account, task, 1, 1_000));
    await database.write((transaction) => ledger.settle(transaction, account, task, 1));
  };

  it('finds nothing where all adds up, and goes on doing so while credits move', async () => {
    const account = await busyAccount();
    expect(await auditLedger(database, now)).toEqual([]);
    const audit = auditLedger(database, now);
    for (let n = 0; n < 20; n++) await move(account);
    expect(await audit).toEqual([]);
  });

  it('lets others in between', async () => {
    await busyAccount();
    let over = false;
    const audit = auditLedger(database, now).then(() => {
      over = true;
    });
    let turns = 0;
    while (!over) {
      await new Promise((resolve) => setImmediate(resolve));
      turns++;
    }
    await audit;
    expect(turns).toBeGreaterThan(3);
  });

  it('does not take for wrong what a clock that was set back hides', async () => {
    const account = await busyAccount();
    clock = 5;
    const audit = auditLedger(database, now);
    await move(account);
    clock = now;
    expect(await audit).toEqual([]);
  });

  it.each([
    ['an entry among the first', 'update ledger_entries set available_change = 2 where id ='],
    ['an entry that is missing', 'delete from ledger_entries where id ='],
  ])('finds %s', async (_, change) => {
    const account = await busyAccount();
    await database.write((transaction) =>
      transaction.run({ strings: Object.assign([`${change} `, ''], { raw: [] }), values: [`${account}17`] }),
    );
    expect(await auditLedger(database, now)).toEqual([{ accountId: account }]);
    await database.write((transaction) =>
      transaction.run(sql`delete from ledger_entries where account_id = ${account}`),
    );
    await database.write((transaction) => transaction.run(sql`delete from balances where account_id = ${account}`));
  });

  it('finds open holds that nobody made', async () => {
    const account = await busyAccount();
    await database.write((transaction) =>
      transaction.run(sql`update balances set open_holds = 1 where account_id = ${account}`),
    );
    expect(await auditLedger(database, now)).toEqual([{ accountId: account }]);
  });
});
