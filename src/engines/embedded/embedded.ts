import { failure } from '../../catalogue/failures.ts';
import type { SongOrder } from '../../catalogue/kinds/index.ts';
import { modelNamed } from '../../catalogue/models.ts';
import type { Text } from '../../catalogue/results.ts';
import type { Wishes } from '../../studio/brief/brief.ts';
import type { Recording, Words } from '../../studio/studio.ts';
import type { Assignment, Engine, Made, Operation, SoFar, Status } from '../engine.ts';
import type { Pool } from './pool.ts';

type Done = Made & { readonly warnings: readonly string[] };

interface Session {
  readonly work: Promise<void>;
  readonly progress: number[];
  readonly cancel: AbortController;
  status: Status;
  news: (() => void) | undefined;
}

/** The order as the musician reads it. */
export function wishesOf(order: SongOrder): Wishes {
  return {
    prompt: order.prompt ?? '',
    lyrics: order.lyrics ?? '',
    tags: order.style ?? '',
    negativeTags: order.negativeStyle ?? '',
    title: order.title ?? '',
    instrumental: order.instrumental,
    ...(order.vocalGender && { vocalGender: order.vocalGender }),
    ...(order.styleWeight !== undefined && { styleWeight: order.styleWeight }),
    ...(order.weirdness !== undefined && { weirdness: order.weirdness }),
    maxSeconds: modelNamed(order.model).maxSeconds,
  };
}

/** Options that this musician cannot honour yet; said on the task, never silently dropped. */
function unheard(order: SongOrder): string[] {
  const warnings: string[] = [];
  if (order.personaId) warnings.push('personaId was not honoured: personas are not available yet');
  if (order.audioWeight !== undefined) warnings.push('audioWeight had no effect: the order has no source audio');
  return warnings;
}

/** Composes and plays in render threads. Nothing outside the process is paid, so a lost session is simply played again. */
export function createEmbedded(pool: Pool): Engine {
  const sessions = new Map<string, Session>();

  const open = (assignment: Assignment): Session => {
    const cancel = new AbortController();
    const progress = Array.from({ length: assignment.takes }, () => 0);
    const texts: (Words | undefined)[] = progress.map(() => undefined);
    const takes: (Recording | undefined)[] = progress.map(() => undefined);
    const tell = (): void => {
      const share = progress.reduce((sum, value) => sum + value, 0) / Math.max(1, progress.length);
      if (session.status.state === 'pending') session.status = { state: 'pending', progress: share, ...soFar() };
      session.news?.();
    };
    const soFar = (): SoFar => {
      const gap = texts.indexOf(undefined);
      const composed = texts.slice(0, gap < 0 ? texts.length : gap) as Words[];
      return { ...(composed.length > 0 && { texts: composed }), ...(takes.some(Boolean) && { takes: [...takes] }) };
    };
    const { order } = assignment;
    const recordTake = async (wishes: Wishes, index: number): Promise<Recording> => {
      const answer = await pool.run(
        { ask: 'record', wishes, seed: assignment.seed, take: index === 0 ? 1 : 2 },
        {
          signal: cancel.signal,
          onProgress: (fraction) => {
            progress[index] = fraction;
            tell();
          },
          onComposed: (words) => {
            texts[index] = words;
            tell();
          },
        },
      );
      if (answer.say !== 'recorded') throw new Error(`the render thread answered ${answer.say} to record`);
      takes[index] = answer.recording;
      tell();
      return answer.recording;
    };
    const recordAll = async (song: SongOrder): Promise<Done> => {
      const wishes = wishesOf(song);
      const takes = await Promise.all(progress.map((_, index) => recordTake(wishes, index)));
      return { takes, warnings: [...new Set([...unheard(song), ...takes.flatMap((take) => take.warnings)])] };
    };
    const writeText = async (prompt: string, seed: number): Promise<Text> => {
      const answer = await pool.run({ ask: 'write', prompt, seed }, { signal: cancel.signal });
      if (answer.say !== 'written') throw new Error(`the render thread answered ${answer.say} to write`);
      return { title: answer.title, text: answer.lyrics };
    };
    const make = async (): Promise<Done> => {
      if (order.kind === 'song') return recordAll(order);
      if (order.kind !== 'lyrics') throw new Error(`the musician does not make ${order.kind}`);
      const seeds = [assignment.seed, assignment.seed + 1];
      return { texts: await Promise.all(seeds.map((seed) => writeText(order.prompt, seed))), warnings: [] };
    };
    const session: Session = {
      cancel,
      progress,
      status: { state: 'pending', progress: 0 },
      news: undefined,
      work: make().then(
        (made) => {
          session.status = { state: 'done', ...made };
          session.news?.();
        },
        (error: Error) => {
          cancel.abort();
          session.status = { state: 'failed', failure: failure('generation_failed', error.message) };
          session.news?.();
        },
      ),
    };
    sessions.set(assignment.reference, session);
    return session;
  };

  const referenceOf = (operation: Operation): string => String(operation.reference);

  return {
    name: 'embedded',
    can: (kind) => kind === 'song' || kind === 'lyrics',
    start: async (assignment) => {
      open(assignment);
      return { reference: assignment.reference };
    },
    status: async (operation, assignment) => {
      const session = sessions.get(referenceOf(operation)) ?? open(assignment);
      if (session.status.state !== 'pending') sessions.delete(assignment.reference);
      return session.status;
    },
    news: (operation, withinMs) =>
      new Promise<void>((resolve) => {
        const session = sessions.get(referenceOf(operation));
        if (session?.status.state !== 'pending') return resolve();
        const timer = setTimeout(resolve, withinMs);
        session.news = () => {
          clearTimeout(timer);
          session.news = undefined;
          resolve();
        };
      }),
    cancel: async (operation) => {
      sessions.get(referenceOf(operation))?.cancel.abort();
      sessions.delete(referenceOf(operation));
    },
    close: () => pool.close(),
  };
}
