import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the clients are, when they are. */
export const folder = join(tmpdir(), 'cantiga-clients');

/** The packages of packages.json that are not there, or are there in another version. */
export function missing() {
  const wanted = JSON.parse(readFileSync(join(import.meta.dirname, 'packages.json'), 'utf8'));
  return Object.entries(wanted)
    .filter(([name, version]) => {
      const file = join(folder, 'node_modules', name, 'package.json');
      return !existsSync(file) || JSON.parse(readFileSync(file, 'utf8')).version !== version;
    })
    .map(([name]) => name);
}
