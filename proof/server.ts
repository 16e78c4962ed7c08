import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface BuiltServer {
  readonly url: string;
  readonly pid: number;
  readonly child: ChildProcess;
  /** What it wrote so far, both streams. */
  readonly written: () => string;
  /** Ends it by a signal; its exit code, null when it was killed. */
  readonly end: (signal?: NodeJS.Signals) => Promise<number | null>;
}

const program = fileURLToPath(new URL('../test/crash/serve.mjs', import.meta.url));
export const apiKey = 'the-proof-key-000000';

/** The built server in a process of its own. */
export async function startServer(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
  before: readonly string[] = [],
): Promise<BuiltServer> {
  const [command = process.execPath, ...rest] = [...before, process.execPath, program];
  const child = spawn(command, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      CANTIGA_ENGINES: 'metronome',
      CANTIGA_PORT: '0',
      CANTIGA_DATA_DIR: folder,
      CANTIGA_LOG: 'info',
      CANTIGA_API_KEY: apiKey,
      CANTIGA_CREDITS: '1000000000',
      CANTIGA_CONCURRENT_TASKS: '1000000',
      CANTIGA_RATE_LIMIT_PER_MINUTE: '10000000',
      CANTIGA_ALLOW_PRIVATE_URLS: 'loopback',
      ...settings,
    },
  });
  let text = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (bytes: Buffer): void => {
      text += String(bytes);
      const found = /listens on (http:\/\/\S+)/.exec(text);
      if (found?.[1]) resolve(found[1]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`the server did not start (exit ${code}): ${text}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    child,
    written: () => text,
    end: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill(signal);
      const [code] = (await ended) as [number | null];
      return code;
    },
  };
}

/** What of a process lies in memory; Linux only. */
export const megabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
