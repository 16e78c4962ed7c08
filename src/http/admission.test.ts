import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { openHouse } from '../../test/house.ts';
import { createAdmission, limits, refusalOfOrders, refusalOfRequests } from './admission.ts';

const calm = { inFlight: 0, delayMs: 0, jobs: 0, freeBytes: 2 ** 40 };

describe('admission', () => {
  it.each([
    ['nothing', {}, false, false],
    ['a full queue', { jobs: limits.jobs }, true, false],
    ['a disk that is nearly full', { freeBytes: limits.freeBytes - 1 }, true, false],
    ['turns that come late', { delayMs: limits.delayMs + 1 }, true, false],
    ['four fifths of the requests there may be', { inFlight: limits.inFlight * 0.8 + 1 }, true, false],
    ['more requests than there may be', { inFlight: limits.inFlight + 1 }, true, true],
  ])('with %s', (_, load, orders, requests) => {
    const at = { ...calm, ...load };
    expect([refusalOfOrders(at) !== undefined, refusalOfRequests(at) !== undefined]).toEqual([orders, requests]);
    expect(refusalOfOrders(at)?.retryAfterSeconds ?? 1).toBeGreaterThan(0);
  });

  it('counts a request once, until it has been answered or waits', () => {
    const admission = createAdmission(async () => 0, tmpdir());
    const leave = [admission.enter(), admission.enter()];
    expect(admission.load().inFlight).toBe(2);
    leave[0]?.();
    leave[0]?.();
    expect(admission.load().inFlight).toBe(1);
    admission.close();
  });

  it('turns orders away in the words of the dialect, and still answers polls', async () => {
    const house = await openHouse({ load: { ...calm, jobs: limits.jobs } });
    const order = await house.call('POST', '/v1/tasks', { body: { kind: 'song', prompt: 'x' } });
    expect([order.status, order.headers['retry-after']]).toEqual([503, '30']);
    expect((await house.call('GET', '/v1/account')).status).toBe(200);
    await house.close();
  });

  it('turns everything away when too much is being answered', async () => {
    const house = await openHouse({ load: { ...calm, inFlight: limits.inFlight + 1 } });
    const poll = await house.call('GET', '/v1/account');
    expect([poll.status, poll.headers['retry-after']]).toEqual([503, '2']);
    expect((await house.call('GET', '/healthz')).status).toBe(200);
    await house.close();
  });
});
