import { type Command, Option } from 'commander';
import type { Task, TaskState } from '../sdk/types.ts';
import { asksServer, connect, type ServerOptions } from './connection.ts';
import { badInput } from './exit.ts';
import { seconds, wholeNumber } from './make.ts';
import { answer, table } from './output.ts';
import { endOnInterrupt, watch } from './waiting.ts';
import { gist, taskWords } from './words.ts';

const states: readonly TaskState[] = ['queued', 'running', 'succeeded', 'failed', 'cancelled'];
const pageSize = 100;

export function addSee(program: Command): void {
  asksServer(program.command('tasks'))
    .description('the newest tasks')
    .addOption(new Option('--state <state>', 'only these').choices(states))
    .option('--limit <number>', 'at most so many', wholeNumber, 20)
    .action(tasks);
  asksServer(program.command('get'))
    .description('a task')
    .argument('<id>', 'of the task')
    .action(shows((client, id) => client.get(id)));
  asksServer(program.command('wait'))
    .description('wait until a task has ended')
    .argument('<id>', 'of the task')
    .option('--timeout <seconds>', 'give up waiting; the task goes on', seconds)
    .action(wait);
  asksServer(program.command('cancel'))
    .description('end a task that has not ended; its credits come back')
    .argument('<id>', 'of the task')
    .action(shows((client, id) => client.cancel(id)));
}

type Ask = (client: ReturnType<typeof connect>['client'], id: string) => Promise<Task>;

/** A command that asks the server for a task and shows it. */
const shows =
  (ask: Ask) =>
  async (id: string, options: ServerOptions): Promise<void> => {
    const task = await ask(connect(options).client, id);
    answer(options, task, taskWords(task));
  };

async function tasks(options: ServerOptions & { state?: TaskState; limit: number }): Promise<void> {
  if (options.limit < 1) throw badInput('--limit: must be 1 or more');
  const { client } = connect(options);
  const found = [];
  // The server gives pages; a state may be rare among them.
  for (let before: Task | undefined; found.length < options.limit; ) {
    const page = await client.list({ limit: pageSize, ...(before !== undefined && { before }) });
    found.push(...page.filter(({ state }) => options.state === undefined || state === options.state));
    const last = page.at(-1);
    if (!last || page.length < pageSize) break;
    before = last;
  }
  const shown = found.slice(0, options.limit);
  const rows = shown.map((task) => ({
    id: task.id,
    kind: task.kind,
    state: task.state,
    ordered: task.createdAt,
    charged: task.charged,
    what: gist(task),
  }));
  answer(options, { tasks: shown }, table(rows, 'no tasks'));
}

async function wait(id: string, options: ServerOptions & { timeout?: number }): Promise<void> {
  const { client } = connect(options);
  endOnInterrupt();
  const signal = options.timeout === undefined ? undefined : AbortSignal.timeout(options.timeout * 1000);
  const task = await watch(client.follow(id, signal), signal);
  answer(options, task, taskWords(task));
}
