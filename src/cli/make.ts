import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { models } from '../catalogue/models.ts';
import type { Order } from '../sdk/types.ts';
import { asksServer, connect, type ServerOptions } from './connection.ts';
import { answer, note } from './output.ts';
import { type Form, ofTask, save } from './saving.ts';
import { endOnInterrupt, watch } from './waiting.ts';
import { taskWords } from './words.ts';

export interface MakeOptions extends ServerOptions {
  readonly output: string;
  readonly wait: boolean;
  readonly idempotencyKey?: string;
}

interface MusicOptions extends MakeOptions {
  readonly prompt?: string;
  readonly lyrics?: string;
  readonly style?: string;
  readonly negative?: string;
  readonly title?: string;
  readonly instrumental?: boolean;
  readonly voice?: 'm' | 'f';
  readonly model?: string;
  readonly seed?: number;
}

export const wholeNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('a whole number, 0 or more');
  return value;
};

export const seconds = (text: string): number => {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new InvalidArgumentError('seconds, 0 or more');
  return value;
};

/** Orders, waits, saves and says what came of it. */
export async function make(order: Order, options: MakeOptions, wanted: readonly Form[] = ['mp3']): Promise<void> {
  const { client, url } = connect(options);
  const named = options.idempotencyKey === undefined ? {} : { idempotencyKey: options.idempotencyKey };
  if (!options.wait) {
    const task = await client.create(order, named);
    return answer(options, task, taskWords(task));
  }
  endOnInterrupt();
  const task = await watch(client.stream(order, named));
  for (const warning of task.warnings) note(`note: ${warning}`);
  const saved = await save(url, ofTask(task, wanted), options.output);
  answer(options, { ...task, saved }, saved.join('\n'));
}

export const orders = (command: Command): Command =>
  asksServer(command)
    .option('--no-wait', 'order only; take it up later with `cantiga wait`')
    .option('--idempotency-key <name>', 'the same name for the same order: it is made and paid once');

const ordersWork = (command: Command): Command =>
  orders(command).option('-o, --output <path>', 'a file, or a folder for all of them', '.');

const composes = (command: Command): Command =>
  ordersWork(command)
    .option('--prompt <words>', 'what it should be like')
    .option('--lyrics <file>', 'a text file with the words and their section marks')
    .option('--style <tags>', 'style tags, separated by commas')
    .option('--negative <tags>', 'what must not be heard')
    .option('--title <title>')
    .option('--instrumental', 'no voice')
    .addOption(new Option('--voice <who>', 'who sings').choices(['m', 'f']))
    .addOption(new Option('--model <name>').choices(models.map(({ name }) => name)))
    .option('--seed <number>', 'the same order and seed give the same bytes', wholeNumber);

const musicOf = (options: MusicOptions) => ({
  ...(options.prompt !== undefined && { prompt: options.prompt }),
  ...(options.lyrics !== undefined && { lyrics: readFileSync(options.lyrics, 'utf8') }),
  ...(options.style !== undefined && { style: options.style }),
  ...(options.negative !== undefined && { negativeStyle: options.negative }),
  ...(options.title !== undefined && { title: options.title }),
  ...(options.instrumental && { instrumental: true }),
  ...(options.voice && { vocalGender: options.voice }),
  ...(options.model !== undefined && { model: options.model }),
  ...(options.seed !== undefined && { seed: options.seed }),
});

/** A clip's id, or the address of audio. */
const sourceOf = (source: string) => (/^https?:\/\//.test(source) ? { audioUrl: source } : { clipId: source });

export function addMake(program: Command): void {
  composes(program.command('extend'))
    .description('go on from a place in a song')
    .argument('<clip>', 'a clip’s id, or the http address of audio')
    .option('--at <seconds>', 'where to go on; the end by default', seconds)
    .option('--whole', 'the song up to the seam and on from there, not the new part alone')
    .action((source: string, options: MusicOptions & { at?: number; whole?: boolean }) =>
      make(
        {
          kind: 'extend',
          ...sourceOf(source),
          ...(options.at !== undefined && { continueAt: options.at }),
          ...(options.whole && { span: 'whole' }),
          ...musicOf(options),
        },
        options,
      ),
    );
  composes(program.command('cover'))
    .description('sing a song again in another style')
    .argument('<clip>', 'a clip’s id, or the http address of audio')
    .action((source: string, options: MusicOptions) =>
      make({ kind: 'cover', ...sourceOf(source), ...musicOf(options) }, options),
    );
  ordersWork(program.command('stems'))
    .description('the parts of a song on their own')
    .argument('<clip>', 'a clip’s id')
    .addOption(
      new Option('--parts <how many>', 'voice and band, or families').choices(['two', 'twelve']).default('two'),
    )
    .action((clipId: string, options: MakeOptions & { parts: 'two' | 'twelve' }) =>
      make({ kind: 'stems', clipId, parts: options.parts }, options),
    );
  ordersWork(program.command('video'))
    .description('a film of a song')
    .argument('<clip>', 'a clip’s id')
    .option('--author <name>', 'shown in the film')
    .option('--brand <name>', 'shown in the film')
    .action((clipId: string, options: MakeOptions & { author?: string; brand?: string }) =>
      make(
        {
          kind: 'video',
          clipId,
          ...(options.author !== undefined && { author: options.author }),
          ...(options.brand !== undefined && { brand: options.brand }),
        },
        options,
      ),
    );
}
