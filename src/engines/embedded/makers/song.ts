import type { Maker } from '../session.ts';
import { orderOf, unheard, wishesOf } from './order.ts';

/** Each take in a thread of its own. */
export const makeSong: Maker = async ({ assignment, ask }) => {
  const order = orderOf(assignment, 'song');
  const wishes = wishesOf(order);
  const places = Array.from({ length: assignment.takes }, (_, index) => index);
  const takes = await Promise.all(
    places.map(async (index) => {
      const take = index === 0 ? 1 : 2;
      return (await ask({ ask: 'record', wishes, seed: assignment.seed, take }, 'recorded', index)).recording;
    }),
  );
  return { takes, warnings: [...new Set([...unheard(order), ...takes.flatMap((take) => take.warnings)])] };
};
