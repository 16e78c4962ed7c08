import type { Reader, Transaction } from '../database/database.ts';
import { forRows, sql } from '../database/sql.ts';
import type { AccountId, Entropy, TaskId } from '../ids.ts';
import { auditLedger } from './audit.ts';

export interface Balance {
  readonly available: number;
  readonly held: number;
  readonly openHolds: number;
}

export interface Entry {
  readonly id: string;
  readonly kind: 'grant' | 'hold' | 'settle' | 'release';
  readonly taskId: TaskId | null;
  readonly availableChange: number;
  readonly heldChange: number;
  readonly createdAt: number;
}

export interface Hold {
  readonly account: AccountId;
  readonly task: TaskId;
  readonly amount: number;
}

export type HoldRefusal =
  | { readonly reason: 'credits'; readonly available: number }
  | { readonly reason: 'concurrency' };

/** Holds whose amounts are taken and whose entries are still to be written. */
export interface Holding {
  /** In the order of the holds; undefined where a hold stands. */
  readonly refusals: readonly (HoldRefusal | undefined)[];
  /** Must be called in the same transaction; other writes need not wait for it. */
  readonly write: () => Promise<void>;
}

/**
 * Credits, moved only by appending entries. A hold takes credits aside; exactly one settle or release resolves it
 * (a unique index, not a code path, sees to that), and the balance row moves in the same transaction and may not
 * become negative. After tigerbeetle's two-phase transfers.
 */
export interface Ledger {
  open(transaction: Transaction, account: AccountId): Promise<void>;
  grant(transaction: Transaction, account: AccountId, amount: number): Promise<void>;
  hold(
    transaction: Transaction,
    account: AccountId,
    task: TaskId,
    amount: number,
    maxOpenHolds: number,
  ): Promise<HoldRefusal | undefined>;
  /** The same for many at once, by few statements. Locks the accounts' balances. */
  holdAll(transaction: Transaction, holds: readonly Hold[], maxOpenHolds: number): Promise<Holding>;
  /** Charges `amount` of the task's hold and gives the rest back. */
  settle(transaction: Transaction, account: AccountId, task: TaskId, amount: number): Promise<void>;
  release(transaction: Transaction, account: AccountId, task: TaskId): Promise<void>;
  balance(reader: Reader, account: AccountId): Promise<Balance>;
  entries(reader: Reader, account: AccountId, limit: number): Promise<Entry[]>;
  /** Accounts whose balance differs from the sum of their entries, or whose open holds do; must be empty. */
  audit(reader: Reader): Promise<{ accountId: string }[]>;
}

/** What one account is asked for at once. */
interface Sum {
  readonly account: AccountId;
  readonly amount: number;
  readonly count: number;
}

const takeSums = forRows(
  `update balances set available = available - wanted.column2, held = held + wanted.column2,
    open_holds = open_holds + wanted.column3
  from (values`,
  '(?, cast(? as bigint), cast(? as bigint), cast(? as bigint))',
  `) as wanted
  where balances.account_id = wanted.column1 and available >= wanted.column2
    and open_holds + wanted.column3 <= wanted.column4
  returning balances.account_id as account`,
);

const insertHolds = forRows(
  `insert into ledger_entries (id, account_id, task_id, kind, available_change, held_change, created_at) values`,
  "(?, ?, ?, 'hold', ?, ?, ?)",
);

