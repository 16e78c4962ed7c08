import type { Maker } from '../session.ts';
import { orderOf, wishesOf } from './order.ts';
import { musicOf, personaOf, rework } from './sources.ts';

/** The band stays; somebody sings to it. */
export const makeAddVocals: Maker = async (bench) => {
  const order = orderOf(bench.assignment, 'addVocals');
  const source = await musicOf(bench, bench.assignment.sources[0]);
  const persona = await personaOf(bench.assignment);
  const wishes = { ...wishesOf(order), instrumental: false };
  return rework(bench, { work: 'sing', source, wishes, ...(persona && { persona: persona.score }) });
};
