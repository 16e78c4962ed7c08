import type { AccountId } from '../../ids.ts';
import type { House } from '../../tasks/house.ts';
import type { Before } from '../../tasks/read.ts';
import type { Task } from '../../tasks/task.ts';
import type { WireRequest } from '../dialect.ts';
import { audioInfos, gotInfo } from './reply.ts';
import { type PersonaFound, stemOf } from './side.ts';

const mostIds = 100;
const clipsPerPage = 20;
const mostPages = 50;
const tasksPerLook = 100;
/** A persona is looked for among this many newest tasks. */
const mostTasks = 1000;

/** The clips with these ids; unknown ones are left out. The id of a task stands for its clips. */
export async function foundInfos(house: House, account: AccountId, query: WireRequest['query']): Promise<unknown[]> {
  const ids = [...new Set((query.ids ?? '').split(',').map((id) => id.trim()))].slice(0, mostIds);
  const tasks = await house.tasks.ofClips(account, ids);
  const infos: unknown[] = [];
  for (const id of ids) {
    const task = tasks.get(id);
    if (task) infos.push(gotInfo(task, id));
    else infos.push(...(await stemOf(house, account, id)), ...(await wholeTask(house, account, id)));
  }
  return infos;
}

async function wholeTask(house: House, account: AccountId, id: string): Promise<unknown[]> {
  const task = await house.tasks.get(account, id);
  return task && hasClips(task) ? audioInfos(task) : [];
}

const hasClips = ({ order }: Task): boolean =>
  'instrumental' in order || order.kind === 'concat' || order.kind === 'upload';

/** The newest clips of the account. */
export async function listedInfos(house: House, account: AccountId, query: WireRequest['query']): Promise<unknown[]> {
  const page = Math.max(0, Number.parseInt(query.page ?? '', 10) || 0);
  if (page >= mostPages) return [];
  const infos: unknown[] = [];
  const wanted = (page + 1) * clipsPerPage;
  for await (const task of newest(house, account)) {
    if (hasClips(task)) infos.push(...audioInfos(task));
    if (infos.length >= wanted) break;
  }
  return infos.slice(page * clipsPerPage, wanted);
}

async function* newest(house: House, account: AccountId): AsyncGenerator<Task> {
  let before: Before | undefined;
  for (let seen = 0; seen < mostTasks; seen += tasksPerLook) {
    const tasks = await house.tasks.list(account, tasksPerLook, before);
    yield* tasks;
    if (tasks.length < tasksPerLook) return;
    const last = tasks.at(-1);
    before = last && { time: last.createdAt, id: last.id };
  }
}

/** A persona by the name under which it is kept, or by its task. */
export async function personaWithId(house: House, account: AccountId, id: string): Promise<PersonaFound | undefined> {
  for await (const task of newest(house, account)) {
    if (task.order.kind !== 'persona' || task.state !== 'succeeded') continue;
    if (task.reference !== id && task.id !== id) continue;
    const source = await house.tasks.ofClip(account, task.order.clipId);
    return { id, task, order: task.order, source };
  }
  return undefined;
}
