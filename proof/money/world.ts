import { isDeepStrictEqual } from 'node:util';
import { priceOf } from '../../src/catalogue/prices.ts';
import { sql } from '../../src/database/sql.ts';
import type { AccountId, Entropy } from '../../src/ids.ts';
import type { Job } from '../../src/queue/queue.ts';
import type { Submission } from '../../src/tasks/submit.ts';
import { openHouse, type TestHouse } from '../../test/house.ts';
import { randomFrom } from '../part.ts';

export type Kind = 'song' | 'lyrics';

/** What the plain model knows of one account. */
export interface Purse {
  readonly account: AccountId;
  granted: number;
  spent: number;
  /** Tasks that have not ended. */
  readonly open: Map<string, Kind>;
}

/** An order that was taken under a key, and may be sent again. */
interface Kept {
  readonly submission: Submission;
  readonly task: string;
}

export interface World {
  readonly house: TestHouse;
  readonly random: () => number;
  readonly purses: readonly Purse[];
  /** Leases that workers have or believe to have. */
  readonly leases: Job[];
  readonly kept: Kept[];
  /** The last tasks that ended: whoever ends them once more must move nothing. */
  readonly ended: string[];
  readonly faults: string[];
  /** How often each kind of step was taken. */
  readonly taken: Map<string, number>;
  now: number;
  orders: number;
}

/** Open tasks of one account; reached often, so that the limit is tried as the credits are. */
export const mostOpen = 12;
const most = { leases: 60, kept: 40, ended: 40 };

/** The same seed gives the same identifiers, too. */
function entropyFrom(seed: number): Entropy {
  const random = randomFrom(seed + 1);
  const bytes = (length: number): Buffer => Buffer.from(Array.from({ length }, () => random() * 256));
  return {
    bytes,
    uuid: () =>
      bytes(16)
        .toString('hex')
        .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
  };
}

export async function openWorld(seed: number): Promise<World> {
  const begun = { now: 1_800_000_000_000 };
  const house = await openHouse({
    idle: true,
    credits: 0,
    concurrentTasks: mostOpen,
    clock: () => begun.now,
    entropy: entropyFrom(seed),
  });
  const others = [await house.newAccount('second', 0), await house.newAccount('third', 0)];
  const purses = [house.account, ...others.map(({ account }) => account)].map((account) => ({
    ...{ account, granted: 0, spent: 0, open: new Map() },
  }));
  return Object.assign(begun, {
    ...{ house, purses, random: randomFrom(seed), orders: 0 },
    ...{ leases: [], kept: [], ended: [], faults: [], taken: new Map() },
  });
}

export const pick = <T>(world: World, from: readonly T[]): T | undefined =>
  from[Math.floor(world.random() * from.length)];

export function remember<T>(list: T[], value: T, atMost: keyof typeof most): void {
  list.push(value);
  if (list.length > most[atMost]) list.shift();
}

const sumOf = (kinds: Iterable<Kind>): number => [...kinds].reduce((sum, kind) => sum + priceOf(kind), 0);
export const heldBy = (purse: Purse): number => sumOf(purse.open.values());
export const freeOf = (purse: Purse): number => purse.granted - purse.spent - heldBy(purse);

interface Seen {
  readonly account: string;
  readonly available: number;
  readonly held: number;
  readonly open: number;
  readonly jobs: number;
}

/** Whether balances, jobs and model are the same, after every step. */
export async function compare({ house, purses, faults }: World, where: string): Promise<void> {
  const rows = await house.database.all<Seen>(sql`
    select account_id as account, available, held, open_holds as open, (select count(*) from jobs) as jobs
    from balances`);
  const jobs = purses.reduce((sum, purse) => sum + purse.open.size, 0);
  for (const purse of purses) {
    const { account, open } = purse;
    const due = { account, available: freeOf(purse), held: heldBy(purse), open: open.size, jobs };
    const seen = rows.find((row) => row.account === account);
    if (!isDeepStrictEqual(seen && { ...seen }, due))
      faults.push(`${where}: ${JSON.stringify(seen)}; the model: ${JSON.stringify(due)}`);
  }
}

/** Whether the entries, all of them, say what the balances say, and each hold was resolved once or is open. */
export async function audit(world: World): Promise<number> {
  const { house, purses, faults } = world;
  for (const { accountId } of await house.ledger.audit(house.database)) faults.push(`${accountId}: the audit`);
  const entries = await house.database.one<{ holds: number; ends: number; entries: number }>(sql`
    select count(case when kind = 'hold' then 1 end) as holds,
      count(case when kind in ('settle', 'release') then 1 end) as ends, count(*) as entries from ledger_entries`);
  const open = purses.reduce((sum, purse) => sum + purse.open.size, 0);
  if (!entries || entries.holds - entries.ends !== open) faults.push(`${JSON.stringify(entries)} with ${open} open`);
  return entries?.entries ?? 0;
}
