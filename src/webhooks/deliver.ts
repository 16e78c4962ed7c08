import type { Database } from '../database/database.ts';
import type { AccountId } from '../ids.ts';
import type { Job, Queue } from '../queue/queue.ts';
import { waitBeforeDelivery } from './backoff.ts';
import type { Egress } from './egress.ts';
import type { DeliveryRecord, Outbox } from './outbox.ts';
import { signWebhook } from './sign.ts';

export interface DelivererRoom {
  readonly database: Database;
  readonly queue: Queue;
  readonly outbox: Outbox;
  readonly egress: Egress;
  /** The body, in the words of the dialect in which the task was ordered; undefined when there is nothing to tell. */
  readonly word: (delivery: DeliveryRecord) => Promise<unknown>;
  readonly secrets: (account: AccountId) => readonly string[];
  readonly clock: () => number;
  readonly random: () => number;
  readonly report: (event: string, details: Readonly<Record<string, unknown>>) => void;
}

export interface Deliverer {
  wake(): void;
  stop(): Promise<void>;
}

const timeoutMs = 15_000;
const atOnce = 50;
/** So many deliveries to one account at once: a receiver that stalls holds up its own callbacks, not its neighbours'. */
const atOncePerAccount = 10;
const idleMs = 1_000;
const gone = 410;

/** Delivers what the outbox holds, at least once, always under the same id. */
export function createDeliverer(room: DelivererRoom): Deliverer {
  const { database, queue, outbox, clock } = room;
  const active = new Set<Promise<void>>();
  const perAccount = new Map<AccountId, number>();
  let stopping = false;
  let looking = false;
  let timer: NodeJS.Timeout | undefined;

  const look = async (): Promise<void> => {
    if (looking || stopping) return;
    looking = true;
    clearTimeout(timer);
    try {
      const free = atOnce - active.size;
      const jobs = free > 0 ? await queue.lease('webhook', free) : [];
      for (const job of jobs) {
        const done = deliver(job)
          .catch((error) => room.report('webhook.failed', { job: job.id, reason: String(error) }))
          .finally(() => {
            active.delete(done);
            void look();
          });
        active.add(done);
      }
    } catch (error) {
      room.report('webhook.failed', { reason: String(error) });
    } finally {
      looking = false;
      if (!stopping) timer = setTimeout(look, idleMs).unref();
    }
  };

  const deliver = async (job: Job): Promise<void> => {
    const delivery = await outbox.get(database, job.subject);
    if (delivery?.state !== 'pending') {
      await database.write((transaction) => queue.remove(transaction, job));
      return;
    }
    const busy = perAccount.get(delivery.accountId) ?? 0;
    if (busy >= atOncePerAccount) {
      await database.write((transaction) => queue.postpone(transaction, job, clock() + 500, false));
      return;
    }
    perAccount.set(delivery.accountId, busy + 1);
    try {
      await attempt(job, delivery);
    } finally {
      const left = (perAccount.get(delivery.accountId) ?? 1) - 1;
      if (left > 0) perAccount.set(delivery.accountId, left);
      else perAccount.delete(delivery.accountId);
    }
  };

  const attempt = async (job: Job, delivery: DeliveryRecord): Promise<void> => {
    const body = JSON.stringify(await room.word(delivery));
    const headers = signWebhook(
      { id: delivery.id, timestamp: Math.floor(clock() / 1000), body },
      room.secrets(delivery.accountId),
    );
    const answer = await room.egress.post(
      delivery.url,
      {
        ...headers,
        'content-type': 'application/json',
        'user-agent': 'Cantiga-Webhooks/1',
        'webhook-attempt': String(delivery.attempts + 1),
      },
      body,
      { timeoutMs },
    );
    const status = 'status' in answer ? answer.status : null;
    const said = 'status' in answer ? answer.bodyExcerpt : answer.failure;
    const delivered = status !== null && status >= 200 && status < 300;
    const retryAfter = 'status' in answer ? answer.retryAfterSeconds : undefined;
    const wait = status === gone ? undefined : waitBeforeDelivery(delivery.attempts + 2, room.random(), retryAfter);
    await database.write(async (transaction) => {
      if (!(await queue.owns(transaction, job))) return;
      const state = delivered ? 'delivered' : wait === undefined ? 'failed' : 'pending';
      await outbox.record(transaction, delivery.id, state, status, said);
      if (state === 'pending') await queue.postpone(transaction, job, clock() + (wait ?? 0));
      else await queue.remove(transaction, job);
    });
  };

  void look();
  return {
    wake: () => void look(),
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      await Promise.allSettled(active);
    },
  };
}
