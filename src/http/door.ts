import type { FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import type { Accounts, Caller } from '../accounts/accounts.ts';
import { type Failure, failure } from '../catalogue/failures.ts';
import type { Dialect, WireRequest } from '../dialects/dialect.ts';
import { differs } from './ambiguity.ts';
import { credential } from './credentials.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Visitor = Caller | { readonly failure: Failure };

const refused = (message: string): Visitor => ({ failure: failure('unauthorized', message) });

/**
 * Who asks: the account of the key. Where a dialect's clients have none, those whose address `openTo` names are the
 * account `default`; nobody is when it names nothing.
 */
export function createDoor(accounts: Accounts, openTo: (address: Address) => boolean) {
  let house: WireRequest['account'] | undefined;
  return async (dialect: Dialect, request: FastifyRequest): Promise<Visitor> => {
    const inUrl = dialect.keyless ? (request.query as Readonly<Record<string, unknown>>).api_key : undefined;
    const key = credential(request.headers, typeof inUrl === 'string' ? inUrl : '');
    if (key === undefined || differs(request.raw.rawHeaders, 'authorization'))
      return refused('Two API keys that differ were sent. Send one');
    if (key !== '') {
      return (await accounts.byKey(key)) ?? refused('Invalid API key');
    }
    if (!dialect.keyless) return refused('API key missing. Send x-api-key');
    if (isOpenTo(request, openTo)) house ??= await accounts.named('default');
    else
      return refused(
        'API key missing. Send x-api-key or Authorization: Bearer; or start with CANTIGA_OPEN_TO=loopback, ' +
          'and whoever calls from that machine needs no key',
      );
    return house
      ? { account: house, scope: 'full' }
      : refused('API key missing. There is no account default to act as');
  };
}

/**
 * Whether a request without a key may come in. A proxy's own address says nothing of who calls it; and a page of
 * another origin, or one whose name was made to lead here (DNS rebinding), is a stranger in the browser of a friend.
 */
function isOpenTo(request: FastifyRequest, openTo: (address: Address) => boolean): boolean {
  const { headers } = request;
  const peer = request.socket.remoteAddress ?? '';
  if (headers['x-forwarded-for'] ?? headers['x-real-ip'] ?? headers.forwarded) return false;
  if (!ipaddr.isValid(peer) || !openTo(ipaddr.process(peer))) return false;
  const host = nameOf(`http://${headers.host ?? ''}`);
  if (host === undefined || !(ipaddr.isValid(host) || isInnerName(host))) return false;
  if (headers.origin === undefined) return true;
  const origin = nameOf(headers.origin);
  if (origin === undefined) return false;
  return ipaddr.isValid(origin) ? openTo(ipaddr.process(origin)) : isInnerName(origin);
}

/** Names that nobody outside can own. */
const isInnerName = (name: string): boolean => !name.includes('.') || name.endsWith('.localhost');

const nameOf = (url: string): string | undefined =>
  URL.canParse(url) ? new URL(url).hostname.replace(/^\[(.*)\]$/, '$1') || undefined : undefined;
