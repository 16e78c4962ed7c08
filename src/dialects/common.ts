import { type Failure, failure } from '../catalogue/failures.ts';
import { isMusic, type Order } from '../catalogue/kinds/index.ts';
import { maxPrompt } from '../catalogue/music.ts';
import type { House } from '../tasks/house.ts';
import type { Submission, Submitted } from '../tasks/submit.ts';
import { type EndedTask, hasEnded, type Task } from '../tasks/task.ts';
import type { Dialect, WireReply, WireRequest } from './dialect.ts';

/** Whether a text says anything: spaces, also those of no width, are no words. */
export const given = (text: string | null | undefined): text is string =>
  (text ?? '').replace(/[\s\u200b-\u200d\u2060]/g, '') !== '';

/** A canonical order holds no key whose value is missing. */
export const withoutUndefined = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));

/** A task's times are kept in milliseconds. */
export const epochSeconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/** The addresses of the pictures that an order of artwork made; the small ones are another size of the same. */
export const picturesOf = (files: readonly { readonly name: string; readonly url: string }[]): string[] =>
  files.filter(({ name }) => !name.endsWith('-small')).map(({ url }) => url);

/** The part of a song after which an order wants to go on must be there: the failure when it is not. */
export async function beyondSource(
  order: Order,
  request: WireRequest,
  house: House,
  field: string,
): Promise<Failure | undefined> {
  if (order.kind !== 'extend' || order.clipId === undefined || order.continueAt === undefined) return undefined;
  const length = (await house.tasks.clip(request.account, order.clipId))?.clip.durationSeconds;
  if (length === undefined || order.continueAt <= length) return undefined;
  return failure('invalid_request', `${field}: the clip is ${length} seconds long. Continue at that or before`, {
    field,
  });
}

/** Words sent for music that nobody sings describe it; what a description cannot hold of them is left out. */
export function wordsDescribe(order: Order): Order {
  if (!isMusic(order) || !order.instrumental || order.lyrics === undefined) return order;
  const { lyrics, ...others } = order;
  return { ...others, prompt: order.prompt ?? [...lyrics].slice(0, maxPrompt).join('') } as Order;
}

type Provider = NonNullable<Submission['provider']>;

interface Said {
  readonly order: Order;
  readonly callbackUrl?: string | null | undefined;
  readonly provider?: Provider;
  /** What this API calls the callback's address and a source clip, for errors. */
  readonly callbackField?: string;
  readonly sourceField?: string;
  readonly sourceUrlField?: string;
}

/** Hands an order to the house in the name of the request. */
export const submitted = (dialect: string, request: WireRequest, house: House, said: Said): Promise<Submitted> =>
  house.submit({
    accountId: request.account,
    dialect,
    order: said.order,
    wire: request.body ?? null,
    callbackUrl: said.callbackUrl || null,
    callbackField: said.callbackField ?? 'callback_url',
    ...(said.sourceField !== undefined && { sourceField: said.sourceField }),
    ...(said.sourceUrlField !== undefined && { sourceUrlField: said.sourceUrlField }),
    ...(said.provider && { provider: said.provider }),
    ...(request.idempotency && { idempotency: request.idempotency }),
  });

/** The answer to a create: the failure in the API's words, or what `accepted` says of the task. */
export async function created(
  dialect: Pick<Dialect, 'name' | 'failure'>,
  request: WireRequest,
  house: House,
  said: Said,
  accepted: (submission: Extract<Submitted, { task: unknown }>) => WireReply | Promise<WireReply>,
): Promise<WireReply> {
  const answer = await submitted(dialect.name, request, house, said);
  if ('failure' in answer) return dialect.failure(answer.failure);
  const reply = await accepted(answer);
  return answer.replayed ? { ...reply, headers: { ...reply.headers, 'idempotent-replayed': 'true' } } : reply;
}

/** For calls that answer at once: the task when it has ended, or undefined when that took too long. */
export async function settled(task: Task, house: House, withinMs = 60_000): Promise<EndedTask | undefined> {
  for await (const now of house.follow(task.accountId, task.id, AbortSignal.timeout(withinMs)))
    if (hasEnded(now)) return now;
  return undefined;
}

/** The task as soon as `until` holds for it or it has ended; or as it is when the time is over or nobody waits. */
export async function lastSeen(
  task: Task,
  house: House,
  until: (task: Task) => boolean,
  signal: AbortSignal,
  withinMs: number,
): Promise<Task> {
  let last = task;
  for await (const now of house.follow(
    task.accountId,
    task.id,
    AbortSignal.any([signal, AbortSignal.timeout(withinMs)]),
  )) {
    last = now;
    if (until(now)) break;
  }
  return last;
}
