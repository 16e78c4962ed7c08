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
  return async (account: AccountId, days: number): Promise<Usage> => {
    const today = Math.floor(clock() / dayMs);
    const since = (today - days + 1) * dayMs;
    // A settled hold is charged what it does not give back.
    const charges = await database.all<{ day: number; charged: number }>(sql`
      select created_at / ${dayMs} as "day", sum(-held_change - available_change) as "charged" from ledger_entries
      where account_id = ${account} and kind = 'settle' and created_at >= ${since} group by 1`);
    const counts = await database.all<{ day: number; state: Task['state']; n: number }>(sql`
      select created_at / ${dayMs} as "day", state, count(*) as "n" from tasks
      where account_id = ${account} and created_at >= ${since} group by 1, 2`);
    const ended = await database.all<{ kind: KindName; ms: number }>(sql`
      select kind, finished_at - created_at as "ms" from tasks
      where account_id = ${account} and state = 'succeeded' order by created_at desc limit ${sample}`);
    return {
      days: Array.from({ length: days }, (_, index) => {
        const day = today - days + 1 + index;
        const states = counts.filter((each) => Number(each.day) === day);
        return {
          day: day * dayMs,
          charged: Number(charges.find((each) => Number(each.day) === day)?.charged ?? 0),
          tasks: Object.fromEntries(states.map(({ state, n }) => [state, Number(n)])),
        };
      }),
      took: [...new Set(ended.map(({ kind }) => kind))].sort().map((kind) => {
        const times = ended
          .flatMap((each) => (each.kind === kind ? [Number(each.ms) / 1000] : []))
          .sort((a, b) => a - b);
        return { kind, count: times.length, p50Seconds: percentile(times, 0.5), p95Seconds: percentile(times, 0.95) };
      }),
    };
  };
}
