import { Failed, failure } from '../../../catalogue/failures.ts';
import type { Recording, Work } from '../../../studio/studio.ts';
import type { Assignment, Source, SourceClip } from '../../engine.ts';
import type { Bench, Done } from '../session.ts';
import { refused } from './clip.ts';

/** A clip and what this musician kept of it. */
interface Known {
  readonly clip: SourceClip;
  readonly score: Uint8Array;
}

/** What is known of a source that was composed here. */
export async function knownOf(source: Source | undefined): Promise<Known> {
  if (!source) throw new Failed(failure('not_found', 'There is no such clip. Check its id'));
  const { clip } = source;
  if (!clip)
    throw refused(`The audio at ${source.url} is no clip that was composed here. Name a clip by its id instead`);
  const score = clip.engine === 'embedded' || clip.engine === null ? await clip.score() : undefined;
  if (score && clip.order.kind !== 'upload') return { clip, score };
  const why =
    clip.order.kind === 'upload' ? 'was uploaded' : 'has no score: its files have expired or another engine made it';
  throw refused(`Clip ${clip.id} ${why}, and this works with songs composed here only. Choose another clip`);
}

/** Whose voice and manner are wanted, where a persona is named. */
export async function personaOf({
  persona,
}: Assignment): Promise<{ readonly tags: string; readonly score: Uint8Array } | undefined> {
  if (!persona) return undefined;
  const { clip, score } = await knownOf(persona);
  return { tags: clip.tags, score };
}

/** All takes of a work, each in a thread of its own. */
export async function rework({ assignment, ask }: Bench, work: Work, warnings: readonly string[] = []): Promise<Done> {
  const takes = await Promise.all(
    Array.from({ length: assignment.takes }, async (_, index): Promise<Recording> => {
      const take = index === 0 ? 1 : 2;
      return (await ask({ ask: 'rework', work, seed: assignment.seed, take }, 'recorded', index)).recording;
    }),
  );
  return { takes, warnings: [...new Set([...warnings, ...takes.flatMap((take) => take.warnings)])] };
}
