import { afterEach, describe, expect, it } from 'vitest';
import { at, type HouseOptions, openHouse, type TestHouse, until } from '../../test/house.ts';
import { createQuick } from '../../test/quick.ts';
import { Failed, failure } from '../catalogue/failures.ts';
import { sql } from '../database/sql.ts';
import { type Engine, Refused, Unsure } from '../engines/engine.ts';
import { createRunner } from './run.ts';

const busy = failure('overloaded', 'It takes no orders now');

/** An engine elsewhere that is paid, and counts what it was paid for. */
function upstream(name: string, more: Partial<Engine> = {}): Engine & { paidFor: string[] } {
  const quick = createQuick(6);
  const paidFor: string[] = [];
  return {
    ...quick,
    name,
    remote: true,
    paid: true,
    paidFor,
    start: async ({ reference }) => {
      paidFor.push(reference);
      return { reference };
    },
    news: async () => {},
    ...more,
  };
}

const houses: TestHouse[] = [];
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
});
async function open(engines: readonly Engine[], more: HouseOptions = {}): Promise<TestHouse> {
  const house = await openHouse({ engines, ...more });
  houses.push(house);
  return house;
}

const ordered = async (house: TestHouse, more: object = {}): Promise<string> => {
  const { body } = await house.call('POST', '/v1/tasks', { body: { kind: 'song', prompt: 'rain', ...more } });
  return String(at(body, 'id'));
};
/** The task when its events have ended. */
const ended = async (house: TestHouse, id: string): Promise<unknown> => {
  await house.call('GET', `/v1/tasks/${id}/events`);
  return (await house.call('GET', `/v1/tasks/${id}`)).body;
};
const held = async (house: TestHouse): Promise<number> =>
  (await house.ledger.balance(house.database, house.account)).held;

