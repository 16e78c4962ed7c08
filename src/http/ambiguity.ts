import type { IncomingMessage } from 'node:http';

const values = (raw: readonly string[], name: string): string[] =>
  raw.filter((_, index) => index % 2 === 1 && raw[index - 1]?.toLowerCase() === name);

/**
 * Why two programs on a request's way could read it differently, or undefined: what a proxy checks must be what is done
 * here (RFC 9112 §3.2). Node itself keeps the first of two and says nothing.
 */
export function ambiguity({ url, rawHeaders }: IncomingMessage): string | undefined {
  if (!/^(\/|https?:\/\/)/i.test(url ?? '')) return 'The request target must begin with /';
  if (values(rawHeaders, 'host').length > 1) return 'Host was sent twice. Send it once';
  return undefined;
}

/** Whether a header that must be single was sent with two values. */
export const differs = (rawHeaders: readonly string[], name: string): boolean =>
  new Set(values(rawHeaders, name)).size > 1;
