import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { openHouse } from '../../test/house.ts';

it('is not held up by a connection that was opened in advance and says nothing', async () => {
  const house = await openHouse();
  const silent = connect(Number(new URL(house.url).port), '127.0.0.1');
  await once(silent, 'connect');
  // Until the server has it too.
  expect((await house.call('GET', '/healthz')).status).toBe(200);
  expect((await fetch(`${house.url}/healthz`)).status).toBe(200);
  const ended = once(silent, 'close');
  await house.close();
  await ended;
  // Node looks for late headers every 30 s.
}, 20_000);
