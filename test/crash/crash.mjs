// Kills the server again and again under traffic, and looks for what a kill may never do: lose an acknowledged task,
// make two of one key, move money twice, end a task without telling the caller.
// `npm run crash -- --rounds 1000 --seed 7 --clients 16`
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensure, ensureBuilt, ensureInstalled } from '../../bin/ensure.mjs';
import { checkDatabase } from './check.mjs';

const apiKey = 'the-crash-test';
/** Keeps the backlog from growing without end: the clients stop asking when so many tasks per round were made. */
const tasksPerRound = 12;

/** mulberry32: the same seed makes the same orders and the same waits. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param {{ rounds?: number, seed?: number, clients?: number, early?: boolean }} options */
export async function crash({ rounds = 25, seed = 1, clients = 16, early = false, say = () => {} } = {}) {
  const began = performance.now();
  const random = randomFrom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'cantiga-crash-'));
  const database = join(folder, 'cantiga.db');
  const receiver = await openReceiver(random);
  const port = await freePort();
  const world = {
    port,
    random,
    receiver,
    acknowledged: new Map(),
    wantsCallback: new Set(),
    up: false,
    asking: true,
    closed: false,
    limit: 0,
    retried: 0,
    answeredTwice: 0,
    answeredWrongly: 0,
    turnedAway: 0,
    faults: [],
    /** Tasks that were being made at a kill, and how long a server has been up since without ending them. */
    orphans: new Map(),
    adoptedMs: [],
  };
  const found = { lost: 0, mismatched: 0, money: 0, resolutions: 0, states: 0, work: 0, corrupt: 0 };
  const restartsMs = [];
  let server;
  const note = (faults) => {
    for (const [kind, lines] of Object.entries(faults)) {
      found[kind] += lines.length;
      for (const line of lines) if (world.faults.length < 20) world.faults.push(`${kind}: ${line}`);
    }
  };
  const look = () =>
    checkDatabase(
      database,
      [...world.acknowledged].map(([key, id]) => ({ key, id })),
    );

  try {
    const traffic = Array.from({ length: clients }, (_, number) => client(world, number));
    let kills = 0;
    while (kills < rounds) {
      world.limit += tasksPerRound;
      const started = performance.now();
      server = await start(port, folder, early ? programs.early : programs.ours);
      restartsMs.push(performance.now() - started);
      world.up = true;
      const adopted = untilAdopted(world);
      const due = world.acknowledged.size + 1 + Math.floor(random() * tasksPerRound);
      await acknowledgedAtLeast(world, due);
      await sleep(random() * 50);
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
      world.up = false;
      kills++;
      await adopted;
      const { faults, orphans } = look();
      note(faults);
      for (const id of orphans) world.orphans.set(id, world.orphans.get(id) ?? 0);
      if (kills % 50 === 0) say(`${kills} kills, ${world.acknowledged.size} orders acknowledged`);
    }

    // What the control lost, its clients would wait for in vain.
    if (early) return { kills, acknowledged: world.acknowledged.size, ...found };
    world.asking = false;
    server = await start(port, folder);
    world.up = true;
    await Promise.all(traffic);
    const quiet = await waitForQuiet(world, kills * 1_000 + 60_000);
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    const [exitCode] = await ended;
    const last = look();
    note(last.faults);
    const told = [...receiver.seen.entries()];
    return {
      kills,
      seed,
      clients,
      acknowledged: world.acknowledged.size,
      ...found,
      answeredTwice: world.answeredTwice,
      retried: world.retried,
      answeredWrongly: world.answeredWrongly,
      turnedAway: world.turnedAway,
      tasks: last.tasks,
      ended: last.states,
      unended: last.open,
      held: last.held,
      jobsLeft: last.jobs,
      callbacks: told.length,
      callbacksMissing: [...(world.wantsCallback ?? [])].filter((id) => !receiver.seen.has(id)).length,
      callbacksUndelivered: last.undelivered,
      callbacksRepeated: told.reduce((sum, [, ids]) => sum + [...ids.values()].reduce((a, b) => a + b, 0) - 1, 0),
      callbackIdsChanged: told.filter(([, ids]) => ids.size > 1).length,
      quiet,
      exitCode,
      restartMs: spread(restartsMs),
      adopted: world.adoptedMs.length,
      adoptedMs: spread(world.adoptedMs),
      seconds: Math.round((performance.now() - began) / 100) / 10,
      examples: world.faults,
    };
  } finally {
    world.asking = false;
    world.closed = true;
    server?.kill('SIGKILL');
    receiver.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function spread(values) {
  const sorted = values.map(Math.round).sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p99: at(0.99), max: at(1) };
}

