import { sql } from '../../src/database/sql.ts';
import type { Engine } from '../../src/engines/engine.ts';
import { leaseMs } from '../../src/queue/queue.ts';
import { createRunner } from '../../src/tasks/run.ts';
import { openHouse } from '../../test/house.ts';
import { instant } from '../../test/instant.ts';
import { endOf, place, withRunning } from './held.ts';

/** A second worker on the same database takes over what the first has, and both go on: each task ends once. */
export async function overtaken(tasks: number): Promise<string[]> {
  const faults: string[] = [];
  await withRunning(tasks, async ({ house, ids, letGo, jump }) => {
    // For everybody the leases are over; the first worker does not know yet.
    jump(2 * leaseMs);
    const second = createRunner({ ...house.runnerRoom, slots: ids.length });
    try {
      letGo();
      for (const end of await Promise.all(ids.map((id) => endOf(house, id))))
        if (end !== 'succeeded') faults.push(`a task is ${end}`);
      const once = await house.database.all<{ id: string }>(sql`select id from tasks where attempt < 2`);
      for (const { id } of once) faults.push(`${id} was not taken over, so nothing was tried`);
      const wrong = await house.ledger.audit(house.database);
      const { held, openHolds } = await house.ledger.balance(house.database, house.account);
      if (wrong.length > 0 || held !== 0 || openHolds !== 0)
        faults.push(`the ledger: ${held} held, ${openHolds} open, ${wrong.length} wrong`);
    } finally {
      await second.stop(100);
    }
  });
  return faults;
}

/** The clock jumps while tasks run: none of them fails for it. */
export async function jumped(minutes: number, tasks: number): Promise<string[]> {
  const faults: string[] = [];
  await withRunning(tasks, async ({ house, ids, letGo, jump }) => {
    jump(minutes * 60_000);
    letGo();
    for (const end of await Promise.all(ids.map((id) => endOf(house, id))))
      if (end !== 'succeeded') faults.push(`${minutes} minutes: a task is ${end}`);
  });
  return faults;
}

/** Whoever takes these tasks up throws: they end, after few attempts, and their credits come back. */
export async function poisoned(tasks: number): Promise<string[]> {
  const faults: string[] = [];
  let now = Date.now();
  let attempts = 0;
  const engine: Engine = {
    ...instant,
    status: async () => {
      attempts++;
      throw new Error('poison');
    },
  };
  const house = await openHouse({ engines: [engine], clock: () => now });
  try {
    const before = await house.ledger.balance(house.database, house.account);
    const nudge = (): void => {
      now += 1_000;
      house.runner?.wake();
    };
    const ids = await place(house, tasks);
    for (const end of await Promise.all(ids.map((id) => endOf(house, id, nudge))))
      if (end !== 'failed') faults.push(`a task is ${end}`);
    const after = await house.ledger.balance(house.database, house.account);
    if (after.available !== before.available || after.held !== 0)
      faults.push(`${after.available} of ${before.available} credits came back, ${after.held} are held`);
    if (attempts > 4 * tasks) faults.push(`${attempts} attempts for ${tasks} tasks`);
    return faults;
  } finally {
    await house.close();
  }
}
