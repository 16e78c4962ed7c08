import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkLicences, checkLock } from '../../scripts/check-lock.mjs';
import { atMost, count, type Figure, type Part, told } from '../part.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What runs in production, installed strictly from an empty cache. */
function install(): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'cantiga-supply-'));
  const began = performance.now();
  try {
    for (const file of ['package.json', 'package-lock.json', '.npmrc'])
      if (existsSync(join(root, file))) copyFileSync(join(root, file), join(folder, file));
    const words = ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--cache', join(folder, 'cache')];
    const { status, stderr } = spawnSync('npm', words, { cwd: folder, encoding: 'utf8' });
    return [
      count('problems of a strict install from an empty cache', status === 0 ? [] : [stderr.slice(-300)]),
      told('that install', (performance.now() - began) / 1000, 's'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const part: Part = {
  promise: 'what is installed is little, known, licensed and runs no script',
  options: { install: 1 },
  short: { install: 0 },
  run: async ({ install: installs = 0 }) => {
    const lock: unknown = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    const { problems, production } = checkLock(lock);
    return [
      count('packages with scripts, without digest or named by an address', problems),
      count('licences that nobody looked at', checkLicences(lock, root)),
      atMost('packages in production', production, 60),
      ...(installs > 0 ? install() : []),
    ];
  },
};
