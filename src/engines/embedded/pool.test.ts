import { afterEach, describe, expect, it } from 'vitest';
import { wishesOf } from './makers/order.ts';
import { createPool, type Pool } from './pool.ts';

const song = {
  ask: 'record',
  wishes: wishesOf({ kind: 'song', prompt: 'folk', instrumental: true, model: 'v5' }),
  seed: 1,
  take: 1,
} as const;
const boost = { ask: 'boost', style: 'folk' } as const;

describe('the pool', () => {
  let pool: Pool;
  afterEach(() => pool.close());

  it('takes errands while its threads get ready', { timeout: 60_000 }, async () => {
    pool = createPool(2);
    pool.warm();
    expect(await pool.run(boost)).toMatchObject({ say: 'boosted' });
  });

  it('can be closed while they do, and takes nothing after that', { timeout: 60_000 }, async () => {
    pool = createPool(2);
    pool.warm();
    await pool.close();
    await expect(pool.run(boost)).rejects.toThrow('closed');
  });

  it('ends a thread whose errand is called off, and goes on with another', { timeout: 60_000 }, async () => {
    pool = createPool(1);
    const order = new AbortController();
    await expect(pool.run(song, { signal: order.signal, onComposed: () => order.abort() })).rejects.toThrow(
      'cancelled',
    );
    expect(await pool.run(boost)).toMatchObject({ say: 'boosted' });
  });

  it('ends a thread that takes longer than was allowed', { timeout: 60_000 }, async () => {
    pool = createPool(1);
    await expect(pool.run(song, { withinMs: 50 })).rejects.toThrow('longer than 0.05 s');
    expect(await pool.run(boost)).toMatchObject({ say: 'boosted' });
  });
});
