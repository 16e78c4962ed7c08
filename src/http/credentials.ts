import type { IncomingHttpHeaders } from 'node:http';

/**
 * The key that a request carries, in any of the forms that the served APIs use: `x-api-key: K`,
 * `Authorization: Bearer K`, with or without `Bearer`, and with new-api's extra `sk-`. Where nothing but a base URL can
 * be set, `http://user:K@host` does it: clients make `Authorization: Basic` of it.
 *
 * @param inUrl a key in the query, where a dialect takes it from there
 * @returns the key, '' when there is none, or undefined when two that differ were sent
 */
export function credential(headers: IncomingHttpHeaders, inUrl = ''): string | undefined {
  const header = headers['x-api-key'];
  const direct = (Array.isArray(header) ? header.join() : (header ?? '')).trim();
  const authorization = (headers.authorization ?? '').trim();
  const bearer = basicPassword(authorization)
    .replace(/^bearer\s+/i, '')
    .replace(/^sk-(?=sk_)/, '');
  const sent = new Set([direct, bearer, inUrl].filter(Boolean));
  return sent.size > 1 ? undefined : ([...sent][0] ?? '');
}

/** The password of `Basic …`; any other header as it is. */
function basicPassword(authorization: string): string {
  const basic = /^basic\s+([A-Za-z0-9+/=]+)$/i.exec(authorization)?.[1];
  if (basic === undefined) return authorization;
  const pair = Buffer.from(basic, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
}
