import type { Reader } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { Storage } from '../storage/storage.ts';
import type { TaskRow } from './rows.ts';
import type { ClipPlan, Product } from './task.ts';

/** Where the files of a clip live; all of them under one name that cannot be guessed. */
const keyOf =
  (extension: string) =>
  (plan: ClipPlan): string =>
    `${plan.file}/${plan.id}.${extension}`;

export const audioKey = keyOf('mp3');
export const artworkKey = keyOf('jpg');
export const sheetKey = keyOf('json');
/** The engine's own notes. */
export const scoreKey = keyOf('score');

const clipKeys = (plan: ClipPlan): readonly string[] =>
  [audioKey, artworkKey, sheetKey, scoreKey].map((key) => key(plan));

/** Whether a file that is not there belongs to a task that has not ended: another node may be making it. */
export async function isAwaited(reader: Reader, key: string): Promise<boolean> {
  const [folder, id] = /^([0-9a-f]{32})\/([0-9a-f-]{36})[.-]/.exec(key)?.slice(1) ?? [];
  if (folder === undefined || id === undefined) return false;
  const row = await reader.one<{ clips: string }>(sql`
    select tasks.clips_json as clips from clips join tasks on tasks.id = clips.task_id
    where clips.id = ${id} and tasks.state in ('queued', 'running')`);
  // The folder is the secret part of the name: without it, nothing is said of the task.
  return (
    row !== undefined && (JSON.parse(row.clips) as ClipPlan[]).some((plan) => plan.id === id && plan.file === folder)
  );
}

const keyIn = (url: string): string => url.slice(url.indexOf('/files/') + '/files/'.length);

/** Removes everything that a task has in the storage. */
export async function removeFiles(storage: Storage, task: Pick<TaskRow, 'clips_json' | 'result_json'>): Promise<void> {
  for (const plan of JSON.parse(task.clips_json) as ClipPlan[])
    for (const key of clipKeys(plan)) await storage.remove(key);
  for (const { url } of (JSON.parse(task.result_json ?? '{}') as Partial<Product>).files ?? [])
    await storage.remove(keyIn(url));
}
