import { readFileSync, writeFileSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { findModel, models } from '../catalogue/models.ts';

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

const wholeNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('a whole number, 0 or more');
  return value;
};

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
    .option('--voice <m|f>', 'who sings')
    .option('--model <name>', `one of ${models.map(({ name }) => name).join(', ')}`, 'v5')
    .option('--take <1|2>', 'which of the two variations', '1')
    .option('--seed <number>', 'the same prompt and seed give the same bytes', wholeNumber)
    .option('--json', 'the result as JSON on stdout')
    .action(sing);
}

async function sing(prompt: string, options: SingOptions): Promise<void> {
  const model = findModel(options.model);
  if (!model) throw Object.assign(new Error(`--model: unknown version ${options.model}`), { exitCode: 3 });
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
    bar.show,
  );
  bar.end();
  writeFileSync(options.output, song.audio);
  const { title, tags, durationSeconds, warnings } = song;
  if (options.json)
    process.stdout.write(`${JSON.stringify({ file: options.output, title, tags, durationSeconds, seed, warnings })}\n`);
  else process.stdout.write(`${options.output}  “${title}”  ${tags}  ${Math.round(durationSeconds)} s  seed ${seed}\n`);
  if (!options.json) for (const warning of warnings) process.stderr.write(`note: ${warning}\n`);
}

const barWidth = 30;

/** A bar on a terminal, nothing elsewhere. */
function progressBar(): { show: (fraction: number) => void; end: () => void } {
  if (!process.stderr.isTTY) return { show: () => {}, end: () => {} };
  return {
    show: (fraction) => {
      const full = Math.round(Math.min(1, fraction) * barWidth);
      process.stderr.write(`\r${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ${Math.round(fraction * 100)} %`);
    },
    end: () => process.stderr.write('\r\u001b[K'),
  };
}
