// What is made of a song of three minutes, kind by kind: elapsed time, CPU and memory at its highest, each kind in a server of
// its own over the same song, ordered twice: the second time by a warm thread. `npm run bench:works -- --only upload,stems`
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ensure, ensureBuilt, ensureInstalled } from '../bin/ensure.mjs';
import { apiKey, cpuSeconds, ours, stop } from './server.mjs';

const headers = { 'x-api-key': apiKey, 'content-type': 'application/json' };
const deadlineMs = 20 * 60_000;

ensure(ensureInstalled, ensureBuilt);
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    seconds: { type: 'string', default: '180' },
    style: { type: 'string', default: 'pop, female vocal' },
    times: { type: 'string', default: '2' },
  },
});
const length = Number(values.seconds);

/** Orders by what they are called; `clip` is the song, `recording` its MP3 as an upload. */
const works = {
  song: () => song,
  upload: ({ address }) => ({ kind: 'upload', audioUrl: address }),
  extend: ({ clip }) => ({ kind: 'extend', clipId: clip, span: 'whole', continueAt: length * 0.66, seed: 2 }),
  cover: ({ clip }) => ({ kind: 'cover', clipId: clip, style: 'rock', seed: 2 }),
  'two stems': ({ clip }) => ({ kind: 'stems', clipId: clip, parts: 'two' }),
  'twelve stems': ({ clip }) => ({ kind: 'stems', clipId: clip, parts: 'twelve' }),
  wav: ({ clip }) => ({ kind: 'wav', clipId: clip }),
  flac: ({ clip }) => ({ kind: 'flac', clipId: clip }),
  'replace section': ({ clip }) => ({ kind: 'replaceSection', clipId: clip, from: 60, to: 90, seed: 2 }),
  'extend, of the upload': ({ recording }) => ({
    ...{ kind: 'extend', clipId: recording, span: 'whole', continueAt: length * 0.66, style: 'pop', seed: 2 },
  }),
  'stems, of the upload': ({ recording }) => ({ kind: 'stems', clipId: recording, parts: 'two' }),
  video: ({ clip }) => ({ kind: 'video', clipId: clip, author: 'Bench', brand: 'Bench' }),
};
const lines = {
  Verse: [
    'Letters on the window sill',
    'Summer came and went away',
    'Rivers run beneath the floor',
    'Coffee in the kitchen light',
  ],
  Chorus: [
    'Follow me into the dark',
    'Silver rain on silent ground',
    'Follow me and do not stop',
    'Till the morning comes around',
  ],
};
/** A verse and a chorus of four lines are about half a minute. */
const halves = Math.max(1, Math.round(length / 33));
const words = ['Verse', 'Chorus'].map((mark) => `[${mark}]\n${lines[mark].join('\n')}`).join('\n\n');
const lyrics = Array.from({ length: halves }, () => words).join('\n\n');
const song = { kind: 'song', title: 'Bench', style: values.style, lyrics, seed: 1 };

const folder = mkdtempSync(join(tmpdir(), 'cantiga-works-'));
try {
  const hasFfmpeg = !spawnSync(process.env.CANTIGA_FFMPEG ?? 'ffmpeg', ['-version']).error;
  const wanted = Object.keys(works).filter(
    (name) => values.only.split(',').some((part) => name.includes(part)) && (name !== 'video' || hasFfmpeg),
  );
  const [data, sources, audio] = await prepared();
  const rows = {};
  for (const name of wanted) {
    const own = join(folder, name);
    cpSync(data, own, { recursive: true });
    rows[name] = await measured(own, audio, (address) => works[name]({ ...sources, address }));
    rmSync(own, { recursive: true });
    console.log(name, rows[name]);
  }
  console.table(rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A house in which the song and its upload lie. */
async function prepared() {
  const data = join(folder, 'data');
  const server = await ours(data, 'embedded');
  try {
    const { clips } = await finished(server, song);
    const audio = Buffer.from(await (await fetch(clips[0].audioUrl)).arrayBuffer());
    console.log(`The song lasts ${clips[0].durationSeconds} s, its other take ${clips[1].durationSeconds} s`);
    const address = await uploaded(server, audio);
    const { clips: uploads } = await finished(server, { kind: 'upload', audioUrl: address });
    return [data, { clip: clips[0].id, recording: uploads[0].id }, audio];
  } finally {
    await stop(server);
  }
}

/** @param orderOf the order, given where this server has the MP3 */
async function measured(data, audio, orderOf) {
  const server = await ours(data, 'embedded');
  try {
    const order = orderOf(await uploaded(server, audio));
    await ready(server.child.pid);
    const row = {};
    const peaks = new Map();
    for (let time = 1; time <= Number(values.times); time++) {
      const before = used(server.child.pid);
      const started = performance.now();
      await finished(server, order, () => note(peaks, server.child.pid));
      row[`wall s, ${time}.`] = ((performance.now() - started) / 1000).toFixed(1);
      row[`CPU s, ${time}.`] = (used(server.child.pid) - before).toFixed(1);
    }
    note(peaks, server.child.pid);
    return { ...row, 'peak MB': [...peaks.values()].map(Math.round).join(' + ') };
  } finally {
    await stop(server);
  }
}

async function uploaded({ url }, audio) {
  const kept = await fetch(`${url}/v1/uploads`, { method: 'POST', headers: { 'x-api-key': apiKey }, body: audio });
  return (await kept.json()).audioUrl;
}

async function finished({ url }, order, whileWaiting = () => {}) {
  const posted = await fetch(`${url}/v1/tasks`, { method: 'POST', headers, body: JSON.stringify(order) });
  let task = await posted.json();
  if (!posted.ok) throw new Error(`${order.kind}: ${JSON.stringify(task)}`);
  const since = performance.now();
  while (!task.finishedAt) {
    if (performance.now() - since > deadlineMs) throw new Error(`${order.kind} took longer than twenty minutes`);
    await sleep(50);
    whileWaiting();
    task = await (await fetch(`${url}/v1/tasks/${task.id}`, { headers })).json();
  }
  if (task.state !== 'succeeded') throw new Error(`${order.kind} ${task.state}: ${JSON.stringify(task.failure)}`);
  return task;
}

/** Render threads get ready when the server listens: that is no part of the first order. */
async function ready(pid) {
  for (let before = used(pid); ; ) {
    await sleep(500);
    const now = used(pid);
    if (now - before < 0.02) return;
    before = now;
  }
}

/** Of the server and of programs that it started and that have ended. */
function used(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return cpuSeconds(pid) + (Number(fields[13]) + Number(fields[14])) / 100;
}

/** Takes note of the most memory so far of a process and of those that it started, in MB. */
function note(peaks, pid) {
  const ofOne = (one) => {
    try {
      peaks.set(one, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${one}/status`, 'utf8'))[1]) / 1024);
    } catch {
      // It has ended.
    }
  };
  ofOne(pid);
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    try {
      const children = readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').trim();
      for (const child of children.split(' ').filter(Boolean)) ofOne(Number(child));
    } catch {
      // The thread has ended.
    }
  }
}
