import { Failed, failure } from '../../../catalogue/failures.ts';
import type { Maker } from '../session.ts';
import { orderOf, wishesOf } from './order.ts';
import { musicOf, personaOf, rework } from './sources.ts';

export const makeExtend: Maker = async (bench) => {
  const order = orderOf(bench.assignment, 'extend');
  const source = await musicOf(bench, bench.assignment.sources[0]);
  const { continueAt: at, span } = order;
  if (at !== undefined && at > source.durationSeconds + 0.5)
    throw new Failed(
      failure(
        'invalid_request',
        `continueAt: ${at} s lies behind the end of the clip, which lasts ${source.durationSeconds} s`,
        {
          field: 'continueAt',
        },
      ),
    );
  const persona = await personaOf(bench.assignment);
  return rework(bench, {
    work: 'extend',
    source,
    wishes: wishesOf(order),
    span,
    ...(at !== undefined && { at }),
    ...(persona && { persona: persona.score }),
  });
};
