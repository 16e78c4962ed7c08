import { CantigaError } from './error.ts';
import type { Task } from './types.ts';

/** Headers as fetch, Node or a framework gives them. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

export interface VerifyOptions {
  /** How far the sender's clock may be from ours; 300 seconds, as Standard Webhooks advises. */
  readonly toleranceSeconds?: number;
  /** The time now, in milliseconds. */
  readonly now?: number;
}

const prefix = 'whsec_';

const unproven = (why: string): CantigaError => new CantigaError(0, 'webhook_unproven', `Not a genuine call: ${why}`);

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> | undefined => {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
};

const reader = (headers: WebhookHeaders): ((name: string) => string) => {
  if (headers instanceof Headers) return (name) => headers.get(name) ?? '';
  const known = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return (name) => String(known.get(name) ?? '');
};

/**
 * Reads a callback that is signed after Standard Webhooks 1.0 and not older than the tolerance, or throws. The body is
 * the text exactly as it came: parsed and written again it has other bytes.
 *
 * @param secrets of this account (`webhooks.secret()`); several while one replaces another
 */
export async function verifyWebhook<Body = Task>(
  body: string,
  headers: WebhookHeaders,
  secrets: string | readonly string[],
  { toleranceSeconds = 300, now = Date.now() }: VerifyOptions = {},
): Promise<Body> {
  const header = reader(headers);
  const id = header('webhook-id');
  const timestamp = header('webhook-timestamp');
  if (id === '' || !/^\d{1,12}$/.test(timestamp)) throw unproven('webhook-id or webhook-timestamp is missing');
  if (Math.abs(now / 1000 - Number(timestamp)) > toleranceSeconds)
    throw unproven('its time is too far from ours. Check the clock');
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  const signatures = header('webhook-signature')
    .split(' ')
    .flatMap((each) => (each.startsWith('v1,') ? (bytesOf(each.slice('v1,'.length)) ?? []) : []));
  for (const secret of [secrets].flat()) {
    const bytes = secret.startsWith(prefix) ? bytesOf(secret.slice(prefix.length)) : undefined;
    if (!bytes || bytes.length === 0)
      throw new CantigaError(0, 'invalid_secret', `A webhook secret begins with ${prefix}`);
    const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
    for (const signature of signatures)
      if (await crypto.subtle.verify('HMAC', key, signature, signed)) return JSON.parse(body) as Body;
  }
  throw unproven('no signature matches. Check the secret, and that the body is the raw text');
}
