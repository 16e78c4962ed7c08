import { Command, CommanderError } from 'commander';
import { addServe } from './serve.ts';
import { addSing } from './sing.ts';

/** 0 ok · 1 transient or server · 2 configuration or key · 3 bad input or not found · 4 limit or credits · 130 interrupted */
const exitBadInput = 3;

export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('cantiga')
    .description('A self-hosted song server that makes the songs itself.')
    .version('0.1.0')
    .exitOverride();
  addServe(program);
  addSing(program);
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : exitBadInput;
    else {
      process.stderr.write(`cantiga: ${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = (error as { exitCode?: number }).exitCode ?? 1;
    }
  }
}
