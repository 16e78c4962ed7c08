import type { z } from 'zod';
import { type Failure, failure } from './failures.ts';
import { kinds, type Order } from './kinds/index.ts';

export type ParsedOrder = { readonly order: Order } | { readonly failure: Failure };

/**
 * Validates a canonical order.
 *
 * @param words the caller's names of the fields, where a dialect calls them otherwise
 */
export function parseOrder(value: unknown, words: Readonly<Record<string, string>> = {}): ParsedOrder {
  const parsed = kinds.song.order.safeParse(value);
  if (parsed.success) return { order: parsed.data };
  const issue = parsed.error.issues[0] as z.core.$ZodIssue;
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    return { failure: failure('invalid_request', `${key}: is not a field of this order. Remove it`, { field: key }) };
  }
  const own = issue.path.join('.');
  const field = words[own] ?? own;
  return { failure: failure('invalid_request', `${field}: ${issue.message}`, { field }) };
}
