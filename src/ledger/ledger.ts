import type { Reader, Transaction } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { AccountId, Entropy, TaskId } from '../ids.ts';

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

export type HoldRefusal =
  | { readonly reason: 'credits'; readonly available: number }
  | { readonly reason: 'concurrency' };

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
  /** Charges `amount` of the task's hold and gives the rest back. */
  settle(transaction: Transaction, account: AccountId, task: TaskId, amount: number): Promise<void>;
  release(transaction: Transaction, account: AccountId, task: TaskId): Promise<void>;
  balance(reader: Reader, account: AccountId): Promise<Balance>;
  entries(reader: Reader, account: AccountId, limit: number): Promise<Entry[]>;
  /** Accounts whose balance differs from the sum of their entries; must be empty. */
  audit(reader: Reader): Promise<{ accountId: string }[]>;
}

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
    await transaction.run(sql`
      update balances set available = available + ${held - charged}, held = held - ${held}, open_holds = open_holds - 1
      where account_id = ${account}`);
  };

  const balance = async (reader: Reader, account: AccountId): Promise<Balance> => {
    const row = await reader.one<{ available: number; held: number; open_holds: number }>(sql`
      select available, held, open_holds from balances where account_id = ${account}`);
    if (!row) throw new Error(`account ${account} has no balance`);
    return { available: Number(row.available), held: Number(row.held), openHolds: Number(row.open_holds) };
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
      await transaction.run(sql`update balances set available = available + ${amount} where account_id = ${account}`);
    },
    hold: async (transaction, account, task, amount, maxOpenHolds) => {
      const changed = await transaction.run(sql`
        update balances set available = available - ${amount}, held = held + ${amount}, open_holds = open_holds + 1
        where account_id = ${account} and available >= ${amount} and open_holds < ${maxOpenHolds}`);
      if (changed === 1) {
        await append(transaction, account, task, 'hold', -amount, amount);
        return undefined;
      }
      const { available } = await balance(transaction, account);
      return available < amount ? { reason: 'credits', available } : { reason: 'concurrency' };
    },
    settle: (transaction, account, task, amount) => resolve(transaction, account, task, 'settle', amount),
    release: (transaction, account, task) => resolve(transaction, account, task, 'release', 0),
    entries: (reader, account, limit) =>
      reader.all<Entry>(sql`
        select id, kind, task_id as "taskId", available_change as "availableChange", held_change as "heldChange",
          created_at as "createdAt"
        from ledger_entries where account_id = ${account} order by created_at desc, id limit ${limit}`),
    audit: (reader) =>
      reader.all<{ accountId: string }>(sql`
        select b.account_id as "accountId" from balances b
        left join ledger_entries e on e.account_id = b.account_id
        group by b.account_id, b.available, b.held
        having coalesce(sum(e.available_change), 0) <> b.available or coalesce(sum(e.held_change), 0) <> b.held`),
  };
}
