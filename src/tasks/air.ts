import type { Assignment } from '../engines/engine.ts';
import type { Growing } from '../storage/storage.ts';
import { audioKey } from './files.ts';
import type { Clip, ClipPlan } from './task.ts';

/** What an attempt lets be heard of the takes that it makes. */
export interface Air {
  readonly onAudio: NonNullable<Assignment['onAudio']>;
  /** What is not stored by now is dropped, and nothing more is taken: an engine may still speak for a moment. */
  end(): void;
}

/**
 * @param known takes that an earlier attempt has finished
 * @param stopped the task is no longer this attempt's
 */
export function openAir(
  growing: Growing,
  plans: readonly ClipPlan[],
  known: readonly Clip[],
  stopped: AbortSignal,
): Air {
  const keys = plans.map((plan) => (known.some(({ id }) => id === plan.id) ? undefined : audioKey(plan)));
  let isOpen = true;
  const end = (): void => {
    if (!isOpen) return;
    isOpen = false;
    stopped.removeEventListener('abort', end);
    for (const key of keys) if (key !== undefined) growing.drop(key);
  };
  stopped.addEventListener('abort', end);
  if (stopped.aborted) end();
  return {
    onAudio: (take, piece) => {
      const key = keys[take];
      if (!isOpen || key === undefined) return;
      if (piece) growing.append(key, piece);
      else growing.drop(key);
    },
    end,
  };
}
