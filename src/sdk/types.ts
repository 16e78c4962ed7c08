import type { z } from 'zod';
import type { kinds } from '../catalogue/kinds/index.ts';
import type { ModelName } from '../catalogue/models.ts';
import type { TimedWord } from '../catalogue/results.ts';

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

export interface Clip {
  readonly id: string;
  readonly title: string;
  readonly lyrics: string;
  readonly tags: string;
  readonly durationSeconds: number;
  readonly audioUrl: string;
  readonly imageUrl: string;
  /** Form, chords, words and peaks of it in JSON, where the engine gave them. */
  readonly sheetUrl?: string | undefined;
}

export interface ProducedFile {
  readonly name: string;
  readonly contentType: string;
  readonly url: string;
}

export type { TimedWord };

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
  readonly clips: readonly Clip[];
  readonly texts: readonly { readonly title: string; readonly text: string }[];
  readonly files: readonly ProducedFile[];
  readonly timing: readonly TimedWord[];
  /** A name under which something is kept for later orders, as a persona is. */
  readonly reference: string | null;
  readonly failure: Failure | null;
  readonly warnings: readonly string[];
  readonly callbackUrl: string | null;
  readonly createdAt: string;
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
  readonly createdAt: number;
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
