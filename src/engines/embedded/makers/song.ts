import type { Maker } from '../session.ts';
import { orderOf, unheard, wishesOf } from './order.ts';
import { personaOf } from './sources.ts';

/** Each take in a thread of its own. */
export const makeSong: Maker = async ({ assignment, ask }) => {
  const order = orderOf(assignment, 'song');
  const persona = await personaOf(assignment);
  const own = wishesOf(order);
  const wishes = own.tags.trim() === '' && persona ? { ...own, tags: persona.tags } : own;
  const places = Array.from({ length: assignment.takes }, (_, index) => index);
  const takes = await Promise.all(
    places.map(async (index) => {
      const take = index === 0 ? 1 : 2;
      const request = {
        ask: 'record',
        wishes,
        seed: assignment.seed,
        take,
        ...(persona && { persona: persona.score }),
      } as const;
      return (await ask(request, 'recorded', index)).recording;
    }),
  );
  return { takes, warnings: [...new Set([...unheard(order), ...takes.flatMap((take) => take.warnings)])] };
};
