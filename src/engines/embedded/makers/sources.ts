import { Failed, failure } from '../../../catalogue/failures.ts';
import type { Music, Recording, Work } from '../../../studio/studio.ts';
import type { Assignment, Source, SourceClip } from '../../engine.ts';
import type { Bench, Done } from '../session.ts';
import { refused } from './clip.ts';
import { hear } from './upload.ts';

/** A clip and what this musician kept of it. */
interface Known {
  readonly clip: SourceClip;
  readonly score: Uint8Array;
}

const missing = (): Failed => new Failed(failure('not_found', 'There is no such clip. Check its id'));

const scoreOf = async (clip: SourceClip): Promise<Uint8Array | undefined> =>
  clip.engine === 'embedded' || clip.engine === null ? clip.score() : undefined;

/** What is known of a source that was composed here. */
export async function knownOf(source: Source | undefined): Promise<Known> {
  if (!source) throw missing();
  const { clip } = source;
  if (!clip)
    throw refused(`The audio at ${source.url} is no clip that was composed here. Name a clip by its id instead`);
  const score = await scoreOf(clip);
  if (score && clip.order.kind !== 'upload') return { clip, score };
  const why =
    clip.order.kind === 'upload' ? 'was uploaded' : 'has no score: its files have expired or another engine made it';
  throw refused(`Clip ${clip.id} ${why}, and this works with songs composed here only. Choose another clip`);
}

/** A source as works are made from it: a clip of any origin, or what an address holds, which is listened to first. */
export async function musicOf(bench: Bench, source: Source | undefined): Promise<Music> {
  if (!source) throw missing();
  const { clip } = source;
  if (!clip) {
    const { title, tags, lyrics, audio, score, durationSeconds } = await hear(bench, source);
    return { title, tags, lyrics, audio, notes: score, durationSeconds };
  }
  const [audio, score] = await Promise.all([source.audio(), scoreOf(clip)]);
  const { title, tags, lyrics, durationSeconds } = clip;
  return { title, tags, lyrics, audio, durationSeconds, ...(score && { notes: score }) };
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
