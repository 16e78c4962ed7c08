import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Reader } from '../database/database.ts';
import { sql } from '../database/sql.ts';

/** Entries added up by one statement: SQLite needs some 3 ms for a thousand, in which nobody is answered. */
const most = 2_000;
/** Beside entries that are as young as this others may still appear that bear an earlier time. */
const settlingMs = 60_000;
const accountsAtOnce = 500;
const beginning = -1;

interface Sums {
  readonly available: number;
  readonly held: number;
  readonly openHolds: number;
}

const nothing: Sums = { available: 0, held: 0, openHolds: 0 };

/** PostgreSQL answers sums as texts. */
const plus = (one: Sums, other: Sums = nothing): Sums => ({
  available: one.available + Number(other.available),
  held: one.held + Number(other.held),
  openHolds: one.openHolds + Number(other.openHolds),
});

const same = (one: Sums, other: Sums): boolean =>
  one.available === other.available && one.held === other.held && one.openHolds === other.openHolds;

const entriesBetween = (reader: Reader, account: string, from: number, to: number): Promise<Sums | undefined> =>
  reader.one<Sums>(sql`
    select coalesce(sum(available_change), 0) as available, coalesce(sum(held_change), 0) as held,
      coalesce(sum(case kind when 'hold' then 1 when 'settle' then -1 when 'release' then -1 end), 0) as "openHolds"
    from ledger_entries where account_id = ${account} and created_at > ${from} and created_at <= ${to}`);

/** What the entries until then must add up to; one statement, so that nothing moves between balance and entries. */
const owedUntil = async (reader: Reader, account: string, time: number): Promise<Sums> =>
  plus(
    nothing,
    await reader.one<Sums>(sql`
      select b.available - coalesce(sum(e.available_change), 0) as available,
        b.held - coalesce(sum(e.held_change), 0) as held,
        b.open_holds - coalesce(sum(case e.kind when 'hold' then 1 when 'settle' then -1 when 'release' then -1 end), 0) as "openHolds"
      from balances b left join ledger_entries e on e.account_id = b.account_id and e.created_at > ${time}
      where b.account_id = ${account}
      group by b.account_id, b.available, b.held, b.open_holds`),
  );

async function addsUp(reader: Reader, account: string, now: number): Promise<boolean> {
  let from = beginning;
  let found = nothing;
  for (;;) {
    await othersTurn();
    const last = await reader.one<{ at: number }>(sql`
      select created_at as at from ledger_entries
      where account_id = ${account} and created_at > ${from} and created_at <= ${now - settlingMs}
      order by created_at limit 1 offset ${most - 1}`);
    if (!last) break;
    const to = Number(last.at);
    found = plus(found, await entriesBetween(reader, account, from, to));
    from = to;
  }
  if (same(found, await owedUntil(reader, account, from))) return true;
  // A clock that was set back may have hidden an entry behind what was added up already: only this counts as wrong.
  return from !== beginning && same(nothing, await owedUntil(reader, account, beginning));
}

/**
 * Accounts whose balance differs from the sum of their entries, or whose open holds do. Adds up few entries at a time,
 * because in SQLite every statement holds up the whole process: a million at once took 2.5 to 3 s.
 */
export async function auditLedger(reader: Reader, now: number): Promise<{ accountId: string }[]> {
  const wrong: { accountId: string }[] = [];
  for (let after = ''; ; ) {
    const accounts = await reader.all<{ accountId: string }>(sql`
      select account_id as "accountId" from balances where account_id > ${after}
      order by account_id limit ${accountsAtOnce}`);
    for (const account of accounts) if (!(await addsUp(reader, account.accountId, now))) wrong.push(account);
    const last = accounts.at(-1);
    if (!last) return wrong;
    after = last.accountId;
  }
}
