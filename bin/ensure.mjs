// What must be true before the program can run in a checkout: a fitting Node, installed packages, a fresh dist/.
// Plain JavaScript without dependencies, because it runs before anything is installed or built.
// Everything said here goes to stderr: stdout belongs to the command that follows.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Something the reader can put right; shown without a stack. */
export class SetupError extends Error {}

const say = (text) => process.stderr.write(`cantiga: ${text}\n`);
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** A published package has dist/ and no src/: nothing to install, nothing to build. */
const isCheckout = () => existsSync(join(root, 'src'));

export function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new SetupError(`needs Node 20.19 or newer; this is ${process.versions.node}`);
}

// ---------------------------------------------------------------------------------------------------- packages

/**
 * Do the packages in node_modules match the lock? npm writes what it installed to node_modules/.package-lock.json, so
 * an installation made by hand counts as well as one made here.
 */
function installedMatches(lock) {
  const file = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(file)) return false;
  const installed = readJson(file).packages ?? {};
  for (const [path, wanted] of Object.entries(lock.packages ?? {})) {
    if (path === '') continue;
    const found = installed[path];
    // Packages for other platforms and optional peers are in the lock and rightly absent.
    if (!found && (wanted.optional || wanted.devOptional || wanted.peer)) continue;
    if (!found || found.version !== wanted.version || found.integrity !== wanted.integrity) return false;
  }
  return true;
}

function npm(args) {
  // `npm start` and `npx` say where npm is; a bare `node bin/start.mjs` finds it on the PATH.
  const cli = process.env.npm_execpath?.replace(/npx-cli\.js$/, 'npm-cli.js');
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  if (cli?.endsWith('npm-cli.js') && existsSync(cli)) return spawnSync(process.execPath, [cli, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** Runs `npm ci` when what is installed is not what package-lock.json says. */
export function ensureInstalled() {
  if (!isCheckout()) return;
  const bytes = readFileSync(join(root, 'package-lock.json'));
  const hash = sha256(bytes);
  const record = join(root, 'node_modules', '.cantiga-lock');
  if (existsSync(record) && readFileSync(record, 'utf8') === hash) return;
  const lock = JSON.parse(bytes);
  if (!installedMatches(lock)) {
    const start = performance.now();
    say('installing packages (only when package-lock.json has changed) …');
    const { status, error } = npm(['ci', '--include=dev', '--no-audit', '--no-fund']);
    if (error) throw new SetupError(`npm could not be started: ${error.message}`);
    if (status !== 0) throw new SetupError('npm ci failed; its reason is above');
    say(`packages installed in ${seconds(start)}`);
  }
  writeFileSync(record, hash);
}

// ------------------------------------------------------------------------------------------------------- build

const isTestOnly = (path) => /\.(test|contract)\.ts$/.test(path) || /(^|\/)fixtures\//.test(path);

/** What dist/ is made from: [path, mtime, size], in a fixed order. */
function listInputs() {
  const found = [];
  const look = (path) => {
    const { mtimeMs, size } = statSync(join(root, path));
    found.push([path, mtimeMs, size]);
  };
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile() && !isTestOnly(path)) look(path);
    }
  };
  for (const file of ['tsconfig.json', 'tsconfig.sdk.json', 'package.json', 'bin/vendor.mjs']) look(file);
  walk('src');
  return found.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function hashInputs(inputs) {
  const hash = createHash('sha256');
  for (const [path] of inputs)
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  return hash.digest('hex');
}

function readStamp() {
  try {
    return readJson(join(root, 'dist', '.stamp'));
  } catch {
    return undefined; // no build yet, or one that was cut short
  }
}

const writeStamp = (folder, inputs, hash) => writeFileSync(join(folder, '.stamp'), JSON.stringify({ hash, inputs }));

function removeAbandonedBuilds() {
  for (const name of readdirSync(root)) {
    if (!name.startsWith('dist.')) continue;
    const age = Date.now() - statSync(join(root, name)).mtimeMs;
    if (age > 600_000) rmSync(join(root, name), { recursive: true, force: true });
  }
}

/** The web pages: everything below src/console, bundled for browsers. */
function buildConsole(folder) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = ['--config', 'src/console/vite.config.ts', '--logLevel', 'error'];
  const arguments_ = ['build', ...config, '--outDir', folder, '--emptyOutDir'];
  const { status } = spawnSync(process.execPath, [vite, ...arguments_], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new SetupError('the console could not be built; the reasons are above');
}

/** What the published package promises to TypeScript: the types of `cantiga/sdk`, and of the schemas behind them. */
function declareTypes(compiler, folder) {
  const arguments_ = [compiler, '-p', 'tsconfig.sdk.json', '--noCheck', '--outDir', folder];
  const { status } = spawnSync(process.execPath, arguments_, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new SetupError('the types of the SDK could not be written; the reasons are above');
}

/** Packages that the server is made of, each as one script beside the compiled files. */
function bundlePackages(folder) {
  const script = join(root, 'bin', 'vendor.mjs');
  const { status } = spawnSync(process.execPath, [script, folder], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new SetupError('the packages could not be bundled; the reasons are above');
}

/**
 * Compiles into a folder of its own and swaps it in, so that a failed build leaves the last good one in place.
 *
 * @param declares whether the types of the SDK are written, too: who only runs the program has no use for them
 */
export function build({ declares = false, inputs = listInputs(), hash = hashInputs(inputs) } = {}) {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  if (!existsSync(compiler)) throw new SetupError('the TypeScript compiler is not installed: npm ci --include=dev');
  const start = performance.now();
  say('building …');
  removeAbandonedBuilds();
  const fresh = join(root, `dist.${process.pid}`);
  const stale = join(root, `dist.${process.pid}.old`);
  try {
    // What it means is checked by `npm run types`; to look at it here, too, made every start three times as slow.
    const arguments_ = [compiler, '-p', 'tsconfig.json', '--noCheck', '--outDir', fresh];
    const { status } = spawnSync(process.execPath, arguments_, { cwd: root, stdio: ['ignore', 2, 2] });
    if (status !== 0) throw new SetupError('the build failed; the compiler’s reasons are above');
    if (declares) declareTypes(compiler, fresh);
    bundlePackages(fresh);
    buildConsole(join(fresh, 'console'));
    for (const [path] of inputs) {
      if (!path.startsWith('src/') || path.startsWith('src/console/') || path.endsWith('.ts')) continue;
      const target = join(fresh, path.slice('src/'.length));
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(join(root, path), target);
    }
    writeStamp(fresh, inputs, hash);
    if (existsSync(join(root, 'dist'))) renameSync(join(root, 'dist'), stale);
    renameSync(fresh, join(root, 'dist'));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(stale, { recursive: true, force: true });
  }
  say(`built in ${seconds(start)}`);
}

/** Builds when a source file has appeared, gone or changed since the last build. */
export function ensureBuilt() {
  if (!isCheckout()) return;
  const inputs = listInputs();
  const stamp = readStamp();
  if (stamp && JSON.stringify(stamp.inputs) === JSON.stringify(inputs)) return;
  // Times differ after a checkout or a copy; only different contents are worth a build.
  const hash = hashInputs(inputs);
  if (stamp?.hash === hash) writeStamp(join(root, 'dist'), inputs, hash);
  else build({ inputs, hash });
}

/** All of it; a problem the reader can solve is printed as one line, and ends the process. */
export function ensure(...steps) {
  try {
    for (const step of [ensureNode, ...steps]) step();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    process.exit(2);
  }
}
