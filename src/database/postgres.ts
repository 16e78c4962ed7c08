import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { CommitUnknown, type Database, type Transaction } from './database.ts';
import { migrations } from './migrations.ts';
import { isLost, isUndone } from './postgres-faults.ts';
import { type Query, textForPostgres } from './sql.ts';

/** What happens with the connections, without addresses or secrets. */
type Report = (event: string, details: Readonly<Record<string, unknown>>) => void;

/** One core of a database bears some four busy connections; a node needs no more than it can keep busy. */
const connections = 8;
/** Waits between attempts: 4 s in all, within which a database that restarts is back. */
const waitsMs = [20, 80, 200, 500, 1_000, 2_200];
/** Also the longest wait for one of the connections to become free. */
const connectMs = 30_000;
const statementMs = 60_000;
/** bigint and numeric: what we keep fits a double, and what does not is a fault. */
const wholeNumbers: readonly number[] = [20, 1700];

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    wholeNumbers.includes(oid) && format !== 'binary'
      ? wholeNumber
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`the database holds ${text}, which is no whole number of ours`);
  return value;
}

interface PoolOptions extends pg.PoolConfig {
  /** Statements are sent without waiting for the answers to those before. */
  readonly pipeline: boolean;
}

/** Names of prepared statements, the same on every connection. */
function createNaming(): (query: Query) => { readonly name: string; readonly text: string } {
  const names = new Map<TemplateStringsArray, { readonly name: string; readonly text: string }>();
  return (query) => {
    let known = names.get(query.strings);
    if (!known) {
      known = { name: `c${names.size}`, text: textForPostgres(query) };
      names.set(query.strings, known);
    }
    return known;
  };
}

/**
 * PostgreSQL, at READ COMMITTED: every write locks the rows that it decides by (`for update`, conditional updates). A
 * write is a transaction of its own; the server itself shares the fsync between those that commit together. What was
 * undone by the database, or lost before its commit was sent, is tried again.
 */
export async function openPostgres(url: string, report: Report): Promise<Database> {
  const options: PoolOptions = {
    connectionString: url,
    max: connections,
    types,
    pipeline: true,
    application_name: 'cantiga',
    keepAlive: true,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    idle_in_transaction_session_timeout: statementMs,
  };
  const pool = new pg.Pool(options);
  pool.on('error', (error) => report('database.connection_lost', { reason: error.message }));
  const named = createNaming();
  const ask = async (on: pg.Pool | pg.PoolClient, query: Query): Promise<pg.QueryResult<pg.QueryResultRow>> => {
    if ('connection' in on) leaveTogether(on);
    return on.query({ ...named(query), values: query.values as unknown[] });
  };

  const patiently = async <T>(attempt: () => Promise<T>): Promise<T> => {
    for (const waitMs of waitsMs)
      try {
        return await attempt();
      } catch (error) {
        if (!isUndone(error) && !isLost(error)) throw error;
        report('database.tried_again', { reason: (error as Error).message });
        await sleep(waitMs);
      }
    return attempt();
  };
  const rowsOf = async <Row>(query: Query): Promise<Row[]> => (await patiently(() => ask(pool, query))).rows as Row[];

  const transact = async <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    let fault: Error | undefined;
    // A connection that breaks while nothing is asked of it tells so here; what is asked next fails.
    const onError = (error: Error): void => {
      fault = error;
    };
    client.on('error', onError);
    const transaction: Transaction = {
      all: async <Row>(query: Query) => (await ask(client, query)).rows as Row[],
      one: async <Row>(query: Query) => (await ask(client, query)).rows[0] as Row | undefined,
      run: async (query) => (await ask(client, query)).rowCount ?? 0,
    };
    let isCommitting = false;
    try {
      // It leaves with what follows. A `begin` fails only with its connection, and then so does what follows it.
      leaveTogether(client);
      const begun = client.query('begin');
      begun.catch(() => {});
      const value = await work(transaction);
      await begun;
      isCommitting = true;
      const { command } = await client.query('commit');
      if (command !== 'COMMIT') throw new Error('a statement of the transaction failed, so it was rolled back');
      return value;
    } catch (error) {
      if (isLost(error)) {
        fault = error as Error;
        if (isCommitting) throw new CommitUnknown('the connection broke during a commit');
      } else await client.query('rollback').catch((lost: Error) => onError(lost));
      throw error;
    } finally {
      client.off('error', onError);
      client.release(fault);
    }
  };

  await patiently(() => migrate(pool));
  let closing: Promise<void> | undefined;
  const pending = new Set<Promise<unknown>>();
  return {
    isShared: true,
    all: rowsOf,
    one: async <Row>(query: Query) => (await rowsOf<Row>(query))[0],
    write: (work) => {
      if (closing) return Promise.reject(new Error('the database is closed'));
      const done = patiently(() => transact(work));
      const settled = done.catch(() => {}).finally(() => pending.delete(settled));
      pending.add(settled);
      return done;
    },
    close: () => {
      closing ??= Promise.all(pending).then(() => pool.end());
      return closing;
    },
  };
}

/** What is asked for before the next turn of the event loop leaves in one packet: sending costs more than what is sent. */
function leaveTogether({ connection: { stream } }: { readonly connection: pg.Connection }): void {
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Nodes that start together take turns: the number names the lock, a number that nobody else uses. */
const migrationLock = 7_283_451;

async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  let fault: Error | undefined;
  try {
    await client.query(`begin; select pg_advisory_xact_lock(${migrationLock})`);
    await client.query('create table if not exists schema_steps (done bigint not null)');
    const known = (await client.query<{ done: number }>('select done from schema_steps')).rows[0];
    const done = known?.done ?? 0;
    if (done > migrations.length)
      throw new Error(
        `the database was written by a newer Cantiga (schema ${done}); start that one, or restore a backup`,
      );
    for (const migration of migrations.slice(done)) await client.query(migration);
    if (!known) await client.query('insert into schema_steps (done) values (0)');
    await client.query(`update schema_steps set done = ${migrations.length}`);
    await client.query('commit');
  } catch (error) {
    fault = error as Error;
    throw error;
  } finally {
    client.release(fault);
  }
}
