import type { Maker } from '../session.ts';
import { refused } from './clip.ts';
import { usualCloseness } from './cover.ts';
import { orderOf, wishesOf } from './order.ts';
import { musicOf, personaOf, rework } from './sources.ts';

export const makeMashup: Maker = async (bench) => {
  const order = orderOf(bench.assignment, 'mashup');
  const [first, second] = bench.assignment.sources;
  if (!first || !second) throw refused('A mashup needs two sources');
  const sources = [await musicOf(bench, first), await musicOf(bench, second)] as const;
  const persona = await personaOf(bench.assignment);
  const work = {
    work: 'mashup',
    sources,
    wishes: wishesOf(order),
    closeness: order.audioWeight ?? usualCloseness,
  } as const;
  return rework(bench, { ...work, ...(persona && { persona: persona.score }) });
};
