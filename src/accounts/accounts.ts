import type { Database, Transaction } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { type AccountId, type Entropy, sha256 } from '../ids.ts';
import { hintOf, isPlausible, newKey } from './keys.ts';

export interface KeyRecord {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly createdAt: number;
}

export interface Accounts {
  /** The account for which a key speaks; a revoked key is unknown within five seconds everywhere. */
  byKey(key: string): Promise<AccountId | undefined>;
  named(name: string): Promise<AccountId | undefined>;
  create(transaction: Transaction, name: string): Promise<AccountId>;
  /** Returns the key itself: the only time that it is seen. */
  issueKey(transaction: Transaction, account: AccountId, name: string): Promise<{ id: string; key: string }>;
  /** Lets a key that the operator chose speak for the account. */
  adoptKey(transaction: Transaction, account: AccountId, name: string, key: string): Promise<void>;
  keys(account: AccountId): Promise<KeyRecord[]>;
  revokeKey(account: AccountId, id: string): Promise<boolean>;
}

/** Known keys are remembered so long: a poll then costs no look-up. */
const rememberMs = 5_000;
const rememberAtMost = 10_000;

export function createAccounts(database: Database, clock: () => number, entropy: Entropy): Accounts {
  const remembered = new Map<string, { account: AccountId | undefined; until: number }>();

  const store = async (
    transaction: Transaction,
    account: AccountId,
    name: string,
    key: string,
  ): Promise<{ id: string; key: string }> => {
    const id = entropy.uuid();
    await transaction.run(sql`
      insert into keys (hash, id, account_id, name, hint, created_at)
      values (${sha256(key)}, ${id}, ${account}, ${name}, ${hintOf(key)}, ${clock()}) on conflict (hash) do nothing`);
    remembered.clear();
    return { id, key };
  };

  return {
    byKey: async (key) => {
      if (!isPlausible(key)) return undefined;
      const hash = sha256(key);
      const known = remembered.get(hash);
      if (known && known.until > clock()) return known.account;
      const row = await database.one<{ account: AccountId }>(sql`
        select account_id as account from keys where hash = ${hash} and revoked_at is null`);
      if (remembered.size >= rememberAtMost) remembered.clear();
      remembered.set(hash, { account: row?.account, until: clock() + rememberMs });
      return row?.account;
    },
    named: async (name) =>
      (await database.one<{ id: AccountId }>(sql`select id from accounts where name = ${name}`))?.id,
    create: async (transaction, name) => {
      const id = entropy.uuid() as AccountId;
      await transaction.run(sql`insert into accounts (id, name, created_at) values (${id}, ${name}, ${clock()})`);
      return id;
    },
    issueKey: (transaction, account, name) => store(transaction, account, name, newKey(entropy)),
    adoptKey: async (transaction, account, name, key) => {
      await store(transaction, account, name, key);
    },
    keys: (account) =>
      database.all<KeyRecord>(sql`
        select id, name, hint, created_at as "createdAt" from keys
        where account_id = ${account} and revoked_at is null order by created_at, id`),
    revokeKey: async (account, id) => {
      const changed = await database.write((transaction) =>
        transaction.run(sql`
          update keys set revoked_at = ${clock()}
          where id = ${id} and account_id = ${account} and revoked_at is null`),
      );
      remembered.clear();
      return changed === 1;
    },
  };
}
