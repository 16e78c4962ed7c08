import { type Failure, failure } from '../catalogue/failures.ts';
import type { Database, Reader, Transaction } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { type AccountId, type Entropy, token } from '../ids.ts';
import type { Storage } from '../storage/storage.ts';

/** A place for a file that is sent without a key. */
export interface Place {
  readonly account: AccountId;
  readonly audioUrl: string;
  readonly isFilled: boolean;
  /** The order that was made of it. */
  readonly task: string | undefined;
}

export interface Unfilled {
  readonly why: 'unknown' | 'sent' | 'full' | 'unreadable';
  readonly message: string;
}

export interface Uploads {
  /** Keeps the bytes of a recording for a day, for orders that name its address. */
  keep(account: AccountId, bytes: Uint8Array): Promise<{ readonly audioUrl: string } | { readonly failure: Failure }>;
  /** A place for a file of that form, whose id lets anybody put one file there within a day. */
  reserve(account: AccountId, extension: string): Promise<{ readonly id: string } | { readonly failure: Failure }>;
  look(id: string): Promise<Place | undefined>;
  /** @returns why the bytes were not put there */
  fill(id: string, bytes: Uint8Array): Promise<Unfilled | undefined>;
  /** Notes what was ordered of a place. */
  ordered(id: string, task: string): Promise<void>;
  /** Removes what is older than a day. */
  tidy(): Promise<void>;
}

export const maxUpload = 64 * 2 ** 20;
/** With the fields and the boundaries of a form. */
export const formBytes = maxUpload + 64 * 1024;
const keepMs = 24 * 60 * 60 * 1000;
/** Of one account at a time, so that a day of uploads does not fill the disk. */
const mostBytes = 2 ** 30;
const mostEmpty = 100;
const batch = 100;

const forms = {
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  flac: 'audio/flac',
  ogg: 'audio/ogg',
  m4a: 'audio/mp4',
} as const;
type Extension = keyof typeof forms;
const extensions = Object.keys(forms) as Extension[];

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to);

