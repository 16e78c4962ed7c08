import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { type Config, readConfig } from '../config.ts';
import { systemEntropy } from '../ids.ts';
import { openOperator } from '../operator/operator.ts';
import { exits } from './exit.ts';
import { answers } from './operator.ts';
import { answer } from './output.ts';

interface Finding {
  readonly name: string;
  readonly state: 'ok' | 'warning' | 'fault';
  readonly words: string;
}

/** Looks at one thing; what it throws is a fault. */
type Check = (config: Config, address: string | undefined) => Promise<Finding['words'] | Omit<Finding, 'name'>>;

const gigabyte = 2 ** 30;
const warning = (words: string) => ({ state: 'warning', words }) as const;
const fault = (words: string) => ({ state: 'fault', words }) as const;

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('look whether everything is there that a server needs')
    .option('--data-dir <folder>', 'database, files and generated secrets')
    .option('--json', 'the findings as JSON on stdout')
    .action(doctor);
}

const checks: Readonly<Record<string, Check>> = {
  node: async () => {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    const fits = major > 20 || (major === 20 && minor >= 19);
    return fits ? process.versions.node : fault(`${process.versions.node}; 20.19 or newer is needed`);
  },
  disk: async ({ CANTIGA_DATA_DIR: directory }) => {
    const { bavail, bsize } = statfsSync(directory);
    const free = (bavail * bsize) / gigabyte;
    const words = `${free.toFixed(1)} GB free in ${directory}`;
    if (free < 0.1) return fault(`${words}; a song with both takes needs 15 MB`);
    return free < 1 ? warning(words) : words;
  },
  port: async ({ CANTIGA_HOST: host, CANTIGA_PORT: port }, address) => {
    if (address !== undefined) return `Cantiga listens on ${address}`;
    await listenOnce(host, port);
    return `${host}:${port} is free`;
  },
  database: async ({ CANTIGA_DATA_DIR: directory }, address) => {
    if (address !== undefined) {
      const { status } = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(5000) });
      return status === 200 ? 'in use by the running server, which is ready' : fault(`/readyz answers ${status}`);
    }
    if (!existsSync(join(directory, 'cantiga.db'))) return 'made at the first start';
    const operator = openOperator(directory, Date.now, systemEntropy);
    try {
      const wrong = await operator.audit();
      return wrong.length === 0
        ? 'opens, and every balance is the sum of its entries'
        : fault(`${wrong.length} balances are wrong`);
    } finally {
      await operator.close();
    }
  },
  storage: async ({ CANTIGA_DATA_DIR: directory }) => {
    const folder = mkdtempSync(join(directory, 'doctor-'));
    try {
      const file = join(folder, 'file');
      writeFileSync(file, 'heard', { flush: true });
      return readFileSync(file, 'utf8') === 'heard' ? 'files are written and read' : fault('a file came back changed');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  engines: async ({ CANTIGA_ENGINES: engines }) => {
    const { writeLyrics } = await import('../studio/studio.ts');
    if (writeLyrics({ prompt: 'rain' }, 1).lyrics === '') return fault('the musician writes no words');
    const silent: string[] = [];
    for (const engine of engines) {
      const [name = '', address] = [engine.split('=')[0], engine.split('=').slice(1).join('=')];
      // Any answer will do: what its root says is the upstream's own affair.
      if (address !== '')
        await fetch(address, { signal: AbortSignal.timeout(5000), redirect: 'manual' }).catch(() => silent.push(name));
    }
    return silent.length === 0 ? engines.join(', ') : warning(`no answer from ${silent.join(', ')}`);
  },
  clock: async (_config, address) => {
    const made = statSync(fileURLToPath(import.meta.url)).mtimeMs;
    if (Date.now() < made) return fault(`${new Date().toISOString()} is before this program was made. Set the clock`);
    if (address === undefined) return new Date().toISOString();
    const before = Date.now();
    const date = Date.parse((await fetch(`${address}/healthz`)).headers.get('date') ?? '');
    const apart = Math.round(Math.abs(date - (before + Date.now()) / 2) / 1000);
    return apart <= 5
      ? new Date().toISOString()
      : warning(`the server’s is ${apart} s from ours: signatures may be refused`);
  },
};

const listenOnce = (host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`${host}:${port} is in use by another program. Set CANTIGA_PORT to another one, or 0`)
          : error,
      ),
    );
    server.listen({ host, port }, () => server.close(() => resolve()));
  });

async function doctor(options: { dataDir?: string; json?: boolean }): Promise<void> {
  const config = readConfig(options.dataDir === undefined ? {} : { CANTIGA_DATA_DIR: options.dataDir });
  const directory = config.CANTIGA_DATA_DIR;
  mkdirSync(directory, { recursive: true });
  const noted = join(directory, 'address');
  const addresses = [
    existsSync(noted) ? readFileSync(noted, 'utf8').trim() : '',
    `http://${config.CANTIGA_HOST}:${config.CANTIGA_PORT}`,
  ].filter(Boolean);
  let address: string | undefined;
  for (const each of addresses) if (address === undefined && (await answers(each))) address = each;

  const findings: Finding[] = [];
  for (const [name, check] of Object.entries(checks)) {
    try {
      const found = await check(config, address);
      findings.push(typeof found === 'string' ? { name, state: 'ok', words: found } : { name, ...found });
    } catch (error) {
      findings.push({ name, state: 'fault', words: error instanceof Error ? error.message : String(error) });
    }
  }
  const healthy = findings.every(({ state }) => state !== 'fault');
  const signs = { ok: '✓', warning: '!', fault: '✗' };
  answer(
    options,
    { healthy, findings },
    findings.map(({ name, state, words }) => `${signs[state]} ${name.padEnd(9)} ${words}`).join('\n'),
  );
  if (!healthy) process.exitCode = exits.configuration;
}
