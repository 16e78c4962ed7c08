import type { Maker } from '../session.ts';
import { orderOf } from './order.ts';

export const makeStyleBoost: Maker = async ({ assignment, ask }) => {
  const { style } = await ask({ ask: 'boost', style: orderOf(assignment, 'styleBoost').style }, 'boosted');
  return { texts: [{ title: '', text: style }], warnings: [] };
};
