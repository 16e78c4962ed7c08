// The way of somebody who has never had Cantiga: a clone with an empty npm cache, `npm start`, two songs one after the other,
// and how long each step took. It fetches packages. `npm run bench:stranger`
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const deadlineMs = 10 * 60_000;
const bytesPerSecond = 192_000 / 8;
const order = { kind: 'song', prompt: 'a calm folk song about rain', instrumental: true };

const folder = mkdtempSync(join(tmpdir(), 'cantiga-stranger-'));
const clone = join(folder, 'cantiga');
const began = performance.now();
const tell = (what, since = began) =>
  console.log(`${((performance.now() - since) / 1000).toFixed(1).padStart(7)} s  ${what}`);
try {
  const cloned = spawnSync('git', ['clone', '-q', fileURLToPath(new URL('..', import.meta.url)), clone]);
  if (cloned.status !== 0) throw new Error(String(cloned.stderr));
  tell('cloned');
  await visit();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function visit() {
  const server = spawn('npm', ['start'], {
    cwd: clone,
    // A group of its own: npm does not hand signals on.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, npm_config_cache: join(folder, 'packages'), CANTIGA_PORT: '0', CANTIGA_LOG: 'error' },
  });
  try {
    server.stderr.on('data', (bytes) => {
      for (const [, said] of String(bytes).matchAll(/^cantiga: (.*)$/gm)) tell(said);
    });
    const url = await new Promise((resolve, reject) => {
      let printed = '';
      server.stdout.on('data', (bytes) => {
        printed += bytes;
        const found = /listens on (http:\S+)/i.exec(printed);
        if (found) resolve(found[1]);
      });
      server.on('exit', (code) => reject(new Error(`npm start ended with ${code}`)));
    });
    tell('listens');
    const headers = {
      'x-api-key': readFileSync(join(clone, '.cantiga', 'api-key'), 'utf8').trim(),
      'content-type': 'application/json',
    };
    for (const seed of [1, 2]) await orderOnce(url, headers, seed);
  } finally {
    const ended = once(server, 'exit');
    process.kill(-server.pid, 'SIGTERM');
    await ended;
  }
}

async function orderOnce(url, headers, seed) {
  const posted = performance.now();
  const since = (what) => tell(`order ${seed}: ${what}`, posted);
  const body = JSON.stringify({ ...order, seed });
  const { id } = await (await fetch(`${url}/v1/tasks`, { method: 'POST', headers, body })).json();
  const task = async () => (await fetch(`${url}/v1/tasks/${id}`, { headers })).json();
  const until = async (holds) => {
    for (;;) {
      const now = await task();
      if (holds(now)) return now;
      if (now.finishedAt) throw new Error(`the song ${now.state}: ${JSON.stringify(now.failure)}`);
      if (performance.now() - posted > deadlineMs) throw new Error('the song took longer than ten minutes');
      await sleep(50);
    }
  };
  const { clips } = await until((now) => now.clips?.some((clip) => clip?.audioUrl));
  await hear(clips.find((clip) => clip?.audioUrl).audioUrl, since);
  const { clips: takes } = await until((now) => now.state === 'succeeded');
  since(`both takes, ${takes.map(({ durationSeconds }) => `${Math.round(durationSeconds)} s`).join(' and ')}`);
}

/** Fetches a take while it is made; its sound begins behind the ID3 tag (length in four times seven bits). */
async function hear(audioUrl, since) {
  const { body } = await fetch(audioUrl);
  let head = Buffer.alloc(0);
  let received = 0;
  let marks = [];
  for await (const piece of body) {
    if (received === 0) since('first bytes');
    received += piece.length;
    if (head.length < 10) {
      head = Buffer.concat([head, piece]);
      if (head.length < 10) continue;
      const sound = 10 + head.subarray(6, 10).reduce((length, byte) => length * 128 + byte, 0);
      marks = [
        [sound + bytesPerSecond / 10, 'first sound'],
        [sound + bytesPerSecond * 10, 'ten seconds of it'],
      ];
    }
    while (marks.length > 0 && received >= marks[0][0]) since(marks.shift()[1]);
  }
}
