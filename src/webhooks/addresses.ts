import ipaddr from 'ipaddr.js';

export type Allowed = (address: ipaddr.IPv4 | ipaddr.IPv6) => boolean;

/** 'loopback', an address, or a CIDR such as 10.0.0.0/8. Throws on anything else: a slip here must not go unnoticed. */
export function allowedRanges(ranges: readonly string[]): Allowed {
  const cidrs = ranges
    .flatMap((range) => (range === 'loopback' ? ['127.0.0.0/8', '::1/128'] : [range]))
    .map(parseRange);
  return (address) => cidrs.some(([base, bits]) => base.kind() === address.kind() && address.match(base, bits));
}

function parseRange(range: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (ipaddr.isValidCIDR(range)) return ipaddr.parseCIDR(range);
  const address = parseAddress(range);
  if (!address) throw new Error(`Not 'loopback', an IP address or a CIDR: ${range}`);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

/** Four-part decimal or IPv6 only. The URL parser has already rewritten 0177.1, 2130706433 and their like. */
export function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  // A zone (fe80::1%eth0) picks a network card: nothing a caller may do.
  if (text.includes(':') && !text.includes('%') && ipaddr.IPv6.isValid(text)) return ipaddr.IPv6.parse(text);
  return undefined;
}

const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * IPv4: public by the IANA special-purpose registry. IPv6: only 2000::/3, the one block given out for public hosts,
 * less its special ranges. That refuses every form which hides an IPv4 address – mapped ::ffff:0:0/96, compatible
 * ::/96, translated ::ffff:0:0:0/96, NAT64 64:ff9b::/96 and 64:ff9b:1::/48, 6to4 2002::/16, Teredo 2001::/32 –
 * whatever address is hidden.
 */
export function isPublicAddress(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== 'unicast') return false;
  return address instanceof ipaddr.IPv4 || address.match(globalUnicast);
}
