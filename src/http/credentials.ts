import type { IncomingHttpHeaders } from 'node:http';

/**
 * The key that a request carries, in any of the forms that the served APIs use: `x-api-key: K`,
 * `Authorization: Bearer K`, with or without `Bearer`, and with new-api's extra `sk-`.
 *
 * @returns the key, '' when there is none, or undefined when two that differ were sent
 */
export function credential(headers: IncomingHttpHeaders): string | undefined {
  const header = headers['x-api-key'];
  const direct = (Array.isArray(header) ? header.join() : (header ?? '')).trim();
  const authorization = (headers.authorization ?? '').trim();
  const bearer = authorization.replace(/^bearer\s+/i, '').replace(/^sk-(?=sk_)/, '');
  if (direct && bearer && direct !== bearer) return undefined;
  return direct || bearer;
}
