import type { Failure, FailureCode } from '../../catalogue/failures.ts';
import type { WireReply } from '../dialect.ts';

/** apixo's table of codes (apixo.ai/docs/api-reference/errors); the HTTP status is the same number. */
const messages = {
  400: 'Invalid request',
  401: 'Unauthorized',
  402: 'Insufficient balance',
  403: 'Forbidden',
  404: 'Not found',
  429: 'Rate limit exceeded',
  500: 'Internal server error',
  503: 'Service unavailable',
} as const;

const numbers = {
  invalid_request: 400,
  body_too_large: 400,
  unauthorized: 401,
  forbidden: 403,
  insufficient_credits: 402,
  not_found: 404,
  idempotency_conflict: 400,
  rate_limited: 429,
  too_many_tasks: 429,
  maintenance: 503,
  overloaded: 503,
  internal: 500,
  feature_disabled: 503,
  content_violation: 403,
  generation_failed: 500,
  timeout: 500,
  cancelled: 500,
} as const satisfies Record<FailureCode, keyof typeof messages>;

/** Why a task failed. Of the two vocabularies this is the one whose CONTENT_VIOLATION the Suno page names. */
const failCodes = {
  invalid_request: 'INVALID_PROMPT',
  body_too_large: 'PROMPT_TOO_LONG',
  unauthorized: 'GENERATION_FAILED',
  forbidden: 'GENERATION_FAILED',
  insufficient_credits: 'INSUFFICIENT_CREDITS',
  not_found: 'GENERATION_FAILED',
  idempotency_conflict: 'GENERATION_FAILED',
  rate_limited: 'MODEL_UNAVAILABLE',
  too_many_tasks: 'MODEL_UNAVAILABLE',
  maintenance: 'MODEL_UNAVAILABLE',
  overloaded: 'MODEL_UNAVAILABLE',
  internal: 'GENERATION_FAILED',
  feature_disabled: 'MODEL_UNAVAILABLE',
  content_violation: 'CONTENT_VIOLATION',
  generation_failed: 'GENERATION_FAILED',
  timeout: 'PROCESSING_TIMEOUT',
  cancelled: 'GENERATION_FAILED',
} as const satisfies Record<FailureCode, string>;

export const failCodeOf = (code: FailureCode): string => failCodes[code];

export const apixoFailure = ({ code, message, retryAfterSeconds }: Failure): WireReply => ({
  status: numbers[code],
  body: { code: numbers[code], message: messages[numbers[code]], data: { error: message } },
  reason: { code, message },
  ...(retryAfterSeconds !== undefined && { headers: { 'retry-after': String(retryAfterSeconds) } }),
});
