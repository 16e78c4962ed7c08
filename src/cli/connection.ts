import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { type Client, createClient } from '../sdk/client.ts';
import { CliError, exits } from './exit.ts';
import type { Shown } from './output.ts';

export interface ServerOptions extends Shown {
  readonly url?: string;
  readonly key?: string;
  readonly dataDir?: string;
}

export interface Connection {
  readonly url: string;
  readonly client: Client;
  /** The data directory of a server on this machine; nothing is known of another machine's. */
  readonly directory: string | undefined;
}

/** Adds what every command has that asks a running server. */
export const asksServer = (command: Command): Command =>
  command
    .option('--url <address>', 'the server (CANTIGA_URL; otherwise the one of the data directory)')
    .option('--key <key>', 'an API key (CANTIGA_API_KEY; otherwise the one of the data directory)')
    .option('--data-dir <folder>', 'where a server of this machine keeps its data (CANTIGA_DATA_DIR)')
    .option('--json', 'the answer as JSON on stdout, errors as JSON on stderr');

const addressFile = (directory: string): string => join(directory, 'address');

/** A server says in its data directory where it listens, because port 0 means another port each time. */
export const announce = (directory: string, url: string): void => writeFileSync(addressFile(directory), `${url}\n`);
export const withdraw = (directory: string): void => rmSync(addressFile(directory), { force: true });

const contents = (file: string): string | undefined =>
  existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;

const isHere = (url: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);

/** Where a server listens that was told to listen everywhere. */
const reachable = (host: string): string =>
  host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;

/** The server that a command speaks to, and the key it shows. A local key never goes to another machine. */
export function connect(options: ServerOptions): Connection {
  const config = readConfig({
    ...(options.dataDir !== undefined && { CANTIGA_DATA_DIR: options.dataDir }),
    ...(options.url !== undefined && { CANTIGA_URL: options.url }),
    ...(options.key !== undefined && { CANTIGA_API_KEY: options.key }),
  });
  const directory = config.CANTIGA_DATA_DIR;
  const url = (
    config.CANTIGA_URL ??
    contents(addressFile(directory)) ??
    `http://${reachable(config.CANTIGA_HOST)}:${config.CANTIGA_PORT}`
  ).replace(/\/+$/, '');
  const key = config.CANTIGA_API_KEY ?? (isHere(url) ? contents(join(directory, 'api-key')) : undefined);
  if (key === undefined)
    throw new CliError(
      exits.configuration,
      'unauthorized',
      `no API key for ${url}. Set CANTIGA_API_KEY or --key, start a server here with \`cantiga serve\`, or name its data directory with --data-dir`,
    );
  return { url, client: createClient({ baseUrl: url, key }), directory: isHere(url) ? directory : undefined };
}
