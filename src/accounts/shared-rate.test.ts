import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../test/databases.ts';
import type { Database } from '../database/database.ts';
import { createSharedRate } from './shared-rate.ts';

onEveryDatabase('the rate limit of many nodes', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it('lets the burst through once, whichever nodes are asked, and then one at a time', async () => {
    let now = 1_000_000;
    const nodes = Array.from({ length: 4 }, () => createSharedRate(database, 600, () => now));
    const ask = (times: number): Promise<number> =>
      Promise.all(Array.from({ length: times }, (_, index) => nodes[index % 4]?.('a'))).then(
        (verdicts) => verdicts.filter((verdict) => verdict?.allowed).length,
      );
    let allowed = 0;
    for (let round = 0; round < 20; round++) allowed += await ask(8);
    // What a node holds for the next half second is not lost: it is let through when that node is asked.
    expect(allowed).toBe(60);
    now += 1_000;
    expect(await ask(40)).toBe(10);
  });

  it('lets no minute have more than its share, and hardly less, under a steady crowd', async () => {
    let now = 5_000_000;
    const perMinute = 1_200;
    const nodes = Array.from({ length: 4 }, () => createSharedRate(database, perMinute, () => now));
    const times: number[] = [];
    for (let step = 0; step < 700; step++) {
      now += 100;
      for (const node of nodes) if ((await node('crowd')).allowed) times.push(now);
    }
    const from = times.filter((at) => at > 5_000_000 + 10_000);
    for (const start of from.slice(0, 50)) {
      const inMinute = from.filter((at) => at >= start && at < start + 60_000).length;
      expect(inMinute).toBeLessThanOrEqual(perMinute * 1.01);
    }
    expect(times.length).toBeGreaterThanOrEqual(perMinute * (70 / 60) * 0.99);
  });

  it('refuses nobody of a crowd that comes at once while there is room', async () => {
    const node = createSharedRate(database, 6_000_000, () => 12_000_000);
    const crowd = await Promise.all(Array.from({ length: 100 }, () => node('together')));
    expect(crowd.every(({ allowed }) => allowed)).toBe(true);
  });

  it('says when to come again, and keeps its word', async () => {
    let now = 9_000_000;
    const node = createSharedRate(database, 60, () => now);
    let verdict = await node('b');
    for (let tries = 0; verdict.allowed && tries < 20; tries++) verdict = await node('b');
    expect(verdict).toMatchObject({ allowed: false, limit: 60, remaining: 0, retryAfterSeconds: 1 });
    now += verdict.retryAfterSeconds * 1000;
    expect((await node('b')).allowed).toBe(true);
  });
});
