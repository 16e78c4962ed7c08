import type { Database, Transaction } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { type AccountId, type Entropy, sha256 } from '../ids.ts';
import { hintOf, isPlausible, newKey, type Scope } from './keys.ts';

export interface KeyRecord {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly scope: Scope;
  readonly createdAt: number;
  /** To the minute; null until its first use. */
  readonly lastUsedAt: number | null;
  /** When a key that was rotated stops working. */
  readonly endsAt: number | null;
}

/** An account as its operator sees it. */
export interface AccountRecord {
  readonly name: string;
  readonly createdAt: number;
  readonly available: number;
  readonly held: number;
  /** The engines to which its orders may go; null for all there are. */
  readonly engines: AllowedEngines;
}

/** Names of engines, or null for all of them. */
export type AllowedEngines = readonly string[] | null;

/** For whom a key speaks, and what it may do. */
export interface Caller {
  readonly account: AccountId;
  readonly scope: Scope;
}

export interface Accounts {
  /** Who speaks with a key; a revoked key is unknown within five seconds everywhere. */
  byKey(key: string): Promise<Caller | undefined>;
  named(name: string): Promise<AccountId | undefined>;
  create(transaction: Transaction, name: string, engines?: AllowedEngines): Promise<AccountId>;
  /** Where orders of an account may go; a change is known within five seconds everywhere. */
  enginesOf(account: AccountId): Promise<AllowedEngines>;
  allowEngines(account: AccountId, engines: AllowedEngines): Promise<void>;
  /** All there are, the oldest first, with what they have. */
  list(): Promise<AccountRecord[]>;
  /** Returns the key itself: the only time that it is seen. */
  issueKey(
    transaction: Transaction,
    account: AccountId,
    name: string,
    scope?: Scope,
  ): Promise<{ id: string; key: string }>;
  /** Lets a key that the operator chose speak for the account. */
  adoptKey(transaction: Transaction, account: AccountId, name: string, key: string): Promise<void>;
  keys(account: AccountId): Promise<KeyRecord[]>;
  revokeKey(account: AccountId, id: string): Promise<boolean>;
  /** A new key with the name and scope of an old one, which works on for a while. */
  rotateKey(account: AccountId, id: string, graceMs: number): Promise<{ id: string; key: string } | undefined>;
}

/** Known keys and allowed engines are remembered so long: a poll or an order then costs no look-up. */
const rememberMs = 5_000;
const rememberAtMost = 10_000;
/** The last use of a key is written down so often at most. */
const noteUseMs = 60_000;

interface KeyRow extends Caller {
  readonly lastUsedAt: number | null;
  readonly endsAt: number | null;
}

const enginesIn = (text: string | null): AllowedEngines =>
  text === null ? null : (JSON.parse(text) as readonly string[]);

export function createAccounts(database: Database, clock: () => number, entropy: Entropy): Accounts {
  const remembered = new Map<string, { caller: Caller | undefined; until: number }>();
  const allowed = new Map<AccountId, { engines: AllowedEngines; until: number }>();

  const store = async (
    transaction: Transaction,
    account: AccountId,
    name: string,
    key: string,
    scope: Scope,
  ): Promise<{ id: string; key: string }> => {
    const id = entropy.uuid();
    await transaction.run(sql`
      insert into keys (hash, id, account_id, name, hint, scope, created_at)
      values (${sha256(key)}, ${id}, ${account}, ${name}, ${hintOf(key)}, ${scope}, ${clock()}) on conflict (hash) do nothing`);
    remembered.clear();
    return { id, key };
  };

  /** Nobody waits for it, and a use that could not be written down is no harm. */
  const noteUse = (hash: string, now: number): void =>
    void database
      .write((transaction) => transaction.run(sql`update keys set last_used_at = ${now} where hash = ${hash}`))
      .catch(() => undefined);

  return {
    byKey: async (key) => {
      if (!isPlausible(key)) return undefined;
      const hash = sha256(key);
      const known = remembered.get(hash);
      const now = clock();
      if (known && known.until > now) return known.caller;
      const row = await database.one<KeyRow>(sql`
        select account_id as account, scope, last_used_at as "lastUsedAt", revoked_at as "endsAt" from keys
        where hash = ${hash} and (revoked_at is null or revoked_at > ${now})`);
      const caller = row && { account: row.account, scope: row.scope };
      if (remembered.size >= rememberAtMost) remembered.clear();
      remembered.set(hash, {
        caller,
        until: Math.min(now + rememberMs, Number(row?.endsAt ?? Number.MAX_SAFE_INTEGER)),
      });
      if (row && Number(row.lastUsedAt ?? 0) + noteUseMs <= now) noteUse(hash, now);
      return caller;
    },
    named: async (name) =>
      (await database.one<{ id: AccountId }>(sql`select id from accounts where name = ${name}`))?.id,
    create: async (transaction, name, engines = null) => {
      const id = entropy.uuid() as AccountId;
      await transaction.run(sql`
        insert into accounts (id, name, engines_json, created_at)
        values (${id}, ${name}, ${engines && JSON.stringify(engines)}, ${clock()})`);
      return id;
    },
    enginesOf: async (account) => {
      const now = clock();
      const known = allowed.get(account);
      if (known && known.until > now) return known.engines;
      const row = await database.one<{ engines: string | null }>(sql`
        select engines_json as engines from accounts where id = ${account}`);
      const engines = enginesIn(row?.engines ?? null);
      if (allowed.size >= rememberAtMost) allowed.clear();
      allowed.set(account, { engines, until: now + rememberMs });
      return engines;
    },
    allowEngines: async (account, engines) => {
      await database.write((transaction) =>
        transaction.run(sql`
          update accounts set engines_json = ${engines && JSON.stringify(engines)} where id = ${account}`),
      );
      allowed.delete(account);
    },
    list: async () => {
      const rows = await database.all<Omit<AccountRecord, 'engines'> & { engines: string | null }>(sql`
        select a.name, a.created_at as "createdAt", a.engines_json as engines, b.available, b.held
        from accounts a join balances b on b.account_id = a.id order by a.created_at, a.id`);
      return rows.map(({ name, engines, ...counts }) => ({
        name,
        engines: enginesIn(engines),
        createdAt: Number(counts.createdAt),
        available: Number(counts.available),
        held: Number(counts.held),
      }));
    },
    issueKey: (transaction, account, name, scope = 'full') => store(transaction, account, name, newKey(entropy), scope),
    adoptKey: async (transaction, account, name, key) => {
      await store(transaction, account, name, key, 'full');
    },
    keys: (account) =>
      database.all<KeyRecord>(sql`
        select id, name, hint, scope, created_at as "createdAt", last_used_at as "lastUsedAt", revoked_at as "endsAt"
        from keys
        where account_id = ${account} and (revoked_at is null or revoked_at > ${clock()}) order by created_at, id`),
    rotateKey: (account, id, graceMs) =>
      database.write(async (transaction) => {
        const old = await transaction.one<{ name: string; scope: Scope }>(sql`
          select name, scope from keys where id = ${id} and account_id = ${account} and revoked_at is null`);
        if (!old) return undefined;
        await transaction.run(sql`update keys set revoked_at = ${clock() + graceMs} where id = ${id}`);
        return store(transaction, account, old.name, newKey(entropy), old.scope);
      }),
    revokeKey: async (account, id) => {
      const changed = await database.write((transaction) =>
        transaction.run(sql`
          update keys set revoked_at = ${clock()}
          where id = ${id} and account_id = ${account} and (revoked_at is null or revoked_at > ${clock()})`),
      );
      remembered.clear();
      return changed === 1;
    },
  };
}
