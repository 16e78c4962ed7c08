import { z } from 'zod';
import { type KindName, kinds } from '../catalogue/kinds/index.ts';
import { priceOf } from '../catalogue/prices.ts';
import type { Client } from '../sdk/client.ts';
import type { Order, Task } from '../sdk/types.ts';
import { hasEnded } from '../sdk/types.ts';
import { type Link, linksOf, taskOutput, tasksOutput, viewOf } from './view.ts';

/** What a tool may use. */
export interface Call {
  readonly client: Client;
  /** Fires when the agent no longer waits. */
  readonly signal: AbortSignal;
  /** Told how far the work is, 0 to 1. */
  readonly onProgress: (fraction: number, words: string) => void;
}

export interface Outcome {
  readonly value: Record<string, unknown>;
  /** Files that the agent may fetch or show. */
  readonly links?: readonly Link[];
}

/** Something that an agent can do here, whatever protocol it speaks. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
  readonly readOnly: boolean;
  run(args: Readonly<Record<string, unknown>>, call: Call): Promise<Outcome>;
}

/** Clients give a tool a minute, as the protocol's own libraries do by default. */
const longestWaitSeconds = 50;

const waitSeconds = z
  .number()
  .min(0)
  .max(longestWaitSeconds)
  .meta({
    description: `How long to wait for the end, at most ${longestWaitSeconds} seconds; then wait_for_task goes on.`,
  });
const taskId = z.string().min(1).max(200).meta({ description: 'The id of a task.' });

const shown = (task: Task): Outcome => ({ value: viewOf(task), links: linksOf(task) });

async function waitFor(id: string, seconds: number, { client, signal, onProgress }: Call): Promise<Task> {
  const stop = AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)]);
  let last: Task | undefined;
  for await (const task of client.follow(id, stop)) {
    last = task;
    onProgress(task.progress, task.state);
  }
  return last ?? client.get(id);
}

/** A tool that orders one kind of work; what it takes is what the kind's own schema takes. */
function orders(name: string, title: string, kind: KindName): Tool {
  const { kind: _, ...fields } = (kinds[kind].order as z.ZodObject).shape;
  return {
    name,
    title,
    description: `${kinds[kind].about} Costs ${priceOf(kind)} credits, given back if it fails. Answers a task: if its state is queued or running, call wait_for_task with its id.`,
    input: z.strictObject({
      ...fields,
      waitSeconds: waitSeconds.default(0),
      idempotencyKey: z
        .string()
        .min(1)
        .max(255)
        .optional()
        .meta({ description: 'A name for this order: sent again under it, it is made and paid once.' }),
    }),
    output: taskOutput,
    readOnly: false,
    run: async ({ waitSeconds: seconds, idempotencyKey, ...order }, call) => {
      const named = typeof idempotencyKey === 'string' ? { idempotencyKey } : {};
      const task = await call.client.create({ kind, ...order } as Order, named);
      return shown(hasEnded(task) || !seconds ? task : await waitFor(task.id, Number(seconds), call));
    },
  };
}

const looks = (tool: Omit<Tool, 'readOnly'>): Tool => ({ ...tool, readOnly: true });

export const tools: readonly Tool[] = [
  orders('generate_music', 'Make a song', 'song'),
  orders('extend_music', 'Go on from a place in a song', 'extend'),
  orders('cover_music', 'Sing a song again in another style', 'cover'),
  orders('replace_section', 'Make a part of a song anew', 'replaceSection'),
  orders('concat_music', 'Join clips to one song', 'concat'),
  orders('upload_audio', 'Bring audio in from an address', 'upload'),
  orders('separate_stems', 'Take a song apart', 'stems'),
  orders('generate_lyrics', 'Write words to be sung', 'lyrics'),
  orders('create_video', 'Make a film of a song', 'video'),
  looks({
    name: 'get_task',
    title: 'Look at a task',
    description:
      'A task as it is now: its state, and when it has succeeded its clips, texts and files with their addresses.',
    input: z.strictObject({ taskId }),
    output: taskOutput,
    run: async ({ taskId: id }, { client }) => shown(await client.get(String(id))),
  }),
  looks({
    name: 'wait_for_task',
    title: 'Wait for a task',
    description: `Answers when the task has ended, or after waitSeconds with the task as it is then; call it again if the state is still queued or running.`,
    input: z.strictObject({ taskId, waitSeconds: waitSeconds.default(longestWaitSeconds) }),
    output: taskOutput,
    run: async ({ taskId: id, waitSeconds: seconds }, call) => shown(await waitFor(String(id), Number(seconds), call)),
  }),
  looks({
    name: 'list_tasks',
    title: 'The newest tasks',
    description: 'The account’s newest tasks first.',
    input: z.strictObject({ limit: z.int().min(1).max(50).default(10) }),
    output: tasksOutput,
    run: async ({ limit }, { client }) => ({
      value: { tasks: (await client.list({ limit: Number(limit) })).map(viewOf) },
    }),
  }),
  {
    name: 'cancel_task',
    title: 'End a task',
    description: 'Ends a task that has not ended; its credits come back. A task that has ended stays as it is.',
    input: z.strictObject({ taskId }),
    output: taskOutput,
    readOnly: false,
    run: async ({ taskId: id }, { client }) => shown(await client.cancel(String(id))),
  },
  looks({
    name: 'check_credits',
    title: 'Credits of the account',
    description: 'Credits that are available, and those held by running tasks.',
    input: z.strictObject({}),
    output: z.object({ available: z.number(), held: z.number(), total: z.number(), runningTasks: z.number() }),
    run: async (_args, { client }) => ({ value: { ...(await client.account()) } }),
  }),
  looks({
    name: 'get_catalogue',
    title: 'What can be ordered',
    description: 'Every kind of work with its price, and every model with its limits.',
    input: z.strictObject({}),
    output: z.object({
      kinds: z.array(z.object({ name: z.string(), about: z.string(), price: z.number(), takes: z.number() })),
      models: z.array(
        z.object({ name: z.string(), maxLyrics: z.number(), maxStyle: z.number(), maxSeconds: z.number() }),
      ),
    }),
    run: async (_args, { client }) => {
      const catalogue = await client.catalogue();
      return {
        value: {
          kinds: catalogue.kinds.map(({ name, about, price, takes }) => ({ name, about, price, takes })),
          models: catalogue.models.map(({ name, maxLyrics, maxStyle, maxSeconds }) => ({
            name,
            maxLyrics,
            maxStyle,
            maxSeconds,
          })),
        },
      };
    },
  }),
];
