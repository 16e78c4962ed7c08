// `npm run clients`: installs published clients of the served APIs into a folder of their own, never into this project,
// and runs them unmodified against the server. Without it, `npm test` skips those tests and says why.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensure, ensureBuilt, ensureInstalled, root } from '../../bin/ensure.mjs';
import { folder } from './folder.mjs';

ensure(ensureInstalled, ensureBuilt);
const wanted = JSON.parse(readFileSync(join(import.meta.dirname, 'packages.json'), 'utf8'));
mkdirSync(folder, { recursive: true });
cpSync(join(import.meta.dirname, 'sqlite3-stand-in'), join(folder, 'sqlite3-stand-in'), { recursive: true });
const overrides = { sqlite3: 'file:sqlite3-stand-in' };
writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: wanted, overrides }));

const run = (command, args, cwd) => spawnSync(command, args, { cwd, stdio: 'inherit' }).status ?? 1;
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
// No script of theirs runs at the installation.
process.exitCode =
  run(npm, ['install', '--ignore-scripts', '--no-audit', '--no-fund'], folder) ||
  run(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', 'test/clients'], root);
