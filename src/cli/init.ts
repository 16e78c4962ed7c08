import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { badInput } from './exit.ts';
import { answer } from './output.ts';

interface InitOptions {
  readonly port?: string;
  readonly host?: string;
  readonly dataDir?: string;
  readonly publicUrl?: string;
  readonly engines?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

const file = 'cantiga.config.json';

export function addInit(program: Command): void {
  program
    .command('init')
    .description(`write ${file} and make the data directory`)
    .option('--port <number>', 'where it listens')
    .option('--host <address>', 'the address it listens on; 0.0.0.0 opens it to the network')
    .option('--data-dir <folder>', 'database, files and generated secrets')
    .option('--public-url <address>', 'base of the addresses in answers, behind a proxy')
    .option('--engines <list>', 'engines in order of preference')
    .option('--force', 'write over the file that is there')
    .option('--json', 'what was written as JSON on stdout')
    .action(init);
}

function init(options: InitOptions): void {
  const path = resolve(file);
  if (existsSync(path) && !options.force)
    throw badInput(`${file} is there already. Edit it, or write it anew with --force`);
  const settings = {
    CANTIGA_HOST: options.host ?? '127.0.0.1',
    CANTIGA_PORT: options.port ?? '8787',
    CANTIGA_DATA_DIR: options.dataDir ?? './.cantiga',
    ...(options.publicUrl !== undefined && { CANTIGA_PUBLIC_URL: options.publicUrl }),
    ...(options.engines !== undefined && { CANTIGA_ENGINES: options.engines }),
  };
  // What cannot be read is not written.
  const { CANTIGA_DATA_DIR: directory } = readConfig(settings);
  writeFileSync(path, `${JSON.stringify(settings, null, 2)}\n`);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  answer(
    options,
    { file: path, settings },
    `${file} is written, and ${relative(process.cwd(), directory) || '.'} is there.
Next: cantiga doctor, then cantiga serve. The first start makes an API key and keeps it in ${join(relative(process.cwd(), directory), 'api-key')}.`,
  );
}
