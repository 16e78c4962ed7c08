import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failure, failureRules } from './failures.ts';
import { kinds } from './kinds/index.ts';
import { findModel, modelNamed, modelNames, models } from './models.ts';
import { parseOrder } from './order.ts';
import { priceOf, shareOf } from './prices.ts';

describe('models', () => {
  it('are found by each of their names, versions in any case, and each name means one model', () => {
    const seen = new Map<string, string>();
    for (const model of models)
      for (const name of new Set([model.name, model.engineName, ...model.aliases])) {
        expect(findModel(name)?.name).toBe(model.name);
        const shouted = findModel(name.toUpperCase())?.name;
        expect(shouted).toBe(name.startsWith('chirp') ? undefined : model.name);
        expect(seen.get(name)).toBeUndefined();
        seen.set(name, model.name);
      }
    for (const name of modelNames) expect(modelNamed(name).name).toBe(name);
    for (const name of ['', 'v', 'v9', 'constructor', ' v5']) expect(findModel(name)).toBeUndefined();
  });
});

describe('prices', () => {
  it('charges the delivered share, rounded down', () => {
    expect([shareOf(10, 2, 2), shareOf(10, 1, 2), shareOf(10, 0, 2), shareOf(5, 1, 2)]).toEqual([10, 5, 0, 2]);
    expect(shareOf(10, 3, 2)).toBe(10);
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(12), fc.integer({ min: 1, max: 12 }), (price, delivered, promised) => {
        const share = shareOf(price, delivered, promised);
        expect(Number.isInteger(share) && share >= 0 && share <= price).toBe(true);
      }),
    );
  });

  it('prices every kind above nothing', () => {
    for (const kind of Object.values(kinds)) expect(priceOf(kind.name)).toBeGreaterThan(0);
  });
});

describe('orders', () => {
  it('takes the example of every kind', () => {
    for (const kind of Object.values(kinds)) expect(parseOrder(kind.example)).toHaveProperty('order');
  });

  it.each<[unknown, string]>([
    [{ kind: 'song' }, 'prompt'],
    [{ kind: 'song', prompt: '  ' }, 'prompt'],
    [{ kind: 'song', prompt: 'x'.repeat(501) }, 'prompt'],
    [{ kind: 'song', prompt: 'x', seed: -1 }, 'seed'],
    [{ kind: 'song', prompt: 'x', seed: 4_294_967_296 }, 'seed'],
    [{ kind: 'song', prompt: 'x', title: '🎵'.repeat(101) }, 'title'],
    [{ kind: 'song', prompt: 'x', weirdness: 1.1 }, 'weirdness'],
    [{ kind: 'song', prompt: 'x', colour: 'red' }, 'colour'],
    [null, 'kind'],
    [{ kind: 'opera', prompt: 'x' }, 'kind'],
    [{ kind: 'extend' }, 'clipId'],
    [{ kind: 'replaceSection', clipId: 'c', from: 10, to: 12 }, 'to'],
  ])('refuses %j and names the field', (value, field) => {
    expect(parseOrder(value)).toMatchObject({ failure: { code: 'invalid_request', field } });
  });

  it('names the field in the caller’s words', () => {
    const refused = parseOrder({ kind: 'song', prompt: 'x', style: 'x'.repeat(1001) }, { style: 'input.tags' });
    expect(refused).toMatchObject({
      failure: { field: 'input.tags', message: expect.stringMatching(/^input\.tags: is 1001/) },
    });
  });
});

describe('failures', () => {
  it('say what is wrong and what to do', () => {
    for (const code of Object.keys(failureRules) as (keyof typeof failureRules)[])
      expect(failure(code)).toEqual({ code, message: `${failureRules[code].message}. ${failureRules[code].remedy}.` });
    expect(failure('timeout', 'own words', { retryAfterSeconds: 3 })).toEqual({
      code: 'timeout',
      message: 'own words',
      retryAfterSeconds: 3,
    });
  });
});
