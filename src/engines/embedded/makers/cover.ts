import type { Maker } from '../session.ts';
import { orderOf, wishesOf } from './order.ts';
import { musicOf, personaOf, rework } from './sources.ts';

/** When the order does not say how near the cover is to stay. */
export const usualCloseness = 0.5;

export const makeCover: Maker = async (bench) => {
  const order = orderOf(bench.assignment, 'cover');
  const source = await musicOf(bench, bench.assignment.sources[0]);
  const persona = await personaOf(bench.assignment);
  const own = wishesOf(order);
  const wishes = own.tags.trim() === '' && persona ? { ...own, tags: persona.tags } : own;
  const work = { work: 'cover', source, wishes, closeness: order.audioWeight ?? usualCloseness } as const;
  return rework(bench, { ...work, ...(persona && { persona: persona.score }) });
};
