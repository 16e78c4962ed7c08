import { Failed, failure } from '../../../catalogue/failures.ts';
import type { Assignment, Source } from '../../engine.ts';
import type { Maker } from '../session.ts';
import { orderOf } from './order.ts';
import { musicOf, rework } from './sources.ts';

/** What a clip goes on from, when it is a part and no whole song. */
async function parentOf(source: Source): Promise<Source | undefined> {
  const { clip } = source;
  if (clip?.order.kind !== 'extend' || clip.order.span !== 'continuation') return undefined;
  return (await clip.sources())[0];
}

/** From the song that was first extended to the clip. */
async function lineageOf(last: Source): Promise<Source[]> {
  const parent = await parentOf(last);
  return parent ? [...(await lineageOf(parent)), last] : [last];
}

async function partsOf({ sources }: Assignment): Promise<readonly Source[]> {
  const [only] = sources;
  if (!only || sources.length > 1) return sources;
  const lineage = await lineageOf(only);
  if (lineage.length > 1) return lineage;
  const message =
    'The clip continues no other. Name the last part of an extended song, from which all parts before it are found, or several clips';
  throw new Failed(failure('invalid_request', `clipIds: ${message}`, { field: 'clipIds' }));
}

export const makeConcat: Maker = async (bench) => {
  orderOf(bench.assignment, 'concat');
  const sources = await partsOf(bench.assignment);
  const parts = await Promise.all(sources.map((source) => musicOf(bench, source)));
  const continues = await Promise.all(
    sources.map(async (source, index) => {
      const before = sources[index - 1]?.clip?.id;
      return before !== undefined && (await parentOf(source))?.clip?.id === before;
    }),
  );
  const last = parts.at(-1);
  return rework(bench, {
    work: 'concat',
    parts,
    title: last?.title ?? '',
    tags: last?.tags ?? '',
    lyrics: parts
      .map(({ lyrics }) => lyrics)
      .filter(Boolean)
      .join('\n\n'),
    continues,
  });
};
