// `npm test`: installs and builds when needed, runs vitest with the arguments given, and says as its last line how many
// tests passed and failed. The counts are read from vitest's own results, never from its printed text.
// `--on postgres,s3`: the houses of the tests stand on PostgreSQL and on S3 instead of in memory.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensure, ensureBuilt, ensureInstalled, root } from './ensure.mjs';

ensure(ensureInstalled, ensureBuilt);

const folder = mkdtempSync(join(tmpdir(), 'cantiga-test-'));
const file = join(folder, 'results.json');
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
const words = process.argv.slice(2);
const place = words.indexOf('--on');
const [, grounds = ''] = place < 0 ? [] : words.splice(place, 2);
const { status } = spawnSync(process.execPath, [vitest, 'run', ...reporters, ...words], {
  cwd: root,
  env: grounds === '' ? process.env : { ...process.env, CANTIGA_TEST_ON: grounds },
  stdio: ['ignore', 'inherit', 'inherit'],
});

let passed = 0;
let failed = 0;
let skipped = 0;
try {
  for (const suite of JSON.parse(readFileSync(file, 'utf8')).testResults) {
    const states = suite.assertionResults.map((result) => result.status);
    const count = (...wanted) => states.filter((state) => wanted.includes(state)).length;
    passed += count('passed');
    failed += count('failed');
    skipped += count('pending', 'skipped', 'todo', 'disabled');
    // A file that could not be loaded, or whose set-up threw, has no failed test of its own: it counts as one.
    if (suite.status === 'failed' && count('failed') === 0) {
      failed += 1;
      console.error(`${suite.name}: ${suite.message || 'the file failed outside its tests'}`);
    }
  }
} catch (error) {
  failed += 1;
  console.error(`vitest left no results: ${error.message}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
// Rejections nobody awaited and the like: vitest fails the run, though every test passed.
if (status !== 0 && failed === 0 && passed > 0) {
  failed += 1;
  console.error('vitest ended with an error outside any test; it is shown above');
}

process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
