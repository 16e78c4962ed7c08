// The README's table "What speaks", made from the dialects themselves. Prints it; `--write` puts it into README.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensure, ensureBuilt, ensureInstalled, root } from '../bin/ensure.mjs';

const code = (text) => `\`${text}\``;
const begin = '<!-- Made by: npm run what-speaks -- --write -->';
const end = '<!-- The end of what was made. -->';

/** @returns {string} the table, one row for each dialect in their order */
export function whatSpeaks(dialects) {
  const rows = dialects.map(({ name, about, base, routes, kinds = [] }) => {
    const where = [base].flat().map((path) => code(`${path}…`.replace(/\/?…$/, path.endsWith('/') ? '/…' : '…')));
    return [name, about, where.join(' '), String(routes.length), kinds.map(code).join(' ')];
  });
  return [['dialect', 'what', 'where', 'routes', 'kinds'], ['---', '---', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

/** @returns {string} the README with the table in its place */
export function readmeWith(readme, dialects) {
  const [before, rest] = readme.split(`${begin}\n`);
  const after = rest?.slice(rest.indexOf(end));
  if (after === undefined || !after.startsWith(end))
    throw new Error(`README.md has no place between ${begin} and ${end}`);
  return `${before}${begin}\n\n${whatSpeaks(dialects)}\n\n${after}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  ensure(ensureInstalled, ensureBuilt);
  const { dialects } = await import(pathToFileURL(join(root, 'dist', 'dialects', 'index.js')).href);
  const file = join(root, 'README.md');
  if (process.argv.includes('--write')) writeFileSync(file, readmeWith(readFileSync(file, 'utf8'), dialects));
  else console.log(whatSpeaks(dialects));
}
