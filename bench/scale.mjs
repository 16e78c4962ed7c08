// What PostgreSQL bears: orders accepted together against one by one, requests over HTTP, and how long an order waits
// for a worker behind none and behind 100,000 of another account. Starts a PostgreSQL of its own, with fsync.
// `npm run bench:scale -- --orders 2000 --backlog 100000`
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { ensure, ensureBuilt, ensureInstalled } from '../bin/ensure.mjs';
import { answerOf, apiKey, cpuSeconds, familyCpuSeconds, ours, parentOf, quantile, stop } from './server.mjs';

ensure(ensureInstalled, ensureBuilt);
const { values: options } = parseArgs({
  options: {
    orders: { type: 'string', default: '2000' },
    backlog: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
    /** Processes that answer over HTTP; a process has one core for that. */
    nodes: { type: 'string', default: '2' },
    /** Parts to measure: creates, http, lines. */
    only: { type: 'string', default: 'creates,http,lines' },
    /** A folder for CPU profiles of the nodes. */
    profile: { type: 'string' },
  },
});
const dist = (path) => import(new URL(`../dist/${path}.js`, import.meta.url).href);
const [{ openPostgres }, { createLedger }, { createQueue }, { createSubmit }, { createAccounts }, { systemEntropy }] =
  await Promise.all(
    ['database/postgres', 'ledger/ledger', 'queue/queue', 'tasks/submit', 'accounts/accounts', 'ids'].map(dist),
  );
const { module: server } = await runnerImport(new URL('../test/postgres.ts', import.meta.url).pathname);
if (server.postgresMissing) throw new Error(server.postgresMissing);

const order = { kind: 'song', prompt: 'a calm folk song about rain on a tin roof', instrumental: true, model: 'v5' };
const connections = 64;
const loadProgram = fileURLToPath(new URL('./load.mjs', import.meta.url));
const postgres = await server.startPostgres();
const folder = mkdtempSync(join(tmpdir(), 'cantiga-scale-'));
try {
  for (const part of options.only.split(',')) await { creates, http: overHttp, lines }[part]();
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Runs work so many times, some at once, and says how often per second. */
async function pace(count, work) {
  let left = count;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (left-- > 0) await work(left);
    }),
  );
  return count / ((performance.now() - started) / 1000);
}

async function creates() {
  const database = await openPostgres(await postgres.place(), () => {});
  const ledger = createLedger(Date.now, systemEntropy);
  const queue = createQueue(database, Date.now, systemEntropy);
  const accounts = createAccounts(database, Date.now, systemEntropy);
  const account = await database.write(async (transaction) => {
    const id = await accounts.create(transaction, 'bench');
    await ledger.open(transaction, id);
    await ledger.grant(transaction, id, 1_000_000_000);
    return id;
  });
  const submitBy = (groups) => {
    const submit = createSubmit(database, ledger, queue, Date.now, systemEntropy, {
      ...{ maxConcurrentTasks: 1_000_000, maintenance: false, groups },
      ...{ refuseUrl: () => undefined, refuseSource: () => undefined, offer: async () => undefined },
    });
    return () => submit({ accountId: account, dialect: 'native', order, wire: order, callbackUrl: null });
  };
  const ways = {
    together: submitBy({ mostAtOnce: 64, mostGroups: 2 }),
    single: submitBy({ mostAtOnce: 1, mostGroups: connections }),
  };
  const paces = { together: [], single: [] };
  await pace(200, ways.together);
  for (let round = 0; round < Number(options.rounds); round++)
    for (const [name, work] of Object.entries(ways))
      paces[name].push(await pace(name === 'single' ? Number(options.orders) / 4 : Number(options.orders), work));
  const [together, single] = [quantile(paces.together, 0.5), quantile(paces.single, 0.5)];
  console.log('Orders accepted per second, one account, medians of slices in turn');
  console.table({
    orders: { together: Math.round(together), single: Math.round(single), ratio: (together / single).toFixed(2) },
  });
  console.log(`ledger: ${(await ledger.audit(database)).length} balances wrong`);
  await database.close();
}

