import { join } from 'node:path';
import { type AccountRecord, type Accounts, type AllowedEngines, createAccounts } from '../accounts/accounts.ts';
import { knownEngines } from '../config.ts';
import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { openSqlite } from '../database/sqlite.ts';
import type { Entropy } from '../ids.ts';
import { type Balance, createLedger, type Ledger } from '../ledger/ledger.ts';

/** What only who keeps the server may do, and no key of any account. */
export interface Operator {
  accounts(): Promise<readonly AccountRecord[]>;
  /** Opens an account with credits, and a key of its own, shown this once; undefined where the name is taken. */
  open(account: string, credits: number, engines: AllowedEngines): Promise<OpenedAccount | undefined>;
  /** Says to which engines orders of an account may go from now on; false where there is no such account. */
  allow(account: string, engines: AllowedEngines): Promise<boolean>;
  /** Gives an account credits; undefined where there is no such account. */
  grant(account: string, credits: number): Promise<Balance | undefined>;
  /** False where the database is a server, which has its own programs for that. */
  readonly canSnapshot: boolean;
  /** Writes the database as it is at this moment to a new file. Nobody is answered meanwhile. */
  snapshot(file: string): Promise<void>;
  /** Accounts whose balance is not the sum of their entries; there must be none. */
  audit(): Promise<readonly { accountId: string }[]>;
}

export interface OpenedAccount {
  readonly account: string;
  readonly key: string;
  readonly available: number;
  readonly engines: AllowedEngines;
}

/** A list of engines as it was typed or sent: null for all of them, undefined when it is none. */
export function engineList(value: unknown): AllowedEngines | undefined {
  if (value === null) return null;
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const names = value.map(String);
  return names.every((name) => knownEngines.includes(name)) ? [...new Set(names)] : undefined;
}
export const engineListRule = `must name one or more of ${knownEngines.join(', ')}`;

/** How an account may be called: it is typed in commands and read in logs. */
export const accountName = /^[a-z0-9][a-z0-9._-]{0,63}$/;
export const accountNameRule =
  'must be 1 to 64 small letters, digits, dots, dashes and underscores, and begin with a letter or digit';

interface OperatorRoom {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly accounts: Accounts;
}

export function createOperator({ database, ledger, accounts }: OperatorRoom): Operator {
  return {
    accounts: accounts.list,
    open: (name, credits, engines) =>
      database.write(async (transaction) => {
        const taken = await transaction.one(sql`select id from accounts where name = ${name}`);
        if (taken) return undefined;
        const account = await accounts.create(transaction, name, engines);
        await ledger.open(transaction, account);
        if (credits > 0) await ledger.grant(transaction, account, credits);
        const { key } = await accounts.issueKey(transaction, account, 'default');
        return { account: name, key, available: credits, engines };
      }),
    allow: async (name, engines) => {
      const account = await accounts.named(name);
      if (account !== undefined) await accounts.allowEngines(account, engines);
      return account !== undefined;
    },
    grant: async (name, credits) => {
      const account = await accounts.named(name);
      if (account === undefined) return undefined;
      await database.write((transaction) => ledger.grant(transaction, account, credits));
      return ledger.balance(database, account);
    },
    canSnapshot: !database.isShared,
    // Outside a transaction, in which SQLite refuses it.
    snapshot: async (file) => void (await database.all(sql`vacuum into ${file}`)),
    audit: () => ledger.audit(database),
  };
}

/** The same at a data directory whose server is stopped; throws while one runs. */
export function openOperator(
  directory: string,
  clock: () => number,
  entropy: Entropy,
): Operator & { close(): Promise<void> } {
  const database = openSqlite(join(directory, 'cantiga.db'), () => {});
  const room = { database, ledger: createLedger(clock, entropy), accounts: createAccounts(database, clock, entropy) };
  return { ...createOperator(room), close: () => database.close() };
}
