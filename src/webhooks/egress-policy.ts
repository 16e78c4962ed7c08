import { type Allowed, allowedRanges, isPublicAddress, parseAddress } from './addresses.ts';

const setting = 'CANTIGA_ALLOW_PRIVATE_URLS';

/** Services that would take an HTTP request for commands, or that nobody serves callbacks on. */
const refusedPorts = new Set([
  1719, 1720, 1723, 2049, 2375, 2376, 2379, 2380, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432, 5900, 6000, 6379,
  6443, 6566, 6665, 6666, 6667, 6668, 6669, 6697, 9042, 9200, 9300, 10080, 10250, 10255, 11211, 27017,
]);

/** Names that by convention never lead out of a machine, a cluster or an office. */
const innerNames = /(^|\.)(localhost|localdomain|local|internal|intranet|lan|home|corp|svc|home\.arpa)$/;

export interface EgressPolicy {
  /** Why the URL is refused before any name is looked up. */
  refuseUrl(url: string): string | undefined;
  /** Why an address, literal or looked up, is refused. */
  refuseAddress(address: string): string | undefined;
}

/** `own` are the addresses of this machine: a public one is no more to be called than 127.0.0.1. */
export function egressPolicy(allowPrivate: readonly string[], own: readonly string[]): EgressPolicy {
  const allowed: Allowed = allowedRanges(allowPrivate);
  const mine = new Set(own.map((address) => parseAddress(address)?.toString()));

  const refuseAddress = (text: string): string | undefined => {
    const address = parseAddress(text);
    if (!address) return `${text} is not an IP address`;
    if (allowed(address)) return undefined;
    if (isPublicAddress(address) && !mine.has(address.toString())) return undefined;
    return `${address.toString()} is a private or special address; it must be named in ${setting} to be called`;
  };

  const refuseUrl = (text: string): string | undefined => {
    if (text.length > 2048) return 'the URL is longer than 2048 characters';
    let url: URL;
    try {
      url = new URL(text);
    } catch {
      return 'it is not an absolute URL';
    }
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'only http and https URLs can be called';
    if (url.username !== '' || url.password !== '') return 'a URL with a user name or password is not called';
    const port = url.port === '' ? undefined : Number(url.port);
    if (port !== undefined && port !== 80 && port !== 443 && (port < 1024 || refusedPorts.has(port)))
      return `port ${port} is not called`;
    const host = hostOf(url);
    if (parseAddress(host)) return refuseAddress(host);
    const name = host.replace(/\.$/, '');
    // Once something private is allowed, its name may be any; every address it leads to is still judged.
    if (allowPrivate.length === 0 && (!name.includes('.') || innerNames.test(name)))
      return `${name || 'the empty host'} is a private name; its address must be named in ${setting} to be called`;
    return undefined;
  };
  return { refuseUrl, refuseAddress };
}

/** Without the brackets of IPv6. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}
