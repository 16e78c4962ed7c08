// What durability and money cost: requests per second of server CPU, ours against a bare in-memory Fastify with the
// same routes, bodies and validation; grouped against single commits; and how long a poll waits while songs are made.
// `npm run bench:api -- --slices 24`
import { fork } from 'node:child_process';
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
/** Requests per slice, about as much CPU on either side: a machine that throttles favours whoever works in short bursts. */
const sliceSizes = { create: { ours: 250, bare: 1_000 }, poll: { ours: 2_000, bare: 4_000 } };
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

/**
 * Sends requests over kept connections, a slice at a time as its parent asks; hands back the new ids or the latencies.
 * One process for all slices, so that starting it is in none of them.
 */
async function load(url) {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  process.on('message', async ({ what, count, ids, pause }) => {
    const made = [];
    const latencies = [];
    let left = count;
    const worker = async () => {
      while (left-- > 0) {
        const started = performance.now();
        const body = what === 'create' ? JSON.stringify(order) : undefined;
        const path = body ? '/v1/tasks' : `/v1/tasks/${ids[left % ids.length]}`;
        const text = await exchange({ hostname, port, agent, path, body });
        latencies.push(performance.now() - started);
        if (body) made.push(JSON.parse(text).id);
        if (pause) await sleep(pause);
      }
    };
    await Promise.all(Array.from({ length: connections }, worker));
    process.send({ made, p99: quantile(latencies, 0.99) });
  });
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
    offer: async () => undefined,
    ...(grouped !== 'grouped' && { groups: { mostAtOnce: 1, mostGroups: connections } }),
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
      /** Slices of each kind, ours and the peer's in turn. */
      slices: { type: 'string', default: '24' },
      rounds: { type: 'string', default: '3' },
      /** A folder for a CPU profile of our server. */
      profile: { type: 'string' },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'cantiga-bench-'));
  try {
    const sides = {
      ours: await underLoad(await ours(join(folder, 'ours'), 'metronome', values.profile)),
      bare: await underLoad(await listening([self, 'as-bare'])),
    };
    const figures = { create: { ours: [], bare: [] }, poll: { ours: [], bare: [] } };
    for (const side of Object.values(sides)) {
      side.ids = (await side.drive('create', 1_000)).made;
      await side.drive('poll', 3_000, side.ids);
    }
    for (let slice = 0; slice < Number(values.slices); slice++)
      for (const [what, counts] of Object.entries(sliceSizes))
        for (const name of ['ours', 'bare'])
          figures[what][name].push((await sides[name].drive(what, counts[name], sides[name].ids)).perCpuSecond);
    for (const side of Object.values(sides)) await side.end();
    const rows = {};
    for (const [what, { ours: mine, bare: theirs }] of Object.entries(figures)) {
      const ratios = mine.map((value, slice) => value / theirs[slice]);
      rows[what] = {
        'ours, best slice': Math.round(Math.max(...mine)),
        'bare, best slice': Math.round(Math.max(...theirs)),
        'best/best': percent(Math.max(...mine) / Math.max(...theirs)),
        'median of slices in turn': percent(quantile(ratios, 0.5)),
      };
    }
    console.log('Requests per second of server CPU');
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

    const studio = await underLoad(await ours(join(folder, 'studio'), 'embedded'));
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
    const { p99 } = await studio.drive('poll', 2_000, ids, 100);
    const states = [];
    for (const id of ids) states.push(JSON.parse(await exchange({ hostname, port, path: `/v1/tasks/${id}` })).state);
    console.log(
      `A poll while two songs are made: p99 ${p99.toFixed(1)} ms (afterwards they are ${states.join(' and ')})`,
    );
    await studio.end();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function percent(share) {
  return `${(share * 100).toFixed(0)} %`;
}

/** A server with its load generator. */
async function underLoad(server) {
  const generator = fork(self, ['as-load', server.url]);
  return {
    url: server.url,
    drive: async (what, count, ids, pause = 0) => {
      const before = cpuSeconds(server.child.pid);
      generator.send({ what, count, ids, pause });
      const answer = await answerOf(generator);
      return { ...answer, perCpuSecond: count / (cpuSeconds(server.child.pid) - before) };
    },
    end: async () => {
      generator.kill();
      await stop(server);
    },
  };
}
