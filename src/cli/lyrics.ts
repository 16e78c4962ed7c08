import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { CantigaError } from '../sdk/error.ts';
import type { Task } from '../sdk/types.ts';
import { connect } from './connection.ts';
import { CliError } from './exit.ts';
import { type MakeOptions, orders, wholeNumber } from './make.ts';
import { answer, note, plain } from './output.ts';
import { endOnInterrupt, watch } from './waiting.ts';
import { taskWords } from './words.ts';

interface LyricsOptions extends Omit<MakeOptions, 'output'> {
  readonly output?: string;
  readonly seed?: number;
  readonly offline?: boolean;
}

type Written = Pick<Task['texts'][number], 'title' | 'text'>;

export function addLyrics(program: Command): void {
  orders(program.command('lyrics'))
    .description('write words to be sung; without a server, here and now')
    .argument('<prompt>', 'what they should be about')
    .option('-o, --output <file>', 'a text file; otherwise they are printed')
    .option('--seed <number>', 'the same prompt and seed give the same words', wholeNumber)
    .option('--offline', 'ask no server')
    .action(lyrics);
}

async function lyrics(prompt: string, options: LyricsOptions): Promise<void> {
  const task = options.offline ? undefined : await ordered(prompt, options);
  if (task && !options.wait) return answer(options, task, taskWords(task));
  const texts = task?.texts ?? (await written(prompt, options.seed));
  const words = texts.map(({ title, text }) => `${plain(title)}\n\n${plain(text)}`).join('\n\n\n');
  if (options.output !== undefined) writeFileSync(options.output, `${words}\n`);
  const saved = options.output === undefined ? {} : { saved: [options.output] };
  answer(options, { ...(task ?? { texts }), ...saved }, options.output ?? words);
}

/** Undefined when there is no server of this machine: who named one wants that one. */
async function ordered(prompt: string, options: LyricsOptions): Promise<Task | undefined> {
  const isNamed = options.url !== undefined;
  try {
    const { client } = connect(options);
    const order = { kind: 'lyrics', prompt, ...(options.seed !== undefined && { seed: options.seed }) } as const;
    const named = options.idempotencyKey === undefined ? {} : { idempotencyKey: options.idempotencyKey };
    if (!options.wait) return await client.create(order, named);
    endOnInterrupt();
    return await watch(client.stream(order, named));
  } catch (error) {
    const nobody =
      (error instanceof CantigaError && error.code === 'unreachable') ||
      (error instanceof CliError && error.code === 'unauthorized');
    if (isNamed || !options.wait || !nobody) throw error;
    note('note: no server answers; written here');
    return undefined;
  }
}

/** Two texts, as a server writes them. */
async function written(prompt: string, asked: number | undefined): Promise<Written[]> {
  // Loaded only here: the musician takes half a second.
  const { seedFrom, writeLyrics } = await import('../studio/studio.ts');
  const seed = asked ?? seedFrom(prompt);
  return [seed, seed + 1].map((each) => {
    const { title, lyrics: text } = writeLyrics({ prompt }, each);
    return { title, text };
  });
}
