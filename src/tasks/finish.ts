import type { Failure } from '../catalogue/failures.ts';
import { kinds } from '../catalogue/kinds/index.ts';
import { shareOf } from '../catalogue/prices.ts';
import type { Transaction } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Queue } from '../queue/queue.ts';
import type { Outbox } from '../webhooks/outbox.ts';
import type { Product, Task } from './task.ts';

export type Outcome =
  | { readonly state: 'succeeded'; readonly product: Product; readonly warnings: readonly string[] }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'cancelled' };

export type Finish = (transaction: Transaction, task: Task, outcome: Outcome) => Promise<boolean>;

/**
 * The only way a task ends: in the caller's transaction the state moves by compare-and-set, the hold is resolved, the
 * jobs are dropped and the callback is put into the outbox. False when the task had ended before, and nothing moved.
 */
export function createFinish(ledger: Ledger, queue: Queue, outbox: Outbox, clock: () => number): Finish {
  return async (transaction, task, outcome) => {
    const charged = outcome.state === 'succeeded' ? chargeFor(task, outcome.product) : 0;
    const result = outcome.state === 'succeeded' ? JSON.stringify({ ...outcome.product, charged }) : null;
    const reason = outcome.state === 'failed' ? JSON.stringify(outcome.failure) : null;
    const warnings = JSON.stringify(outcome.state === 'succeeded' ? outcome.warnings : task.warnings);
    // First, as whoever runs the task locks its job first: two that ended it the other way round would wait for each other.
    await queue.forget(transaction, task.id);
    const moved = await transaction.run(sql`
      update tasks set state = ${outcome.state}, result_json = ${result}, failure_json = ${reason},
        warnings_json = ${warnings}, finished_at = ${clock()}
      where id = ${task.id} and state in ('queued', 'running')`);
    if (moved !== 1) return false;
    if (outcome.state === 'succeeded') await ledger.settle(transaction, task.accountId, task.id, charged);
    else await ledger.release(transaction, task.accountId, task.id);
    if (task.callbackUrl !== null)
      await outbox.add(transaction, {
        accountId: task.accountId,
        taskId: task.id,
        event: `task.${outcome.state}`,
        url: task.callbackUrl,
      });
    return true;
  };
}

/** Takes are paid for one by one; everything else is there whole or not at all. */
function chargeFor(task: Task, product: Product): number {
  const { takes } = kinds[task.order.kind];
  return takes === 0 ? task.price : shareOf(task.price, product.clips.length, takes);
}
