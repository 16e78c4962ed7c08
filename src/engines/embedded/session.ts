import { Failed, failure } from '../../catalogue/failures.ts';
import type { Words } from '../../studio/studio.ts';
import type { Assignment, Made, SoFar, Status, Take } from '../engine.ts';
import type { Answer, Request } from './messages.ts';
import type { Opener } from './opener.ts';
import type { Pool } from './pool.ts';

export type Done = Made & { readonly warnings: readonly string[] };

/** What a maker may ask of its session. */
export interface Bench {
  readonly assignment: Assignment;
  /** Audio from outside, in a form that the studio reads where that can be had. */
  open(audio: Uint8Array): Promise<Uint8Array>;
  /**
   * Runs a request in a render thread. Of a take, `index` is its place: its progress, its words, its sound and itself
   * are told as they come. Work that, once begun, takes longer than `withinMs` is ended.
   */
  ask<Say extends Answer['say']>(
    request: Request,
    say: Say,
    index?: number,
    withinMs?: number,
  ): Promise<Extract<Answer, { say: Say }>>;
}

/** Makes what orders of some kind want. */
export type Maker = (bench: Bench) => Promise<Done>;

export interface Session {
  readonly status: () => Status;
  /** Resolves at the next change, or when the time is over. */
  readonly news: (withinMs: number) => Promise<void>;
  readonly cancel: () => void;
}

/** Work under way: it runs by itself, in threads, and can be looked at. */
export function openSession(pool: Pool, assignment: Assignment, make: Maker, open: Opener): Session {
  const abort = new AbortController();
  const places = Array.from({ length: Math.max(1, assignment.takes) });
  const progress = places.map(() => 0);
  const texts: (Words | undefined)[] = places.map(() => undefined);
  const takes: (Take | undefined)[] = places.map(() => undefined);
  const audible = places.map(() => false);
  let status: Status = { state: 'pending', progress: 0 };
  let wake: (() => void) | undefined;

  const soFar = (): SoFar => {
    const gap = texts.indexOf(undefined);
    const composed = texts.slice(0, gap < 0 ? texts.length : gap) as Words[];
    return { ...(composed.length > 0 && { texts: composed }), ...(takes.some(Boolean) && { takes: [...takes] }) };
  };
  const tell = (): void => {
    const share = progress.reduce((sum, value) => sum + value, 0) / progress.length;
    if (status.state === 'pending') status = { state: 'pending', progress: share, ...soFar() };
    wake?.();
  };
  const finish = (end: Status): void => {
    status = end;
    wake?.();
  };

  const bench: Bench = {
    assignment,
    open: (audio) => open(audio, abort.signal),
    ask: async (request, say, index, withinMs) => {
      const answer = await pool.run(request, {
        signal: abort.signal,
        ...(withinMs !== undefined && { withinMs }),
        onProgress: (fraction) => {
          progress[index ?? 0] = fraction;
          tell();
        },
        onComposed: (words) => {
          if (index === undefined) return;
          texts[index] = words;
          tell();
        },
        onAudio: (piece) => {
          if (index === undefined) return;
          assignment.onAudio?.(index, piece);
          const wasAudible = audible[index];
          audible[index] = piece !== undefined;
          if (wasAudible !== audible[index]) tell();
        },
      });
      if (answer.say !== say) throw new Error(`the render thread answered ${answer.say} to ${request.ask}`);
      if (answer.say === 'recorded' && index !== undefined) {
        takes[index] = answer.recording;
        tell();
      }
      return answer as Extract<Answer, { say: typeof say }>;
    },
  };
  make(bench).then(
    (made) => finish({ state: 'done', ...made }),
    (error: Error) => {
      abort.abort();
      const reason = error instanceof Failed ? error.failure : failure('generation_failed', error.message);
      finish({ state: 'failed', failure: reason });
    },
  );

  return {
    status: () => status,
    cancel: () => abort.abort(),
    news: (withinMs) =>
      new Promise<void>((resolve) => {
        if (status.state !== 'pending') return resolve();
        const timer = setTimeout(resolve, withinMs);
        wake = () => {
          clearTimeout(timer);
          wake = undefined;
          resolve();
        };
      }),
  };
}
