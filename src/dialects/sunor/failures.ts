import type { Failure, FailureCode } from '../../catalogue/failures.ts';
import type { WireReply } from '../dialect.ts';

/** sunor's table of codes (docs.sunor.cc/errors); the HTTP status is the same number. */
const numbers = {
  invalid_request: 400,
  body_too_large: 400,
  unauthorized: 401,
  forbidden: 401,
  insufficient_credits: 402,
  not_found: 404,
  idempotency_conflict: 400,
  rate_limited: 429,
  too_many_tasks: 429,
  maintenance: 502,
  overloaded: 502,
  internal: 500,
  feature_disabled: 400,
  content_violation: 400,
  generation_failed: 502,
  timeout: 502,
  cancelled: 502,
} as const satisfies Record<FailureCode, number>;

/** The sentences that sunor's pages print, where they print one. */
function sentence({ code, message, retryAfterSeconds }: Failure): string {
  if (code === 'internal') return 'Internal server error';
  if (code === 'unauthorized' && /missing/i.test(message)) return 'Missing x-api-key header';
  if (code === 'rate_limited' && retryAfterSeconds !== undefined)
    return `Rate limit exceeded. Try again in ${retryAfterSeconds} seconds.`;
  return message;
}

export const sunorFailure = (reason: Failure): WireReply => ({
  status: numbers[reason.code],
  body: { code: numbers[reason.code], message: sentence(reason) },
  reason,
  ...(reason.retryAfterSeconds !== undefined && { headers: { 'retry-after': String(reason.retryAfterSeconds) } }),
});
