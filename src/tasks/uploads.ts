import { type Failure, failure } from '../catalogue/failures.ts';
import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { type AccountId, type Entropy, token } from '../ids.ts';
import type { Storage } from '../storage/storage.ts';

export interface Uploads {
  /** Keeps the bytes of a recording for a day, for orders that name its address. */
  keep(account: AccountId, bytes: Uint8Array): Promise<{ readonly audioUrl: string } | { readonly failure: Failure }>;
  /** Removes what is older than a day. */
  tidy(): Promise<void>;
}

const keepMs = 24 * 60 * 60 * 1000;
/** Of one account at a time, so that a day of uploads does not fill the disk. */
const mostBytes = 2 ** 30;
const batch = 100;

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to);

/** The form of a recording by its first bytes; undefined for what is none that can be read here. */
function formOf(bytes: Uint8Array): { extension: string; contentType: string } | undefined {
  const start = ascii(bytes, 0, 4);
  if (start === 'RIFF' && ascii(bytes, 8, 12) === 'WAVE') return { extension: 'wav', contentType: 'audio/wav' };
  if (start === 'fLaC') return { extension: 'flac', contentType: 'audio/flac' };
  if (start === 'OggS') return { extension: 'ogg', contentType: 'audio/ogg' };
  // An ID3 tag, or the eleven set bits with which a frame of MPEG audio begins.
  const isMpeg = start.startsWith('ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0);
  return isMpeg ? { extension: 'mp3', contentType: 'audio/mpeg' } : undefined;
}

interface UploadsRoom {
  readonly database: Database;
  readonly storage: Storage;
  readonly clock: () => number;
  readonly entropy: Entropy;
  readonly urlOf: (key: string) => string;
}

export function createUploads({ database, storage, clock, entropy, urlOf }: UploadsRoom): Uploads {
  return {
    keep: async (account, bytes) => {
      const form = formOf(bytes);
      if (!form) return { failure: failure('invalid_request', 'The bytes are no wav, mp3, flac or ogg. Send one') };
      const key = `uploads/${token(entropy)}.${form.extension}`;
      // The row comes first: a crash in between leaves nothing that nobody would remove.
      const fits = await database.write(async (transaction) => {
        const kept = await transaction.one<{ bytes: number | null }>(sql`
          select sum(bytes) as bytes from uploads where account_id = ${account}`);
        if (Number(kept?.bytes ?? 0) + bytes.length > mostBytes) return false;
        await transaction.run(sql`
          insert into uploads (file_key, account_id, bytes, created_at)
          values (${key}, ${account}, ${bytes.length}, ${clock()})`);
        return true;
      });
      if (!fits) {
        const message = 'A GiB of uploads is kept here already. Each is removed after a day';
        return { failure: failure('rate_limited', message, { retryAfterSeconds: 3600 }) };
      }
      await storage.put(key, bytes, form.contentType);
      return { audioUrl: urlOf(key) };
    },
    tidy: async () => {
      const old = await database.all<{ key: string }>(sql`
        select file_key as "key" from uploads where created_at < ${clock() - keepMs} limit ${batch}`);
      for (const { key } of old) {
        await storage.remove(key);
        await database.write((transaction) => transaction.run(sql`delete from uploads where file_key = ${key}`));
      }
    },
  };
}
