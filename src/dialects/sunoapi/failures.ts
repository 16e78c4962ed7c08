import type { Failure, FailureCode } from '../../catalogue/failures.ts';
import type { WireReply } from '../dialect.ts';

/**
 * kie.ai's table of codes, in the body. Where sunoapi.org says otherwise (429 for want of credits, 400 for a field,
 * 430 for haste) kie's number is given, because it means the same as in HTTP; 413 is sunoapi.org's own.
 */
const codes = {
  invalid_request: 422,
  body_too_large: 413,
  unauthorized: 401,
  forbidden: 401,
  insufficient_credits: 402,
  not_found: 404,
  idempotency_conflict: 409,
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

/** In callbacks some have a number of their own (docs.kie.ai, music callbacks, “Status codes”). */
const callbackCodes = {
  ...codes,
  content_violation: 400,
  timeout: 408,
} as const satisfies Record<FailureCode, number>;

export const codeOf = (code: FailureCode): number => codes[code];
export const callbackCodeOf = (code: FailureCode): number => callbackCodes[code];

/** The documented HTTP statuses are 200 and 500: what went wrong is said in the body. */
export const sunoapiFailure = ({ code, message, retryAfterSeconds }: Failure, data: unknown = null): WireReply => ({
  status: code === 'internal' ? 500 : 200,
  body: { code: codes[code], msg: message, data },
  reason: { code, message },
  ...(retryAfterSeconds !== undefined && { headers: { 'retry-after': String(retryAfterSeconds) } }),
});
