import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';

/** Where distributions put the programs of the server, which are rarely in the path. */
function programs(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '/usr/local/bin'),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/** PostgreSQL refuses to run as root; whoever installed it also made a user for it. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody'])
    try {
      const number = (flag: string): number => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }).toString());
      return { uid: number('-u'), gid: number('-g') };
    } catch {
      // The next name, then.
    }
  return undefined;
}

const folder = programs();

/** Why there is no PostgreSQL for tests; undefined when there is one. */
export const postgresMissing = folder === undefined ? 'PostgreSQL is not installed' : undefined;

export interface PostgresServer {
  /** An empty place of its own in the server: a schema that the address names. */
  place(): Promise<string>;
  readonly port: number;
  /** Kills the server as a crash would, and starts it again on the same data. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** The server ends, and its folder with it, when whoever started it does, however that comes: its input closes then. */
const guarded = `exec 3<&0
"$0" "$@" 3<&- & server=$!
{ cat <&3 >/dev/null; kill -QUIT $server; } & guard=$!
wait $server
kill $guard 2>/dev/null
[ -e "$CLUSTER/again" ] || rm -rf "$CLUSTER"`;

/** A real server on loopback, in a folder of its own. */
export async function startPostgres(settings: readonly string[] = []): Promise<PostgresServer> {
  if (folder === undefined) throw new Error('PostgreSQL is not installed');
  const owner = unprivileged();
  const cluster = mkdtempSync(join(tmpdir(), 'cantiga-postgres-'));
  if (owner) chownSync(cluster, owner.uid, owner.gid);
  const data = join(cluster, 'data');
  const options = ['-A', 'trust', '-U', 'cantiga', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(folder, 'initdb'), ['-D', data, ...options], { ...owner, cwd: cluster, stdio: 'pipe' });
  const port = await freePort();
  const admin = `postgres://cantiga@127.0.0.1:${port}/postgres`;
  const flags = ['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${cluster}`, ...settings];

  const start = async (): Promise<ChildProcess> => {
    const args = ['-D', data, ...flags.flatMap((flag) => ['-c', flag])];
    const child = spawn('sh', ['-c', guarded, join(folder, 'postgres'), ...args], {
      ...owner,
      cwd: cluster,
      env: { ...process.env, CLUSTER: cluster },
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-4_000);
    });
    child.unref();
    for (const input of [child.stdin, child.stderr]) (input as unknown as { unref?(): void } | null)?.unref?.();
    for (let tries = 0; ; tries++) {
      const client = new pg.Client({ connectionString: admin });
      try {
        await client.connect();
        await client.end();
        return child;
      } catch (error) {
        if (tries > 300) throw new Error(`PostgreSQL did not start: ${String(error)}\n${said}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  };
  const end = (child: ChildProcess): Promise<unknown> =>
    new Promise((resolve) => {
      child.ref();
      child.once('exit', resolve);
      child.stdin?.end();
    });

  let child = await start();
  let places = 0;
  return {
    port,
    place: async () => {
      const name = `place_${places++}`;
      const client = new pg.Client({ connectionString: admin });
      await client.connect();
      await client.query(`create schema ${name}`);
      await client.end();
      return `${admin}?options=-csearch_path%3D${name}`;
    },
    crash: async () => {
      const mark = join(cluster, 'again');
      writeFileSync(mark, '');
      await end(child);
      rmSync(mark);
      child = await start();
    },
    stop: () => end(child).then(() => undefined),
  };
}

/** Tests lose nothing when the machine does, so they need not wait for the disk. */
const careless = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_connections=200'];

let shared: Promise<PostgresServer> | undefined;

/** One server for all test files of a process; it ends with the process. */
export function sharedPostgres(): Promise<PostgresServer> {
  shared ??= startPostgres(careless);
  return shared;
}
