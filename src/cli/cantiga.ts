import { Command, CommanderError } from 'commander';
import { version } from '../version.ts';
import { addAdmin } from './admin.ts';
import { addCompletion } from './completion.ts';
import { addDoctor } from './doctor.ts';
import { addDownload } from './download.ts';
import { exitOf, exits, wordsOf } from './exit.ts';
import { addInit } from './init.ts';
import { addLyrics } from './lyrics.ts';
import { addMake } from './make.ts';
import { addMcp } from './mcp.ts';
import { addMigrate } from './migrate.ts';
import { addPlay } from './play.ts';
import { addSee } from './see.ts';
import { addServe } from './serve.ts';
import { addSing } from './sing.ts';

const afterHelp = `
Examples:
  cantiga sing "a calm folk song about rain" -o rain.mp3     no server needed
  cantiga serve                                              then, elsewhere:
  cantiga tasks --state failed
  cantiga cover 7d1c9d52-… --style "bossa nova" -o covers/

Exit codes: 0 ok · 1 transient or server · 2 configuration or key · 3 bad input or not found ·
4 rate limit or credits · 130 interrupted. Data goes to stdout, progress and errors to stderr.`;

/** The whole command line; not yet told what to do. */
export function createProgram(): Command {
  const program = new Command('cantiga')
    .description('A self-hosted song server that makes the songs itself.')
    .version(version)
    .addHelpText('after', afterHelp)
    .configureHelp({ showGlobalOptions: false })
    .exitOverride();
  const groups: readonly (readonly [string, (program: Command) => void])[] = [
    ['START', addServe],
    ['START', addInit],
    ['START', addDoctor],
    ['MAKE', addSing],
    ['MAKE', addLyrics],
    ['MAKE', addMake],
    ['SEE', addSee],
    ['SEE', addDownload],
    ['SEE', addPlay],
    ['ADMIN', addAdmin],
    ['ADMIN', addMigrate],
    ['AGENTS', (into) => addMcp(into, version)],
    ['AGENTS', addCompletion],
  ];
  for (const [heading, add] of groups) {
    const before = new Set(program.commands);
    add(program);
    for (const command of program.commands) if (!before.has(command)) command.helpGroup(`${heading}:`);
  }
  return program;
}

export async function main(argv: readonly string[]): Promise<void> {
  try {
    await createProgram().parseAsync(argv, { from: 'user' });
  } catch (error) {
    // Commander has printed its own words already; a wish for help is no error.
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exits.ok : exits.input;
      return;
    }
    process.exitCode = exitOf(error);
    if (argv.includes('--json')) process.stderr.write(`${JSON.stringify({ error: wordsOf(error) })}\n`);
    else process.stderr.write(`cantiga: ${wordsOf(error).message}\n`);
  }
}
