import { EventEmitter, on } from 'node:events';
import type { AccountId } from '../ids.ts';
import type { Tasks } from './read.ts';
import { hasEnded, type Task } from './task.ts';

export interface Changes {
  announce(task: Task): void;
  /** The task now and after every change, until it has ended or the signal fires. Nothing when it is unknown. */
  follow(tasks: Tasks, account: AccountId, id: string, signal: AbortSignal): AsyncGenerator<Task>;
}

/** Changes within this process, for those who watch; what counts is what the database says. */
export function createChanges(): Changes {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  return {
    announce: (task) => void emitter.emit(task.id, task),
    follow: async function* (tasks, account, id, signal) {
      // Listening begins before the first look, so that no change falls between them.
      const changes = on(emitter, id, { signal });
      try {
        const now = await tasks.get(account, id);
        if (!now) return;
        yield now;
        if (hasEnded(now)) return;
        for await (const [task] of changes as AsyncIterable<[Task]>) {
          yield task;
          if (hasEnded(task)) return;
        }
      } catch (error) {
        if (!signal.aborted) throw error;
      } finally {
        await changes.return?.();
      }
    },
  };
}
