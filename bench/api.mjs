// What durability and money cost: requests per second of server CPU, ours against a bare in-memory Fastify with the
// same routes, bodies and validation; grouped against single commits; and how long a poll waits while songs are made.
// `npm run bench:api -- --rounds 3`
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { answerOf, cpuSeconds, exchange, listening, ours, quantile, stop } from './server.mjs';

const self = fileURLToPath(import.meta.url);
const dist = (path) => new URL(`../dist/${path}`, import.meta.url).href;
const connections = 32;
/** The engine stalls, so that no CPU goes into songs while requests are counted. */
const order = { kind: 'song', prompt: 'metronome:stall a calm folk song about rain on a tin roof', instrumental: true };

const roles = { bare, load, commits };
const role = process.argv[2];
if (role?.startsWith('as-')) await roles[role.slice(3)](...process.argv.slice(3));
else await main();

// ---------------------------------------------------------------------------------------------- the other processes

/** The same routes over a Map. */
async function bare() {
  const { default: fastify } = await import('fastify');
  const { kinds } = await import(dist('catalogue/kinds/index.js'));
  const { randomUUID } = await import('node:crypto');
  const tasks = new Map();
  const app = fastify();
  app.post('/v1/tasks', async (incoming, reply) => {
    const parsed = kinds.song.order.safeParse(incoming.body);
    if (!parsed.success) return reply.code(400).send({ error: { code: 'invalid_request' } });
    const task = {
      id: randomUUID(),
      kind: 'song',
      state: 'queued',
      progress: 0,
      order: parsed.data,
      seed: 7,
      price: 10,
      charged: 0,
      clips: [],
      failure: null,
      warnings: [],
      callbackUrl: null,
      createdAt: new Date().toISOString(),
      finishedAt: null,
    };
    tasks.set(task.id, task);
    return reply.code(202).send(task);
  });
  app.get('/v1/tasks/:id', async (incoming, reply) => tasks.get(incoming.params.id) ?? reply.code(404).send({}));
  console.log(`listens on ${await app.listen({ port: 0, host: '127.0.0.1' })}`);
}

