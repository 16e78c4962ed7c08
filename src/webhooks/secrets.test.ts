import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { at, openHouse } from '../../test/house.ts';
import { openReceiver } from '../../test/receiver.ts';
import { overlapMs } from './secrets.ts';

it('signs with the new secret and for a day with the one before', async () => {
  let now = Date.now();
  const house = await openHouse({ clock: () => now });
  const receiver = await openReceiver();
  try {
    const secret = async () => String(at((await house.call('GET', '/v1/webhooks/secret')).body, 'secret'));
    const ping = async () => {
      const told = receiver.received.length;
      await house.call('POST', '/v1/webhooks/test', { body: { url: receiver.url } });
      const call = receiver.received[told];
      if (!call) throw new Error('nothing came');
      return call;
    };
    const accepted = (secretNow: string, { text, headers }: Awaited<ReturnType<typeof ping>>): boolean => {
      try {
        new Webhook(secretNow).verify(text, headers as Record<string, string>);
        return true;
      } catch {
        return false;
      }
    };
    const first = await secret();
    const rotated = (await house.call('POST', '/v1/webhooks/secret/rotate')).body;
    const second = await secret();
    expect([at(rotated, 'secret'), second === first]).toEqual([second, false]);
    expect(at(rotated, 'previousValidUntil')).toBe(new Date(now + overlapMs).toISOString());
    const during = await ping();
    expect([accepted(first, during), accepted(second, during)]).toEqual([true, true]);
    const third = String(at((await house.call('POST', '/v1/webhooks/secret/rotate')).body, 'secret'));
    const again = await ping();
    expect([first, second, third].map((one) => accepted(one, again))).toEqual([false, true, true]);
    now += overlapMs;
    expect(String((await ping()).headers['webhook-signature']).split(' ')).toHaveLength(1);
  } finally {
    await receiver.close();
    await house.close();
  }
});
