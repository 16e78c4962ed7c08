import { TaskFailed } from '../sdk/error.ts';
import { hasEnded, type Task } from '../sdk/types.ts';
import { CliError, exits } from './exit.ts';
import { note, progressBar } from './output.ts';

let parting = '';

/** Ctrl-C ends the command and not the task: the person is told how to take it up again. */
export function endOnInterrupt(): void {
  process.once('SIGINT', () => {
    note(parting === '' ? '' : `\n${parting}`);
    process.exit(exits.interrupted);
  });
}

/** Shows a task move until it has succeeded. */
export async function watch(tasks: AsyncIterable<Task>, signal?: AbortSignal): Promise<Task> {
  const bar = progressBar();
  let last: Task | undefined;
  try {
    for await (const task of tasks) {
      last = task;
      parting = `Task ${task.id} goes on. Wait for it: cantiga wait ${task.id}`;
      bar.show(task.progress, task.state);
    }
  } finally {
    bar.end();
  }
  if (last?.state === 'succeeded') return last;
  if (last && hasEnded(last)) throw new TaskFailed(last);
  const unfinished = signal?.aborted ? 'has not ended in the time given' : 'is no longer told of by the server';
  throw new CliError(
    exits.passing,
    'timeout',
    last ? `task ${last.id} ${unfinished}. Ask again: cantiga wait ${last.id}` : `the task ${unfinished}`,
  );
}
