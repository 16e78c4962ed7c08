import { describe, expect, it } from 'vitest';
import type { Engine } from '../engines/engine.ts';
import { createRouter, type Wish } from './route.ts';

const engine = (name: string, more: Partial<Engine> = {}): Engine => ({
  name,
  can: (kind) => kind === 'song',
  start: async () => ({}),
  status: async () => ({ state: 'lost' }),
  ...more,
});
const wish = (more: Partial<Wish> = {}): Wish => ({ kind: 'song', provider: 'auto', refused: new Set(), ...more });

describe('routing', () => {
  const paid = engine('crun', { paid: true, cost: 12 });
  const cheap = engine('sunor', { paid: true, cost: 10 });
  const own = engine('embedded');

  it('auto follows the operator’s order, and leaves an engine that is much dearer or slower', () => {
    let now = 0;
    const router = createRouter([paid, cheap, own], () => now);
    expect(router.choose(wish())).toMatchObject({ engine: { name: 'crun' }, reason: expect.stringMatching(/^auto: /) });
    router.worked('crun', 'song', 400_000);
    router.worked('sunor', 'song', 40_000);
    now = 1;
    expect(router.choose(wish())?.engine.name).toBe('sunor');
    const dear = createRouter([engine('crun', { paid: true, cost: 100 }), cheap], () => 0);
    expect(dear.choose(wish())?.engine.name).toBe('sunor');
  });

  it('value takes the cheapest, and what has no price last', () => {
    const router = createRouter([engine('apixo', { paid: true }), paid, cheap], () => 0);
    expect(router.choose(wish({ provider: 'value' }))?.engine.name).toBe('sunor');
    expect(createRouter([paid, own], () => 0).choose(wish({ provider: 'value' }))?.engine.name).toBe('embedded');
  });

  it('official takes the named engine alone, well or not', () => {
    const router = createRouter([paid, own], () => 0, 'embedded');
    expect(router.choose(wish({ provider: 'official' }))?.engine.name).toBe('embedded');
    expect(router.choose(wish({ provider: 'official', refused: new Set(['embedded']) }))).toBeUndefined();
    expect(createRouter([paid, own], () => 0).choose(wish({ provider: 'official' }))?.engine.name).toBe('crun');
  });

  it('goes to the engines of the account alone, whatever is wished, and says so', () => {
    const router = createRouter([paid, cheap, own], () => 0);
    const within = { allowed: ['sunor', 'embedded'] };
    expect(router.choose(wish(within))).toMatchObject({
      engine: { name: 'sunor' },
      reason: expect.stringMatching(/^auto: the best of 2 .*; among the engines of the account$/),
    });
    expect(router.choose(wish({ ...within, provider: 'value' }))?.engine.name).toBe('embedded');
    expect(router.choose(wish({ ...within, provider: 'official' }))).toBeUndefined();
    expect(router.choose(wish({ ...within, maker: 'crun' }))?.engine.name).toBe('sunor');
    expect(router.choose(wish({ ...within, refused: new Set(['sunor']) }))?.engine.name).toBe('embedded');
    for (let fault = 0; fault < 3; fault++) router.failed('embedded');
    expect(router.choose(wish({ allowed: ['embedded'] }))?.engine.name).toBe('embedded');
    expect(router.choose(wish({ allowed: ['embedded'], kind: 'midi' }))).toBeUndefined();
    expect(router.choose(wish({ allowed: null }))?.engine.name).toBe('crun');
  });

  it('gives work on a clip to its maker, and to others when that one has refused', () => {
    const router = createRouter([paid, cheap, own], () => 0);
    expect(router.choose(wish({ maker: 'embedded' }))?.engine.name).toBe('embedded');
    const next = router.choose(wish({ maker: 'embedded', refused: new Set(['embedded']) }));
    expect(next).toMatchObject({ engine: { name: 'crun' }, reason: expect.stringContaining('refused by embedded') });
  });

  it('lets an engine rest after three faults in a row, longer each time, and tries it again', () => {
    let now = 0;
    const router = createRouter([paid, own], () => now);
    router.failed('crun');
    router.failed('crun');
    expect(router.choose(wish())?.engine.name).toBe('crun');
    router.failed('crun');
    expect(router.choose(wish())?.engine.name).toBe('embedded');
    now = 30_000;
    expect(router.choose(wish())?.engine.name).toBe('crun');
    router.failed('crun');
    now = 89_999;
    expect(router.choose(wish())?.engine.name).toBe('embedded');
    now = 90_000;
    expect(router.choose(wish())?.engine.name).toBe('crun');
    router.worked('crun', 'song');
    router.failed('crun');
    expect(router.choose(wish())?.engine.name).toBe('crun');
  });

  it('asks a resting engine rather than none, and none when none can', () => {
    const router = createRouter([paid], () => 0);
    for (let fault = 0; fault < 3; fault++) router.failed('crun');
    expect(router.choose(wish())).toMatchObject({
      engine: { name: 'crun' },
      reason: expect.stringContaining('no engine is well'),
    });
    expect(router.choose(wish({ kind: 'midi' }))).toBeUndefined();
  });
});
