import type { Transaction } from '../database/database.ts';
import { forRows, type Query, sql } from '../database/sql.ts';
import type { Waiting } from './queue.ts';

/**
 * Start-time fair queueing (Goyal, Vin and Cheng, 1996). A task's rank is where its account stood in virtual time, but
 * no earlier than the rank that is being served; the account then stands behind it by the task's cost. The lowest rank
 * goes first: who has 100,000 tasks in line and who has one take turns, at the same price in look-ups for any backlog.
 */
const served = '';

const selectTurns = forRows(
  'select account_id as account, virtual_time as stands from turns where account_id in (values',
  '(?)',
  ')',
);
const keepTurns = forRows(
  'insert into turns (account_id, virtual_time) values',
  '(?, ?)',
  'on conflict (account_id) do update set virtual_time = excluded.virtual_time',
);

/** The ranks of these tasks, in their order; and what is to be written with them. */
export async function takeTurns(
  transaction: Transaction,
  tasks: readonly Waiting[],
): Promise<{ readonly ranks: readonly number[]; readonly kept: readonly Query[] }> {
  const accounts = [...new Set(tasks.map(({ account }) => account))].sort();
  const stands = new Map<string, number>();
  for (const query of selectTurns([[served], ...accounts.map((account) => [account])]))
    for (const row of await transaction.all<{ account: string; stands: number }>(query))
      stands.set(row.account, Number(row.stands));
  const now = stands.get(served) ?? 0;
  const ranks = tasks.map(({ account, cost }) => {
    const rank = Math.max(now, stands.get(account) ?? 0);
    stands.set(account, rank + cost);
    return rank;
  });
  return { ranks, kept: keepTurns(accounts.map((account) => [account, stands.get(account) ?? now])) };
}

/** Notes the highest rank that was given to a worker. */
export async function passTurn(transaction: Transaction, rank: number): Promise<void> {
  if (rank > 0)
    await transaction.run(sql`
      update turns set virtual_time = ${rank} where account_id = ${served} and virtual_time < ${rank}`);
}
