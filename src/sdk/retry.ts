import { CantigaError } from './error.ts';

export interface RetryOptions {
  /** How often a request that may be repeated is repeated; 2 by default, 0 for never. */
  readonly times?: number;
  /** The wait before the first repetition; each further one is twice as long. 500 by default. */
  readonly firstMs?: number;
}

/** Who is told to wait longer than this gets the refusal instead: he can decide better what to do meanwhile. */
const longestWaitMs = 30_000;

/** The same request may succeed later, unchanged: the line broke, a limit was reached, or the server stumbled. */
const isPassing = ({ status }: CantigaError): boolean =>
  status === 0 || status === 408 || status === 429 || (status >= 500 && status !== 501);

export const pause = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const over = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, milliseconds);
    signal?.addEventListener('abort', over);
    if (signal?.aborted) over();
  });

/** Half of the wait is drawn, so that clients that failed together do not come back together. */
const waitBefore = (repetition: number, firstMs: number): number =>
  firstMs * 2 ** repetition * (0.5 + Math.random() / 2);

/** Repeats what a passing fault stopped, after `Retry-After` where the server names it. */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  { times = 2, firstMs = 500 }: RetryOptions,
  signal?: AbortSignal,
): Promise<T> {
  for (let repetition = 0; ; repetition++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof CantigaError) || !isPassing(error) || repetition >= times || signal?.aborted) throw error;
      const wait =
        error.retryAfterSeconds === undefined ? waitBefore(repetition, firstMs) : error.retryAfterSeconds * 1000;
      if (wait > longestWaitMs) throw error;
      await pause(wait, signal);
    }
  }
}
