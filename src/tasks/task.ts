import type { Failure } from '../catalogue/failures.ts';
import type { Order } from '../catalogue/kinds/index.ts';
import type { TakeText, Text, TimedWord } from '../catalogue/results.ts';
import type { AccountId, ClipId, TaskId } from '../ids.ts';

/** A take as the outside sees it. */
export interface Clip {
  readonly id: ClipId;
  readonly title: string;
  readonly lyrics: string;
  readonly tags: string;
  readonly durationSeconds: number;
  readonly audioUrl: string;
  readonly imageUrl: string;
  /** A `Sheet` in JSON, where the engine gave one. */
  readonly sheetUrl?: string;
}

/** A file that is not a clip: a stem, a film, the notes. */
export interface ProducedFile {
  /** What it holds: `wav`, `video`, `vocals`, `drums` … */
  readonly name: string;
  readonly contentType: string;
  readonly url: string;
}

/** What a success brings; the kind of the order says which of these are not empty. */
export interface Product {
  readonly clips: readonly Clip[];
  readonly texts: readonly Text[];
  readonly files: readonly ProducedFile[];
  readonly timing: readonly TimedWord[];
  /** A name under which something is kept for later orders, as a persona is. */
  readonly reference: string | null;
}

/** A take that can be heard while it is made: its file grows under the address that it will keep. */
export interface Audible {
  readonly id: ClipId;
  readonly audioUrl: string;
}

/** What a running task has so far, as its engine tells it. */
export interface Early {
  /** The words of the takes, in the order of the planned clips; the later ones may be missing. */
  readonly texts: readonly TakeText[];
  /** Clips that are done, in the order in which they came. */
  readonly clips: readonly Clip[];
  /** Takes that are no clips yet and can be heard already, in the order of the planned clips. */
  readonly audible: readonly Audible[];
}

/** Names given to a clip before it exists, so that its addresses never change. */
export interface ClipPlan {
  readonly id: ClipId;
  /** The secret part of the file's name. */
  readonly file: string;
}

interface Common {
  readonly id: TaskId;
  readonly accountId: AccountId;
  readonly dialect: string;
  readonly order: Order;
  /** The caller's own body, echoed by dialects that echo it. */
  readonly wire: unknown;
  readonly callbackUrl: string | null;
  /** Credits, fixed when the task was accepted. */
  readonly price: number;
  readonly seed: number;
  readonly plannedClips: readonly ClipPlan[];
  readonly warnings: readonly string[];
  /** Who makes it, and why that one; null until it is chosen. */
  readonly engine: string | null;
  readonly engineReason: string | null;
  /** How often it was begun. */
  readonly attempts: number;
  readonly createdAt: number;
}

/**
 * queued → running → succeeded | failed; queued | running → cancelled. A task whose worker died goes back to queued.
 * Only `succeeded` has a product, only `failed` has a reason. finish.ts alone ends a task, run.ts alone begins it.
 */
export type Task =
  | (Common & { readonly state: 'queued' })
  | (Common & {
      readonly state: 'running';
      readonly startedAt: number;
      /** 0 to 1. */
      readonly progress: number;
      readonly early: Early;
    })
  | (Common & {
      readonly state: 'succeeded';
      readonly startedAt: number;
      readonly finishedAt: number;
      readonly charged: number;
    } & Product)
  | (Common & { readonly state: 'failed'; readonly finishedAt: number; readonly failure: Failure })
  | (Common & { readonly state: 'cancelled'; readonly finishedAt: number });

export type EndedTask = Extract<Task, { finishedAt: number }>;

export const hasEnded = (task: Task): task is EndedTask => 'finishedAt' in task;