export function createLedger(clock: () => number, entropy: Entropy): Ledger {
  const append = (
    transaction: Transaction,
    account: AccountId,
    task: TaskId | null,
    kind: Entry['kind'],
    available: number,
    held: number,
  ): Promise<number> =>
    transaction.run(sql`
      insert into ledger_entries (id, account_id, task_id, kind, available_change, held_change, created_at)
      values (${entropy.uuid()}, ${account}, ${task}, ${kind}, ${available}, ${held}, ${clock()})`);

  /** Asserted at every move: an entry without its balance would be money from nowhere. */
  const moved = async (account: AccountId, changed: Promise<number>): Promise<void> => {
    if ((await changed) !== 1) throw new Error(`account ${account} has no balance to move`);
  };

  const heldFor = async (transaction: Transaction, account: AccountId, task: TaskId): Promise<number> => {
    const row = await transaction.one<{ amount: number }>(sql`
      select held_change as amount from ledger_entries
      where task_id = ${task} and account_id = ${account} and kind = 'hold'`);
    if (!row) throw new Error(`task ${task} has no hold to resolve`);
    return Number(row.amount);
  };

  const resolve = async (
    transaction: Transaction,
    account: AccountId,
    task: TaskId,
    kind: 'settle' | 'release',
    charged: number,
  ): Promise<void> => {
    const held = await heldFor(transaction, account, task);
    if (charged < 0 || charged > held) throw new Error(`cannot charge ${charged} of a hold of ${held}`);
    await append(transaction, account, task, kind, held - charged, -held);
    await moved(
      account,
      transaction.run(sql`
        update balances
        set available = available + ${held - charged}, held = held - ${held}, open_holds = open_holds - 1
        where account_id = ${account}`),
    );
  };

  const balance = async (reader: Reader, account: AccountId): Promise<Balance> => {
    const row = await reader.one<{ available: number; held: number; open_holds: number }>(sql`
      select available, held, open_holds from balances where account_id = ${account}`);
    if (!row) throw new Error(`account ${account} has no balance`);
    return { available: Number(row.available), held: Number(row.held), openHolds: Number(row.open_holds) };
  };

  /** Takes each sum, whole or not at all; answers the accounts where that was possible. */
  const take = async (transaction: Transaction, sums: readonly Sum[], maxOpenHolds: number): Promise<Set<string>> => {
    const rows = sums.map(({ account, amount, count }) => [account, amount, count, maxOpenHolds]);
    const taken = await Promise.all(takeSums(rows).map((query) => transaction.all<{ account: string }>(query)));
    return new Set(taken.flat().map(({ account }) => account));
  };

  const holdAll: Ledger['holdAll'] = async (transaction, holds, maxOpenHolds) => {
    const sums = new Map<AccountId, Sum>();
    for (const { account, amount } of holds) {
      const sum = sums.get(account);
      sums.set(account, { account, amount: (sum?.amount ?? 0) + amount, count: (sum?.count ?? 0) + 1 });
    }
    // In one order everywhere, so that two writes seldom wait for each other.
    const sorted = [...sums.values()].sort((one, other) => (one.account < other.account ? -1 : 1));
    const whole = await take(transaction, sorted, maxOpenHolds);
    const refusals: (HoldRefusal | undefined)[] = [];
    for (const { account, amount } of holds) {
      const isTaken =
        whole.has(account) ||
        ((sums.get(account)?.count ?? 1) > 1 &&
          (await take(transaction, [{ account, amount, count: 1 }], maxOpenHolds)).has(account));
      refusals.push(isTaken ? undefined : await refusalOf(transaction, account, amount));
    }
    const held = holds.filter((_, index) => refusals[index] === undefined);
    const rows = held.map(({ account, task, amount }) => [entropy.uuid(), account, task, -amount, amount, clock()]);
    const write = async (): Promise<void> => {
      await Promise.all(insertHolds(rows).map((query) => transaction.run(query)));
    };
    return { refusals, write };
  };

  const refusalOf = async (transaction: Transaction, account: AccountId, amount: number): Promise<HoldRefusal> => {
    const { available } = await balance(transaction, account);
    return available < amount ? { reason: 'credits', available } : { reason: 'concurrency' };
  };

  return {
    balance,
    open: async (transaction, account) => {
      await transaction.run(sql`
        insert into balances (account_id, available, held, open_holds) values (${account}, 0, 0, 0)`);
    },
    grant: async (transaction, account, amount) => {
      if (!Number.isSafeInteger(amount) || amount <= 0)
        throw new Error(`a grant is a whole number above 0, not ${amount}`);
      await append(transaction, account, null, 'grant', amount, 0);
      await moved(
        account,
        transaction.run(sql`update balances set available = available + ${amount} where account_id = ${account}`),
      );
    },
    hold: async (transaction, account, task, amount, maxOpenHolds) => {
      const { refusals, write } = await holdAll(transaction, [{ account, task, amount }], maxOpenHolds);
      await write();
      return refusals[0];
    },
    holdAll,
    settle: (transaction, account, task, amount) => resolve(transaction, account, task, 'settle', amount),
    release: (transaction, account, task) => resolve(transaction, account, task, 'release', 0),
    entries: (reader, account, limit) =>
      reader.all<Entry>(sql`
        select id, kind, task_id as "taskId", available_change as "availableChange", held_change as "heldChange",
          created_at as "createdAt"
        from ledger_entries where account_id = ${account} order by created_at desc, id limit ${limit}`),
    audit: (reader) => auditLedger(reader, clock()),
  };
}
