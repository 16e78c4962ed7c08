import type { Failure } from '../catalogue/failures.ts';
import type { Reader } from '../database/database.ts';
import { forRows, sql } from '../database/sql.ts';
import type { AccountId, TaskId } from '../ids.ts';
import type { Provider } from '../routing/route.ts';
import { nothingYet } from './early.ts';
import type { Early, Product, Task } from './task.ts';

export interface TaskRow {
  id: TaskId;
  account_id: AccountId;
  dialect: string;
  order_json: string;
  wire_json: string;
  clips_json: string;
  callback_url: string | null;
  price: number;
  seed: number;
  state: Task['state'];
  progress: number;
  attempt: number;
  /** As Submission.provider. */
  provider: Provider | null;
  engine: string | null;
  /** Why that one was chosen. */
  engine_reason: string | null;
  /** 1 from before a paid order is sent until its answer is kept. */
  starting: number;
  operation_json: string | null;
  result_json: string | null;
  early_json: string | null;
  failure_json: string | null;
  warnings_json: string;
  created_at: number;
  started_at: number | null;
  finished_at: number | null;
}

export type Result = Product & { readonly charged: number };

export const rowById = (reader: Reader, id: string): Promise<TaskRow | undefined> =>
  reader.one<TaskRow>(sql`select * from tasks where id = ${id}`);

const selectAny = forRows('select * from tasks where id in (', '?', ')');

/** Those that there are. Places up to the next power of two hold the last id again, so that one statement asks for all. */
export async function rowsById(reader: Reader, ids: readonly string[]): Promise<Map<string, TaskRow>> {
  const places = ids.length === 0 ? 0 : 2 ** Math.ceil(Math.log2(ids.length));
  const values = Array.from({ length: places }, (_, index) => [ids[Math.min(index, ids.length - 1)] ?? '']);
  const answers = await Promise.all(selectAny(values).map((query) => reader.all<TaskRow>(query)));
  return new Map(answers.flat().map((row) => [row.id, row]));
}

export const earlyOf = (row: TaskRow): Early =>
  row.early_json === null ? nothingYet : { ...nothingYet, ...(JSON.parse(row.early_json) as Partial<Early>) };

/** Progress is kept in thousandths. */
export const progressScale = 1000;

export function taskOf(row: TaskRow): Task {
  const common = {
    id: row.id,
    accountId: row.account_id,
    dialect: row.dialect,
    order: JSON.parse(row.order_json),
    wire: JSON.parse(row.wire_json),
    callbackUrl: row.callback_url,
    price: Number(row.price),
    seed: Number(row.seed),
    plannedClips: JSON.parse(row.clips_json),
    warnings: JSON.parse(row.warnings_json),
    engine: row.engine,
    engineReason: row.engine_reason,
    attempts: Number(row.attempt),
    createdAt: Number(row.created_at),
  };
  const startedAt = Number(row.started_at ?? row.created_at);
  const finishedAt = Number(row.finished_at);
  switch (row.state) {
    case 'queued':
      return { ...common, state: 'queued' };
    case 'running':
      return {
        ...common,
        state: 'running',
        startedAt,
        progress: Number(row.progress) / progressScale,
        early: earlyOf(row),
      };
    case 'succeeded': {
      const result = JSON.parse(row.result_json ?? '{}') as Result;
      return { ...common, state: 'succeeded', startedAt, finishedAt, ...result };
    }
    case 'failed':
      return { ...common, state: 'failed', finishedAt, failure: JSON.parse(row.failure_json ?? '{}') as Failure };
    case 'cancelled':
      return { ...common, state: 'cancelled', finishedAt };
  }
}
