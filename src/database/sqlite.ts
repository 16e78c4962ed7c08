import fs, { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import wasm from 'node-sqlite3-wasm';
import { type Database, StoreFull, type Transaction } from './database.ts';
import { migrations } from './migrations.ts';
import { type Query, textForSqlite, type Value } from './sql.ts';

type Statement = ReturnType<wasm.Database['prepare']>;

interface Prepared {
  readonly plain: Statement;
  /** The same rows, each as one text; known once the names of the columns are. */
  packed?: { readonly statement: Statement; readonly names: readonly string[] } | undefined;
}

/**
 * Every text of a row crosses from WebAssembly by itself, and the names of the columns cross at every query. As one JSON
 * text the row of a task, 22 columns, takes 8.9 µs instead of 12.9 (best of 60 batches of 200); small rows gain nothing.
 */
const worthPacking = 6;

function pack(connection: wasm.Database, query: Query, names: readonly string[]): Prepared['packed'] {
  const text = textForSqlite(query);
  if (!/^\s*select\b/i.test(text)) return undefined;
  const columns = names.map((name) => `"${name}"`).join(', ');
  return { statement: connection.prepare(`select json_array(${columns}) as packed from (${text})`), names };
}

function unpack(names: readonly string[], packed: string): Readonly<Record<string, unknown>> {
  const values = JSON.parse(packed) as readonly unknown[];
  const row: Record<string, unknown> = {};
  for (const [index, name] of names.entries()) row[name] = values[index];
  return row;
}

function finalize({ plain, packed }: Prepared): void {
  for (const statement of [plain, packed?.statement])
    try {
      statement?.finalize();
    } catch {
      // A statement that failed says so once more; what counts is that it is gone.
    }
}

interface PendingWrite {
  readonly work: (transaction: Transaction) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** At most so many writes share a commit, so that a burst does not keep readers waiting: 256 creates take about 15 ms. */
const groupLimit = 256;

/** With less free than this, a write that failed is taken to have failed for want of room: a group of 256 creates takes 2 MB. */
const noRoom = 4 * 2 ** 20;

/** When the log is written back into the database: 4 MB is SQLite's own measure, looked at every so many commits. */
const longLog = 4 * 2 ** 20;
const commitsPerLook = 32;

/** The WAL-reset corruption bug was mended in 3.51.3 (sqlite.org/wal.html); it needs two connections, we refuse it all the same. */
const oldestVersion = '3.51.3';

/**
 * SQLite through WebAssembly: no native code and no install script. One connection in exclusive mode both writes and
 * checkpoints; `synchronous=FULL` makes an acknowledged commit survive power loss, and grouping the writes of one turn
 * of the event loop into one commit pays for it.
 *
 * @param onBroken called once when the disk refuses a commit or an fsync; the process must stop, since what reached
 *   the disk is unknown until the next start reads it.
 */
export function openSqlite(
  path: string,
  onBroken: (error: unknown) => void,
  options: { readonly grouped?: boolean } = {},
): Database {
  claim(path);
  const connection = new wasm.Database(path);
  connection.exec('pragma locking_mode=exclusive; pragma journal_mode=wal; pragma synchronous=full;');
  // SQLite forgets the errors of checkpoints that it begins by itself; a failed fsync must stop the process.
  connection.exec('pragma wal_autocheckpoint=0;');
  connection.exec('pragma foreign_keys=on; pragma cache_size=-16000; pragma temp_store=memory;');
  checkVersion(connection);
  // Who is killed again and again, each time before a checkpoint, would start with a longer log every time.
  const shortenLog = (): void => {
    if (path !== ':memory:' && existsSync(`${path}-wal`) && statSync(`${path}-wal`).size >= longLog)
      connection.get('pragma wal_checkpoint(truncate)');
  };
  shortenLog();
  migrate(connection);

  const statements = new Map<TemplateStringsArray, Prepared>();
  const prepared = (query: Query): Prepared => {
    let statement = statements.get(query.strings);
    if (!statement) {
      statement = { plain: connection.prepare(textForSqlite(query)) };
      statements.set(query.strings, statement);
    }
    return statement;
  };
  /** A statement that failed repeats its error at the next reset and at its finalisation: it is thrown away at once. */
  const using = <T>(query: Query, work: (statement: Prepared) => T): T => {
    const statement = prepared(query);
    try {
      return work(statement);
    } catch (error) {
      statements.delete(query.strings);
      finalize(statement);
      throw error;
    }
  };
  const rowsOf = <Row>(query: Query): Row[] =>
    using(query, (statement) => {
      const values = query.values as Value[];
      const { packed } = statement;
      if (packed) return packed.statement.all(values).map((row) => unpack(packed.names, String(row?.packed)) as Row);
      const rows = statement.plain.all(values) as Row[];
      const names = Object.keys(rows[0] ?? {});
      if (names.length >= worthPacking) statement.packed = pack(connection, query, names);
      return rows;
    });
  const control = ['begin immediate', 'savepoint member', 'release member', 'commit'] as const;
  const controls = new Map(control.map((text) => [text, connection.prepare(text)]));
  const exec = (text: (typeof control)[number]): void => {
    const statement = controls.get(text);
    try {
      statement?.run();
    } catch (error) {
      if (statement) finalize({ plain: statement });
      controls.set(text, connection.prepare(text));
      throw error;
    }
  };
  const transaction: Transaction = {
    all: async <Row>(query: Query) => rowsOf<Row>(query),
    one: async <Row>(query: Query) => rowsOf<Row>(query)[0],
    run: async (query) => using(query, ({ plain }) => plain.run(query.values as Value[]).changes),
  };

  const waiting: PendingWrite[] = [];
  let group: Promise<void> | undefined;
  let closed = false;

  let commits = 0;
  const checkpointWhenDue = (): void => {
    if (++commits % commitsPerLook === 0) shortenLog();
  };

  const commitGroup = async (): Promise<void> => {
    const members = waiting.splice(0, options.grouped === false ? 1 : groupLimit);
    const outcomes: (() => void)[] = [];
    try {
      exec('begin immediate');
      for (const { work, resolve, reject } of members) {
        exec('savepoint member');
        try {
          const value = await work(transaction);
          exec('release member');
          outcomes.push(() => resolve(value));
        } catch (error) {
          if (!connection.inTransaction) throw error;
          connection.exec('rollback to member; release member');
          outcomes.push(() => reject(error));
        }
      }
      exec('commit');
      for (const settle of outcomes) settle();
      checkpointWhenDue();
    } catch (error) {
      if (connection.inTransaction) connection.exec('rollback');
      const reason = isFull(error, path) ? new StoreFull('the disk of the database is full') : error;
      for (const { reject } of members) reject(reason);
      if (reason === error) onBroken(error);
    }
  };

  const pump = (): void => {
    if (group || waiting.length === 0) return;
    group = commitGroup().finally(() => {
      group = undefined;
      if (waiting.length > 0) setImmediate(pump);
    });
  };

  return {
    isShared: false,
    all: async (query) => {
      while (group) await group;
      return rowsOf(query);
    },
    one: async <Row>(query: Query) => {
      while (group) await group;
      return rowsOf<Row>(query)[0];
    },
    write: <T>(work: (transaction: Transaction) => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        if (closed) return reject(new Error('the database is closed'));
        waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
        if (waiting.length === 1 && !group) setImmediate(pump);
      }),
    close: async () => {
      closed = true;
      while (group || waiting.length > 0) {
        pump();
        await group;
      }
      for (const statement of statements.values()) finalize(statement);
      for (const statement of controls.values()) statement.finalize();
      connection.close();
      if (path !== ':memory:') rmSync(pidFile(path), { force: true });
    },
  };
}

const pidFile = (path: string): string => `${path}.pid`;

/** The binding's lock folder outlives a kill; it may be cleared only when the process that made it is gone. */
function claim(path: string): void {
  if (path === ':memory:') return;
  const [holder = '', started = ''] = existsSync(pidFile(path)) ? readFileSync(pidFile(path), 'utf8').split(' ') : [];
  if (holder !== '' && Number(holder) !== process.pid && isAlive(Number(holder), started))
    throw new Error(`${path} is in use by process ${holder}; stop it, or set CANTIGA_DATA_DIR to another folder`);
  rmSync(`${path}.lock`, { recursive: true, force: true });
  writeFileSync(pidFile(path), `${process.pid} ${startOf(process.pid)}`);
}

/** After a restart of the machine another program may have the number: it is the same process only if it began then. */
function isAlive(pid: number, started: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return started === '' || startOf(pid) === started;
}

/** When a process began, in the kernel's ticks since boot (proc(5), field 22); '' where there is no /proc. */
function startOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/** A write that found no room comes out of the binding as an I/O error like any other: the disk itself is asked. */
function isFull(error: unknown, path: string): boolean {
  if (!(error instanceof Error)) return false;
  if (/database or disk is full/i.test(error.message)) return true;
  if (!/disk I\/O error/i.test(error.message) || path === ':memory:') return false;
  const { bavail, bsize } = fs.statfsSync(dirname(path));
  return bavail * bsize < noRoom;
}

function checkVersion(connection: wasm.Database): void {
  const version = String(connection.get('select sqlite_version() as version')?.version);
  const number = (text: string): number => text.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0);
  if (number(version) < number(oldestVersion))
    throw new Error(`SQLite ${version} can corrupt a write-ahead log; ${oldestVersion} or newer is needed`);
}

function migrate(connection: wasm.Database): void {
  const done = Number(connection.get('pragma user_version')?.user_version ?? 0);
  if (done > migrations.length)
    throw new Error(
      `the database was written by a newer Cantiga (schema ${done}); start that one, or restore a backup`,
    );
  for (const [index, migration] of migrations.entries()) {
    if (index < done) continue;
    connection.exec(`begin immediate; ${migration}; pragma user_version=${index + 1}; commit`);
  }
}
