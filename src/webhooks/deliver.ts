import type { Database } from '../database/database.ts';
import { type AccountId, type DeliveryId, type Entropy, type TaskId, token } from '../ids.ts';
import type { Job, Queue } from '../queue/queue.ts';
import { waitBeforeDelivery } from './backoff.ts';
import type { Egress, EgressAnswer } from './egress.ts';
import type { DeliveryRecord, Outbox } from './outbox.ts';
import { createPlaces, mostPlaces } from './places.ts';
import { signWebhook } from './sign.ts';

/** A callback in the words of the dialect in which its task was ordered. */
export interface Letter {
  readonly body: unknown;
  /** Signature headers of that API’s own, beside the standard ones; the time in seconds. */
  readonly sign?: (timestamp: number, secret: string) => Readonly<Record<string, string>>;
  /** No retry sooner than this after the first attempt, where that API promises it. */
  readonly firstRetrySeconds?: number | undefined;
}

/** What came of a test ping. */
export interface Pinged {
  readonly delivered: boolean;
  readonly status: number | null;
  /** The beginning of what the receiver said, or why there was no answer. */
  readonly answer: string;
}

export interface DelivererRoom {
  readonly database: Database;
  readonly queue: Queue;
  readonly outbox: Outbox;
  readonly egress: Egress;
  readonly word: (delivery: DeliveryRecord) => Promise<Letter>;
  /** The newest first. */
  readonly secrets: (account: AccountId) => Promise<readonly string[]>;
  readonly clock: () => number;
  readonly random: () => number;
  readonly entropy: Entropy;
  readonly report: (event: string, details: Readonly<Record<string, unknown>>) => void;
}

export interface Deliverer {
  wake(): void;
  /** Sends a signed test to an address, once and now; or says why it is not to be called. */
  ping(account: AccountId, url: string): Promise<Pinged | { readonly refused: string }>;
  stop(): Promise<void>;
}

const timeoutMs = 15_000;
const idleMs = 1_000;
/** How soon an event looks again whether the one before it has been told. */
const turnMs = 200;
const gone = 410;

/**
 * Delivers what the outbox holds, at least once, always under the same id. The events of one task are told one after
 * the other, in their order: each waits until those before it have been tried, and then they give way to it.
 */
export function createDeliverer(room: DelivererRoom): Deliverer {
  const { database, queue, outbox, clock } = room;
  const active = new Set<Promise<void>>();
  const places = createPlaces(clock);
  const underWay = new Set<TaskId>();
  let stopping = false;
  let looking = false;
  let again = false;
  let timer: NodeJS.Timeout | undefined;
  let nextLook = Number.POSITIVE_INFINITY;

  const lookIn = (ms: number): void => {
    const at = clock() + ms;
    if (stopping || at >= nextLook) return;
    nextLook = at;
    clearTimeout(timer);
    timer = setTimeout(look, ms).unref();
  };

  const look = async (): Promise<void> => {
    again = looking;
    clearTimeout(timer);
    nextLook = Number.POSITIVE_INFINITY;
    if (looking || stopping) return;
    looking = true;
    try {
      const free = mostPlaces - active.size;
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
      lookIn(again ? 0 : idleMs);
    }
  };

  const deliver = async (job: Job): Promise<void> => {
    const delivery = await outbox.get(database, job.subject);
    if (delivery?.state !== 'pending') {
      await database.write((transaction) => queue.remove(transaction, job));
      return;
    }
    const earlier = delivery.attempts === 0 ? await outbox.earlier(database, delivery) : [];
    // From here to where the place is taken nothing waits, so that no other takes it meanwhile.
    if (underWay.has(delivery.taskId) || earlier.some(({ attempts }) => attempts === 0)) return sendAway(job, turnMs);
    const place = places.take(delivery.accountId);
    if ('backInMs' in place) return sendAway(job, place.backInMs);
    underWay.add(delivery.taskId);
    try {
      if (earlier.length > 0)
        await database.write(async (transaction) => {
          for (const { id } of earlier) await outbox.skip(transaction, id);
        });
      await attempt(job, delivery);
    } finally {
      underWay.delete(delivery.taskId);
      place.leave();
    }
  };

  const sendAway = async (job: Job, ms: number): Promise<void> => {
    await database.write((transaction) => queue.postpone(transaction, job, Math.ceil(clock() + ms), false));
    lookIn(ms);
  };

  const attempt = async (job: Job, delivery: DeliveryRecord): Promise<void> => {
    const letter = await room.word(delivery);
    const answer = await send(delivery, delivery.attempts + 1, letter);
    const { delivered, status, answer: said } = outcomeOf(answer);
    const retryAfter = 'status' in answer ? answer.retryAfterSeconds : undefined;
    const wait =
      status === gone
        ? undefined
        : waitBeforeDelivery(delivery.attempts + 2, room.random(), retryAfter, letter.firstRetrySeconds);
    await database.write(async (transaction) => {
      if (!(await queue.owns(transaction, job))) return;
      const state = delivered ? 'delivered' : wait === undefined ? 'failed' : 'pending';
      await outbox.record(transaction, delivery.id, state, status, said);
      if (state === 'pending') await queue.postpone(transaction, job, clock() + (wait ?? 0));
      else await queue.remove(transaction, job);
    });
  };

  const send = async (
    to: Pick<DeliveryRecord, 'id' | 'accountId' | 'url'>,
    attemptNumber: number,
    letter: Letter,
  ): Promise<EgressAnswer> => {
    const body = JSON.stringify(letter.body);
    const timestamp = Math.floor(clock() / 1000);
    const secrets = await room.secrets(to.accountId);
    const headers = {
      ...(secrets[0] !== undefined && letter.sign?.(timestamp, secrets[0])),
      ...signWebhook({ id: to.id, timestamp, body }, secrets),
      'content-type': 'application/json',
      'user-agent': 'Cantiga-Webhooks/1',
      'webhook-attempt': String(attemptNumber),
    };
    return room.egress.post(to.url, headers, body, { timeoutMs });
  };

  void look();
  return {
    wake: () => void look(),
    ping: async (accountId, url) => {
      const refused = room.egress.check(url);
      if (refused !== undefined) return { refused };
      const body = { type: 'webhook.test', timestamp: new Date(clock()).toISOString(), data: { accountId } };
      const id = `msg_${token(room.entropy)}` as DeliveryId;
      return outcomeOf(await send({ id, accountId, url }, 1, { body }));
    },
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      await Promise.allSettled(active);
    },
  };
}

function outcomeOf(answer: EgressAnswer): Pinged {
  if ('failure' in answer) return { delivered: false, status: null, answer: answer.failure };
  const { status, bodyExcerpt } = answer;
  return { delivered: status >= 200 && status < 300, status, answer: bodyExcerpt };
}
