import { stageOf, type TaskEvent } from '../catalogue/events.ts';
import type { Database } from '../database/database.ts';
import { createGather } from '../database/gather.ts';
import { forRows, sql } from '../database/sql.ts';
import type { AccountId, ClipId } from '../ids.ts';
import { asOf } from './early.ts';
import type { Finish } from './finish.ts';
import { earlyOf, rowById, rowsById, type TaskRow, taskOf } from './rows.ts';
import { type Clip, hasEnded, type Task } from './task.ts';

/** A place in the list: older than that time or, with an id, behind that task. */
export interface Before {
  readonly time: number;
  readonly id?: string;
}

export interface Tasks {
  /** The account's own task; somebody else's is as unknown as one that never was. */
  get(account: AccountId, id: string): Promise<Task | undefined>;
  /** The task as an event tells of it: whatever came later, a stage is told as it was. */
  told(account: AccountId, id: string, event: TaskEvent): Promise<Task | undefined>;
  /** The account's own among these tasks, each once, the oldest first. */
  getMany(account: AccountId, ids: readonly string[]): Promise<Task[]>;
  /** The newest first; of those made in one millisecond, `before` skips the ones up to its id. */
  list(account: AccountId, limit: number, before?: Before): Promise<Task[]>;
  clip(account: AccountId, id: string): Promise<{ clip: Clip; task: Task } | undefined>;
  /** The task that made a clip, makes it or failed to make it. */
  ofClip(account: AccountId, id: string): Promise<Task | undefined>;
  /** The same by the ids of clips, without those that are unknown: clips of one task are seen at one moment. */
  ofClips(account: AccountId, ids: readonly string[]): Promise<ReadonlyMap<string, Task>>;
  /** Ends a task that has not ended; its credits come back. Answers the task as it is then. */
  cancel(account: AccountId, id: string): Promise<Task | undefined>;
}

const selectOwners = forRows('select id, account_id as account, task_id as task from clips where id in (', '?', ')');

/** Two groups keep a database busy while the answers of one are on their way. */
const groupsOfLooks = { mostAtOnce: 64, mostGroups: 2 };

export function createTasks(database: Database, finish: Finish): Tasks {
  const lookAlone = (id: string): Promise<TaskRow | undefined> => rowById(database, id);
  const lookTogether = async (ids: readonly string[]): Promise<readonly (TaskRow | undefined)[]> => {
    const rows = await rowsById(database, ids);
    return ids.map((id) => rows.get(id));
  };
  // Where each question is a way to another process, those that come together share it.
  const look = database.isShared ? createGather(groupsOfLooks, lookTogether, lookAlone) : lookAlone;
  const rowOf = async (account: AccountId, id: string): Promise<TaskRow | undefined> => {
    const row = await look(id);
    return row?.account_id === account ? row : undefined;
  };
  const get = async (account: AccountId, id: string): Promise<Task | undefined> => {
    const row = await rowOf(account, id);
    return row && taskOf(row);
  };
  const ofClip = async (account: AccountId, id: string): Promise<Task | undefined> => {
    const row = await database.one<{ task_id: string }>(sql`
      select task_id from clips where id = ${id} and account_id = ${account}`);
    return row && get(account, row.task_id);
  };
  return {
    get,
    told: async (account, id, event) => {
      const row = await rowOf(account, id);
      const stage = stageOf(event);
      if (!row || !stage) return row && taskOf(row);
      return taskOf({ ...row, state: 'running', early_json: JSON.stringify(asOf(stage, earlyOf(row))) });
    },
    getMany: async (account, ids) => {
      const rows = [...(await rowsById(database, ids)).values()].filter((row) => row.account_id === account);
      return rows.map(taskOf).sort((one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1));
    },
    list: async (account, limit, before = { time: Number.MAX_SAFE_INTEGER }) => {
      const { time, id } = before;
      const rows =
        id === undefined
          ? await database.all<TaskRow>(sql`
              select * from tasks where account_id = ${account} and created_at < ${time}
              order by created_at desc, id limit ${limit}`)
          : await database.all<TaskRow>(sql`
              select * from tasks
              where account_id = ${account} and created_at <= ${time} and (created_at < ${time} or id > ${id})
              order by created_at desc, id limit ${limit}`);
      return rows.map(taskOf);
    },
    ofClip,
    ofClips: async (account, ids) => {
      type Owner = { readonly id: string; readonly account: string; readonly task: string };
      const queries = selectOwners(ids.map((id) => [id]));
      const owners = (await Promise.all(queries.map((query) => database.all<Owner>(query)))).flat();
      const own = owners.filter((owner) => owner.account === account);
      const rows = await rowsById(database, [...new Set(own.map(({ task }) => task))]);
      const tasks = new Map([...rows].map(([id, row]) => [id, taskOf(row)]));
      return new Map(
        own.flatMap(({ id, task }) => {
          const made = tasks.get(task);
          return made ? [[id, made] as const] : [];
        }),
      );
    },
    clip: async (account, id) => {
      const task = await ofClip(account, id);
      const clip = task?.state === 'succeeded' ? task.clips.find((each) => each.id === (id as ClipId)) : undefined;
      return task && clip && { clip, task };
    },
    cancel: (account, id) =>
      database.write(async (transaction) => {
        const row = await rowById(transaction, id);
        if (!row || row.account_id !== account) return undefined;
        const task = taskOf(row);
        if (hasEnded(task)) return task;
        await finish(transaction, task, { state: 'cancelled' });
        const ended = await rowById(transaction, id);
        return ended && taskOf(ended);
      }),
  };
}
