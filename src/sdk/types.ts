import type { z } from 'zod';
import type { kinds } from '../catalogue/kinds/index.ts';
import type { ModelName } from '../catalogue/models.ts';
import type { Sheet, TimedWord } from '../catalogue/results.ts';

/** What the native API takes and gives; orders have the types of the server's own schemas. */

export type KindName = keyof typeof kinds;

/** Models are named by their own names; a name that is not known yet is for the server to refuse. */
type Open<Fields> = {
  [Name in keyof Fields]: Name extends 'model' ? ModelName | (string & {}) | undefined : Fields[Name];
};

/** An order of one kind, as `create` takes it. */
export type OrderOf<Name extends KindName> = Open<z.input<(typeof kinds)[Name]['order']>>;
/** An order of any kind; the catalogue describes the fields of each. */
export type Order = { [Name in KindName]: OrderOf<Name> }[KindName];
export type SongOrder = OrderOf<'song'>;
export type VocalGender = NonNullable<SongOrder['vocalGender']>;

export type TaskState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';

interface Heard {
  readonly id: string;
  readonly title: string;
  readonly lyrics: string;
  readonly tags: string;
  readonly audioUrl: string;
}

/** A clip whose files are there. */
export interface Clip extends Heard {
  readonly state: 'complete';
  readonly durationSeconds: number;
  readonly imageUrl: string;
  /** A `Sheet` in JSON: form, chords, words and peaks, where the engine gave them. */
  readonly sheetUrl?: string | undefined;
}

/** A clip that is being made: its audio grows while it is fetched, and has no length until it is complete. */
export interface StreamingClip extends Heard {
  readonly state: 'streaming';
  readonly durationSeconds: null;
  readonly imageUrl: null;
}

export interface ProducedFile {
  readonly name: string;
  readonly contentType: string;
  readonly url: string;
}

export type { Sheet, TimedWord };

export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly field?: string | undefined;
}

export interface Task {
  readonly id: string;
  readonly kind: KindName;
  readonly state: TaskState;
  /** 0 to 1. */
  readonly progress: number;
  readonly order: Order;
  readonly seed: number;
  readonly price: number;
  readonly charged: number;
  /** While it runs, those that can be heard already. */
  readonly clips: readonly (Clip | StreamingClip)[];
  readonly texts: readonly { readonly title: string; readonly text: string }[];
  readonly files: readonly ProducedFile[];
  readonly timing: readonly TimedWord[];
  /** A name under which something is kept for later orders, as a persona is. */
  readonly reference: string | null;
  readonly failure: Failure | null;
  readonly warnings: readonly string[];
  /** Who makes it and why that one; null until it is chosen. */
  readonly engine: string | null;
  readonly engineReason: string | null;
  /** How often it was begun. */
  readonly attempts: number;
  /** The API in whose words it was ordered. */
  readonly api: string;
  readonly callbackUrl: string | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

export interface Account {
  readonly available: number;
  readonly held: number;
  readonly total: number;
  readonly runningTasks: number;
}

export interface Key {
  readonly id: string;
  readonly name: string;
  /** Its first and last letters. */
  readonly hint: string;
  readonly scope: Scope;
  readonly createdAt: number;
  /** To the minute; null until its first use. */
  readonly lastUsedAt: number | null;
  /** When a key that was rotated stops working. */
  readonly endsAt: number | null;
}

/** What a key may do: look; order work too; manage keys, webhooks and files too. */
export type Scope = 'read' | 'make' | 'full';

export interface IssuedKey {
  readonly id: string;
  /** The secret, shown this once. */
  readonly key: string;
}

/** A link that opens one clip without a key. */
export interface Share {
  readonly id: string;
  readonly clipId: string;
  readonly url: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export interface Usage {
  /** Days of UTC, the oldest first; their tasks by the state that they have now. */
  readonly days: readonly {
    readonly day: number;
    readonly charged: number;
    readonly tasks: Readonly<Partial<Record<TaskState, number>>>;
  }[];
  /** From the order to its end. */
  readonly took: readonly {
    readonly kind: KindName;
    readonly count: number;
    readonly p50Seconds: number;
    readonly p95Seconds: number;
  }[];
}

export interface EngineState {
  readonly name: string;
  readonly kinds: readonly KindName[];
  /** False while it rests after faults. */
  readonly isWell: boolean;
  readonly restsUntil: number | null;
  readonly faults: number;
  readonly expectedSeconds: Readonly<Partial<Record<KindName, number>>>;
}

export interface Entry {
  readonly id: string;
  readonly kind: 'grant' | 'hold' | 'settle' | 'release';
  readonly taskId: string | null;
  readonly availableChange: number;
  readonly heldChange: number;
  readonly createdAt: number;
}

export interface Delivery {
  readonly id: string;
  readonly taskId: string;
  readonly event: string;
  readonly url: string;
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly lastAnswer: string | null;
  /** While it is pending. */
  readonly nextTryAt: number | null;
  readonly createdAt: number;
  readonly finishedAt: number | null;
}

/** What came of a test call to a receiver. */
export interface TestCall {
  readonly delivered: boolean;
  readonly status: number | null;
  readonly answer: string;
}

export interface Model {
  readonly name: string;
  readonly maxLyrics: number;
  readonly maxStyle: number;
  readonly maxTitle: number;
  readonly maxSeconds: number;
}

export interface Kind {
  readonly name: KindName;
  readonly about: string;
  readonly price: number;
  readonly takes: number;
  readonly example: Order;
  /** JSON Schema. */
  readonly order: unknown;
}

export interface Catalogue {
  readonly kinds: readonly Kind[];
  readonly models: readonly Model[];
}

export const hasEnded = ({ state }: Task): boolean => state !== 'queued' && state !== 'running';

/** Those of its clips whose files are there: of a task that has succeeded, all. */
export const completeClips = ({ clips }: Task): Clip[] => clips.filter((clip) => clip.state === 'complete');
