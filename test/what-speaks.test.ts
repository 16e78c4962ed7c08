import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readmeWith, whatSpeaks } from '../scripts/what-speaks.mjs';
import { dialects } from '../src/dialects/index.ts';

const file = join(import.meta.dirname, '..', 'README.md');

describe('what speaks', () => {
  it('stands in the README as the code has it', () => {
    const readme = readFileSync(file, 'utf8');
    if (process.env.UPDATE === '1') writeFileSync(file, readmeWith(readme, dialects));
    else expect(readme).toBe(readmeWith(readme, dialects));
  });

  it('tells the kinds of every dialect', () => {
    for (const { name, kinds } of dialects) expect(kinds, `${name} has no kinds`).not.toHaveLength(0);
    expect(whatSpeaks(dialects).split('\n')).toHaveLength(dialects.length + 2);
  });
});
