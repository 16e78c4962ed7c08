// Songs a minute of one worker process and of two, each with one render thread, at one PostgreSQL: the same song again
// and again, so that both have the same to do. `npm run bench:workers -- --songs 8 --rounds 2`
import { mkdtempSync, rmSync } from 'node:fs';
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
    /** In each slice; an even number. */
    songs: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '2' },
  },
});
const order = {
  kind: 'song',
  title: 'Bench',
  style: 'pop, piano, warm, 0:45',
  prompt: 'a warm pop song, three quarters of a minute long',
  instrumental: true,
  seed: 1,
};
const { module: server } = await runnerImport(new URL('../test/postgres.ts', import.meta.url).pathname);
if (server.postgresMissing) throw new Error(server.postgresMissing);
const postgres = await server.startPostgres();
const folder = mkdtempSync(join(tmpdir(), 'cantiga-workers-'));
const place = { CANTIGA_DATABASE_URL: await postgres.place(), CANTIGA_PUBLIC_URL: 'http://127.0.0.1' };
const worker = () =>
  ours(folder, 'embedded', undefined, { ...place, CANTIGA_ROLE: 'worker', CANTIGA_RENDER_THREADS: '1' });
const api = await ours(folder, 'embedded', undefined, { ...place, CANTIGA_ROLE: 'api' });
const { hostname, port } = new URL(api.url);
const workers = [];
try {
  const figures = { one: [], two: [] };
  workers.push(await worker());
  await slice(1);
  for (let round = 0; round < Number(options.rounds); round++) {
    figures.one.push(await slice(Number(options.songs)));
    workers.push(await worker());
    // Both get their threads ready.
    await slice(2);
    figures.two.push(await slice(Number(options.songs)));
    await stop(workers.pop());
  }
  const median = (way, field) =>
    quantile(
      figures[way].map((each) => each[field]),
      0.5,
    );
  const row = (way) => ({
    'songs a minute': median(way, 'perMinute').toFixed(2),
    'CPU seconds a song': median(way, 'cpuPerSong').toFixed(2),
    'cores in use': median(way, 'cores').toFixed(2),
  });
  console.log(
    `Workers with one render thread each, ${options.songs} songs a slice, medians of ${options.rounds} slices`,
  );
  console.table({ 'one worker': row('one'), 'two workers': row('two') });
  const ratio = median('two', 'perMinute') / median('one', 'perMinute');
  const most = (2 * median('one', 'cpuPerSong')) / median('two', 'cpuPerSong');
  console.log(`two to one: ${ratio.toFixed(2)} by the clock; ${most.toFixed(2)} by CPU, had each a core to itself`);
} finally {
  for (const each of [...workers, api]) await stop(each);
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Orders so many songs at once and waits for all of them. */
async function slice(count) {
  const cpu = () => workers.map(({ child }) => cpuSeconds(child.pid)).reduce((sum, seconds) => sum + seconds, 0);
  const before = cpu();
  const ids = [];
  for (let n = 0; n < count; n++) {
    const text = await exchange({ hostname, port, path: '/v1/tasks', body: JSON.stringify(order) });
    ids.push(JSON.parse(text).id);
  }
  const tasks = [];
  for (const id of ids) {
    let task;
    do {
      if (task) await sleep(100);
      task = JSON.parse(await exchange({ hostname, port, path: `/v1/tasks/${id}` }));
    } while (!task.finishedAt);
    if (task.state !== 'succeeded') throw new Error(`a song ${task.state}: ${JSON.stringify(task.failure)}`);
    tasks.push(task);
  }
  const times = (field) => tasks.map((task) => Date.parse(task[field]));
  const seconds = (Math.max(...times('finishedAt')) - Math.min(...times('startedAt'))) / 1000;
  const used = cpu() - before;
  return { perMinute: (count / seconds) * 60, cpuPerSong: used / count, cores: used / seconds };
}
