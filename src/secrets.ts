import { createHmac } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** One secret per account, derived, so that none but the master key has to be kept. */
export function webhookSecrets(directory: string, entropy: Entropy): (account: AccountId) => string {
  const master = keptSecret(directory, 'webhook-master', () => entropy.bytes(32).toString('base64')).secret;
  return (account) => webhookSecret(createHmac('sha256', Buffer.from(master, 'base64')).update(account).digest());
}
