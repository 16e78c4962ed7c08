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

/** Where accounts stand in virtual time, and under no name what is being served. */
export type Turns = ReadonlyMap<string, number>;

export async function turnsOf(transaction: Transaction, accounts: readonly string[]): Promise<Turns> {
  const queries = selectTurns([served, ...new Set(accounts)].map((account) => [account]));
  const rows = await Promise.all(queries.map((query) => transaction.all<{ account: string; stands: number }>(query)));
  return new Map(rows.flat().map(({ account, stands }) => [account, Number(stands)]));
}

/** The ranks of these tasks, in their order; and what is to be written with them. */
export function takeTurns(
  turns: Turns,
  tasks: readonly Waiting[],
): { readonly ranks: readonly number[]; readonly kept: readonly Query[] } {
  const stands = new Map(turns);
  const now = stands.get(served) ?? 0;
  const ranks = tasks.map(({ account, cost }) => {
    const rank = Math.max(now, stands.get(account) ?? 0);
    stands.set(account, rank + cost);
    return rank;
  });
  const accounts = [...new Set(tasks.map(({ account }) => account))].sort();
  return { ranks, kept: keepTurns(accounts.map((account) => [account, stands.get(account) ?? now])) };
}

/** Notes the highest rank that was given to a worker. */
export async function passTurn(transaction: Transaction, rank: number): Promise<void> {
  if (rank > 0)
    await transaction.run(sql`
      update turns set virtual_time = ${rank} where account_id = ${served} and virtual_time < ${rank}`);
}
