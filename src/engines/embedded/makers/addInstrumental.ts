import type { Maker } from '../session.ts';
import { orderOf, wishesOf } from './order.ts';
import { musicOf, rework } from './sources.ts';

/** Voice, words, melody, tempo and key stay; the band is new. */
export const makeAddInstrumental: Maker = async (bench) => {
  const order = orderOf(bench.assignment, 'addInstrumental');
  const source = await musicOf(bench, bench.assignment.sources[0]);
  const { vocalGender: _, ...wishes } = wishesOf(order);
  return rework(bench, { work: 'accompany', source, wishes });
};
