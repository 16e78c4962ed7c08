import { createWriteStream, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, parse } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { errorOf } from '../sdk/error.ts';
import { type Clip, completeClips, type Task } from '../sdk/types.ts';
import { badInput, CliError, exits } from './exit.ts';

/** What can be saved of a clip as it is. */
export const forms = ['mp3', 'jpg', 'txt', 'json'] as const;
export type Form = (typeof forms)[number];

/** A file that a task brought, before it has a place here. */
export interface Keepsake {
  readonly name: string;
  readonly from: { readonly url: string } | { readonly text: string };
}

const slug = (title: string): string =>
  title
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .toLowerCase() || 'untitled';

const endingOf = (url: string): string => extname(new URL(url, 'http://localhost').pathname).slice(1) || 'bin';

/** `rain-in-june-7d1c9d52.mp3`: the title to be recognised by, the clip's id to be told from its other take by. */
const nameOf = (clip: Clip, ending: string): string => `${slug(clip.title)}-${clip.id.slice(-8)}.${ending}`;

export function ofClip(clip: Clip, wanted: readonly Form[]): Keepsake[] {
  const kept: Readonly<Record<Form, Keepsake['from'] | undefined>> = {
    mp3: { url: clip.audioUrl },
    jpg: { url: clip.imageUrl },
    txt: { text: `${clip.lyrics.trim()}\n` },
    json: clip.sheetUrl === undefined ? undefined : { url: clip.sheetUrl },
  };
  return wanted.flatMap((form) => {
    const from = kept[form];
    return from ? [{ name: nameOf(clip, form), from }] : [];
  });
}

/** Everything that a task brought: of its clips what is wanted, its files and texts whole. */
export const ofTask = (task: Task, wanted: readonly Form[]): Keepsake[] => [
  ...completeClips(task).flatMap((clip) => ofClip(clip, wanted)),
  ...task.files.map(({ name, url }) => ({
    name: `${slug(name)}-${task.id.slice(-8)}.${endingOf(url)}`,
    from: { url },
  })),
  ...task.texts.map(({ title, text }, index) => ({
    name: `${slug(title)}-${task.id.slice(-8)}-${index + 1}.txt`,
    from: { text: `${text.trim()}\n` },
  })),
];

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory();
  } catch {
    return /[/\\]$/.test(path) || extname(path) === '';
  }
};

/** Where each goes: into a folder under its own name; or to the file named, and the others beside it, numbered. */
export function placesFor(kept: readonly Keepsake[], output: string): string[] {
  if (isFolder(output)) return kept.map(({ name }) => join(output, name));
  const { dir, name, ext } = parse(output);
  return kept.map((_, index) => (index === 0 ? output : join(dir, `${name}-${index + 1}${ext}`)));
}

/** Result files are asked of the server that we reach, under whatever name it was published. */
export const addressOf = (base: string, url: string): string => {
  const at = url.indexOf('/files/');
  return at < 0 ? url : `${base}${url.slice(at)}`;
};

/** A file is there when all of it is. */
async function download(url: string, path: string): Promise<void> {
  let answer: Response;
  try {
    answer = await fetch(url);
  } catch (error) {
    throw new CliError(exits.passing, 'unreachable', `${url} cannot be fetched: ${(error as Error).message}`);
  }
  if (!answer.ok || !answer.body) throw await errorOf(answer);
  const part = `${path}.part`;
  try {
    await pipeline(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]), createWriteStream(part));
    renameSync(part, path);
  } finally {
    rmSync(part, { force: true });
  }
}

/** @returns the paths written */
export async function save(base: string, kept: readonly Keepsake[], output: string): Promise<string[]> {
  if (kept.length === 0) throw badInput('there is no such file of it. See `cantiga get <id>`');
  const places = placesFor(kept, output);
  for (const [index, { from }] of kept.entries()) {
    const path = places[index] ?? '';
    mkdirSync(dirname(path), { recursive: true });
    if ('text' in from) writeFileSync(path, from.text);
    else await download(addressOf(base, from.url), path);
  }
  return places;
}
