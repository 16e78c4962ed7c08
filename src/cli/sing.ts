import { readFileSync, writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { findModel, models } from '../catalogue/models.ts';
import { badInput } from './exit.ts';
import { wholeNumber } from './make.ts';
import { answer, note, plain, progressBar } from './output.ts';

interface SingOptions {
  output: string;
  lyrics?: string;
  style: string;
  negative: string;
  title: string;
  instrumental?: boolean;
  voice?: 'm' | 'f';
  model: string;
  take: string;
  seed?: number;
  json?: boolean;
}

export function addSing(program: Command): void {
  program
    .command('sing')
    .description('make a song here and now, without a server')
    .argument('<prompt>', 'what the song should be, in plain words')
    .option('-o, --output <file>', 'where the MP3 goes', 'song.mp3')
    .option('--lyrics <file>', 'a text file with the words and their section marks')
    .option('--style <tags>', 'style tags, separated by commas', '')
    .option('--negative <tags>', 'what must not be heard', '')
    .option('--title <title>', 'otherwise one is found', '')
    .option('--instrumental', 'no voice')
    .addOption(new Option('--voice <who>', 'who sings').choices(['m', 'f']))
    .option('--model <name>', `one of ${models.map(({ name }) => name).join(', ')}`, 'v5')
    .addOption(new Option('--take <number>', 'which of the two variations').choices(['1', '2']).default('1'))
    .option('--seed <number>', 'the same prompt and seed give the same bytes', wholeNumber)
    .option('--json', 'the result as JSON on stdout')
    .action(sing);
}

async function sing(prompt: string, options: SingOptions): Promise<void> {
  const model = findModel(options.model);
  if (!model) throw badInput(`--model: must be one of ${models.map(({ name }) => name).join(', ')}`);
  // Loaded only here: the server's start does not need the musician, and half a second is saved.
  const { record, seedFrom } = await import('../studio/studio.ts');
  // Without a seed the prompt is one: asked the same, the offline command answers the same.
  const seed = options.seed ?? seedFrom(prompt);
  const bar = progressBar();
  const song = await record(
    {
      prompt,
      lyrics: options.lyrics ? readFileSync(options.lyrics, 'utf8') : '',
      tags: options.style,
      negativeTags: options.negative,
      title: options.title,
      instrumental: options.instrumental ?? false,
      ...(options.voice && { vocalGender: options.voice }),
      maxSeconds: model.maxSeconds,
    },
    seed,
    options.take === '2' ? 2 : 1,
    { onProgress: bar.show },
  );
  bar.end();
  writeFileSync(options.output, song.audio);
  const { title, tags, durationSeconds, warnings } = song;
  answer(
    options,
    { file: options.output, title, tags, durationSeconds, seed, warnings },
    `${options.output}  “${plain(title)}”  ${tags}  ${Math.round(durationSeconds)} s  seed ${seed}`,
  );
  if (!options.json) for (const warning of warnings) note(`note: ${warning}`);
}
