// Puts the promises to the test, one part after the other, and prints one line for each figure.
// `npm run proof`, `npm run proof crash -- --kills 200`; the results stand in proof/results.json afterwards.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { ensure, ensureBuilt, ensureInstalled, root } from '../bin/ensure.mjs';

ensure(ensureInstalled, ensureBuilt);
const { runnerImport } = await import('vite');

const folder = import.meta.dirname;
const known = readdirSync(join(folder, 'parts')).map((file) => file.replace(/\.ts$/, ''));
const { names, numbers } = readArguments(process.argv.slice(2));
const wrong = names.find((name) => !known.includes(name));
if (wrong !== undefined) fail(`${wrong}: there is no such part. Choose from ${known.join(', ')}`);

const file = join(folder, 'results.json');
const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).stdout.trim();
let failed = 0;
for (const name of names.length > 0 ? names : known) {
  const { module } = await runnerImport(join(folder, 'parts', `${name}.ts`), { configFile: false, logLevel: 'error' });
  const unknown = Object.keys(numbers).filter((option) => !(option in module.part.options));
  if (names.length === 1 && unknown.length > 0)
    fail(`--${unknown[0]}: ${name} knows ${Object.keys(module.part.options).map((option) => `--${option}`)}`);
  const own = Object.entries(numbers).filter(([option]) => option in module.part.options);
  const options = { ...module.part.options, ...Object.fromEntries(own) };
  console.log(`\n${name}: ${module.part.promise}`);
  const began = performance.now();
  const figures = await module.part.run(options, (line) => console.log(`  ${line}`));
  const seconds = Math.round((performance.now() - began) / 1000);
  for (const { name: what, value, unit, aim, holds, examples } of figures) {
    console.log(
      `  ${holds ? 'ok  ' : 'FAIL'} ${what}: ${value}${unit ? ` ${unit}` : ''}${aim ? ` (aim: ${aim})` : ''}`,
    );
    for (const example of examples ?? []) console.log(`         ${example}`);
    if (!holds) failed++;
  }
  const machine = `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`;
  // Read anew: another part may have ended meanwhile.
  const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  results[name] = { date: new Date().toISOString(), commit, machine, seconds, options, figures };
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
}
console.log(failed === 0 ? '\nall figures hold' : `\n${failed} figures fall short`);
process.exit(failed === 0 ? 0 : 1);

function readArguments(words) {
  const names = [];
  const numbers = {};
  for (let i = 0; i < words.length; i++) {
    if (!words[i].startsWith('--')) {
      names.push(words[i]);
      continue;
    }
    const [option, inline] = words[i].slice(2).split('=');
    const value = Number(inline ?? words[++i]);
    if (!Number.isFinite(value)) fail(`--${option}: needs a number, as in --${option} 200`);
    numbers[option] = value;
  }
  return { names, numbers };
}

function fail(reason) {
  console.error(reason);
  process.exit(2);
}
