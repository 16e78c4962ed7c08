import type { Maker } from '../session.ts';
import { orderOf, wishesOf } from './order.ts';
import { musicOf, personaOf, rework } from './sources.ts';

export const makeReplaceSection: Maker = async (bench) => {
  const order = orderOf(bench.assignment, 'replaceSection');
  const source = await musicOf(bench, bench.assignment.sources[0]);
  const persona = await personaOf(bench.assignment);
  const { from, to } = order;
  const work = { work: 'replace', source, wishes: wishesOf(order), from, to } as const;
  return rework(bench, { ...work, ...(persona && { persona: persona.score }) });
};