/** Looks after the tasks of killed servers until each has ended, or this server is killed as well. */
async function untilAdopted(world) {
  const agent = new Agent({ keepAlive: true });
  const began = performance.now();
  const watch = async ([id, before]) => {
    let ended = false;
    while (world.up && !ended) {
      const task = await ask(world.port, agent, 'GET', `/v1/tasks/${id}`).catch(() => undefined);
      ended = task?.status === 200 && ['succeeded', 'failed', 'cancelled'].includes(JSON.parse(task.text).state);
      if (!ended) await sleep(5);
    }
    const passed = before + performance.now() - began;
    if (ended) {
      world.orphans.delete(id);
      world.adoptedMs.push(passed);
    } else world.orphans.set(id, passed);
  };
  try {
    await Promise.all([...world.orphans].map(watch));
  } finally {
    agent.destroy();
  }
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

const programs = {
  ours: fileURLToPath(new URL('./serve.mjs', import.meta.url)),
  early: fileURLToPath(new URL('./serve-early.mjs', import.meta.url)),
};

/** Starts the server and waits until it listens. */
async function start(port, folder, program = programs.ours) {
  const server = spawn(process.execPath, [program], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      CANTIGA_ENGINES: 'metronome',
      CANTIGA_PORT: String(port),
      CANTIGA_DATA_DIR: folder,
      CANTIGA_LOG: 'silent',
      CANTIGA_API_KEY: apiKey,
      CANTIGA_CREDITS: '1000000000',
      CANTIGA_CONCURRENT_TASKS: '1000000',
      CANTIGA_RATE_LIMIT_PER_MINUTE: '10000000',
      CANTIGA_ALLOW_PRIVATE_URLS: 'loopback',
    },
  });
  let complaint = '';
  server.stderr.on('data', (bytes) => {
    complaint += bytes;
  });
  await new Promise((resolve, reject) => {
    server.stdout.on('data', (bytes) => String(bytes).includes('listens on') && resolve());
    server.on('exit', (code) => reject(new Error(`the server did not start (exit ${code}): ${complaint}`)));
  });
  return server;
}