/** The form of a recording by its first bytes; undefined for what is none that can be read here. */
function formOf(bytes: Uint8Array): Extension | undefined {
  const start = ascii(bytes, 0, 4);
  if (start === 'RIFF' && ascii(bytes, 8, 12) === 'WAVE') return 'wav';
  if (start === 'fLaC') return 'flac';
  if (start === 'OggS') return 'ogg';
  if (ascii(bytes, 4, 8) === 'ftyp') return 'm4a';
  // An ID3 tag, or the eleven set bits with which a frame of MPEG audio begins.
  const isMpeg = start.startsWith('ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0);
  return isMpeg ? 'mp3' : undefined;
}

/** As `token` writes them. */
export const isUploadId = (id: string): boolean => /^[0-9a-f]{32}$/.test(id);
const keyOf = (id: string, extension: Extension): string => `uploads/${id}.${extension}`;

const full = 'A GiB of uploads is kept here already. Each is removed after a day';

interface UploadsRoom {
  readonly database: Database;
  readonly storage: Storage;
  readonly clock: () => number;
  readonly entropy: Entropy;
  readonly urlOf: (key: string) => string;
  /** Whether there is an ffmpeg, which M4A needs; not without it. */
  readonly takesM4a?: boolean;
}

interface Row {
  readonly key: string;
  readonly account: AccountId;
  readonly bytes: number;
  readonly task: string | null;
}

export function createUploads({ takesM4a = false, ...room }: UploadsRoom): Uploads {
  const { database, storage, clock, entropy, urlOf } = room;
  const taken = extensions.filter((extension) => extension !== 'm4a' || takesM4a);
  const takenAs = (name: string | undefined): Extension | undefined => taken.find((extension) => extension === name);
  const unreadable = `The bytes are no ${taken.slice(0, -1).join(', ')} or ${taken.at(-1)}. Send one`;
  const insert = (transaction: Transaction, key: string, account: AccountId, bytes: number) =>
    transaction.run(sql`
      insert into uploads (file_key, account_id, bytes, created_at) values (${key}, ${account}, ${bytes}, ${clock()})`);
  const hasRoom = async (reader: Reader, account: AccountId, bytes: number): Promise<boolean> => {
    const kept = await reader.one<{ bytes: number | null }>(sql`
      select sum(bytes) as bytes from uploads where account_id = ${account}`);
    return Number(kept?.bytes ?? 0) + bytes <= mostBytes;
  };
  const rowOf = async (id: string): Promise<Row | undefined> => {
    const [wav = '', mp3 = '', flac = '', ogg = '', m4a = ''] = extensions.map((extension) => keyOf(id, extension));
    return database.one<Row>(sql`
      select file_key as "key", account_id as account, bytes, task_id as task from uploads
      where file_key in (${wav}, ${mp3}, ${flac}, ${ogg}, ${m4a})`);
  };

  return {
    keep: async (account, bytes) => {
      const form = takenAs(formOf(bytes));
      if (!form) return { failure: failure('invalid_request', unreadable) };
      const key = keyOf(token(entropy), form);
      // The row comes first: a crash in between leaves nothing that nobody would remove.
      const fits = await database.write(async (transaction) => {
        if (!(await hasRoom(transaction, account, bytes.length))) return false;
        await insert(transaction, key, account, bytes.length);
        return true;
      });
      if (!fits) return { failure: failure('rate_limited', full, { retryAfterSeconds: 3600 }) };
      await storage.put(key, bytes, forms[form]);
      return { audioUrl: urlOf(key) };
    },
    reserve: async (account, wanted) => {
      const extension = takenAs(wanted.replace(/^\./, '').toLowerCase());
      if (!extension) {
        const message = `extension: must be one of ${taken.join(', ')}`;
        return { failure: failure('invalid_request', message, { field: 'extension' }) };
      }
      const id = token(entropy);
      const fits = await database.write(async (transaction) => {
        const empty = await transaction.one<{ n: number }>(sql`
          select count(*) as n from uploads where account_id = ${account} and bytes = 0`);
        if (Number(empty?.n ?? 0) >= mostEmpty) return false;
        await insert(transaction, keyOf(id, extension), account, 0);
        return true;
      });
      if (fits) return { id };
      const message = `${mostEmpty} addresses wait for a file already. Each is removed after a day`;
      return { failure: failure('rate_limited', message, { retryAfterSeconds: 3600 }) };
    },
    look: async (id) => {
      const row = await rowOf(id);
      if (!row) return undefined;
      const { account, key, bytes, task } = row;
      return { account, audioUrl: urlOf(key), isFilled: Number(bytes) > 0, task: task ?? undefined };
    },
    fill: async (id, bytes) => {
      const row = await rowOf(id);
      if (!row) return { why: 'unknown', message: 'There is no such address. Ask for a new one' };
      if (Number(row.bytes) > 0) return { why: 'sent', message: 'A file was sent already' };
      const form = takenAs(formOf(bytes));
      if (!form) return { why: 'unreadable', message: unreadable };
      if (row.key !== keyOf(id, form))
        return { why: 'unreadable', message: `The file is ${form}. Ask for an address with the extension ${form}` };
      if (!(await hasRoom(database, row.account, bytes.length))) return { why: 'full', message: full };
      // Of two files that come at once, both whole, the later one stays.
      await storage.put(row.key, bytes, forms[form]);
      await database.write((transaction) =>
        transaction.run(sql`update uploads set bytes = ${bytes.length} where file_key = ${row.key}`),
      );
      return undefined;
    },
    ordered: async (id, task) => {
      const row = await rowOf(id);
      if (!row) return;
      await database.write((transaction) =>
        transaction.run(sql`update uploads set task_id = ${task} where file_key = ${row.key}`),
      );
    },
    tidy: async () => {
      for (;;) {
        const old = await database.all<{ key: string }>(sql`
          select file_key as "key" from uploads where created_at < ${clock() - keepMs} limit ${batch}`);
        if (old.length === 0) return;
        for (const { key } of old) {
          await storage.remove(key);
          await database.write((transaction) => transaction.run(sql`delete from uploads where file_key = ${key}`));
        }
      }
    },
  };
}
