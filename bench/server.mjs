// Starting, asking, measuring and stopping servers, for the benchmarks.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';

export const apiKey = 'the-api-bench';

/** One request; the text of its answer. */
export function exchange({ hostname, port, agent, path, body }) {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        hostname,
        port,
        agent,
        path,
        method: body ? 'POST' : 'GET',
        headers: { 'x-api-key': apiKey, ...(body && { 'content-type': 'application/json' }) },
      },
      (reply) => {
        const chunks = [];
        reply.on('data', (chunk) => chunks.push(chunk));
        reply.on('error', reject);
        reply.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          if (reply.statusCode < 300) resolve(text);
          else reject(new Error(`${path} was answered ${reply.statusCode}: ${text}`));
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** The built server over a fresh or given data directory; `profile` is a folder for a CPU profile of it. */
export function ours(data, engine, profile, environment = {}) {
  const flags = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  return listening([...flags, fileURLToPath(new URL('./serve.mjs', import.meta.url))], {
    CANTIGA_ENGINES: engine,
    CANTIGA_PORT: '0',
    CANTIGA_DATA_DIR: data,
    CANTIGA_LOG: 'silent',
    CANTIGA_API_KEY: apiKey,
    CANTIGA_CREDITS: '1000000000',
    CANTIGA_CONCURRENT_TASKS: '1000000',
    CANTIGA_RATE_LIMIT_PER_MINUTE: '10000000',
    CANTIGA_RENDER_THREADS: '2',
    ...environment,
  });
}

/** A program that says where it listens. */
export async function listening(command, environment = {}) {
  const child = spawn(process.execPath, command, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', ...environment },
  });
  const url = await new Promise((resolve, reject) => {
    child.stdout.on('data', (bytes) => {
      const found = /listens on (http:\S+)/i.exec(String(bytes));
      if (found) resolve(found[1]);
    });
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return { child, url };
}

export async function stop({ child }) {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await ended;
  clearTimeout(late);
}

/** Seconds of CPU that the threads of a process have used, in the kernel too, to the nanosecond (proc(5), schedstat). */
export function cpuSeconds(pid) {
  return readdirSync(`/proc/${pid}/task`)
    .map((thread) => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e9)
    .reduce((sum, seconds) => sum + seconds, 0);
}

/** The same of a process and its children: a PostgreSQL has one for each connection. Who has ended counts no more. */
export function familyCpuSeconds(pid) {
  return [pid, ...childrenOf(pid)].map(secondsOrNone).reduce((sum, seconds) => sum + seconds, 0);
}

function childrenOf(pid) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number);
}

function secondsOrNone(pid) {
  try {
    return cpuSeconds(pid);
  } catch {
    return 0; // It has ended meanwhile.
  }
}

export function parentOf(pid) {
  try {
    // After the name in brackets, which may hold anything: the state, then the parent.
    return Number(/\) \S (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return undefined; // It has ended meanwhile.
  }
}

/** The next message of a helper. */
export async function answerOf(child) {
  const settled = new AbortController();
  const { signal } = settled;
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`a helper ended with ${code} and said nothing`);
  });
  try {
    const [answer] = await Promise.race([once(child, 'message', { signal }), ended]);
    return answer;
  } finally {
    ended.catch(() => {});
    settled.abort();
  }
}
