import type { Failure, FailureCode } from '../../catalogue/failures.ts';
import type { WireReply } from '../dialect.ts';

/**
 * new-api's TaskError: an HTTP status and a word. Codes that new-api does not know take the nearest of its words; its
 * own internal ones (get_task_failed, do_request_failed and their like) cannot arise here.
 */
const words = {
  invalid_request: [400, 'invalid_request'],
  body_too_large: [413, 'invalid_request'],
  unauthorized: [401, ''],
  forbidden: [403, 'invalid_request'],
  insufficient_credits: [403, 'insufficient_user_quota'],
  not_found: [400, 'task_not_exist'],
  idempotency_conflict: [409, 'invalid_request'],
  rate_limited: [429, 'rate_limit_exceeded'],
  too_many_tasks: [429, 'rate_limit_exceeded'],
  maintenance: [503, 'get_channel_failed'],
  overloaded: [429, 'get_channel_failed'],
  internal: [500, 'internal_error'],
  feature_disabled: [400, 'channel_not_found'],
  content_violation: [400, 'sensitive_words_detected'],
  generation_failed: [500, 'fail_to_fetch_task'],
  timeout: [504, 'fail_to_fetch_task'],
  cancelled: [500, 'fail_to_fetch_task'],
} as const satisfies Record<FailureCode, readonly [number, string]>;

/** What fails before the task layer is said in OpenAI's form. */
const openAiError = (status: number, message: string, more: Readonly<Record<string, string>>): WireReply => ({
  status,
  body: { error: { message, ...more, code: '' } },
});

export function newapiFailure({ code, message, field, retryAfterSeconds }: Failure): WireReply {
  const [status, word] = words[code];
  const reason = { code, message };
  if (code === 'unauthorized') return { ...openAiError(status, message, { type: 'new_api_error' }), reason };
  // A path that is not served; an id that is not known comes with the field that held it.
  if (code === 'not_found' && field === undefined)
    return { ...openAiError(404, message, { type: 'invalid_request_error', param: '' }), reason };
  return {
    status,
    body: { code: word, message, data: null },
    reason,
    ...(retryAfterSeconds !== undefined && { headers: { 'retry-after': String(retryAfterSeconds) } }),
  };
}