/** Sends `count` requests over kept connections and hands the new ids, or the latencies, to its parent. */
async function load(url, what, countText, pauseText = '0') {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let ids = [];
  if (what === 'poll') [ids] = await once(process, 'message');
  const made = [];
  const latencies = [];
  let left = Number(countText);
  const worker = async () => {
    while (left-- > 0) {
      const started = performance.now();
      const body = what === 'create' ? JSON.stringify(order) : undefined;
      const path = body ? '/v1/tasks' : `/v1/tasks/${ids[left % ids.length]}`;
      const text = await exchange({ hostname, port, agent, path, body });
      latencies.push(performance.now() - started);
      if (body) made.push(JSON.parse(text).id);
      if (pauseText !== '0') await sleep(Number(pauseText));
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
  process.send({ made, p99: quantile(latencies, 0.99) }, () => process.exit(0));
}

/** Orders straight into the database, 32 at a time; says how many per second of CPU. */
async function commits(grouped, countText, folder) {
  const [{ openSqlite }, { sql }, { createLedger }, { createQueue }, { createSubmit }, { systemEntropy }] =
    await Promise.all(
      ['database/sqlite', 'database/sql', 'ledger/ledger', 'queue/queue', 'tasks/submit', 'ids'].map(
        (name) => import(dist(`${name}.js`)),
      ),
    );
  const fail = (error) => {
    throw error;
  };
  const database = openSqlite(join(folder, `${grouped}.db`), fail, { grouped: grouped === 'grouped' });
  const ledger = createLedger(Date.now, systemEntropy);
  const queue = createQueue(database, Date.now, systemEntropy);
  const submit = createSubmit(database, ledger, queue, Date.now, systemEntropy, {
    maxConcurrentTasks: 1_000_000,
    maintenance: false,
    refuseUrl: () => undefined,
    makes: () => true,
  });
  await database.write(async (transaction) => {
    await transaction.run(sql`insert into accounts (id, name, created_at) values ('a', 'bench', 0)`);
    await ledger.open(transaction, 'a');
    await ledger.grant(transaction, 'a', 1_000_000_000);
  });
  let left = Number(countText);
  const cpu = process.cpuUsage();
  const started = performance.now();
  const worker = async () => {
    while (left-- > 0)
      await submit({
        accountId: 'a',
        dialect: 'native',
        order: { ...order, model: 'v5' },
        wire: order,
        callbackUrl: null,
      });
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  await database.close();
  process.send({ perCpuSecond: (Number(countText) * 1e6) / (user + system), perSecond: Number(countText) / seconds });
}

// --------------------------------------------------------------------------------------------------- the measuring

async function main() {
  const { ensure, ensureBuilt, ensureInstalled } = await import('../bin/ensure.mjs');
  ensure(ensureInstalled, ensureBuilt);
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '3' },
      creates: { type: 'string', default: '4000' },
      polls: { type: 'string', default: '20000' },
      /** A folder for a CPU profile of our server. */
      profile: { type: 'string' },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'cantiga-bench-'));
  try {
    const figures = { ours: { create: [], poll: [] }, bare: { create: [], poll: [] } };
    for (let round = 0; round < Number(values.rounds); round++)
      for (const side of ['ours', 'bare']) {
        const data = join(folder, `${side}-${round}`);
        const server =
          side === 'ours' ? await ours(data, 'metronome', values.profile) : await listening([self, 'as-bare']);
        const warm = await drive(server, 'create', 500);
        await drive(server, 'poll', 1_000, warm.made);
        const created = await drive(server, 'create', Number(values.creates));
        const polled = await drive(server, 'poll', Number(values.polls), created.made);
        figures[side].create.push(created.perCpuSecond);
        figures[side].poll.push(polled.perCpuSecond);
        await stop(server);
      }
    const rows = {};
    for (const what of ['create', 'poll']) {
      const mine = quantile(figures.ours[what], 0.5);
      const theirs = quantile(figures.bare[what], 0.5);
      rows[what] = { ours: Math.round(mine), bare: Math.round(theirs), 'ours/bare': percent(mine / theirs) };
    }
    console.log('Requests per second of server CPU, medians');
    console.table(rows);

    const groups = { grouped: [], single: [] };
    for (let round = 0; round < Number(values.rounds); round++)
      for (const way of ['grouped', 'single']) {
        const data = mkdtempSync(join(folder, 'commits-'));
        groups[way].push(await answerOf(fork(self, ['as-commits', way, '3000', data])));
      }
    const median = (way, field) =>
      quantile(
        groups[way].map((each) => each[field]),
        0.5,
      );
    console.log('Orders into the database, 32 at a time');
    console.table(
      Object.fromEntries(
        ['perCpuSecond', 'perSecond'].map((field) => [
          field,
          {
            grouped: Math.round(median('grouped', field)),
            single: Math.round(median('single', field)),
            ratio: (median('grouped', field) / median('single', field)).toFixed(2),
          },
        ]),
      ),
    );

    const studio = await ours(join(folder, 'studio'), 'embedded');
    const songs = [1, 2].map((seed) => ({
      kind: 'song',
      prompt: 'a calm folk song about rain',
      instrumental: true,
      seed,
    }));
    const ids = [];
    const { hostname, port } = new URL(studio.url);
    for (const song of songs) {
      const text = await exchange({ hostname, port, path: '/v1/tasks', body: JSON.stringify(song) });
      ids.push(JSON.parse(text).id);
    }
    await sleep(500);
    const { p99 } = await drive(studio, 'poll', 2_000, ids, 100);
    const states = [];
    for (const id of ids) states.push(JSON.parse(await exchange({ hostname, port, path: `/v1/tasks/${id}` })).state);
    console.log(
      `A poll while two songs are made: p99 ${p99.toFixed(1)} ms (afterwards they are ${states.join(' and ')})`,
    );
    await stop(studio);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function percent(share) {
  return `${(share * 100).toFixed(0)} %`;
}

async function drive(server, what, count, ids, pause = 0) {
  const generator = fork(self, ['as-load', server.url, what, String(count), String(pause)]);
  const before = cpuSeconds(server.child.pid);
  if (ids) generator.send(ids);
  const answer = await answerOf(generator);
  return { ...answer, perCpuSecond: count / (cpuSeconds(server.child.pid) - before) };
}
