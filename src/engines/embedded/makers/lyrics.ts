import type { Maker } from '../session.ts';
import { orderOf } from './order.ts';

/** Two texts, from two seeds. */
export const makeLyrics: Maker = async ({ assignment, ask }) => {
  const { prompt } = orderOf(assignment, 'lyrics');
  const seeds = [assignment.seed, assignment.seed + 1];
  const written = await Promise.all(seeds.map((seed) => ask({ ask: 'write', prompt, seed }, 'written')));
  return { texts: written.map(({ title, lyrics }) => ({ title, text: lyrics })), warnings: [] };
};
