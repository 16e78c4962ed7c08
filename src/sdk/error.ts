import type { Failure, Task } from './types.ts';

/** The status of the answer that told of the failure. */
const httpOk = 200;

/** An answer of the server that is no success, or none at all (`status` 0). */
export class CantigaError extends Error {
  readonly status: number;
  readonly code: string;
  /** The field of the order that has to be corrected. */
  readonly field: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    more: { field?: string | undefined; retryAfterSeconds?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause });
    this.name = 'CantigaError';
    this.status = status;
    this.code = code;
    this.field = more.field;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}

/** A task that was followed to its end, and the end is no success: `code` says why. */
export class TaskFailed extends CantigaError {
  readonly task: Task;

  constructor(task: Task) {
    const { code, message, field }: Failure = task.failure ?? { code: 'cancelled', message: 'The task was cancelled' };
    super(httpOk, code, message, { field });
    this.name = 'TaskFailed';
    this.task = task;
  }
}

/** What an answer that is no success says. */
export async function errorOf(answer: Response): Promise<CantigaError> {
  const text = await answer.text();
  const retryAfter = Number(answer.headers.get('retry-after') ?? Number.NaN);
  const more = Number.isFinite(retryAfter) ? { retryAfterSeconds: retryAfter } : {};
  try {
    const { error } = JSON.parse(text) as { error?: { code?: string; message?: string; field?: string } };
    if (error?.message)
      return new CantigaError(answer.status, error.code ?? 'unknown', error.message, { ...more, field: error.field });
  } catch {
    // Not JSON: something between us and the server answered.
  }
  return new CantigaError(answer.status, 'unknown', `The server answered ${answer.status} ${text.slice(0, 200)}`, more);
}
