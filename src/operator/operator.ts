import { join } from 'node:path';
import { type Accounts, createAccounts } from '../accounts/accounts.ts';
import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { openSqlite } from '../database/sqlite.ts';
import type { Entropy } from '../ids.ts';
import { type Balance, createLedger, type Ledger } from '../ledger/ledger.ts';

/** What only who keeps the server may do, and no key of any account. */
export interface Operator {
  /** Gives an account credits; undefined where there is no such account. */
  grant(account: string, credits: number): Promise<Balance | undefined>;
  /** False where the database is a server, which has its own programs for that. */
  readonly canSnapshot: boolean;
  /** Writes the database as it is at this moment to a new file. Nobody is answered meanwhile. */
  snapshot(file: string): Promise<void>;
  /** Accounts whose balance is not the sum of their entries; there must be none. */
  audit(): Promise<readonly { accountId: string }[]>;
}

interface OperatorRoom {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly accounts: Accounts;
}

export function createOperator({ database, ledger, accounts }: OperatorRoom): Operator {
  return {
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