async function overHttp() {
  const place = await postgres.place();
  Object.assign(process.env, {
    CANTIGA_DATABASE_URL: place,
    CANTIGA_ROLE: 'api',
    CANTIGA_PUBLIC_URL: 'http://127.0.0.1',
  });
  const nodes = [];
  for (let number = 0; number < Number(options.nodes); number++)
    nodes.push(await ours(join(folder, `api-${number}`), 'metronome', options.profile));
  const load = fork(loadProgram, [nodes.map(({ url }) => url).join(), apiKey, String(connections)]);
  await answerOf(load);
  const look = await openPostgres(place, () => {});
  const [{ pid }] = await look.all((await dist('database/sql')).sql`select pg_backend_pid() as pid`);
  const server = parentOf(pid);
  const drive = async (what) => {
    const cpu = () => [nodes.reduce((sum, { child }) => sum + cpuSeconds(child.pid), 0), familyCpuSeconds(server)];
    const [nodesBefore, databaseBefore] = cpu();
    load.send(what);
    const answer = await answerOf(load);
    const [nodesAfter, databaseAfter] = cpu();
    const perRequest = (seconds) => Math.round((seconds / what.count) * 1e6);
    return {
      made: answer.made,
      row: {
        'a second': Math.round(what.count / answer.seconds),
        'p50 ms': Math.round(answer.p50),
        'p99 ms': Math.round(answer.p99),
        'µs of the nodes': perRequest(nodesAfter - nodesBefore),
        'µs of the database': perRequest(databaseAfter - databaseBefore),
        'µs of the load': perRequest(answer.cpu),
      },
    };
  };
  const orders = Number(options.orders);
  const create = { count: orders, order: JSON.stringify(order) };
  const { made: ids } = await drive({ ...create, count: 500 });
  await drive({ count: 2_000, ids });
  const rows = { creates: [], polls: [] };
  for (let round = 0; round < Number(options.rounds); round++) {
    rows.creates.push((await drive(create)).row);
    rows.polls.push((await drive({ count: orders * 2, ids })).row);
  }
  const medians = (of) =>
    Object.fromEntries(
      Object.keys(of[0]).map((name) => [
        name,
        quantile(
          of.map((row) => row[name]),
          0.5,
        ),
      ]),
    );
  console.log(
    `Requests over HTTP to ${nodes.length} nodes, ${connections} at once, load and database on the same cores; medians`,
  );
  console.table(Object.fromEntries(Object.entries(rows).map(([name, of]) => [name, medians(of)])));
  load.kill();
  await look.close();
  await Promise.all(nodes.map(stop));
}

async function lines() {
  const database = await openPostgres(await postgres.place(), () => {});
  const queue = createQueue(database, Date.now, systemEntropy);
  const enqueue = async (transaction, tasks) =>
    queue.enqueueTasks(transaction, await queue.turnsOf(transaction, [tasks[0].account]), tasks);
  const put = (account, count) =>
    database.write((transaction) =>
      enqueue(
        transaction,
        Array.from({ length: count }, () => ({ subject: systemEntropy.uuid(), account, lane: 'task', cost: 10 })),
      ),
    );
  /** From the first order of an account until a worker has it; what else is leased on the way is done at once. */
  const wait = async (account) => {
    const subject = systemEntropy.uuid();
    const started = performance.now();
    await database.write((transaction) => enqueue(transaction, [{ subject, account, lane: 'task', cost: 10 }]));
    for (;;) {
      const [job] = await queue.lease('task', 1);
      const ms = performance.now() - started;
      await database.write((transaction) => queue.remove(transaction, job));
      if (job.subject === subject) return ms;
    }
  };
  const samples = async (label) => {
    const waits = [];
    for (let n = 0; n < 60; n++) waits.push(await wait(`${label}${n}`));
    return waits;
  };
  const { sql } = await dist('database/sql');
  const none = await samples('none');
  for (let left = Number(options.backlog); left > 0; left -= 5_000) await put('heavy', Math.min(5_000, left));
  await database.all(sql`analyze jobs`);
  const behind = await samples('behind');
  console.log('Milliseconds from an account’s first order to its lease');
  console.table({
    'no backlog': { p50: quantile(none, 0.5).toFixed(1), p99: quantile(none, 0.99).toFixed(1) },
    [`${options.backlog} of another`]: {
      p50: quantile(behind, 0.5).toFixed(1),
      p99: quantile(behind, 0.99).toFixed(1),
    },
    ratio: { p99: (quantile(behind, 0.99) / quantile(none, 0.99)).toFixed(2) },
  });
  await database.close();
}
