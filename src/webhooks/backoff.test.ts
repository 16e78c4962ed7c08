import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveryLimit, retryAfterSeconds, waitBeforeDelivery } from './backoff.ts';

describe('webhook backoff', () => {
  it('follows the schedule', () => {
    const seconds = Array.from({ length: 12 }, (_, i) => waitBeforeDelivery(i + 1, 0.5)).map((ms) => ms && ms / 1000);
    expect(seconds).toEqual([0, 5, 30, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400, undefined]);
    expect(deliveryLimit).toBe(11);
  });

  it('leaves out the steps before the first retry that an API promises', () => {
    const waits = Array.from({ length: 5 }, (_, i) => waitBeforeDelivery(i + 1, 0, 0, 30));
    expect(waits.map((ms) => ms && ms / 1000)).toEqual([0, 30, 270, 1620, 6480]);
    expect(waitBeforeDelivery(2, 0.5, 60, 30)).toBe(60_000);
    expect(waitBeforeDelivery(11, 0.5, 0, 30)).toBeUndefined();
  });

  it('spreads by at most a tenth and never waits less than asked', () => {
    const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 11 }), unit, fc.nat(200_000), (delivery, random, asked) => {
        const plain = waitBeforeDelivery(delivery, 0.5)!;
        const wait = waitBeforeDelivery(delivery, random)!;
        expect(Math.abs(wait - plain)).toBeLessThanOrEqual(plain * 0.1 + 1);
        const honoured = waitBeforeDelivery(delivery, random, asked)!;
        expect(honoured).toBe(Math.max(wait, Math.min(asked, 86_400) * 1000));
      }),
    );
  });

  it.each([0, -1, 1.5, 12, Number.NaN])('has no delivery number %s', (delivery) => {
    expect(waitBeforeDelivery(delivery, 0.5)).toBeUndefined();
  });

  const now = Date.UTC(2026, 0, 1);
  it.each([
    ['120', 120],
    [' 7 ', 7],
    ['0', 0],
    ['99999999', 86_400],
    ['Thu, 01 Jan 2026 00:02:00 GMT', 120],
    ['Thu, 01 Jan 2026 00:00:00 GMT', 0],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['Fri, 01 Jan 2027 00:00:00 GMT', 86_400],
    ['-5', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['2026', 2026],
    ['', undefined],
    [undefined, undefined],
    ['Thu, nonsense', undefined],
  ])('reads Retry-After %j as %s', (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds);
  });

  it('does not guess at dates without knowing the time', () => {
    expect(retryAfterSeconds('Thu, 01 Jan 2026 00:02:00 GMT', undefined)).toBeUndefined();
  });
});
