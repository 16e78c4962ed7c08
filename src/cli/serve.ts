import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Command } from 'commander';
import { type Config, readConfig } from '../config.ts';
import { type RunningHouse, startHouse } from '../main.ts';
import { announce, withdraw } from './connection.ts';
import { misconfigured } from './exit.ts';
import { answer } from './output.ts';

export interface ServeOptions {
  readonly port?: string;
  readonly host?: string;
  readonly dataDir?: string;
  readonly json?: boolean;
}

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('start the server')
    .option('--port <number>', 'where it listens; 0 picks a free port')
    .option('--host <address>', 'the address it listens on')
    .option('--data-dir <folder>', 'database, files and generated secrets')
    .option('--json', 'the address as JSON on stdout when it listens')
    .action(serve);
}

/** Starts the house and says in its data directory where it listens. */
export async function open(config: Config): Promise<RunningHouse> {
  try {
    const house = await startHouse(config);
    announce(config.CANTIGA_DATA_DIR, house.url);
    return {
      ...house,
      stop: () => {
        withdraw(config.CANTIGA_DATA_DIR);
        return house.stop();
      },
    };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw misconfigured(`port ${config.CANTIGA_PORT} is in use. Set CANTIGA_PORT to another one, or 0`);
    if (code === 'EADDRNOTAVAIL' || code === 'EACCES' || code === 'ENOTFOUND') throw misconfigured(message);
    throw error;
  }
}

async function serve(options: ServeOptions): Promise<void> {
  const config = readConfig({
    ...(options.port !== undefined && { CANTIGA_PORT: options.port }),
    ...(options.host !== undefined && { CANTIGA_HOST: options.host }),
    ...(options.dataDir !== undefined && { CANTIGA_DATA_DIR: options.dataDir }),
  });
  const house = await open(config);
  const { url, consoleLink, key } = house;
  const shown = { url, consoleLink, ...(key.isNew && { key: key.secret }) };
  answer(options, shown, greeting(house, relative(process.cwd(), config.CANTIGA_DATA_DIR) || '.'));
  stopOnSignal(house);
}

function stopOnSignal(house: RunningHouse): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(130);
    stopping = true;
    house.stop().then(
      () => process.exit(0),
      (error) => {
        process.stderr.write(`cantiga: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** What is said of the key at the start, and how a command line of its own names it. */
function keyWords({ key }: RunningHouse, directory: string): { readonly said: string; readonly named: string } {
  const file = join(directory, 'api-key');
  if (key.isNew) return { said: `${key.secret}   (kept in ${file}, shown this once)`, named: key.secret };
  if (existsSync(file)) return { said: 'the one of the first start', named: `$(cat ${file})` };
  return { said: 'the one of CANTIGA_API_KEY', named: '$CANTIGA_API_KEY' };
}

function greeting(house: RunningHouse, directory: string): string {
  const { url, consoleLink } = house;
  const { said, named } = keyWords(house, directory);
  return `
  Cantiga listens on ${url}

  Open it  ${consoleLink}   (works once, within the hour)

  API key  ${said}

  Make a song:
    curl -s ${url}/v1/tasks -H "x-api-key: ${named}" -H "content-type: application/json" \\
      -d '{"kind":"song","prompt":"a calm folk song about rain","instrumental":true}'
  Then look at it:
    curl -s "${url}/v1/tasks?limit=1" -H "x-api-key: ${named}"
`;
}
