import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseOrder } from '../src/catalogue/order.ts';

const folder = new URL('../examples/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const readme = readFileSync(new URL('README.md', folder), 'utf8');

it.each(files)('%s is an order, and the list tells of it', (name) => {
  expect(parseOrder(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))).toHaveProperty('order');
  expect(readme).toContain(`\`${name.replace('.json', '')}\``);
});
