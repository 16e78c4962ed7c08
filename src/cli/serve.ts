import { relative } from 'node:path';
import type { Command } from 'commander';
import { ConfigError, readConfig } from '../config.ts';
import { type RunningHouse, startHouse } from '../main.ts';

const exitConfiguration = 2;

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('start the server')
    .option('--port <number>', 'where it listens; 0 picks a free port')
    .option('--host <address>', 'the address it listens on')
    .option('--data-dir <folder>', 'database, files and generated secrets')
    .action(async (options: { port?: string; host?: string; dataDir?: string }) => {
      const flags = {
        ...(options.port !== undefined && { CANTIGA_PORT: options.port }),
        ...(options.host !== undefined && { CANTIGA_HOST: options.host }),
        ...(options.dataDir !== undefined && { CANTIGA_DATA_DIR: options.dataDir }),
      };
      await serve(flags);
    });
}

async function serve(flags: Record<string, string>): Promise<void> {
  try {
    const config = readConfig(flags);
    const house = await startHouse(config);
    process.stdout.write(greeting(house, relative(process.cwd(), config.CANTIGA_DATA_DIR) || '.'));
    stopOnSignal(house);
  } catch (error) {
    if (error instanceof ConfigError) throw Object.assign(error, { exitCode: exitConfiguration });
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw Object.assign(new Error('the port is in use. Set CANTIGA_PORT to another one, or 0'), {
        exitCode: exitConfiguration,
      });
    throw error;
  }
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

const greeting = ({ url, consoleLink, key }: RunningHouse, directory: string): string => {
  const shown = key.isNew ? key.secret : `$(cat ${directory}/api-key)`;
  return `
  Cantiga listens on ${url}

  Open it  ${consoleLink}   (works once, within the hour)

  API key  ${key.isNew ? `${key.secret}   (kept in ${directory}/api-key, shown this once)` : `the one of the first start, or of CANTIGA_API_KEY`}

  Make a song:
    curl -s ${url}/v1/tasks -H "x-api-key: ${shown}" -H "content-type: application/json" \\
      -d '{"kind":"song","prompt":"a calm folk song about rain","instrumental":true}'
  Then look at it:
    curl -s "${url}/v1/tasks?limit=1" -H "x-api-key: ${shown}"

`;
};
