import type { z } from 'zod';
import { type Failure, failure } from './failures.ts';
import { type KindName, kinds, type Order } from './kinds/index.ts';

export type ParsedOrder = { readonly order: Order } | { readonly failure: Failure };

const kindNames = Object.keys(kinds) as KindName[];
const isKind = (name: unknown): name is KindName => kindNames.includes(name as KindName);

/**
 * Validates a canonical order.
 *
 * @param words the caller's names of the fields, where a dialect calls them otherwise
 */
export function parseOrder(value: unknown, words: Readonly<Record<string, string>> = {}): ParsedOrder {
  const named = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  const field = words.kind ?? 'kind';
  if (!isKind(named))
    return { failure: failure('invalid_request', `${field}: must be one of ${kindNames.join(', ')}`, { field }) };
  const parsed = kinds[named].order.safeParse(value);
  return parsed.success ? { order: parsed.data } : { failure: refusal(parsed.error, words) };
}

/** The first fault of a body, in the caller's words. */
export function refusal(error: z.ZodError, words: Readonly<Record<string, string>> = {}): Failure {
  const issue = error.issues[0] as z.core.$ZodIssue;
  const own = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const field = [...issue.path, issue.keys[0]].join('.');
    return failure('invalid_request', `${field}: is not a field of this order. Remove it`, { field });
  }
  const field = words[own] ?? own;
  return failure('invalid_request', `${field || 'body'}: ${issue.message}`, { field });
}
