import { expect, it } from 'vitest';
import { followClock } from './shared-clock.ts';

it('tells the database’s time, whatever the machine’s clock shows', async () => {
  let steady = 5_000;
  const clock = await followClock(
    async () => {
      steady += 40;
      return 1_000_020;
    },
    () => steady,
  );
  expect(clock.now()).toBe(1_000_040);
  steady += 700;
  expect(clock.now()).toBe(1_000_740);
  clock.stop();
});
