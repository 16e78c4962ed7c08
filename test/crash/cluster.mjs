// Nodes at one PostgreSQL, and what is looked for when some of them were killed or replaced under traffic.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { runnerImport } from 'vite';

const apiKey = 'the-crash-test';
const postgresSource = fileURLToPath(new URL('../postgres.ts', import.meta.url));
/** The built server of this checkout. */
export const ours = [fileURLToPath(new URL('./serve.mjs', import.meta.url))];

/** Who leased what and when, written down by the database itself: a node that is killed cannot say what it had. */
const leaseLog = `
  create table leases (subject text not null, epoch bigint not null, node text not null, at double precision not null);
  create function note_lease() returns trigger language plpgsql as $$
    begin
      insert into leases values (new.subject, new.epoch, current_setting('application_name'),
        extract(epoch from clock_timestamp()) * 1000);
      return null;
    end $$;
  create trigger note_lease after update on jobs for each row when (new.epoch > old.epoch)
    execute function note_lease()`;

/** An empty PostgreSQL. `begin` starts a node under a name of its own; a node ends when its caller ends it. */
export async function openCluster() {
  const { module } = await runnerImport(postgresSource);
  const server = await module.startPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'cantiga-nodes-'));
  const url = await server.place();
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const rows = async (text, values) => (await pool.query(text, values)).rows;
  const running = new Set();
  let isLogged = false;

  const begin = async (name, program = ours) => {
    const child = spawn(process.execPath, program, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        CANTIGA_DATABASE_URL: `${url}&application_name=${name}`,
        CANTIGA_PUBLIC_URL: 'http://127.0.0.1:8787',
        CANTIGA_ENGINES: 'metronome',
        CANTIGA_RENDER_THREADS: '4',
        CANTIGA_PORT: '0',
        CANTIGA_DATA_DIR: join(folder, 'data'),
        CANTIGA_LOG: 'silent',
        CANTIGA_API_KEY: apiKey,
        CANTIGA_CREDITS: '1000000000',
      },
    });
    const ended = once(child, 'exit').finally(() => running.delete(child));
    running.add(child);
    let complaint = '';
    child.stderr.on('data', (bytes) => {
      complaint = `${complaint}${bytes}`.slice(-4_000);
    });
    const address = await new Promise((resolve, reject) => {
      child.stdout.on('data', (bytes) => {
        const found = /listens on (http:\S+)/.exec(String(bytes));
        if (found) resolve(found[1]);
      });
      ended.then(([code]) => reject(new Error(`${name} ended with ${code} instead of listening: ${complaint}`)));
    });
    if (!isLogged) await rows(leaseLog);
    isLogged = true;
    return { name, child, address, ended };
  };

  /** What must not be, once no task is open any more or `ms` are over. `acknowledged`: task ids by idempotency key. */
  const judge = async (acknowledged, ms) => {
    const open = "select count(*)::int as n from tasks where state in ('queued', 'running')";
    const limit = performance.now() + ms;
    while ((await rows(open))[0].n > 0 && performance.now() < limit) await new Promise((go) => setTimeout(go, 200));
    const known = new Map(
      (await rows('select idempotency_key, task_id from idempotency')).map((row) => [row.idempotency_key, row.task_id]),
    );
    const [doubled] = await rows(
      'select (select count(*) from tasks)::int - (select count(*) from idempotency)::int as n',
    );
    const money = await rows(`
      select b.account_id from balances b left join ledger_entries e on e.account_id = b.account_id
      group by b.account_id, b.available, b.held
      having coalesce(sum(e.available_change), 0) <> b.available or coalesce(sum(e.held_change), 0) <> b.held`);
    const unresolved = await rows(`
      select task_id from ledger_entries where task_id is not null group by task_id
      having count(*) filter (where kind = 'hold') <> 1 or count(*) filter (where kind <> 'hold') <> 1`);
    const [unended] = await rows(open);
    const [failed] = await rows("select count(*)::int as n from tasks where state in ('failed', 'cancelled')");
    return {
      lost: [...acknowledged].filter(([key, id]) => known.get(key) !== id).length,
      doubled: doubled.n,
      balancesWrong: money.length,
      holdsNotResolvedOnce: unresolved.length,
      unended: unended.n,
      failed: failed.n,
    };
  };

  return {
    rows,
    begin,
    judge,
    close: async () => {
      for (const child of running) child.kill('SIGKILL');
      await pool.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One exchange over a connection that may be kept: the body of the answer. Rejects whatever else than 2xx comes. */
export function exchange(address, agent, path, { body, key } = {}) {
  return new Promise((resolve, reject) => {
    const text = body && JSON.stringify(body);
    const headers = {
      'x-api-key': apiKey,
      ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      ...(key && { 'idempotency-key': key }),
    };
    const outgoing = request(new URL(path, address), { method: text ? 'POST' : 'GET', agent, headers }, (reply) => {
      const chunks = [];
      reply.on('data', (chunk) => chunks.push(chunk));
      reply.on('error', reject);
      reply.on('end', () => {
        const said = Buffer.concat(chunks).toString();
        if (reply.statusCode < 300) resolve(JSON.parse(said));
        else reject(new Error(`${path} was answered ${reply.statusCode}: ${said.slice(0, 200)}`));
      });
    });
    outgoing.on('error', reject);
    outgoing.setTimeout(30_000, () => outgoing.destroy(new Error('no answer in 30 s')));
    outgoing.end(text);
  });
}

/** Every other order takes two seconds, so that whoever is stopped has work. */
export const orderOf = (number) => ({
  kind: 'song',
  prompt: number % 2 === 0 ? 'rain' : 'rain metronome:slow',
  instrumental: true,
});

/** The share `of` (0 to 1) of the numbers lies at or below it. */
export function quantile(numbers, of) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))];
}
