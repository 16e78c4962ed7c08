import { Failed, failure } from '../../../catalogue/failures.ts';
import type { Maker } from '../session.ts';
import { orderOf, wishesOf } from './order.ts';
import { knownOf, rework } from './sources.ts';

/** Voice, words, melody, tempo and key stay; the band is new. */
export const makeAddInstrumental: Maker = async (bench) => {
  const order = orderOf(bench.assignment, 'addInstrumental');
  const { clip, score: source } = await knownOf(bench.assignment.sources[0]);
  if (order.instrumental || clip.lyrics.trim() === '')
    throw new Failed(
      failure('invalid_request', `Clip ${clip.id} has no voice to accompany. Order a cover of it instead`),
    );
  const { vocalGender: _, ...wishes } = wishesOf(order);
  return rework(bench, { work: 'cover', source, wishes, closeness: 1 });
};
