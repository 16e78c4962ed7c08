// Part of the build: puts packages that the server is made of beside the compiled files, as one script each, so that a
// start reads two files of them instead of four hundred (measured: fastify and pino load in 0.07 s instead of 1.0 s), and
// whoever installs Cantiga installs forty-odd packages fewer. `node bin/vendor.mjs <folder of compiled files>`.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** They are devDependencies: what runs has them inside. */
export const bundled = ['@modelcontextprotocol/server', 'commander', 'fastify', 'pg', 'pino', 'prom-client'];

/** What pg would use in other places: native code, and Cloudflare's sockets. */
const optional = new Set(['pg-native', 'pg-cloudflare', 'cloudflare:sockets']);

const importStatement = /\bimport\s+([^'";]+?)\s+from\s+(['"])([^'"]+)\2/g;

/** `@scope/name/path` → `@scope/name` */
const packageOf = (specifier) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
const fileOf = (specifier) => `${specifier.replace(/^@/, '').replace(/[^\w.-]+/g, '-')}.js`;

/** `Fastify, { a as b }` → ['default', 'a'] */
function namesIn(clause) {
  const named = /\{([^}]*)\}/.exec(clause)?.[1] ?? '';
  const rest = clause
    .replace(/\{[^}]*\}/, '')
    .replace(/,/g, '')
    .trim();
  if (rest.startsWith('*')) throw new Error(`import ${clause}: name what you need, so that it can be bundled`);
  const names = named.split(',').map((name) => name.trim().split(/\s+as\s+/)[0]);
  return [...(rest === '' ? [] : ['default']), ...names].filter(Boolean);
}

function scriptsIn(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.js') && !/^(console|vendor)[/\\]/.test(name))
    .map((name) => join(folder, name));
}

/** @returns {Map<string, Set<string>>} what the compiled files take from the bundled packages: specifier → names */
export function wantedBy(texts) {
  const wanted = new Map();
  for (const text of texts)
    for (const [, clause, , specifier] of text.matchAll(importStatement)) {
      if (!bundled.includes(packageOf(specifier))) continue;
      const names = wanted.get(specifier) ?? new Set();
      for (const name of namesIn(clause)) names.add(name);
      wanted.set(specifier, names);
    }
  return wanted;
}

/** @returns {string} a compiled file that takes them from the vendor folder */
export function redirected(text, file, folder) {
  return text.replace(importStatement, (statement, clause, _quote, specifier) => {
    if (!bundled.includes(packageOf(specifier))) return statement;
    const path = relative(dirname(file), join(folder, 'vendor', fileOf(specifier)))
      .split(sep)
      .join('/');
    return `import ${clause} from '${path.startsWith('.') ? path : `./${path}`}'`;
  });
}

const entryFor = (specifier, names) => {
  const list = [...names].map((name) => (name === 'default' ? 'default as main' : name)).join(', ');
  const out = [...names].map((name) => (name === 'default' ? 'main as default' : name)).join(', ');
  return `import { ${list} } from '${specifier}';\nexport { ${out} };\n`;
};

async function bundle(wanted, folder) {
  const { build } = await import('vite');
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const mark = '\0vendor:';
  const entries = new Map([...wanted].map(([specifier, names]) => [fileOf(specifier), entryFor(specifier, names)]));
  return build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'entries',
        enforce: 'pre',
        resolveId: (id) => (id.startsWith('vendor:') ? `\0${id}` : undefined),
        load: (id) => (id.startsWith(mark) ? entries.get(id.slice(mark.length)) : undefined),
      },
    ],
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir: join(folder, 'vendor'),
      emptyOutDir: true,
      minify: false,
      target: 'node20',
      rollupOptions: {
        input: Object.fromEntries([...entries.keys()].map((file) => [file.replace(/\.js$/, ''), `vendor:${file}`])),
        // What is installed anyway is not taken in twice.
        external: (id) => isBuiltin(id) || optional.has(packageOf(id)) || Object.hasOwn(dependencies, packageOf(id)),
        output: { entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' },
      },
    },
  });
}

/** The licences of everything that went in, as they ask for. */
function licences(output) {
  const places = new Set();
  for (const { modules = {} } of output)
    for (const id of Object.keys(modules)) {
      const at = id.lastIndexOf('node_modules/');
      if (at < 0) continue;
      const start = at + 'node_modules/'.length;
      places.add(id.slice(0, start) + packageOf(id.slice(start)));
    }
  const texts = [...places].sort().map((place) => {
    const { name, version, license } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
    const file = readdirSync(place).find((each) => /^(licen[cs]e|copying)/i.test(each));
    const text = file && existsSync(join(place, file)) ? readFileSync(join(place, file), 'utf8').trim() : '';
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

export async function vendor(folder) {
  const files = scriptsIn(folder);
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  const { output } = await bundle(wantedBy(texts), folder);
  for (const [index, file] of files.entries()) {
    const text = redirected(texts[index], file, folder);
    if (text !== texts[index]) writeFileSync(file, text);
  }
  mkdirSync(join(folder, 'vendor'), { recursive: true });
  writeFileSync(join(folder, 'vendor', 'LICENSES.txt'), licences(output));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await vendor(process.argv[2]);
