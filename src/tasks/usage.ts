import { setImmediate as othersTurn } from 'node:timers/promises';
import type { KindName } from '../catalogue/kinds/index.ts';
import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { AccountId } from '../ids.ts';
import type { Task } from './task.ts';

interface UsageDay {
  /** Midnight, UTC. */
  readonly day: number;
  readonly charged: number;
  /** Tasks ordered on that day, by their state now. */
  readonly tasks: Readonly<Partial<Record<Task['state'], number>>>;
}

/** How long work took from its order to its end, of the newest thousand that succeeded. */
interface Took {
  readonly kind: KindName;
  readonly count: number;
  readonly p50Seconds: number;
  readonly p95Seconds: number;
}

export interface Usage {
  readonly days: readonly UsageDay[];
  readonly took: readonly Took[];
}

const dayMs = 24 * 60 * 60 * 1000;
const sample = 1000;

/** The nearest rank: the smallest value that at least this share of all do not exceed. */
const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;

export function createUsage(database: Database, clock: () => number) {
  /** One day at a time: in SQLite a statement holds up the whole process. */
  const dayOf = async (account: AccountId, day: number): Promise<UsageDay> => {
    await othersTurn();
    // A settled hold is charged what it does not give back.
    const charges = await database.one<{ charged: number }>(sql`
      select coalesce(sum(-held_change - available_change), 0) as charged from ledger_entries
      where account_id = ${account} and kind = 'settle' and created_at >= ${day} and created_at < ${day + dayMs}`);
    const counts = await database.all<{ state: Task['state']; n: number }>(sql`
      select state, count(*) as n from tasks
      where account_id = ${account} and created_at >= ${day} and created_at < ${day + dayMs} group by state`);
    return {
      day,
      charged: Number(charges?.charged ?? 0),
      tasks: Object.fromEntries(counts.map(({ state, n }) => [state, Number(n)])),
    };
  };
  return async (account: AccountId, count: number): Promise<Usage> => {
    const today = Math.floor(clock() / dayMs);
    const days: UsageDay[] = [];
    for (let day = today - count + 1; day <= today; day++) days.push(await dayOf(account, day * dayMs));
    const ended = await database.all<{ kind: KindName; ms: number }>(sql`
      select kind, finished_at - created_at as "ms" from tasks
      where account_id = ${account} and state = 'succeeded' order by created_at desc limit ${sample}`);
    return {
      days,
      took: [...new Set(ended.map(({ kind }) => kind))].sort().map((kind) => {
        const times = ended
          .flatMap((each) => (each.kind === kind ? [Number(each.ms) / 1000] : []))
          .sort((a, b) => a - b);
        return { kind, count: times.length, p50Seconds: percentile(times, 0.5), p95Seconds: percentile(times, 0.95) };
      }),
    };
  };
}
