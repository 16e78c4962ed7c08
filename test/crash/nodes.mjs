// Kills one of several nodes at one PostgreSQL again and again under traffic, and looks for what a kill may never do:
// lose an acknowledged task, make two of one key, move money twice, leave a task that nobody takes up.
// `npm run crash:nodes -- --kills 300 --nodes 4 --seed 7`
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { runnerImport } from 'vite';
import { ensure, ensureBuilt, ensureInstalled } from '../../bin/ensure.mjs';

const apiKey = 'the-crash-test';
const program = fileURLToPath(new URL('./serve.mjs', import.meta.url));
const postgresSource = fileURLToPath(new URL('../postgres.ts', import.meta.url));
const clients = 8;
/** So many orders for each kill, that the backlog stays small. */
const ordersPerKill = 10;

/** @param {{ kills?: number, nodes?: number, seed?: number }} options */
export async function crashNodes({ kills = 12, nodes = 3, seed = 1 } = {}) {
  const began = performance.now();
  const { module } = await runnerImport(postgresSource);
  const server = await module.startPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'cantiga-nodes-'));
  const url = await server.place();
  const look = new pg.Pool({ connectionString: url, max: 2 });
  const rowsOf = async (text) => (await look.query(text)).rows;
  const world = { up: new Map(), acknowledged: new Map(), limit: 0, asking: true, differently: 0 };
  let state = seed >>> 0;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const begin = async (name) => {
    const node = await start(url, join(folder, name));
    world.up.set(name, node);
  };
  try {
    for (let n = 0; n < nodes; n++) await begin(`node${n}`);
    const traffic = Array.from({ length: clients }, (_, number) => ask(world, number));
    for (let kill = 0; kill < kills; kill++) {
      world.limit += ordersPerKill;
      const due = Math.min(world.limit, world.acknowledged.size + 1 + Math.floor(random() * ordersPerKill));
      while (world.acknowledged.size < due) await sleep(20);
      const name = `node${Math.floor(random() * nodes)}`;
      const { child } = world.up.get(name);
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      world.up.delete(name);
      await begin(name);
    }
    world.asking = false;
    await Promise.all(traffic);
    const open = "select count(*)::int as n from tasks where state in ('queued', 'running')";
    const limit = performance.now() + 60_000 + kills * 20_000;
    while ((await rowsOf(open))[0].n > 0 && performance.now() < limit) await sleep(200);
    const [unended] = await rowsOf(open);
    const known = new Map(
      (await rowsOf('select idempotency_key, task_id from idempotency')).map((row) => [
        row.idempotency_key,
        row.task_id,
      ]),
    );
    const lost = [...world.acknowledged].filter(([key, id]) => known.get(key) !== id).length;
    const [doubled] = await rowsOf(
      'select (select count(*) from tasks)::int - (select count(*) from idempotency)::int as n',
    );
    const money = await rowsOf(`
      select b.account_id from balances b left join ledger_entries e on e.account_id = b.account_id
      group by b.account_id, b.available, b.held
      having coalesce(sum(e.available_change), 0) <> b.available or coalesce(sum(e.held_change), 0) <> b.held`);
    const unresolved = await rowsOf(`
      select task_id from ledger_entries where task_id is not null group by task_id
      having count(*) filter (where kind = 'hold') <> 1 or count(*) filter (where kind <> 'hold') <> 1`);
    return {
      kills,
      nodes,
      acknowledged: world.acknowledged.size,
      lost,
      doubled: doubled.n,
      answeredDifferently: world.differently,
      balancesWrong: money.length,
      holdsNotResolvedOnce: unresolved.length,
      unended: unended.n,
      seconds: Math.round((performance.now() - began) / 1000),
    };
  } finally {
    world.asking = false;
    for (const { child } of world.up.values()) child.kill('SIGKILL');
    await look.end();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function start(url, directory) {
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      CANTIGA_DATABASE_URL: url,
      CANTIGA_PUBLIC_URL: 'http://127.0.0.1:8787',
      CANTIGA_ENGINES: 'metronome',
      CANTIGA_RENDER_THREADS: '1',
      CANTIGA_PORT: '0',
      CANTIGA_DATA_DIR: directory,
      CANTIGA_LOG: 'silent',
      CANTIGA_API_KEY: apiKey,
      CANTIGA_CREDITS: '1000000000',
    },
  });
  const address = await new Promise((resolve, reject) => {
    child.stdout.on('data', (bytes) => {
      const found = /listens on (http:\S+)/.exec(String(bytes));
      if (found) resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`a node ended with ${code} instead of listening`)));
  });
  return { child, address };
}

/** Orders again and again, each under a key of its own, at any node, until one has acknowledged it. */
async function ask(world, number) {
  for (let n = 0; world.asking; n++) {
    while (world.asking && world.acknowledged.size >= world.limit) await sleep(20);
    const key = `client ${number} order ${n}`;
    let tries = 0;
    while (world.asking || tries > 0) {
      const nodes = [...world.up.values()];
      const node = nodes[(number + n + tries++) % Math.max(1, nodes.length)];
      const answer = node && (await order(node.address, key).catch(() => undefined));
      if (!answer) {
        await sleep(20);
        continue;
      }
      world.acknowledged.set(key, answer);
      // Asked once more elsewhere, it must be the same task.
      const other = nodes[(number + n + tries) % nodes.length];
      const again = await order(other.address, key).catch(() => answer);
      if (again !== answer) world.differently++;
      break;
    }
  }
}

async function order(address, key) {
  const reply = await fetch(`${address}/v1/tasks`, {
    method: 'POST',
    headers: { 'x-api-key': apiKey, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ kind: 'song', prompt: 'rain', instrumental: true }),
    signal: AbortSignal.timeout(30_000),
  });
  if (reply.status >= 300) throw new Error(`answered ${reply.status}`);
  return (await reply.json()).id;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensure(ensureInstalled, ensureBuilt);
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '12' },
      nodes: { type: 'string', default: '3' },
      seed: { type: 'string', default: '1' },
    },
  });
  const numbers = Object.fromEntries(Object.entries(values).map(([name, text]) => [name, Number(text)]));
  const result = await crashNodes(numbers);
  console.log(JSON.stringify(result, null, 2));
  const { lost, doubled, answeredDifferently, balancesWrong, holdsNotResolvedOnce, unended } = result;
  process.exitCode = lost + doubled + answeredDifferently + balancesWrong + holdsNotResolvedOnce + unended > 0 ? 1 : 0;
}
