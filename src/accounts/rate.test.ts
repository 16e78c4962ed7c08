import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRateLimit } from './rate.ts';

describe('the rate limit', () => {
  it('lets a burst through, then one at a time, and says when', () => {
    let now = 1_000_000;
    const rate = createRateLimit(60, () => now);
    const burst = Array.from({ length: 6 }, () => rate('a'));
    expect(burst.map(({ allowed }) => allowed)).toEqual(Array.from({ length: 6 }, () => true));
    expect(burst.map(({ remaining }) => remaining)).toEqual([5, 4, 3, 2, 1, 0]);
    const refused = rate('a');
    expect(refused).toMatchObject({ allowed: false, limit: 60, remaining: 0, retryAfterSeconds: 1, resetSeconds: 6 });
    expect(rate('b').allowed).toBe(true);
    now += 999;
    expect(rate('a').allowed).toBe(false);
    now += 1;
    expect(rate('a').allowed).toBe(true);
    expect(rate('a').allowed).toBe(false);
  });

  it('shuts nobody out when the clock is set back', () => {
    let now = 1_000_000;
    const rate = createRateLimit(60, () => now);
    expect(rate('a').allowed).toBe(true);
    now -= 600_000;
    expect(Array.from({ length: 7 }, () => rate('a').allowed).filter(Boolean)).toHaveLength(6);
    now += 1_000;
    expect(rate('a').allowed).toBe(true);
  });

  it('never lets more than 110 % through in any minute, and keeps its word about the wait', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600 }),
        fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 200 }),
        (perMinute, pauses) => {
          let now = 1_000_000;
          const rate = createRateLimit(perMinute, () => now);
          const allowed: number[] = [];
          for (const pause of pauses) {
            now += pause;
            const verdict = rate('a');
            if (verdict.allowed) allowed.push(now);
            else {
              now += verdict.retryAfterSeconds * 1000;
              expect(rate('a').allowed).toBe(true);
              allowed.push(now);
            }
          }
          for (const from of allowed) {
            const inMinute = allowed.filter((at) => at >= from && at < from + 60_000).length;
            expect(inMinute).toBeLessThanOrEqual(perMinute + Math.max(1, perMinute / 10));
          }
        },
      ),
    );
  });
});
