import { type Failure, failure } from '../catalogue/failures.ts';

const maxDepth = 32;
const maxKeys = 2_000;
/** Keys that would reach an object's prototype: refused in bodies of JSON and in forms alike. */
export const refusedKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const decoder = new TextDecoder('utf-8', { fatal: true });

const refuse = (message: string): { failure: Failure } => ({ failure: failure('invalid_request', `body: ${message}`) });

/**
 * Reads a JSON body that a stranger wrote. Beyond the grammar it refuses what would hurt later: bytes that are no
 * UTF-8, NUL and lone surrogates (PostgreSQL and UTF-8 cannot hold them), nesting that breaks JSON.stringify, keys
 * that reach an object's prototype, numbers that JSON cannot give back.
 */
export function readJson(bytes: Buffer): { readonly value: unknown } | { readonly failure: Failure } {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return refuse('is not UTF-8. Send JSON in UTF-8');
  }
  if (nesting(text) > maxDepth) return refuse(`is nested deeper than ${maxDepth} levels. Flatten it`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('is not valid JSON. Check quotes, commas and braces');
  }
  const fault = harmful(value);
  return fault ? refuse(fault) : { value };
}

/** Depth of brackets outside strings: found before parsing, so that a hostile body costs one pass over its bytes. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === 0x5c) i++;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x7d || code === 0x5d) depth--;
  }
  return deepest;
}

function harmful(root: unknown): string | undefined {
  const waiting: unknown[] = [root];
  let keys = 0;
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value === 'string') {
      if (value.includes('\0')) return 'contains a NUL character. Remove it';
      if (!value.isWellFormed()) return 'contains half of a surrogate pair. Send whole characters';
    } else if (typeof value === 'number') {
      if (!Number.isFinite(value)) return 'contains a number that is too large';
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (refusedKeys.has(key)) return `contains the key ${key}. Remove it`;
        if (++keys > maxKeys) return `has more than ${maxKeys} keys`;
        waiting.push(key, inner);
      }
    }
  }
  return undefined;
}
