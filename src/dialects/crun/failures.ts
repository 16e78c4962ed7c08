import type { Failure, FailureCode } from '../../catalogue/failures.ts';
import type { WireReply } from '../dialect.ts';

/** crun's table of codes; the HTTP status is the same number. */
const numbers = {
  invalid_request: 422,
  body_too_large: 422,
  unauthorized: 401,
  forbidden: 401,
  insufficient_credits: 402,
  not_found: 404,
  idempotency_conflict: 422,
  rate_limited: 429,
  too_many_tasks: 429,
  maintenance: 455,
  overloaded: 429,
  internal: 500,
  feature_disabled: 505,
  content_violation: 422,
  generation_failed: 501,
  timeout: 501,
  cancelled: 501,
} as const satisfies Record<FailureCode, number>;

export const numberOf = (code: FailureCode): number => numbers[code];

export const crunFailure = ({ code, message, retryAfterSeconds }: Failure): WireReply => ({
  status: numbers[code],
  body: { code: numbers[code], message, data: null },
  reason: { code, message },
  ...(retryAfterSeconds !== undefined && { headers: { 'retry-after': String(retryAfterSeconds) } }),
});
