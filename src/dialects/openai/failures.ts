import type { Failure, FailureCode } from '../../catalogue/failures.ts';
import type { WireReply } from '../dialect.ts';

interface Word {
  readonly status: number;
  readonly type: string;
  readonly code: string | null;
  /** OpenAI's own clients repeat 409, 429 and 5xx by themselves; what the same request cannot mend says not to. */
  readonly final?: true;
}

const request = 'invalid_request_error';
const server = 'server_error';

/** platform.openai.com/docs/guides/error-codes; what OpenAI has no code for keeps the catalogue's. */
const words = {
  invalid_request: { status: 400, type: request, code: null },
  body_too_large: { status: 413, type: request, code: 'request_too_large' },
  unauthorized: { status: 401, type: request, code: 'invalid_api_key' },
  forbidden: { status: 403, type: request, code: 'insufficient_permissions' },
  insufficient_credits: { status: 429, type: 'insufficient_quota', code: 'insufficient_quota', final: true },
  not_found: { status: 404, type: request, code: 'not_found' },
  idempotency_conflict: { status: 409, type: request, code: 'idempotency_conflict', final: true },
  rate_limited: { status: 429, type: 'requests', code: 'rate_limit_exceeded' },
  too_many_tasks: { status: 429, type: 'requests', code: 'too_many_tasks' },
  maintenance: { status: 503, type: server, code: 'maintenance' },
  overloaded: { status: 503, type: server, code: 'overloaded' },
  internal: { status: 500, type: server, code: null },
  feature_disabled: { status: 501, type: server, code: 'feature_disabled', final: true },
  content_violation: { status: 400, type: request, code: 'content_policy_violation' },
  generation_failed: { status: 500, type: server, code: 'generation_failed', final: true },
  timeout: { status: 504, type: server, code: 'timeout', final: true },
  cancelled: { status: 409, type: server, code: 'cancelled', final: true },
} as const satisfies Record<FailureCode, Word>;

/** The `error` object of an answer, an event and a task that failed. */
export const errorOf = ({ code, message, field }: Failure) => ({
  message,
  type: words[code].type,
  param: field ?? null,
  code: words[code].code,
});

export function openaiFailure(failure: Failure): WireReply {
  const word: Word = words[failure.code];
  return {
    status: word.status,
    body: { error: errorOf(failure) },
    reason: failure,
    headers: {
      ...(failure.retryAfterSeconds !== undefined && { 'retry-after': String(failure.retryAfterSeconds) }),
      ...(word.final && { 'x-should-retry': 'false' }),
    },
  };
}

export const unknownModel = (model: string): WireReply => ({
  status: 404,
  body: {
    error: {
      message: `The model \`${model}\` does not exist. GET /v1/models lists those that do`,
      type: request,
      param: 'model',
      code: 'model_not_found',
    },
  },
});

export const wrongMethod = (allow: string): WireReply => ({
  status: 405,
  headers: { allow },
  body: {
    error: {
      message: `This path takes ${allow} (HINT: Perhaps you meant to make your HTTP request using a different HTTP method?)`,
      type: request,
      param: null,
      code: 'method_not_supported',
    },
  },
});
