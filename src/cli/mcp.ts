import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { serveAgentHere } from '../mcp/agents.ts';
import { type Client, createClient } from '../sdk/client.ts';
import { asksServer, connect, type ServerOptions } from './connection.ts';
import { CliError } from './exit.ts';
import { answers } from './operator.ts';
import { note } from './output.ts';
import { open } from './serve.ts';

interface Desk {
  readonly client: Client;
  close(): Promise<void>;
}

export function addMcp(program: Command, version: string): void {
  asksServer(program.command('mcp'))
    .description('tools for an agent, on standard input and output; starts a server of its own where none runs')
    .action(async (options: ServerOptions) => {
      const desk = await deskFor(options);
      const spoken = serveAgentHere(desk.client, version);
      let closing = false;
      const close = async (): Promise<void> => {
        if (closing) return;
        closing = true;
        await spoken.close();
        await desk.close();
        process.exit(0);
      };
      process.stdin.once('end', () => void close());
      process.stdin.once('close', () => void close());
      process.once('SIGTERM', () => void close());
      process.once('SIGINT', () => void close());
    });
}

/** The server that runs already, or one of our own; a server that was named is never replaced. */
async function deskFor(options: ServerOptions): Promise<Desk> {
  const directory = options.dataDir === undefined ? {} : { CANTIGA_DATA_DIR: options.dataDir };
  const isNamed = options.url !== undefined || readConfig(directory).CANTIGA_URL !== undefined;
  try {
    const { client, url } = connect(options);
    if (isNamed || (await answers(url))) return { client, close: async () => {} };
  } catch (error) {
    if (isNamed || !(error instanceof CliError)) throw error;
  }
  // Any free port: the agent needs none that it knows.
  const house = await open(readConfig({ ...directory, CANTIGA_PORT: '0' }));
  note(`cantiga: no server was running; this one listens on ${house.url}`);
  const client = createClient({ baseUrl: house.url, key: house.key.secret });
  return { client, close: house.stop };
}
