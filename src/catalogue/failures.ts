/**
 * The only list of failure codes. Dialects translate a code into their own number or word; they never invent one.
 * `message` is what a caller reads when the place of the failure gives no better one; `remedy` is what to do about it.
 */
interface FailureRule {
  readonly message: string;
  readonly remedy: string;
  /** The same request may succeed later, unchanged. */
  readonly retryable: boolean;
}

export const failureRules = {
  invalid_request: { message: 'The request is not valid', remedy: 'Correct the named field', retryable: false },
  body_too_large: { message: 'The body is too large', remedy: 'Send at most 256 KiB', retryable: false },
  unauthorized: { message: 'API key missing or invalid', remedy: 'Send a valid key', retryable: false },
  forbidden: { message: 'This key may not do that', remedy: 'Use a key with a wider scope', retryable: false },
  insufficient_credits: { message: 'Insufficient credits', remedy: 'Add credits to the account', retryable: false },
  not_found: { message: 'Not found', remedy: 'Check the id and the path', retryable: false },
  idempotency_conflict: {
    message: 'This Idempotency-Key was used with another body',
    remedy: 'Use a new key for a new request',
    retryable: false,
  },
  rate_limited: { message: 'Too many requests', remedy: 'Wait for Retry-After and repeat', retryable: true },
  too_many_tasks: {
    message: 'Too many tasks at once',
    remedy: 'Wait until one of the running tasks ends',
    retryable: true,
  },
  maintenance: { message: 'The service is under maintenance', remedy: 'Try again later', retryable: true },
  overloaded: { message: 'The service is overloaded', remedy: 'Wait for Retry-After and repeat', retryable: true },
  internal: { message: 'Unexpected error', remedy: 'Report it with the request id', retryable: true },
  feature_disabled: { message: 'This feature is not available here', remedy: 'See /v1/catalogue', retryable: false },
  content_violation: { message: 'Content violates the usage policy', remedy: 'Change the text', retryable: false },
  generation_failed: { message: 'The song could not be made', remedy: 'Order it again', retryable: true },
  timeout: { message: 'The song was not ready in time', remedy: 'Order it again', retryable: true },
  cancelled: { message: 'The task was cancelled', remedy: 'Order it again if it is wanted', retryable: false },
} as const satisfies Record<string, FailureRule>;

export type FailureCode = keyof typeof failureRules;

/** A coded reason why something was not done; `field` is the path in the caller's own words. */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
  readonly field?: string;
  readonly retryAfterSeconds?: number;
}

export const failure = (code: FailureCode, message?: string, more: Partial<Failure> = {}): Failure => ({
  ...more,
  code,
  message: message ?? `${failureRules[code].message}. ${failureRules[code].remedy}.`,
});

/** Thrown where an order cannot be done, with words for the caller; whatever else is thrown is a fault of ours. */
export class Failed extends Error {
  readonly failure: Failure;
  constructor(reason: Failure) {
    super(reason.message);
    this.failure = reason;
  }
}
