// What an API costs over the native one, what a million tasks cost a poll, and what a batch costs over single polls;
// all in requests per second of server CPU. `npm run bench:dialects -- --rounds 3 --rows 1000000`
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { answerOf, cpuSeconds, exchange, ours, quantile, stop } from './server.mjs';

const self = fileURLToPath(import.meta.url);
const connections = 16;
/** Per API and round: no server takes more than 20,000 that wait. */
const orders = 700;
/** The engine stalls, so that no CPU goes into songs while requests are counted. */
const prompt = 'metronome:stall a calm folk song about rain on a tin roof';

const get = (path) => ({ path });
const post = (path, body) => ({ path, body: JSON.stringify(body) });
const wires = {
  native: [post('/v1/tasks', { kind: 'song', prompt }), (a) => a.id, (id) => get(`/v1/tasks/${id}`)],
  crun: [
    post('/api/v1/client/job/CreateTask', {
      model: 'suno/music-generate',
      input: { mode: 'simple', model: 'v5', prompt },
    }),
    (a) => a.data.task_id,
    (id) => get(`/api/v1/client/job/TaskInfo?task_id=${id}`),
  ],
  sunor: [
    post('/api/v1/task', { model: 'suno', task_type: 'music', input: { gpt_description_prompt: prompt } }),
    (a) => a.data.task_id,
    (id) => get(`/api/v1/task/${id}`),
  ],
  apixo: [
    post('/api/v1/generateTask/suno', {
      request_type: 'async',
      input: { mode: 'V5', customMode: false, instrumental: false, prompt },
    }),
    (a) => a.data.taskId,
    (id) => get(`/api/v1/statusTask/suno?taskId=${id}`),
  ],
  newapi: [
    post('/suno/submit/music', { gpt_description_prompt: prompt, mv: 'chirp-v4' }),
    (a) => a.data,
    (id) => get(`/suno/fetch/${id}`),
  ],
  sunoapi: [
    post('/api/v1/generate', { customMode: false, instrumental: false, model: 'V5', prompt }),
    (a) => a.data.taskId,
    (id) => get(`/api/v1/generate/record-info?taskId=${id}`),
  ],
};

if (process.argv[2] === 'as-load') await load(process.argv[3]);
else await main();

/** Sends the given requests, over and over until `count`, and hands the answers to the creates to its parent. */
async function load(url) {
  const [{ requests, count, keep }] = await once(process, 'message');
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const answers = [];
  let left = count;
  const worker = async () => {
    while (left-- > 0) {
      const text = await exchange({ hostname, port, agent, ...requests[left % requests.length] });
      if (keep) answers.push(JSON.parse(text));
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
  process.send(answers, () => process.exit(0));
}

/** Requests per second of server CPU, and the answers where they are kept. */
async function drive(server, requests, count, keep = false) {
  const generator = fork(self, ['as-load', server.url]);
  const before = cpuSeconds(server.child.pid);
  generator.send({ requests, count, keep });
  const answers = await answerOf(generator);
  return { answers, perCpuSecond: count / (cpuSeconds(server.child.pid) - before) };
}

async function main() {
  const { ensure, ensureBuilt, ensureInstalled } = await import('../bin/ensure.mjs');
  ensure(ensureInstalled, ensureBuilt);
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '3' }, rows: { type: 'string', default: '1000000' } },
  });
  const rounds = Number(values.rounds);
  const folder = mkdtempSync(join(tmpdir(), 'cantiga-dialects-'));
  try {
    await overheads(folder, rounds);
    await manyRows(folder, rounds, Number(values.rows));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function overheads(folder, rounds) {
  const found = Object.fromEntries(Object.keys(wires).map((name) => [name, { create: [], poll: [] }]));
  const batches = [];
  const singles = [];
  const server = await ours(join(folder, 'overheads'), 'metronome');
  for (let round = 0; round <= rounds; round++) {
    for (const [name, [create, idOf, poll]] of Object.entries(wires)) {
      const created = await drive(server, [create], orders, true);
      const ids = created.answers.map(idOf);
      const polled = await drive(server, ids.map(poll), 6_000);
      // The first round warms up.
      if (round === 0) continue;
      found[name].create.push(created.perCpuSecond);
      found[name].poll.push(polled.perCpuSecond);
      if (name !== 'newapi') continue;
      batches.push((await drive(server, [post('/suno/fetch', { ids: ids.slice(0, 100) })], 400)).perCpuSecond);
      singles.push(polled.perCpuSecond);
    }
  }
  await stop(server);
  const median = (values) => quantile(values, 0.5);
  console.log('Time per request over the native API (medians of server CPU)');
  console.table(
    Object.fromEntries(
      Object.entries(found).map(([name, { create, poll }]) => [
        name,
        {
          create: (median(found.native.create) / median(create)).toFixed(2),
          poll: (median(found.native.poll) / median(poll)).toFixed(2),
          'polls per CPU s': Math.round(median(poll)),
        },
      ]),
    ),
  );
  console.log(`A batch of 100 ids costs as much as ${(median(singles) / median(batches)).toFixed(1)} single polls`);
}

/** The same polls over a small table and a large one, in turn. */
async function manyRows(folder, rounds, rows) {
  const servers = [];
  for (const count of [1_000, rows]) {
    const data = join(folder, `rows-${count}`);
    const first = await ours(data, 'metronome');
    await stop(first);
    await fill(data, count);
    servers.push({ count, found: [], server: await ours(data, 'metronome') });
  }
  for (let round = 0; round <= rounds; round++)
    for (const { server, count, found } of servers) {
      const requests = Array.from({ length: 1_000 }, (_, index) =>
        get(`/v1/tasks/filler-${Math.floor((index * count) / 1_000)}`),
      );
      const { perCpuSecond } = await drive(server, requests, 6_000);
      if (round > 0) found.push(perCpuSecond);
    }
  for (const { server } of servers) await stop(server);
  const [few, many] = servers.map(({ found }) => quantile(found, 0.5));
  console.log(`A poll among ${rows} tasks takes ${(few / many).toFixed(2)} times what it takes among 1000`);
}

/** Ended tasks of the account, written straight into the database. */
async function fill(data, count) {
  const { default: sqlite } = await import('node-sqlite3-wasm');
  // The binding's lock outlives a server that had to be killed.
  rmSync(join(data, 'cantiga.db.lock'), { recursive: true, force: true });
  const database = new sqlite.Database(join(data, 'cantiga.db'));
  // Without it the binding cannot open a database with a write-ahead log.
  database.exec('pragma locking_mode = exclusive');
  database.exec('pragma synchronous = off');
  const order = JSON.stringify({ kind: 'song', prompt, instrumental: false, model: 'v5' });
  const batch = 50_000;
  for (let at = 0; at < count; at += batch)
    database.run(
      `with recursive n(i) as (select ? union all select i + 1 from n where i + 1 < ?)
       insert into tasks (id, account_id, kind, dialect, order_json, wire_json, clips_json, price, seed, state,
         failure_json, created_at, finished_at)
       select 'filler-' || i, (select id from accounts where name = 'default'), 'song', 'native', ?, ?, '[]', 10, 7,
         'failed', '{"code":"timeout","message":"filler"}', i, i from n`,
      [at, Math.min(count, at + batch), order, order],
    );
  database.close();
}
