import type { z } from 'zod';
import type { Scope } from '../accounts/keys.ts';
import type { Stage, TaskEvent } from '../catalogue/events.ts';
import type { Failure } from '../catalogue/failures.ts';
import type { KindName } from '../catalogue/kinds/index.ts';
import type { AccountId } from '../ids.ts';
import type { House } from '../tasks/house.ts';
import type { Task } from '../tasks/task.ts';

/** A form with a file, as browsers send it. */
export interface Form {
  readonly fields: Readonly<Record<string, string>>;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
}

/** A request as a dialect sees it: authenticated, within the limits, its JSON parsed and harmless. */
export interface WireRequest {
  readonly account: AccountId;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** What was sent, of a route that takes bytes. */
  readonly bytes?: Uint8Array;
  /** The form that was sent, of a route that takes one. */
  readonly form?: Form;
  readonly idempotency?: { readonly key: string; readonly bodyHash: string };
  /** Fires when the caller has gone or the server stops: nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

export interface WireReply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the body says in this API's own words, for the log of requests. */
  readonly reason?: Failure;
  /** The content type of a body that is a text and goes out as it is; without it the body is JSON. */
  readonly type?: string;
  /** Instead of a body: server-sent events, one value each: JSON, or a `Plain` text that goes out as it is. */
  readonly events?: (signal: AbortSignal) => AsyncIterable<unknown>;
}

/** The data of an event that is no JSON. */
export class Plain {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Parameters in braces, as in OpenAPI: `/v1/tasks/{id}`. */
  readonly path: string;
  readonly summary: string;
  /** The very schema that validates the body, where there is one; with an example that works. */
  readonly body?: { readonly schema: z.ZodType; readonly example: unknown };
  readonly query?: Readonly<Record<string, string>>;
  /** The body is bytes, at most so many; with `body` or `form`, the bytes that such a body may have. */
  readonly bytes?: number;
  /** The body is a form with a file in `file` and these fields, each with what it means. */
  readonly form?: Readonly<Record<string, string>>;
  /** What a key must be allowed: by default `read` for GET and `make` for the rest. */
  readonly needs?: Scope;
  readonly reply: { readonly status: number; readonly example: unknown };
  handle(request: WireRequest, house: House): Promise<WireReply>;
}

/** One wire API: everything that is particular about it stands in its folder, and nothing of it stands elsewhere. */
export interface Dialect {
  readonly name: string;
  readonly about: string;
  /** Where the paths of this API begin: an unknown path below is refused in its words. */
  readonly base: string | readonly string[];
  readonly routes: readonly Route[];
  /** What can be ordered through this API. */
  readonly kinds?: readonly KindName[];
  /** The clients of this API send no key: they are let in as the account `default` where CANTIGA_OPEN_TO says so. */
  readonly keyless?: boolean;
  /** Headers of every answer of an API that pages of any origin may call; OPTIONS is then answered with 200. */
  readonly cors?: Readonly<Record<string, string>>;
  /** What this API says to a known path with another method; 404 without it. `allow` is the header's value. */
  wrongMethod?(allow: string): WireReply;
  /** The code, status and shape in which this API says a failure. */
  failure(failure: Failure): WireReply;
  /** What callbacks tell of before the end; nothing when it is left out. */
  readonly stages?: readonly Stage[];
  /** The callback's body for a task that has ended or, at a stage, is running. */
  callback(task: Task, event: TaskEvent): unknown;
  /** How long a receiver that failed is left alone before the first retry, where the API says so. */
  readonly firstRetrySeconds?: number;
  /** Signature headers of this API's own, beside those of Standard Webhooks; the time in seconds. */
  sign?(task: Task, timestamp: number, secret: string): Readonly<Record<string, string>>;
}
