import type { Maker } from '../session.ts';
import { orderOf } from './order.ts';
import { knownOf } from './sources.ts';

/** The task itself is the persona: orders that name it find the clip behind it. */
export const makePersona: Maker = async ({ assignment }) => {
  orderOf(assignment, 'persona');
  await knownOf(assignment.sources[0]);
  return { reference: assignment.reference, warnings: [] };
};
