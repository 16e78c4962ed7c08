import { createHmac } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './database/database.ts';
import { sql } from './database/sql.ts';
import type { AccountId, Entropy } from './ids.ts';
import { webhookSecret } from './webhooks/sign.ts';

/** Reads a secret of the data directory, or makes it at the first start; only the owner may read the file. */
export function keptSecret(directory: string, name: string, make: () => string): { secret: string; isNew: boolean } {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, name);
  if (existsSync(path)) return { secret: readFileSync(path, 'utf8').trim(), isNew: false };
  const secret = make();
  writeFileSync(path, `${secret}\n`, { mode: 0o600 });
  return { secret, isNew: true };
}

/** What is derived from the one key that has to be kept. */
export interface Derived {
  /** One secret per account and version. */
  readonly ofWebhooks: (account: AccountId, version: number) => string;
  /** For the addresses at which upstreams call. */
  readonly ofCallbacks: Uint8Array;
}

/** The key is kept in the data directory, or, when several nodes must sign alike, in the database that they share. */
export async function derivedSecrets(database: Database, directory: string, entropy: Entropy): Promise<Derived> {
  const own = keptSecret(directory, 'webhook-master', () => entropy.bytes(32).toString('base64')).secret;
  const master = Buffer.from(database.isShared ? await sharedSecret(database, 'webhook-master', own) : own, 'base64');
  return {
    ofWebhooks: (account, version) => {
      const derivation = createHmac('sha256', master).update(account);
      if (version > 0) derivation.update(`.${version}`);
      return webhookSecret(derivation.digest());
    },
    // No account has this name: theirs are UUIDs.
    ofCallbacks: createHmac('sha256', master).update('callbacks of upstreams').digest(),
  };
}

/** What the first node that asked has put there. */
async function sharedSecret(database: Database, name: string, own: string): Promise<string> {
  await database.write((transaction) =>
    transaction.run(sql`insert into secrets (name, secret) values (${name}, ${own}) on conflict (name) do nothing`),
  );
  const row = await database.one<{ secret: string }>(sql`select secret from secrets where name = ${name}`);
  if (!row) throw new Error(`the secret ${name} is gone from the database`);
  return row.secret;
}
