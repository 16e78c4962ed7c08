import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountId } from '../ids.ts';
import { createPlaces, mostPlaces, type Places } from './places.ts';

const account = (name: string) => name as AccountId;

/** A clock that is moved by hand, and accounts that take places until they are sent away. */
function open() {
  let now = 1_000_000;
  const places = createPlaces(() => now);
  const takeAll = (name: string) => {
    const leaves: (() => void)[] = [];
    for (;;) {
      const place = places.take(account(name));
      if ('backInMs' in place) return { leaves, backInMs: place.backInMs };
      leaves.push(place.leave);
    }
  };
  const pass = (ms: number): void => {
    now += ms;
  };
  return { places, takeAll, pass };
}

/** An account whose receiver has taken so long for each of its answers. */
function acquaint({ takeAll, pass }: ReturnType<typeof open>, name: string, answerMs: number): void {
  for (let round = 0; round < 4; round++) {
    const { leaves } = takeAll(name);
    pass(answerMs);
    for (const leave of leaves) leave();
  }
}

const backInMs = (places: Places, name: string): number => {
  const place = places.take(account(name));
  return 'backInMs' in place ? place.backInMs : 0;
};

describe('the places of callbacks', () => {
  it('are ten for each account, and free again when they are left', () => {
    const { takeAll } = open();
    const { leaves } = takeAll('a');
    expect(leaves).toHaveLength(10);
    expect(takeAll('b').leaves).toHaveLength(10);
    leaves[0]?.();
    expect(takeAll('a').leaves).toHaveLength(1);
  });

  it('let those who are sent away come back at the pace of their own receiver', () => {
    const opened = open();
    acquaint(opened, 'a', 15_000);
    expect(opened.takeAll('a').backInMs).toBeCloseTo(1_500, -1);
    expect(backInMs(opened.places, 'a')).toBeCloseTo(3_000, -1);
    opened.pass(1_000);
    expect(backInMs(opened.places, 'a')).toBeCloseTo(3_500, -1);
    for (let n = 0; n < 1_000; n++) expect(backInMs(opened.places, 'a')).toBeLessThanOrEqual(60_000);
  });

  it('are only half for receivers that take long, however many there are', () => {
    const opened = open();
    const slow = Array.from({ length: 20 }, (_, n) => `slow ${n}`);
    for (const name of slow) acquaint(opened, name, 15_000);
    expect(slow.flatMap((name) => opened.takeAll(name).leaves)).toHaveLength(mostPlaces / 2);
    expect(opened.takeAll('well').leaves).toHaveLength(10);
    acquaint(opened, 'well again', 10);
    expect(opened.takeAll('well again').leaves).toHaveLength(10);
  });

  it('take a receiver that is well again for what it is', () => {
    const opened = open();
    acquaint(opened, 'a', 15_000);
    acquaint(opened, 'a', 5);
    opened.pass(2_000);
    expect(opened.takeAll('a').backInMs).toBeLessThan(10);
  });

  it('are never more than there are, and all free when all have left', () => {
    const step = fc.record({ name: fc.nat(30), ms: fc.nat(20_000), leaves: fc.boolean(), which: fc.nat(99) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
        const { places, pass } = open();
        const held: { readonly name: number; readonly leave: () => void }[] = [];
        for (const { name, ms, leaves, which } of steps) {
          pass(ms);
          if (leaves) for (const { leave } of held.splice(which % (held.length + 1), 1)) leave();
          const place = places.take(account(String(name)));
          if ('leave' in place) held.push({ name, leave: place.leave });
          else expect(place.backInMs).toBeGreaterThan(0);
          expect(held.length).toBeLessThanOrEqual(mostPlaces);
          expect(held.filter((each) => each.name === name).length).toBeLessThanOrEqual(10);
        }
        for (const { leave } of held) leave();
        pass(60_000);
        for (let n = 0; n < 5; n++)
          for (let place = 0; place < 10; place++) expect('leave' in places.take(account(`new ${n}`))).toBe(true);
      }),
    );
  });
});
