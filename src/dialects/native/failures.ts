import type { Failure, FailureCode } from '../../catalogue/failures.ts';
import type { WireReply } from '../dialect.ts';

const status = {
  invalid_request: 400,
  body_too_large: 413,
  unauthorized: 401,
  forbidden: 403,
  insufficient_credits: 402,
  not_found: 404,
  idempotency_conflict: 409,
  rate_limited: 429,
  too_many_tasks: 429,
  maintenance: 503,
  overloaded: 503,
  internal: 500,
  feature_disabled: 501,
  content_violation: 422,
  generation_failed: 500,
  timeout: 504,
  cancelled: 409,
} as const satisfies Record<FailureCode, number>;

export const nativeFailure = ({ code, message, field, retryAfterSeconds }: Failure): WireReply => ({
  status: status[code],
  body: { error: { code, message, ...(field !== undefined && { field }) } },
  reason: { code, message },
  ...(retryAfterSeconds !== undefined && { headers: { 'retry-after': String(retryAfterSeconds) } }),
});
