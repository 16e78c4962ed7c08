import { EventEmitter, on } from 'node:events';
import type { AccountId } from '../ids.ts';
import type { Tasks } from './read.ts';
import { hasEnded, type Task } from './task.ts';

export interface Changes {
  announce(task: Task): void;
  /** Another process says that a task has changed: who watches it looks. */
  hint(id: string): void;
  /** The task now and after every change, until it has ended or the signal fires. Nothing when it is unknown. */
  follow(tasks: Tasks, account: AccountId, id: string, signal: AbortSignal): AsyncGenerator<Task>;
}

/**
 * Changes within this process, for those who watch; what counts is what the database says.
 *
 * @param lookEveryMs how often watched tasks are looked at, where other processes change them too
 */
export function createChanges(lookEveryMs?: number): Changes {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  return {
    announce: (task) => void emitter.emit(task.id, task),
    hint: (id) => void emitter.emit(id, undefined),
    follow: async function* (tasks, account, id, signal) {
      // Listening begins before the first look, so that no change falls between them.
      const changes = on(emitter, id, { signal });
      const timer = lookEveryMs === undefined ? undefined : setInterval(() => emitter.emit(id, undefined), lookEveryMs);
      let shown = '';
      try {
        const now = await tasks.get(account, id);
        if (!now) return;
        yield now;
        if (hasEnded(now)) return;
        shown = JSON.stringify(now);
        for await (const [told] of changes as AsyncIterable<[Task | undefined]>) {
          const task = told ?? (await tasks.get(account, id));
          if (!task) return;
          const text = JSON.stringify(task);
          if (!told && text === shown) continue;
          shown = text;
          yield task;
          if (hasEnded(task)) return;
        }
      } catch (error) {
        if (!signal.aborted) throw error;
      } finally {
        clearInterval(timer);
        await changes.return?.();
      }
    },
  };
}
