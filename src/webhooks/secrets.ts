import type { Database, Reader } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { AccountId } from '../ids.ts';

export interface WebhookSecrets {
  /** The secret that new receivers should know. */
  current(account: AccountId): Promise<string>;
  /** Those with which callbacks are signed now, the newest first. */
  valid(account: AccountId): Promise<readonly string[]>;
  /** Makes a new secret current; the one before is used beside it for a day. */
  rotate(account: AccountId): Promise<Rotated>;
}

export interface Rotated {
  readonly secret: string;
  /** Until then callbacks carry the signature of the secret before, too. */
  readonly previousValidUntil: number;
}

/** Time for a receiver to be told of the new secret. */
export const overlapMs = 24 * 60 * 60 * 1000;

/** Secrets are derived from the master and a version: only the version is kept, and no secret stands in the database. */
export function createWebhookSecrets(
  database: Database,
  clock: () => number,
  derive: (account: AccountId, version: number) => string,
): WebhookSecrets {
  const versionOf = async (reader: Reader, account: AccountId): Promise<{ version: number; rotatedAt: number }> => {
    const row = await reader.one<{ version: number; rotated_at: number }>(sql`
      select version, rotated_at from webhook_secrets where account_id = ${account}`);
    return { version: Number(row?.version ?? 0), rotatedAt: Number(row?.rotated_at ?? 0) };
  };
  return {
    current: async (account) => derive(account, (await versionOf(database, account)).version),
    valid: async (account) => {
      const { version, rotatedAt } = await versionOf(database, account);
      const newest = derive(account, version);
      return version > 0 && clock() < rotatedAt + overlapMs ? [newest, derive(account, version - 1)] : [newest];
    },
    rotate: async (account) => {
      const rotatedAt = clock();
      const version = await database.write(async (transaction) => {
        await transaction.run(sql`
          insert into webhook_secrets (account_id, version, rotated_at) values (${account}, 1, ${rotatedAt})
          on conflict (account_id) do update
            set version = webhook_secrets.version + 1, rotated_at = excluded.rotated_at`);
        return (await versionOf(transaction, account)).version;
      });
      return { secret: derive(account, version), previousValidUntil: rotatedAt + overlapMs };
    },
  };
}
