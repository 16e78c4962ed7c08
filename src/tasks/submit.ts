import { type Failure, failure } from '../catalogue/failures.ts';
import { kinds, type Order, sourceUrls } from '../catalogue/kinds/index.ts';
import { priceOf } from '../catalogue/prices.ts';
import { CommitUnknown, type Database, StoreFull } from '../database/database.ts';
import { createGather } from '../database/gather.ts';
import { isDuplicate } from '../database/postgres-faults.ts';
import type { AccountId, ClipId, Entropy, TaskId } from '../ids.ts';
import { token } from '../ids.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { moderate, type Strictness } from '../moderation/moderate.ts';
import type { Queue } from '../queue/queue.ts';
import type { Provider } from '../routing/route.ts';
import { acceptAll, type Candidate } from './accept.ts';
import type { Offer } from './offer.ts';
import type { Task } from './task.ts';

/** A request for work, as a dialect hands it over. */
export interface Submission {
  readonly accountId: AccountId;
  readonly dialect: string;
  readonly order: Order;
  /** The caller's body, kept to be echoed. */
  readonly wire: unknown;
  readonly callbackUrl: string | null;
  /** Which engine the caller wants; `auto` when it is left out. */
  readonly provider?: Provider;
  /** What the caller's API calls that address. */
  readonly callbackField: string;
  /** What the caller's API calls a source clip, where it is not `clipId`. */
  readonly sourceField?: string;
  /** What the caller's API calls the address of source audio, where it is not `audioUrl`. */
  readonly sourceUrlField?: string;
  /** The caller's name for this request and a digest of its body, when it may be repeated. */
  readonly idempotency?: { readonly key: string; readonly bodyHash: string };
}

export type Submitted = { readonly task: Task; readonly replayed: boolean } | { readonly failure: Failure };

export interface SubmitSettings {
  readonly maxConcurrentTasks: number;
  readonly maintenance: boolean;
  readonly moderation?: Strictness;
  /** Why no order can be taken just now. */
  readonly overload?: () => Failure | undefined;
  /** A reason to refuse a callback address, naming the remedy. */
  readonly refuseUrl: (url: string) => string | undefined;
  /** The same for the address of source audio. */
  readonly refuseSource: (url: string) => string | undefined;
  /** Orders accepted by one transaction, and such transactions under way, at most; for measuring what that brings. */
  readonly groups?: { readonly mostAtOnce: number; readonly mostGroups: number };
  readonly offer: Offer;
}

/** Two groups keep a database busy while the answers of one are on their way. */
const usualGroups = { mostAtOnce: 64, mostGroups: 2 };
/** Of an order whose commit was not confirmed, or whose idempotency key another node is about to keep. */
const mostTries = 4;
const full = failure('overloaded', 'No order is taken, because the disk is full. Try again later', {
  retryAfterSeconds: 60,
});

/**
 * Accepts an order: task, hold and job are one transaction, and the promise resolves when it is on disk. A refusal
 * leaves nothing behind. Orders that come together are accepted together.
 */
export function createSubmit(
  database: Database,
  ledger: Ledger,
  queue: Queue,
  clock: () => number,
  entropy: Entropy,
  settings: SubmitSettings,
): (submission: Submission) => Promise<Submitted> {
  const room = { ledger, queue, maxConcurrentTasks: settings.maxConcurrentTasks };

  const alone = async (candidate: Candidate): Promise<Submitted> => {
    for (let tries = 1; ; tries++)
      try {
        const [answer] = await database.write((transaction) => acceptAll(room, transaction, [candidate], true));
        if (answer) return answer;
        throw new Error(`task ${candidate.id} waits for itself`);
      } catch (error) {
        const isUnclear = error instanceof CommitUnknown || isDuplicate(error);
        if (!isUnclear || tries === mostTries) throw error;
      }
  };

  const gather = createGather<Candidate, Submitted>(
    settings.groups ?? usualGroups,
    async (candidates) => {
      const answers = await database.write((transaction) => acceptAll(room, transaction, candidates, false));
      return Promise.all(candidates.map((candidate, index) => answers[index] ?? alone(candidate)));
    },
    alone,
  );

  const candidateOf = (submission: Submission): Candidate => {
    const { order } = submission;
    return {
      submission,
      id: entropy.uuid() as TaskId,
      price: priceOf(order.kind),
      seed: ('seed' in order ? order.seed : undefined) ?? entropy.bytes(4).readUInt32LE(),
      // One at least: files that are no clips are kept under its name.
      clips: Array.from({ length: Math.max(1, kinds[order.kind].takes) }, () => ({
        id: entropy.uuid() as ClipId,
        file: token(entropy),
      })),
      createdAt: clock(),
    };
  };

  return async (submission) => {
    if (settings.maintenance) return { failure: failure('maintenance') };
    const overload = settings.overload?.();
    if (overload) return { failure: overload };
    const unwanted = submission.callbackUrl === null ? undefined : settings.refuseUrl(submission.callbackUrl);
    const field = submission.callbackField;
    if (unwanted) return { failure: failure('invalid_request', `${field}: ${unwanted}`, { field }) };
    const { kind } = submission.order;
    for (const url of sourceUrls(submission.order)) {
      const refused = settings.refuseSource(url);
      const named = submission.sourceUrlField ?? 'audioUrl';
      if (refused) return { failure: failure('invalid_request', `${named}: ${refused}`, { field: named }) };
    }
    const unmade = await settings.offer(submission.accountId, kind, submission.provider);
    if (unmade) return { failure: unmade };
    const violation = moderate(submission.order, settings.moderation);
    if (violation) return { failure: violation };
    try {
      return await gather(candidateOf(submission));
    } catch (error) {
      if (error instanceof StoreFull) return { failure: full };
      throw error;
    }
  };
}
