/** So many checks of a task are brought forward by word from outside while a worker has it; then it is checked as ever. */
const mostEarly = 8;

/** Hears of one task. */
export interface Ear {
  /** Fires when word comes from now on. */
  next(): AbortSignal;
  close(): void;
}

export interface News {
  listen(task: string): Ear;
  /** Word that a check of a task may find news; false where the task is not under way here. */
  tell(task: string): boolean;
}

/** Word from outside for the tasks under way here. It brings a check forward and says nothing of what that will find. */
export function createNews(): News {
  const tells = new Map<string, () => void>();
  return {
    listen: (task) => {
      let left = mostEarly;
      let word = new AbortController();
      const tell = (): void => {
        if (left === 0 || word.signal.aborted) return;
        left--;
        word.abort();
      };
      tells.set(task, tell);
      return {
        next: () => {
          word = new AbortController();
          return word.signal;
        },
        close: () => {
          if (tells.get(task) === tell) tells.delete(task);
        },
      };
    },
    tell: (task) => {
      const tell = tells.get(task);
      tell?.();
      return tell !== undefined;
    },
  };
}
