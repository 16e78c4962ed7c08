import { crc32 } from 'node:zlib';
import type { Entropy } from '../ids.ts';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const secretLength = 30;
const checksumLength = 6;
const prefix = 'sk_cantiga_';

/** What a key may do, each with what stands before it: look; order work; and manage keys, webhooks and the library. */
export const scopes = ['read', 'make', 'full'] as const;
export type Scope = (typeof scopes)[number];

export const allows = (scope: Scope, needed: Scope): boolean => scopes.indexOf(scope) >= scopes.indexOf(needed);

/** 30 letters of base 62 (178 bits) and a checksum, so that a mistyped key is told from a wrong one without a look-up. */
export function newKey(entropy: Entropy): string {
  let secret = '';
  while (secret.length < secretLength)
    for (const byte of entropy.bytes(secretLength)) {
      // 248 is the largest multiple of 62 in a byte: above it, letters would not be equally likely.
      if (byte < 248 && secret.length < secretLength) secret += alphabet[byte % 62];
    }
  return `${prefix}${secret}${checksum(secret)}`;
}

/** What may be shown of a key afterwards: its first eight letters and its last four. */
export const hintOf = (key: string): string => `${key.slice(0, prefix.length + 4)}…${key.slice(-4)}`;

/** False for a text that looks like one of our keys and has a wrong checksum. */
export function isPlausible(key: string): boolean {
  if (!key.startsWith(prefix)) return key.length > 0 && key.length <= 200;
  const secret = key.slice(prefix.length, -checksumLength);
  return secret.length === secretLength && key.endsWith(checksum(secret));
}

function checksum(secret: string): string {
  let left = crc(secret);
  let text = '';
  for (let i = 0; i < checksumLength; i++) {
    text = alphabet[left % 62] + text;
    left = Math.floor(left / 62);
  }
  return text;
}

/** zlib.crc32 came with Node 20.15 and 22.2. */
const crc = (text: string): number => crc32(text);
