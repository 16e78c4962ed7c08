import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse, until } from '../../test/house.ts';
import { openReceiver, type Received } from '../../test/receiver.ts';
import type { AccountId } from '../ids.ts';

let house: TestHouse;
let receiver: Awaited<ReturnType<typeof openReceiver>>;
let now: number;
let answer: (call: Received) => number | Promise<number>;
beforeEach(async () => {
  now = 1_000_000_000;
  answer = () => 200;
  receiver = await openReceiver((call) => answer(call));
  house = await openHouse({ idle: true, clock: () => now });
});
afterEach(async () => {
  receiver.close();
  await house.close();
});

/** A task that was cancelled, of which its receiver is told. */
const told = async (accountId: AccountId = house.account, url = receiver.url): Promise<string> => {
  const submitted = await house.submit({
    accountId,
    dialect: 'native',
    order: { kind: 'song', prompt: 'a song', instrumental: true, model: 'v5' },
    wire: {},
    callbackUrl: url,
    callbackField: 'callbackUrl',
  });
  if ('failure' in submitted) throw new Error(submitted.failure.message);
  await house.tasks.cancel(accountId, submitted.task.id);
  return submitted.task.id;
};
const deliveries = (account = house.account) => house.outbox.list(house.database, account, 99);
const one = async () => (await deliveries())[0];
const attempted = (attempts: number) =>
  until(async () => {
    const delivery = await one();
    return delivery?.attempts === attempts ? delivery : undefined;
  });

describe('delivery', () => {
  it('tries again later under the same id, and says when', async () => {
    answer = () => 503;
    await told();
    const first = await attempted(1);
    expect(first).toMatchObject({ state: 'pending', lastStatus: 503, lastAnswer: 'heard', nextTryAt: now + 5_000 });
    answer = () => 200;
    now += 5_000;
    expect(await attempted(2)).toMatchObject({ state: 'delivered', lastStatus: 200, nextTryAt: null });
    const [before, after] = receiver.received;
    expect(after?.headers['webhook-id']).toBe(before?.headers['webhook-id']);
    expect([before, after].map((call) => call?.headers['webhook-attempt'])).toEqual(['1', '2']);
    expect(after?.text).toBe(before?.text);
  });

  it('gives up at once when the receiver is gone for good', async () => {
    answer = () => 410;
    await told();
    expect(await attempted(1)).toMatchObject({ state: 'failed', lastStatus: 410, nextTryAt: null });
  });

  it('lets a receiver that stalls hold up its own account only', async () => {
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    answer = async () => {
      await gate;
      return 200;
    };
    const slow = await house.newAccount('slow', 1000);
    for (let n = 0; n < 15; n++) await told(slow.account);
    await until(async () => (receiver.received.length === 10 ? true : undefined));
    const healthy = await openReceiver();
    try {
      await told(house.account, healthy.url);
      await until(async () => (healthy.received.length === 1 ? true : undefined));
      expect(receiver.received).toHaveLength(10);
      release();
      await until(async () => {
        now += 1_000;
        return (await deliveries(slow.account)).every(({ state }) => state === 'delivered') || undefined;
      });
      expect(receiver.received).toHaveLength(15);
    } finally {
      release();
      healthy.close();
    }
  });
});
