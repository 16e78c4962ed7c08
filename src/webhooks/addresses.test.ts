import { BlockList } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress, parseAddress } from './addresses.ts';

/** The IANA special-purpose address registries, written out anew and judged without ipaddr.js. */
const special4 =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4'.split(
    ' ',
  );
const special6 = '::/3 2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20 4000::/2 8000::/1'.split(' ');

const numberOf = (ipv4: string): number => ipv4.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
const bounds4 = special4.map((range): [number, number] => {
  const [base, bits] = range.split('/');
  const first = numberOf(base!);
  return [first, first + 2 ** (32 - Number(bits)) - 1];
});
const blocked6 = new BlockList();
for (const range of special6) {
  const [base, bits] = range.split('/');
  blocked6.addSubnet(base!, Number(bits), 'ipv6');
}
const judged = (address: string): boolean => isPublicAddress(parseAddress(address)!);
// Node 20's BlockList holds 198.20.0.0 to be within 198.18.0.0/15, so IPv4 is compared in numbers.
const oracle4 = (address: string): boolean => {
  const n = numberOf(address);
  return !bounds4.some(([first, last]) => first <= n && n <= last);
};
const oracle6 = (address: string): boolean => !blocked6.check(address, 'ipv6');

const group = fc.integer({ min: 0, max: 0xffff });
const word = (n: number): string => n.toString(16);
const near = (starts: readonly string[], length: number) =>
  fc.tuple(fc.constantFrom(...starts), fc.array(group, { minLength: length, maxLength: length }));
const ipv6 = fc.oneof(
  fc.ipV6(),
  near(
    [
      '2000',
      '2001:0',
      '2001:2',
      '2001:db8',
      '2002',
      '2606',
      '2620',
      '2a00',
      '3fff',
      'fc00',
      'fe80',
      'fec0',
      'ff02',
      '64',
    ],
    6,
  ).map(([start, rest]) => [...start.split(':'), ...rest.map(word)].concat(Array(8).fill('0')).slice(0, 8).join(':')),
  near(['::ffff:', '::', '::ffff:0:', '64:ff9b::', '64:ff9b:1::', '2002:', '2001:0::'], 2).map(([start, [a, b]]) =>
    start === '2002:' ? `${start}${word(a!)}:${word(b!)}::` : `${start}${word(a!)}:${word(b!)}`,
  ),
);
const edges4 = bounds4
  .flatMap(([first, last]) => [first - 1, first, last, last + 1])
  .filter((n) => n >= 0 && n < 2 ** 32);
const ipv4 = fc
  .oneof(fc.nat(0xffffffff), fc.constantFrom(...edges4))
  .map((n) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255].join('.'));

describe('public addresses', () => {
  it('agree with the registry for IPv4', () => {
    fc.assert(
      fc.property(ipv4, (address) => {
        expect([address, judged(address)]).toEqual([address, oracle4(address)]);
      }),
      { numRuns: 20_000 },
    );
  });

  it('agree with the registry for IPv6', () => {
    fc.assert(
      fc.property(ipv6, (address) => {
        if (address.includes('%')) return;
        expect([address, judged(address)]).toEqual([address, oracle6(address)]);
      }),
      { numRuns: 20_000 },
    );
  });

  it.each([
    '',
    '1',
    '127.1',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '1.2.3.4.5',
    '1.2.3',
    'fe80::1%eth0',
    'example.com',
    '::g',
    ' 1.2.3.4',
  ])('do not read %j as an address', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });
});
