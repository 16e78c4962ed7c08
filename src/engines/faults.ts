import type { Failure } from '../catalogue/failures.ts';

/**
 * Thrown by `start`: the engine took nothing and nothing is to be paid, so another engine may be tried.
 *
 * The message is for the operator, the failure for the caller when no other engine can do it either.
 */
export class Refused extends Error {
  readonly failure: Failure;
  /** What must change: the engine (down, busy, out of credits) or the order, which this engine cannot do. */
  readonly blames: 'engine' | 'order';
  constructor(blames: Refused['blames'], message: string, failure: Failure) {
    super(message);
    this.blames = blames;
    this.failure = failure;
  }
}

/** Thrown by `start`: the order was sent and not answered. It may have been taken, and it may have to be paid. */
export class Unsure extends Error {}
