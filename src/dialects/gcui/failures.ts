import type { Failure, FailureCode } from '../../catalogue/failures.ts';
import type { WireReply } from '../dialect.ts';

/** src/lib/utils.ts, and the header that carries a key here. */
export const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
  'access-control-allow-headers': 'Content-Type, Authorization, x-api-key, Idempotency-Key',
};

/** The status that its upstream gives and it passes on; what the server itself did wrong is 500. */
const statuses = {
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
  timeout: 500,
  cancelled: 500,
} as const satisfies Record<FailureCode, number>;

/** `detail` alone on 402, `Internal error: …` for its own faults, `API Error: …` for all else (api/generate/route.ts). */
const worded = ({ code, message }: Failure): string => {
  if (code === 'insufficient_credits') return message;
  return statuses[code] === 500 ? `Internal error: ${message}` : `API Error: ${message}`;
};

export const gcuiFailure = (failure: Failure): WireReply => ({
  status: statuses[failure.code],
  body: { error: worded(failure) },
  reason: failure,
  ...(failure.retryAfterSeconds !== undefined && { headers: { 'retry-after': String(failure.retryAfterSeconds) } }),
});

/** The refusals that the routes word themselves. */
export const refused = (
  error: 'Audio ID is required' | 'Clip id is required' | 'Song ID is required' | 'Missing parameter id',
) => ({ status: 400, body: { error } }) satisfies WireReply;

export const wrongMethod = (allow: string): WireReply => ({
  status: 405,
  type: 'text/plain;charset=UTF-8',
  body: 'Method Not Allowed',
  headers: { allow },
});
