import type { Assignment, Engine, Status } from '../src/engines/engine.ts';
import { createMetronome } from '../src/engines/metronome/metronome.ts';

/** The metronome at the pace of a test: its takes can be heard to their middle until the test lets them end. */
export interface Paced {
  readonly engine: Engine;
  /** What was heard does not count: the takes begin anew, and come to their middle again. */
  again(): void;
  /** The takes come to their end. With `otherwise` they are not what was heard. */
  finish(how?: 'otherwise'): void;
}

/** @param times how often a take repeats itself: browsers play nothing of the first 32 KiB before they have them all */
export function createPaced(times = 1): Paced {
  const metronome = createMetronome();
  let tries = 1;
  let end: 'not yet' | 'as heard' | 'otherwise' = 'not yet';
  let wake = new AbortController();
  const told = new Map<string, number>();

  const changed = (): void => {
    wake.abort();
    wake = new AbortController();
  };
  const paced = ({ reference, onAudio }: Assignment, status: Status & { readonly state: 'done' }): Status => {
    const takes = status.takes ?? [];
    const tell = (part: (audio: Uint8Array) => Uint8Array | undefined): void => {
      for (const [index, take] of takes.entries()) onAudio?.(index, part(take.audio));
    };
    for (let number = (told.get(reference) ?? 0) + 1; number <= tries; number++) {
      if (number > 1) tell(() => undefined);
      tell((audio) => audio.subarray(0, audio.length / 2));
    }
    told.set(reference, tries);
    if (end === 'not yet')
      return {
        state: 'pending',
        progress: 0.5,
        texts: takes.map(({ title, lyrics, tags }) => ({ title, lyrics, tags })),
      };
    if (end === 'as heard') {
      tell((audio) => audio.subarray(audio.length / 2));
      return status;
    }
    return { ...status, takes: takes.map((take) => ({ ...take, audio: take.audio.map((byte) => byte ^ 1) })) };
  };
  return {
    engine: {
      ...metronome,
      status: async (operation, assignment) => {
        const { onAudio: _, ...unheard } = assignment;
        const status = await metronome.status(operation, unheard);
        if (status.state !== 'done' || !status.takes) return status;
        const takes = status.takes.map((take) => ({
          ...take,
          audio: Buffer.concat(Array<Uint8Array>(times).fill(take.audio)),
          durationSeconds: times * take.durationSeconds,
        }));
        return paced(assignment, { ...status, takes });
      },
      news: (_operation, withinMs) =>
        new Promise((resolve) => {
          const { signal } = wake;
          const done = (): void => {
            clearTimeout(timer);
            signal.removeEventListener('abort', done);
            resolve();
          };
          const timer = setTimeout(done, withinMs);
          signal.addEventListener('abort', done);
        }),
    },
    again: () => {
      tries++;
      changed();
    },
    finish: (how) => {
      end = how ?? 'as heard';
      changed();
    },
  };
}
