import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { Client } from '../sdk/client.ts';
import { CantigaError } from '../sdk/error.ts';
import { asksServer, connect, type ServerOptions } from './connection.ts';
import { badInput, CliError, exits } from './exit.ts';
import { make } from './make.ts';
import { answer, note } from './output.ts';
import { type Form, forms, type Keepsake, ofClip, ofTask, save } from './saving.ts';

/** Forms of a clip that are made when they are asked for, at the catalogue's price. */
const made = ['wav', 'flac', 'midi', 'musicxml'] as const;
const isMade = (form: string): form is (typeof made)[number] => (made as readonly string[]).includes(form);

interface DownloadOptions extends ServerOptions {
  readonly as: Form | 'all' | (typeof made)[number];
  readonly output: string;
}

export function addDownload(program: Command): void {
  asksServer(program.command('download'))
    .description('save what a task made, or one clip')
    .argument('<id>', 'of a task or a clip')
    .addOption(
      new Option(
        '--as <form>',
        'jpg is the artwork, txt the words, json the sheet; wav, flac, midi and musicxml are made and charged',
      )
        .choices([...forms, 'all', ...made])
        .default('mp3'),
    )
    .option('-o, --output <path>', 'a file, or a folder for all of them', '.')
    .action(download);
  asksServer(program.command('play'))
    .description('play a clip, or the first take of a task')
    .argument('<id>', 'of a task or a clip')
    .action(play);
}

const orElse = async <T>(work: Promise<T>): Promise<T | undefined> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof CantigaError && error.status === 404) return undefined;
    throw error;
  }
};

/** What there is under an id: of a task all that it brought, of a clip itself. */
async function found(client: Client, id: string, wanted: readonly Form[]): Promise<Keepsake[]> {
  const task = await orElse(client.get(id));
  if (task?.state === 'succeeded') return ofTask(task, wanted);
  if (task) throw badInput(`task ${id} is ${task.state}: it has no files. Wait for it: cantiga wait ${id}`);
  return ofClip(await client.clip(id), wanted);
}

async function download(id: string, options: DownloadOptions): Promise<void> {
  const { client, url } = connect(options);
  if (isMade(options.as)) return make({ kind: options.as, clipId: id }, { ...options, wait: true });
  const wanted = options.as === 'all' ? forms : [options.as];
  const saved = await save(url, await found(client, id, wanted), options.output);
  answer(options, { saved }, saved.join('\n'));
}

const players: readonly (readonly [string, ...string[]])[] = [
  ['mpv', '--no-video', '--really-quiet'],
  ['ffplay', '-nodisp', '-autoexit', '-loglevel', 'error'],
  ['mpg123', '-q'],
  ['afplay'],
  ['cvlc', '--quiet', '--play-and-exit'],
];

/** Whether the program was there and played to the end. */
const plays = (program: string, args: readonly string[]): Promise<boolean> =>
  new Promise((resolve) => {
    const player = spawn(program, args, { stdio: 'ignore' });
    player.once('error', () => resolve(false));
    player.once('close', (code) => resolve(code === 0));
  });

async function play(id: string, options: ServerOptions): Promise<void> {
  const { client, url } = connect(options);
  const [first] = (await found(client, id, ['mp3'])).filter(({ name }) => /\.(mp3|wav|flac|ogg|m4a)$/.test(name));
  if (!first) throw badInput(`${id} has nothing to be heard`);
  const folder = mkdtempSync(join(tmpdir(), 'cantiga-play-'));
  try {
    const [file = ''] = await save(url, [first], join(folder, first.name));
    for (const [program, ...args] of players) {
      if (!(await plays(program, [...args, file]))) continue;
      return answer(options, { played: first.name, with: program }, first.name);
    }
    if ('url' in first.from) note(first.from.url);
    throw new CliError(
      exits.configuration,
      'no_player',
      `none of ${players.map(([name]) => name).join(', ')} could play it. Install one, or save it: cantiga download ${id}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