describe('starting work', () => {
  it('goes to another engine when one refuses, before anything is paid, and says so on the task', async () => {
    const second = upstream('sunor');
    const first = upstream('crun', {
      start: async () => {
        throw new Refused('engine', 'crun refused: 402 no credits', busy);
      },
    });
    const house = await open([first, second]);
    const task = await ended(house, await ordered(house));
    expect(task).toMatchObject({
      state: 'succeeded',
      engine: 'sunor',
      engineReason: expect.stringMatching(/^auto: .*refused by crun/),
    });
    expect(second.paidFor).toHaveLength(1);
    expect(house.events).toContainEqual({
      event: 'engine.refused',
      details: expect.objectContaining({ engine: 'crun' }),
    });
  });

  it('does not take refused content, nor an order for the named engine alone, to the next one', async () => {
    const other = upstream('sunor');
    const strict = upstream('crun', {
      start: async ({ order }) => {
        const reason = failure('content_violation', 'crun refused the content');
        if (JSON.stringify(order).includes('forbidden')) throw new Failed(reason);
        throw new Refused('engine', 'busy', busy);
      },
    });
    const house = await open([strict, other]);
    const content = await ended(house, await ordered(house, { prompt: 'forbidden fruit' }));
    expect(content).toMatchObject({ state: 'failed', failure: { code: 'content_violation' } });
    const official = await ended(house, await ordered(house, { provider: 'official' }));
    expect(official).toMatchObject({ state: 'failed', failure: busy, engine: 'crun' });
    expect(other.paidFor).toEqual([]);
    expect(await held(house)).toBe(0);
  });

  it('never orders twice what may have been taken: without an answer the task fails, and its credits come back', async () => {
    const other = upstream('sunor');
    let orders = 0;
    const broken = upstream('crun', {
      start: async () => {
        orders++;
        throw new Unsure('the connection was reset');
      },
    });
    const house = await open([broken, other]);
    const task = await ended(house, await ordered(house));
    expect(task).toMatchObject({
      state: 'failed',
      charged: 0,
      failure: { message: expect.stringContaining('Nothing is charged') },
    });
    expect([orders, other.paidFor.length, await held(house)]).toEqual([1, 0, 0]);
  });

  it('takes up an order whose answer was lost, where the upstream can be asked', async () => {
    const engine = upstream('crun', {
      start: async () => {
        throw new Unsure('the connection was reset');
      },
      find: async ({ reference }) => ({ reference }),
    });
    const house = await open([engine]);
    expect(await ended(house, await ordered(house))).toMatchObject({ state: 'succeeded', engine: 'crun' });
  });

  it.each([
    ['asked for', true, 'succeeded'],
    ['given up', false, 'failed'],
  ])('after a crash between an order and its answer, the order is %s', async (_, canFind, state) => {
    const engine = upstream('crun', canFind ? { find: async ({ reference }) => ({ reference }) } : {});
    const house = await open([engine], { idle: true });
    const id = await ordered(house);
    await house.database.write((transaction) =>
      transaction.run(sql`update tasks set engine = 'crun', starting = 1, state = 'running' where id = ${id}`),
    );
    const runner = createRunner(house.runnerRoom);
    expect(await ended(house, id)).toMatchObject({ state });
    await runner.stop(100);
    expect(engine.paidFor).toEqual([]);
    expect(await held(house)).toBe(0);
  });

  it('begins lost work anew where it costs nothing, once, and not where it was paid', async () => {
    const losing = (name: string, paid: boolean, times: number) => {
      const base = upstream(name);
      let left = times;
      return upstream(name, {
        paid,
        start: base.start,
        status: async (operation, work) => (left-- > 0 ? { state: 'lost' } : base.status(operation, work)),
        paidFor: base.paidFor,
      } as Partial<Engine>);
    };
    const cases = [losing('acestep', false, 1), losing('acestep', false, 2), losing('crun', true, 1)];
    const outcomes: unknown[] = [];
    for (const engine of cases) {
      const house = await open([engine]);
      outcomes.push([at(await ended(house, await ordered(house)), 'state'), engine.paidFor.length]);
    }
    expect(outcomes).toEqual([
      ['succeeded', 2],
      ['failed', 2],
      ['failed', 1],
    ]);
  });

  it('bears an engine elsewhere that is out of reach for a while, and fills no place here with its work', async () => {
    let looks = 0;
    const base = upstream('crun');
    const shaky = upstream('crun', {
      status: async (operation, work) => {
        if (JSON.stringify(work.order).includes('long')) return { state: 'pending', progress: 0.1 };
        if (looks++ < 5) throw new Error('no route');
        return base.status(operation, work);
      },
      news: async (_operation, withinMs) => new Promise((resolve) => setTimeout(resolve, Math.min(20, withinMs))),
    });
    const house = await open([shaky]);
    // More than the four places that a test house has.
    const waiting = await Promise.all(Array.from({ length: 6 }, () => ordered(house, { prompt: 'long' })));
    expect(await ended(house, await ordered(house))).toMatchObject({ state: 'succeeded' });
    const states = await Promise.all(waiting.map(async (id) => (await house.tasks.get(house.account, id))?.state));
    expect(new Set(states)).toEqual(new Set(['running']));
  });

  it('leaves work elsewhere to the next process, which goes on with it', async () => {
    let isDone = false;
    const base = upstream('crun');
    const cancelled: unknown[] = [];
    const slow: Engine = {
      ...base,
      status: async (operation, work) => (isDone ? base.status(operation, work) : { state: 'pending', progress: 0.5 }),
      cancel: async (operation) => void cancelled.push(operation),
      news: async (_operation, withinMs) => new Promise((resolve) => setTimeout(resolve, Math.min(20, withinMs))),
    };
    const house = await open([slow], { idle: true });
    const first = createRunner(house.runnerRoom);
    const id = await ordered(house);
    first.wake();
    await until(
      async () => ((await house.tasks.get(house.account, id))?.state === 'running' && base.paidFor[0]) || undefined,
    );
    await first.stop(5_000);
    expect(cancelled).toEqual([]);
    isDone = true;
    const next = createRunner(house.runnerRoom);
    expect(await ended(house, id)).toMatchObject({ state: 'succeeded' });
    await next.stop(100);
    expect(base.paidFor).toHaveLength(1);
  });

  it('gives the cheapest to those who want value, as apixo’s callers may', async () => {
    const house = await open([upstream('crun', { cost: 12 }), upstream('sunor', { cost: 10 })]);
    const input = { mode: 'V5', customMode: false, instrumental: false, prompt: 'rain' };
    const wanted = async (provider: string): Promise<unknown> => {
      const { body } = await house.call('POST', '/api/v1/generateTask/suno', { body: { provider, input } });
      return at(await ended(house, String(at(body, 'data', 'taskId'))), 'engine');
    };
    expect([await wanted('value'), await wanted('auto'), await wanted('official')]).toEqual(['sunor', 'crun', 'crun']);
    const refused = await house.call('POST', '/v1/tasks', { body: { kind: 'song', prompt: 'x', provider: 'best' } });
    expect([refused.status, at(refused.body, 'error', 'field')]).toEqual([400, 'provider']);
  });
});
