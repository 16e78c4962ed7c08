import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import type { Client } from '../sdk/client.ts';
import { CantigaError, errorOf, TaskFailed } from '../sdk/error.ts';
import { hasEnded, type Task } from '../sdk/types.ts';
import { asksServer, connect, type ServerOptions } from './connection.ts';
import { found } from './download.ts';
import { badInput, CliError, exits } from './exit.ts';
import { answer, note, plain, progressBar } from './output.ts';
import { addressOf, save } from './saving.ts';
import { endOnInterrupt } from './waiting.ts';

interface Player {
  readonly program: string;
  readonly args: readonly string[];
  /** The argument with which it plays what comes on its input; a player without one needs a file. */
  readonly input?: string;
}

const players: readonly Player[] = [
  { program: 'mpv', args: ['--no-video', '--really-quiet'], input: '-' },
  { program: 'ffplay', args: ['-nodisp', '-autoexit', '-loglevel', 'error'], input: '-' },
  { program: 'mpg123', args: ['-q'], input: '-' },
  { program: 'afplay', args: [] },
  { program: 'cvlc', args: ['--quiet', '--play-and-exit'], input: '-' },
];

export function addPlay(program: Command): void {
  asksServer(program.command('play'))
    .description('play a clip, or the first take of a task, also while it is being made')
    .argument('<id>', 'of a task or a clip')
    .action(play);
}

/** Whether the program was there and played to the end; `sound` goes to its input where it has no file. */
async function plays(program: string, args: readonly string[], sound?: Readable): Promise<boolean> {
  const player = spawn(program, args, { stdio: [sound ? 'pipe' : 'ignore', 'ignore', 'ignore'] });
  const ended = new Promise<boolean>((resolve) => {
    player.once('error', () => resolve(false));
    player.once('close', (code) => resolve(code === 0));
  });
  if (sound && player.stdin) {
    const isThere = await Promise.race([once(player, 'spawn').then(() => true), ended]).catch(() => false);
    if (!isThere) return false;
    await pipeline(sound, player.stdin).catch((error: NodeJS.ErrnoException) => {
      // A player that was closed by its listener reads no further.
      if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  }
  return ended;
}

const noPlayer = (id: string): CliError =>
  new CliError(
    exits.configuration,
    'no_player',
    `none of ${players.map(({ program }) => program).join(', ')} could play it. Install one, or save it: cantiga download ${id}`,
  );

/** The first player that is installed and can play while more comes. */
async function reader(): Promise<(Player & { readonly input: string }) | undefined> {
  for (const player of players) {
    const { program, input } = player;
    if (input === undefined) continue;
    const isThere = await new Promise<boolean>((resolve) => {
      const asked = spawn(program, ['--version'], { stdio: 'ignore' });
      asked.once('error', () => resolve(false));
      asked.once('close', () => resolve(true));
    });
    if (isThere) return { ...player, input };
  }
  return undefined;
}

/** The task as soon as it can be heard or has ended. */
async function audible(client: Client, task: Task): Promise<Task> {
  const bar = progressBar();
  try {
    for await (const now of client.follow(task.id)) {
      bar.show(now.progress, now.state);
      if (hasEnded(now) || now.clips.some(({ audioUrl }) => audioUrl !== '')) return now;
    }
  } finally {
    bar.end();
  }
  throw new CliError(exits.passing, 'timeout', `the server no longer tells of task ${task.id}. Ask again`);
}

/** Plays what there is of a take and the rest as it is made. The server cuts the sound off when that was in vain. */
async function playGrowing(client: Client, url: string, task: Task, options: ServerOptions): Promise<boolean> {
  const now = await audible(client, task);
  if (now.state === 'succeeded') return false;
  if (hasEnded(now)) throw new TaskFailed(now);
  const [clip] = now.clips;
  const player = await reader();
  if (!clip) return false;
  if (!player) throw noPlayer(task.id);
  const answered = await fetch(addressOf(url, clip.audioUrl));
  // Another node makes it, or it has just ended: then it is played when it is there.
  if (answered.status === 202 || answered.status === 404) {
    for await (const later of client.follow(task.id))
      if (hasEnded(later) && later.state !== 'succeeded') throw new TaskFailed(later);
    return false;
  }
  if (!answered.ok || !answered.body) throw await errorOf(answered);
  const sound = Readable.fromWeb(answered.body as Parameters<typeof Readable.fromWeb>[0]);
  let hasPlayed = false;
  try {
    hasPlayed = await plays(player.program, [...player.args, player.input], sound);
  } catch (error) {
    throw new CliError(
      exits.passing,
      'cut_off',
      `the take is not made as it was heard so far (${(error as Error).message}). See how it goes: cantiga get ${task.id}`,
    );
  }
  if (!hasPlayed) throw noPlayer(task.id);
  answer(options, { played: clip.title, with: player.program }, plain(clip.title));
  return true;
}

async function play(id: string, options: ServerOptions): Promise<void> {
  const { client, url } = connect(options);
  endOnInterrupt();
  const task = await client.get(id).catch((error: unknown) => {
    if (error instanceof CantigaError && error.status === 404) return undefined;
    throw error;
  });
  if (task && !hasEnded(task) && (await playGrowing(client, url, task, options))) return;
  const [first] = (await found(client, id, ['mp3'])).filter(({ name }) => /\.(mp3|wav|flac|ogg|m4a)$/.test(name));
  if (!first) throw badInput(`${id} has nothing to be heard`);
  const folder = mkdtempSync(join(tmpdir(), 'cantiga-play-'));
  try {
    const [file = ''] = await save(url, [first], join(folder, first.name));
    for (const { program, args } of players) {
      if (!(await plays(program, [...args, file]))) continue;
      return answer(options, { played: first.name, with: program }, first.name);
    }
    if ('url' in first.from) note(first.from.url);
    throw noPlayer(id);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
