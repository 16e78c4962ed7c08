import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { begin, fineIn, peak, steady, unfineIn } from '../load/traffic.ts';
import { atLeast, atMost, count, type Figure, type Part, quantile, told } from '../part.ts';
import { apiKey, megabytes, startServer } from '../server.ts';
import { at, openWire, type Wire } from '../wire.ts';

const bareProgram = fileURLToPath(new URL('../load/bare.mjs', import.meta.url));

/** The same requests to a server that does nothing: a machine that stands still makes these late as well. */
async function bare(seconds: number): Promise<Figure[]> {
  const server = fork(bareProgram);
  try {
    const [port] = (await once(server, 'message')) as [number];
    const wire = openWire(`http://127.0.0.1:${port}`, apiKey, 256);
    const { polls, orders } = await steady(wire, ['bare'], { perSecond: 10_000 / 60, seconds });
    await wire.close();
    const all = [...polls, ...orders];
    const times = [0.5, 0.99].map((share) => quantile(all, share).toFixed(0));
    return [told('median and p99 of a bare server under the same requests', `${times.join(' and ')} ms`)];
  } finally {
    server.kill();
  }
}

const connections = 2_000;

/** Five times what the server can answer: it goes on answering, says no to the rest, and recovers. */
async function overloaded(url: string, pid: number, calm: Wire, ids: readonly string[], seconds: number) {
  const most = await peak(calm, ids, seconds);
  const crowd = openWire(url, apiKey, connections);
  const began = performance.now();
  const pressed = await steady(crowd, ids, { perSecond: 5 * most, seconds, mostOpen: connections });
  const took = (performance.now() - began) / 1_000;
  await crowd.close();
  await sleep(3_000);
  // Orders may go on being turned away: the tasks under way do not end.
  const after = await steady(calm, ids, { perSecond: 20, seconds: 5, perOrder: Number.POSITIVE_INFINITY });
  return [
    told('peak', most, 'answers/s'),
    atLeast('answered at five times the peak', (100 * fineIn(pressed)) / took / most, 90, '% of the peak'),
    told('turned away with Retry-After', pressed.refused),
    told(`never sent, as all ${connections} connections waited`, pressed.unsent),
    count('answers that were neither', pressed.odd),
    told('p99 of polls under five times the peak', quantile(pressed.polls, 0.99), 'ms'),
    atMost('memory under five times the peak', megabytes(pid), 600, 'MB'),
    count('answers after the rush that were no success', unfineIn(after)),
  ];
}

const song = { kind: 'song', prompt: 'a calm folk song about rain', instrumental: true };

/** Another server beside it makes one song after the other until it is told to stop. */
async function songs(folder: string): Promise<() => Promise<number>> {
  const server = await startServer(folder, {
    CANTIGA_ENGINES: 'embedded',
    CANTIGA_LOG: 'silent',
    CANTIGA_RENDER_THREADS: '1',
  });
  const wire = openWire(server.url, apiKey, 1);
  let stopped = false;
  let made = 0;
  const work = (async () => {
    while (!stopped) {
      const { text } = await wire.ask({ method: 'POST', path: '/v1/tasks', body: song });
      const id = String(at(JSON.parse(text), 'id'));
      let state = '';
      while (!stopped && !['succeeded', 'failed'].includes(state)) {
        await sleep(1_000);
        state = String(at(JSON.parse((await wire.ask({ method: 'GET', path: `/v1/tasks/${id}` })).text), 'state'));
      }
      if (state === 'succeeded') made++;
    }
  })();
  let ended: Promise<number> | undefined;
  const end = async (): Promise<number> => {
    stopped = true;
    await work;
    await wire.close();
    await server.end('SIGKILL');
    return made;
  };
  return () => {
    ended ??= end();
    return ended;
  };
}

export const part: Part = {
  promise: '10,000 requests a minute and 1,000 tasks at once for one account, and five times too much does no harm',
  /** `overload`: seconds of it; `songs`: 1 where songs are made on the same machine meanwhile. */
  options: { seconds: 600, tasks: 1_000, overload: 60, songs: 1 },
  short: { seconds: 1, tasks: 10, overload: 0, songs: 0 },
  run: async ({ seconds = 1, tasks = 10, overload = 0, songs: withSongs = 0 }, say) => {
    const folder = mkdtempSync(join(tmpdir(), 'cantiga-load-'));
    const beside = withSongs > 0 ? await songs(join(folder, 'beside')) : undefined;
    const server = await startServer(folder, { CANTIGA_LOG: 'silent', CANTIGA_RENDER_THREADS: '8' });
    const wire = openWire(server.url, apiKey, 256);
    try {
      const ids = await begin(wire, tasks);
      say(`${ids.length} tasks are under way`);
      const before = megabytes(server.pid);
      const seen = await steady(wire, ids, { perSecond: 10_000 / 60, seconds });
      const made = await beside?.();
      // What a second of it takes says nothing about the hundredth.
      const p99 = (name: string, of: readonly number[], most: number): Figure[] =>
        seconds < 30 ? [] : [atMost(`p99 of ${name}`, quantile(of, 0.99), most, 'ms')];
      return [
        told('tasks accepted and not ended, eight of them running', ids.length),
        ...(made === undefined ? [] : [told('songs of two takes made meanwhile by a thread beside it', made)]),
        told('requests at 10,000 a minute, a tenth of them orders', fineIn(seen) + unfineIn(seen).length),
        count('answers that were no success', unfineIn(seen)),
        told('median of polls', quantile(seen.polls, 0.5), 'ms'),
        ...p99('polls', seen.polls, 100),
        told('median of orders', quantile(seen.orders, 0.5), 'ms'),
        ...p99('orders', seen.orders, 250),
        ...(seconds < 30 ? [] : await bare(Math.min(seconds, 60))),
        told('memory before and after', `${before.toFixed(0)} and ${megabytes(server.pid).toFixed(0)} MB`),
        ...(overload > 0 ? await overloaded(server.url, server.pid, wire, ids, overload) : []),
      ];
    } finally {
      await beside?.();
      await wire.close();
      await server.end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
