import { createHmac } from 'node:crypto';

/**
 * Standard Webhooks 1.0 (https://github.com/standard-webhooks/standard-webhooks): the signature is the HMAC-SHA256 of
 * `id.timestamp.body`, in base64, once for each secret, so that a receiver may change over while both are valid.
 */
export interface SignedMessage {
  /** The same on every delivery of one event; receivers recognise repetitions by it. */
  readonly id: string;
  /** Seconds since 1970, of this delivery. */
  readonly timestamp: number;
  /** Exactly the text that is sent. */
  readonly body: string;
}

export interface SignatureHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

const prefix = 'whsec_';

export function webhookSecret(randomBytes: Uint8Array): string {
  const secret = prefix + Buffer.from(randomBytes).toString('base64');
  if (!isWebhookSecret(secret)) throw new Error('A webhook secret is made of 24 to 64 random bytes');
  return secret;
}

export function isWebhookSecret(secret: string): boolean {
  return keyOf(secret) !== undefined;
}

/** The newest secret first. */
export function signWebhook(message: SignedMessage, secrets: readonly string[]): SignatureHeaders {
  // A dot would let two messages share the signed text.
  if (message.id === '' || !/^[\x21-\x2d\x2f-\x7e]+$/.test(message.id)) throw new Error('Not a webhook id');
  if (!Number.isSafeInteger(message.timestamp)) throw new Error('A webhook timestamp is in whole seconds');
  const signed = `${message.id}.${message.timestamp}.${message.body}`;
  const signatures = secrets.map((secret) => {
    const key = keyOf(secret);
    if (!key) throw new Error('Not a webhook secret');
    return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  });
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(message.timestamp),
    'webhook-signature': signatures.join(' '),
  };
}

function keyOf(secret: string): Buffer | undefined {
  if (!secret.startsWith(prefix)) return undefined;
  const encoded = secret.slice(prefix.length);
  const key = Buffer.from(encoded, 'base64');
  // Node skips what is not base64, so compare with the canonical spelling.
  return key.toString('base64') === encoded && key.length >= 24 && key.length <= 64 ? key : undefined;
}
