// How old the state of a task is that an upstream makes, with 1,000 of them there at once: seconds between two looks at
// one task, and from its end there to its end here, takes fetched, checked and stored. The upstream is a stand-in that
// speaks crun. `npm run bench:away -- --tasks 1000`
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { ensure, ensureBuilt, ensureInstalled } from '../bin/ensure.mjs';
import { cpuSeconds, exchange, ours, quantile, stop } from './server.mjs';

ensure(ensureInstalled, ensureBuilt);
const { values: options } = parseArgs({
  options: {
    tasks: { type: 'string', default: '1000' },
    /** The quickest and the slowest work of the upstream, in seconds; the others lie evenly between. */
    from: { type: 'string', default: '30' },
    to: { type: 'string', default: '90' },
  },
});
const count = Number(options.tasks);
const { module: server } = await runnerImport(new URL('../test/postgres.ts', import.meta.url).pathname);
if (server.postgresMissing) throw new Error(server.postgresMissing);
const { createMetronome } = await import('../dist/engines/metronome/metronome.js');
const order = { kind: 'song', prompt: 'a calm folk song about rain', instrumental: true, model: 'v5' };
const { takes } = await createMetronome().status({}, { reference: 'a', order, seed: 1, takes: 1 });

const work = new Map();
const upstream = await startUpstream();
const postgres = await server.startPostgres();
const folder = mkdtempSync(join(tmpdir(), 'cantiga-away-'));
const node = await ours(folder, `crun=${upstream.url}`, undefined, {
  CANTIGA_ENGINE_CRUN_KEY: 'a-key',
  CANTIGA_DATABASE_URL: await postgres.place(),
});
try {
  const { hostname, port } = new URL(node.url);
  const ask = async (path, body) => JSON.parse(await exchange({ hostname, port, path, body }));
  const ids = [];
  for (let n = 0; n < count; n++) ids.push((await ask('/v1/tasks', JSON.stringify(order))).id);
  let mostAway = 0;
  while ((await ask('/v1/account')).runningTasks > 0) {
    mostAway = Math.max(mostAway, [...work.values()].filter(({ endsAt }) => endsAt > Date.now()).length);
    await sleep(200);
  }
  const delays = [];
  const states = {};
  for (const id of ids) {
    const { state, finishedAt, clips } = await ask(`/v1/tasks/${id}`);
    states[state] = (states[state] ?? 0) + 1;
    const there = work.get(clips[0]?.title);
    if (there) delays.push((Date.parse(finishedAt) - there.endsAt) / 1000);
  }
  const gaps = [...work.values()].flatMap(({ looks }) => looks.slice(1).map((at, n) => (at - looks[n]) / 1000));
  const row = (of) => Object.fromEntries([0.5, 0.99, 1].map((share) => [share, quantile(of, share).toFixed(1)]));
  console.log(
    `${count} orders at one upstream (${JSON.stringify(states)}), at most ${mostAway} of them there at once; seconds`,
  );
  console.table({ 'between two looks at a task': row(gaps), 'from its end there to its end here': row(delays) });
  console.log(`CPU of the node: ${cpuSeconds(node.child.pid).toFixed(0)} s`);
} finally {
  await stop(node);
  await postgres.stop();
  upstream.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Takes every order, ends each in its time, and notes when it was asked for which. */
async function startUpstream() {
  const stand = createServer((request, reply) => {
    request.resume();
    const { pathname, searchParams } = new URL(request.url, 'http://upstream');
    const data = pathname.endsWith('.mp3') ? undefined : answer(request.method, searchParams.get('task_id'));
    reply.writeHead(200, { 'content-type': data ? 'application/json' : 'audio/mpeg' });
    reply.end(data ? JSON.stringify({ code: 200, message: 'success', data }) : takes[0].audio);
  });
  await new Promise((resolve) => stand.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${stand.address().port}`;
  return { url, close: () => stand.close() };

  function answer(method, id) {
    if (method === 'POST') {
      const name = `t${work.size}`;
      const share = (work.size * 0.618_034) % 1;
      const seconds = Number(options.from) + share * (Number(options.to) - Number(options.from));
      work.set(name, { endsAt: Date.now() + seconds * 1000, looks: [] });
      return { task_id: name };
    }
    const there = work.get(id);
    there.looks.push(Date.now());
    if (there.endsAt > Date.now()) return { task_id: id, status: 'running', result: null };
    const clips = [1, 2].map((n) => ({
      id: `${id}-${n}`,
      title: id,
      audio_url: `${url}/${id}-${n}.mp3`,
      image_url: '',
    }));
    return { task_id: id, status: 'success', result: { suno_data: clips } };
  }
}
