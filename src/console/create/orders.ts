import type { Order, Task } from '../../sdk/types.ts';
import { hasEnded } from '../../sdk/types.ts';
import { reasonOf, refreshAccount, server } from '../server.ts';
import { createStore } from '../store.ts';

/** The tasks ordered since the page was opened, the newest first. */
export const made = createStore<readonly Task[]>([]);

/** A browser opens six connections to a host; some must stay free for everything else. */
const followAtMost = 3;
let following = 0;
const waiting: string[] = [];

const put = (task: Task): void => {
  const others = made.get();
  const known = others.some(({ id }) => id === task.id);
  made.set(known ? others.map((each) => (each.id === task.id ? task : each)) : [task, ...others]);
};

export const forget = (id: string): void => made.set(made.get().filter((task) => task.id !== id));

async function follow(id: string): Promise<void> {
  following++;
  try {
    for await (const task of server.follow(id)) put(task);
  } catch (error) {
    reasonOf(error);
  } finally {
    following--;
    const next = waiting.shift();
    if (next !== undefined) void follow(next);
    void refreshAccount().catch(reasonOf);
  }
}

/** A name for this order, so that a repetition after a broken line does not make it twice. */
const newName = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Orders work and watches over it. */
export async function order(what: Order): Promise<Task> {
  const task = await server.create(what, { idempotencyKey: newName() });
  put(task);
  if (hasEnded(task)) return task;
  if (following < followAtMost) void follow(task.id);
  else waiting.push(task.id);
  void refreshAccount().catch(reasonOf);
  return task;
}