/** Receives callbacks; answers one in fifty with 500 the first time, so that a repetition is seen without a kill too. */
async function openReceiver(random) {
  const seen = new Map();
  const refused = new Set();
  const server = createServer(async (incoming, reply) => {
    const chunks = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const body = JSON.parse(Buffer.concat(chunks).toString());
    const task = body.task_id ?? body.id;
    const message = incoming.headers['webhook-id'];
    const ids = seen.get(task) ?? new Map();
    ids.set(message, (ids.get(message) ?? 0) + 1);
    seen.set(task, ids);
    const refuse = !refused.has(message) && random() < 0.02;
    if (refuse) refused.add(message);
    reply.writeHead(refuse ? 500 : 204).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    seen,
    url: `http://127.0.0.1:${server.address().port}/callback`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** One exchange; rejects when the connection breaks, also in the middle of the answer. */
function ask(port, agent, method, path, body, headers = {}) {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const outgoing = request(
      {
        port,
        agent,
        method,
        path,
        host: '127.0.0.1',
        headers: { 'x-api-key': apiKey, ...(text && { 'content-type': 'application/json' }), ...headers },
      },
      async (reply) => {
        try {
          const chunks = [];
          for await (const chunk of reply) chunks.push(chunk);
          resolve({ status: reply.statusCode, text: Buffer.concat(chunks).toString() });
        } catch (error) {
          reject(error);
        }
      },
    );
    outgoing.on('error', reject);
    outgoing.setTimeout(10_000, () => outgoing.destroy(new Error('no answer in 10 s')));
    outgoing.end(text);
  });
}

/** Orders one task after the other; an order that broke off is sent again, under its key, until it is answered. */
async function client(world, number) {
  const { random, port } = world;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let count = 0;
  try {
    while (!world.closed && (world.asking || count === 0)) {
      if (!world.up || world.acknowledged.size >= world.limit) {
        if (!world.asking && world.up) return;
        await sleep(5);
        continue;
      }
      const key = `client-${number}-order-${count++}`;
      const id = await order(world, agent, key);
      if (id === undefined) return;
      if (random() < 0.1) await ask(port, agent, 'POST', `/v1/tasks/${id}/cancel`, {}).catch(() => {});
      if (random() < 0.1) await sleep(random() * 20);
    }
  } finally {
    agent.destroy();
  }
}

async function order(world, agent, key) {
  const { port, random, receiver } = world;
  const dice = random();
  const prompt = `a song for ${key}${dice < 0.8 ? ' metronome:fail' : ''}`;
  const inCrun = random() < 0.5;
  const callback = random() < 0.9 ? receiver.url : undefined;
  const [path, body] = inCrun
    ? [
        '/api/v1/client/job/CreateTask',
        {
          model: 'suno/music-generate',
          ...(callback && { callback_url: callback }),
          input: { mode: 'simple', model: 'v5', prompt },
        },
      ]
    : ['/v1/tasks', { kind: 'song', prompt, instrumental: true, ...(callback && { callbackUrl: callback }) }];
  // The same key once more, after the acknowledgement: it must name the same task.
  const again = random() < 0.1;
  for (;;) {
    if (world.closed) return undefined;
    if (!world.up) {
      await sleep(5);
      continue;
    }
    try {
      const { status, text } = await ask(port, agent, 'POST', path, body, { 'idempotency-key': key });
      // Nothing was accepted, and that was said, in the API's own number: too much at once, as right after a start.
      if (status === 503 || status === 429) {
        world.turnedAway++;
        await sleep(50);
        continue;
      }
      if (status !== 200 && status !== 202) throw new Error(`create was answered ${status}: ${text}`);
      const reply = JSON.parse(text);
      const id = inCrun ? reply.data.task_id : reply.id;
      const known = world.acknowledged.get(key);
      if (known !== undefined) {
        if (known !== id) world.answeredTwice++;
        return id;
      }
      world.acknowledged.set(key, id);
      if (callback) world.wantsCallback.add(id);
      if (!again) return id;
    } catch (error) {
      if (String(error).includes('create was answered')) {
        world.faults.push(String(error));
        world.answeredWrongly++;
      }
      world.retried++;
      await sleep(10);
    }
  }
}

/** A kill comes when so many orders were acknowledged, or when the server has kept its clients waiting for too long. */
async function acknowledgedAtLeast(world, count) {
  const deadline = performance.now() + 3_000;
  while (world.acknowledged.size < count && performance.now() < deadline) await sleep(2);
}

/** Until every task has ended and every callback was delivered; false when that did not come about in time. */
async function waitForQuiet(world, withinMs) {
  const deadline = performance.now() + withinMs;
  const agent = new Agent({ keepAlive: true });
  try {
    while (performance.now() < deadline) {
      const account = JSON.parse((await ask(world.port, agent, 'GET', '/v1/account')).text);
      const { deliveries } = JSON.parse(
        (await ask(world.port, agent, 'GET', '/v1/webhooks/deliveries?limit=100')).text,
      );
      const told = [...world.wantsCallback].every((id) => world.receiver.seen.has(id));
      if (account.runningTasks === 0 && told && deliveries.every(({ state }) => state === 'delivered')) {
        const metrics = (await ask(world.port, agent, 'GET', '/metrics')).text;
        if (/^cantiga_\w*(?:queue|jobs)\w* 0$/m.test(metrics)) return true;
      }
      await sleep(200);
    }
    return false;
  } finally {
    agent.destroy();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensure(ensureInstalled, ensureBuilt);
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '100' },
      seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
      clients: { type: 'string', default: '16' },
    },
  });
  const summary = await crash({
    rounds: Number(values.rounds),
    seed: Number(values.seed),
    clients: Number(values.clients),
    say: console.error,
  });
  console.log(JSON.stringify(summary, null, 2));
  const faults = [
    'lost',
    'mismatched',
    'money',
    'resolutions',
    'states',
    'work',
    'corrupt',
    'answeredTwice',
    'answeredWrongly',
  ];
  const clean = faults.every((kind) => summary[kind] === 0) && summary.unended === 0 && summary.held === 0;
  process.exitCode = clean && summary.quiet && summary.callbacksMissing + summary.callbackIdsChanged === 0 ? 0 : 1;
}
