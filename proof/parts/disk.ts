import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from '../../src/database/sql.ts';
import { openSqlite } from '../../src/database/sqlite.ts';
import { systemEntropy } from '../../src/ids.ts';
import { createLedger } from '../../src/ledger/ledger.ts';
import { faultyFiles } from '../disk/fault.ts';
import { count, type Part, told } from '../part.ts';

/** How many orders are written at once: they share commits. */
const orders = 24;

interface Seen {
  readonly lost: string[];
  readonly money: string[];
  readonly corrupt: string[];
  readonly unread: string[];
  readonly unmended: string[];
  readonly notStopped: string[];
  hit: number;
  stopped: number;
}

/** Writes orders while one call to the file layer fails, looks whether reads go on, mends it, and opens the file again. */
async function round(
  seen: Seen,
  call: 'writeSync' | 'fsyncSync',
  code: 'ENOSPC' | 'EIO',
  position: number,
  length: number,
): Promise<number> {
  const folder = fs.mkdtempSync(join(tmpdir(), 'cantiga-disk-'));
  const path = join(folder, 'cantiga.db');
  const where = `${code} at ${call} ${position}`;
  const broken: unknown[] = [];
  const ledger = createLedger(() => 0, systemEntropy);
  const files = faultyFiles();
  const statfs = fs.statfsSync;
  const acknowledged: string[] = [];
  try {
    const database = openSqlite(path, (error) => void broken.push(error));
    await database.write(async (transaction) => {
      await transaction.run(sql`insert into accounts (id, name, created_at) values ('a', 'a', 0)`);
      await ledger.open(transaction, 'a' as never);
      await ledger.grant(transaction, 'a' as never, 1_000_000);
    });
    const order = async (id: string): Promise<void> => {
      await database.write(async (transaction) => {
        await ledger.hold(transaction, 'a' as never, id as never, 10, 1_000_000);
        await transaction.run(sql`insert into idempotency values ('a', 'd', ${id}, ${'x'.repeat(3000)}, ${id}, 0)`);
      });
      acknowledged.push(id);
    };
    await database.write((transaction) => transaction.run(sql`drop table idempotency`));
    await database.write((transaction) =>
      transaction.run(sql`create table idempotency (a text, d text, k text, h text, t text, c bigint)`),
    );
    if (code === 'ENOSPC') fs.statfsSync = (() => ({ bavail: 0, bsize: 4096 })) as unknown as typeof fs.statfsSync;
    files.fail(call, code, position, position + length);
    for (let i = 0; i < orders && broken.length === 0; i += 4)
      await Promise.allSettled([0, 1, 2, 3].map((j) => order(`o${i + j}`)));
    const calls = files.calls()[call];
    const reached = calls > position;
    if (reached) seen.hit++;
    if (broken.length > 0) seen.stopped++;
    if (reached && code === 'EIO' && call === 'fsyncSync' && broken.length === 0) seen.notStopped.push(where);
    if (code === 'ENOSPC' && broken.length > 0)
      seen.notStopped.push(`${where}: a full disk stopped the process: ${String(broken[0])}`);
    if (broken.length === 0) {
      const rows = await database.one(sql`select count(*) as n from ledger_entries`).catch(() => undefined);
      if (!rows) seen.unread.push(where);
      files.mend();
      fs.statfsSync = statfs;
      await order('after').catch((error) => seen.unmended.push(`${where}: ${String(error)}`));
    }
    files.mend();
    await database.close().catch(() => {});
    // A process that stops without closing: what is in the files is all there is.
    await reopened(seen, path, acknowledged, where);
    return calls;
  } finally {
    files.restore();
    fs.statfsSync = statfs;
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function reopened(seen: Seen, path: string, acknowledged: readonly string[], where: string): Promise<void> {
  const again = openSqlite(path, () => {});
  try {
    const rows = await again.all<{ t: string }>(sql`select task_id as t from ledger_entries where kind = 'hold'`);
    const there = new Set(rows.map(({ t }) => t));
    for (const id of acknowledged) if (!there.has(id)) seen.lost.push(`${where}: ${id}`);
    const wrong = await createLedger(() => 0, systemEntropy).audit(again);
    if (wrong.length > 0) seen.money.push(where);
    const said = await again.one<{ integrity_check: string }>(sql`pragma integrity_check`);
    if (said?.integrity_check !== 'ok') seen.corrupt.push(`${where}: ${said?.integrity_check}`);
  } finally {
    await again.close();
  }
}

export const part: Part = {
  promise:
    'a disk that is full or fails loses nothing acknowledged; a full one still answers reads, a failed fsync stops',
  options: { positions: 400 },
  short: { positions: 2 },
  run: async ({ positions = 6 }, say) => {
    const seen: Seen = {
      ...{ lost: [], money: [], corrupt: [], unread: [], unmended: [], notStopped: [] },
      ...{ hit: 0, stopped: 0 },
    };
    for (const [call, code, length] of [
      ['writeSync', 'ENOSPC', Number.POSITIVE_INFINITY],
      ['writeSync', 'ENOSPC', 0],
      ['writeSync', 'EIO', 0],
      ['fsyncSync', 'EIO', 0],
    ] as const) {
      const before = seen.hit;
      // Every position there is: the first round tells how many calls the whole takes.
      const calls = await round(seen, call, code, Number.MAX_SAFE_INTEGER, 0);
      const step = Math.max(1, Math.ceil(calls / positions));
      for (let position = 0; position < calls; position += step) await round(seen, call, code, position, length);
      say(`${code} at ${call}: ${seen.hit - before} of ${calls} positions`);
    }
    return [
      told('positions at which the file layer failed', seen.hit),
      told('times the process would have stopped', seen.stopped),
      count('acknowledged orders lost', seen.lost),
      count('databases damaged', seen.corrupt),
      count('balances that are not the sum of their entries', seen.money),
      count('full disks at which reading failed', seen.unread),
      count('full disks after which writing did not go on', seen.unmended),
      count('failed fsyncs that did not stop the process, or full disks that did', seen.notStopped),
    ];
  },
};
