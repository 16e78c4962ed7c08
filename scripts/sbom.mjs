// The bill of materials of what is published, in CycloneDX 1.6, made from package-lock.json: the packages that are
// installed with Cantiga, and those that the build puts inside it. `npm run sbom` prints it; `-- -o <file>` writes it.
// npm's own `npm sbom` leaves out what is bundled, and refuses trees with a dependency that asks for a dist-tag.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledEntries, nameOf, READ_LICENCES } from './check-lock.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const purlOf = (name, version) => `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;

/** `sha512-…` in base64, as npm writes it, to hexadecimal, as CycloneDX wants it. */
const hashesOf = (integrity = '') =>
  integrity
    .split(' ')
    .map((each) => /^sha(1|256|384|512)-(.+)$/.exec(each))
    .filter(Boolean)
    .map(([, bits, value]) => ({ alg: `SHA-${bits}`, content: Buffer.from(value, 'base64').toString('hex') }));

/** @returns {object} the bill of materials; the same lock gives the same text */
export function billOf(lock, manifest) {
  const inside = bundledEntries(lock);
  const components = new Map();
  for (const [path, entry] of Object.entries(lock.packages ?? {})) {
    if (path === '' || ((entry.dev || entry.devOptional) && !inside.has(path))) continue;
    const name = nameOf(path);
    const purl = purlOf(name, entry.version);
    const licence = READ_LICENCES.get(name) ?? entry.license;
    components.set(purl, {
      type: 'library',
      'bom-ref': purl,
      name,
      version: entry.version,
      scope: entry.optional ? 'optional' : 'required',
      purl,
      ...(licence && { licenses: [{ expression: licence }] }),
      hashes: hashesOf(entry.integrity),
      properties: [{ name: 'cantiga:place', value: entry.dev || entry.devOptional ? 'dist/vendor' : 'node_modules' }],
    });
  }
  const { name, version, license } = manifest;
  const purl = purlOf(name, version);
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { type: 'application', 'bom-ref': purl, name, version, purl, licenses: [{ expression: license }] },
    },
    components: [...components.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1)),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const readJson = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));
  const text = `${JSON.stringify(billOf(readJson('package-lock.json'), readJson('package.json')), null, 2)}\n`;
  const at = process.argv.indexOf('-o');
  if (at > 0 && process.argv[at + 1]) writeFileSync(process.argv[at + 1], text);
  else process.stdout.write(text);
}
