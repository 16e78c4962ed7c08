import { failure } from '../../catalogue/failures.ts';
import { kinds, type Order } from '../../catalogue/kinds/index.ts';
import type { AccountId } from '../../ids.ts';
import type { House } from '../../tasks/house.ts';
import type { Task } from '../../tasks/task.ts';
import { beyondSource, created, settled, submitted } from '../common.ts';
import type { WireReply, WireRequest } from '../dialect.ts';
import { newapiFailure } from './failures.ts';
import type { Read, readMusic } from './music.ts';
import { type Succeeded, succeeded } from './reply.ts';

type Reading = ReturnType<typeof readMusic>;

export const envelope = (data: unknown, more: Readonly<Record<string, unknown>> = {}): WireReply => ({
  status: 200,
  body: { code: 'success', message: '', data, ...more },
});

/**
 * What uploads/audio-url and submit/concat answer is a task's id to some gateways and a clip's to others. Such a task
 * makes one clip, whose id is known from the start, so either can be given as a source.
 */
async function clipOf(account: AccountId, house: House, id: string): Promise<string> {
  const task = await house.tasks.get(account, id);
  return (task && kinds[task.order.kind].takes === 1 && task.plannedClips[0]?.id) || id;
}

async function withSource(read: Read, request: WireRequest, house: House): Promise<Reading> {
  if (read.originTask !== undefined) {
    const origin = await house.tasks.get(request.account, read.originTask);
    if (!origin || kinds[origin.order.kind].takes === 0)
      return { failure: failure('not_found', 'task_origin_not_exist', { field: 'task_id' }) };
  }
  let order: Order = read.order;
  if ('clipIds' in order)
    order = { ...order, clipIds: await Promise.all(order.clipIds.map((id) => clipOf(request.account, house, id))) };
  else if ('clipId' in order && order.clipId !== undefined)
    order = { ...order, clipId: await clipOf(request.account, house, order.clipId) };
  const beyond = await beyondSource(order, request, house, 'continue_at');
  return beyond ? { failure: beyond } : { ...read, order };
}

/** Orders what a body says; `accepted` words the answer, which is the task's id unless it says otherwise. */
export async function place(
  request: WireRequest,
  house: House,
  reading: Reading,
  accepted: (task: Task) => WireReply | Promise<WireReply> = (task) => envelope(task.id),
): Promise<WireReply> {
  const read = 'failure' in reading ? reading : await withSource(reading, request, house);
  if ('failure' in read) return newapiFailure(read.failure);
  const said = { ...read, callbackField: 'notify_hook' };
  return created({ name: 'newapi', failure: newapiFailure }, request, house, said, ({ task }) => accepted(task));
}

/** For calls that answer with the thing itself: waits for it, or says why there is none. */
export async function made(task: Task, house: House, word: (task: Succeeded) => unknown): Promise<WireReply> {
  const ended = await settled(task, house);
  if (!ended) return newapiFailure(failure('timeout', `task ${task.id} is still under way. Fetch it later`));
  if (succeeded(ended)) return { status: 200, body: await word(ended) };
  return newapiFailure(ended.state === 'failed' ? ended.failure : failure('cancelled'));
}

/**
 * A GET that orders something: the same one is the same order, so that a client may ask until it is made and pays
 * once. What has failed is ordered anew.
 */
export async function actOn(
  request: WireRequest,
  house: House,
  act: string,
  order: Order,
): Promise<{ task: Task } | { refused: WireReply }> {
  const read = await withSource({ order, callbackUrl: null, sourceField: 'clip_id' }, request, house);
  if ('failure' in read) return { refused: newapiFailure(read.failure) };
  const { idempotency, ...bare } = request;
  const wire = { ...bare, body: { act, clip_id: request.params.clip_id } };
  const key = `GET act/${act}/${request.params.clip_id}`;
  let answer = await submitted('newapi', { ...wire, idempotency: { key, bodyHash: key } }, house, read);
  if (!('failure' in answer) && (answer.task.state === 'failed' || answer.task.state === 'cancelled'))
    answer = await submitted('newapi', idempotency ? { ...wire, idempotency } : wire, house, read);
  return 'failure' in answer ? { refused: newapiFailure(answer.failure) } : { task: answer.task };
}
