import { type Command, Option } from 'commander';
import type { Client } from '../sdk/client.ts';
import { CantigaError } from '../sdk/error.ts';
import { asksServer, connect, type ServerOptions } from './connection.ts';
import { badInput } from './exit.ts';
import { make } from './make.ts';
import { answer } from './output.ts';
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
export async function found(client: Client, id: string, wanted: readonly Form[]): Promise<Keepsake[]> {
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
