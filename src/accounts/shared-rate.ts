import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { RateVerdict } from './rate.ts';

/** Requests that this node may let through without asking. */
interface Lease {
  left: number;
  until: number;
  /** How many to ask for: as many as were used in the last lease's time. */
  want: number;
  used: number;
  emptyAt: number;
  /** Whether anything was granted. */
  asking?: Promise<boolean> | undefined;
}

/** Leased requests are used within this time or given back: of any minute's limit they can exceed 0.8 % at most. */
const leaseMs = 500;

/**
 * The rate limit of rate.ts for many nodes: the bucket of each caller lies in the database, and a node takes from it for
 * half a second ahead. What it does not use it puts back.
 */
export function createSharedRate(
  database: Database,
  perMinute: number,
  clock: () => number,
): (caller: string) => Promise<RateVerdict> {
  const interval = 60_000_000 / perMinute;
  const burst = Math.max(1, Math.floor(perMinute / 10));
  const most = Math.max(1, Math.floor((perMinute * leaseMs) / 120_000));
  const leases = new Map<string, Lease>();
  let sweepAt = 0;

  const ask = async (caller: string, lease: Lease): Promise<boolean> => {
    // In microseconds, as whole numbers.
    const { granted, emptyAt } = await database.write(async (transaction) => {
      const now = clock() * 1000;
      await transaction.run(sql`
        insert into rates (caller, empty_at) values (${caller}, 0) on conflict (caller) do nothing`);
      const row = await transaction.one<{ at: number }>(sql`
        select empty_at as at from rates where caller = ${caller} for update`);
      const from = Math.max(Number(row?.at ?? 0) - Math.round(lease.left * interval), now);
      // A thousandth more: who waited as long as he was told is not refused for what rounding lost.
      const free = Math.floor((now + burst * interval - from) / interval + 0.001);
      const granted = Math.max(0, Math.min(lease.want, free));
      const emptyAt = Math.round(from + granted * interval);
      await transaction.run(sql`update rates set empty_at = ${emptyAt} where caller = ${caller}`);
      return { granted, emptyAt };
    });
    // Only what is committed is let through; until then, whoever comes waits.
    Object.assign(lease, { left: granted, used: 0, until: clock() + leaseMs, emptyAt });
    return granted > 0;
  };

  const renew = (caller: string, lease: Lease): Promise<boolean> => {
    if (!lease.asking) {
      lease.want = lease.left === 0 && lease.used > 0 ? Math.min(most, lease.want * 2) : Math.max(1, lease.used);
      lease.asking = ask(caller, lease).finally(() => {
        lease.asking = undefined;
      });
    }
    return lease.asking;
  };

  /** Puts back what idle callers left, and forgets them. */
  const sweep = (now: number): void => {
    sweepAt = now + 2 * leaseMs;
    for (const [caller, lease] of leases) {
      if (lease.until > now - leaseMs || lease.asking) continue;
      leases.delete(caller);
      if (lease.left > 0)
        database
          .write((transaction) =>
            transaction.run(sql`
              update rates set empty_at = empty_at - ${Math.round(lease.left * interval)} where caller = ${caller}`),
          )
          .catch(() => {});
    }
  };

  return async (caller) => {
    const now = clock();
    if (now >= sweepAt) sweep(now);
    let lease = leases.get(caller);
    if (!lease) {
      lease = { left: 0, until: 0, want: 1, used: 0, emptyAt: 0 };
      leases.set(caller, lease);
    }
    // Of many that wait for one answer, the last may find what came of it used up, and ask again.
    while (lease.left === 0 || lease.until <= clock()) if (!(await renew(caller, lease))) break;
    const allowed = lease.left > 0;
    if (allowed) {
      lease.left--;
      lease.used++;
    }
    const ahead = Math.max(0, lease.emptyAt / 1000 - clock());
    const waitMs = ahead + interval / 1000 - (burst * interval) / 1000;
    return {
      allowed,
      limit: perMinute,
      remaining: lease.left + Math.max(0, Math.floor(burst - (ahead * 1000) / interval)),
      resetSeconds: Math.ceil(ahead / 1000),
      retryAfterSeconds: allowed ? 0 : Math.max(1, Math.ceil(waitMs / 1000)),
    };
  };
}
