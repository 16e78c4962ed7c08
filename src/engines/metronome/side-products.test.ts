import { expect, it } from 'vitest';
import { kinds } from '../../catalogue/kinds/index.ts';
import { parseOrder } from '../../catalogue/order.ts';
import { assignment, ended } from '../engine.contract.ts';
import { createMetronome } from './metronome.ts';

it.each(Object.values(kinds))('brings something for $name', async ({ example, takes }) => {
  const parsed = parseOrder(example);
  if ('failure' in parsed) throw new Error(parsed.failure.message);
  const status = await ended(createMetronome(), { reference: 'x' }, assignment('', { order: parsed.order, takes }));
  if (status.state !== 'done') throw new Error(status.state);
  expect(status.takes).toHaveLength(takes);
  const others = [status.texts, status.files, status.timing].filter((part) => part && part.length > 0).length;
  expect(takes + others + (status.reference === undefined ? 0 : 1)).toBeGreaterThan(0);
});
