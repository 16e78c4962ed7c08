import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { systemEntropy } from '../ids.ts';
import { misconfigured } from './exit.ts';
import { answer } from './output.ts';

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('move tasks, credits and keys from SQLite to the PostgreSQL of CANTIGA_DATABASE_URL')
    .option('--data-dir <folder>', 'where the SQLite database lies; its server must be stopped')
    .option('--json', 'what was moved as JSON on stdout')
    .action(async (options: { dataDir?: string; json?: boolean }) => {
      const config = readConfig(options.dataDir === undefined ? {} : { CANTIGA_DATA_DIR: options.dataDir });
      const directory = config.CANTIGA_DATA_DIR;
      if (!existsSync(join(directory, 'cantiga.db')))
        throw misconfigured(`there is no database in ${directory}. Name the data directory with --data-dir`);
      if (config.CANTIGA_DATABASE_URL === undefined)
        throw misconfigured(
          'CANTIGA_DATABASE_URL: name the PostgreSQL to move to, as postgres://user:password@host/database',
        );
      const { migrate } = await import('../operator/migrate.ts');
      const moved = await migrate(directory, config.CANTIGA_DATABASE_URL, Date.now, systemEntropy);
      const { available, held, entries } = moved.credits;
      const words = `moved ${moved.rows.accounts} accounts, ${moved.rows.tasks} tasks and ${entries} ledger entries
credits agree on both sides: ${available} available, ${held} held
The files are still in ${join(directory, 'files')}; copy them to the storage that all nodes use.`;
      answer(options, moved, words);
    });
}
