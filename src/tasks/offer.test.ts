import { afterEach, describe, expect, it } from 'vitest';
import { onEveryDatabase } from '../../test/databases.ts';
import { at, openHouse, type TestHouse } from '../../test/house.ts';
import { createQuick } from '../../test/quick.ts';
import { type AllowedEngines, createAccounts } from '../accounts/accounts.ts';
import { failure } from '../catalogue/failures.ts';
import type { Database } from '../database/database.ts';
import { type Engine, Refused } from '../engines/engine.ts';
import { systemEntropy } from '../ids.ts';
import { createRunner } from './run.ts';

const houses: TestHouse[] = [];
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
});

const busy = failure('overloaded', 'It takes no orders now');
const crun: Engine = { ...createQuick(6), name: 'crun', cost: 9 };
const own: Engine = { ...createQuick(6), name: 'embedded', can: (kind) => kind === 'song' };

async function open(database: Database, engines: readonly Engine[] = [crun, own], idle = false): Promise<TestHouse> {
  const house = await openHouse({ database, engines, idle });
  houses.push(house);
  return house;
}

const allow = (house: TestHouse, engines: AllowedEngines): Promise<void> =>
  house.accounts.allowEngines(house.account, engines);
const order = (house: TestHouse, body: object = {}) =>
  house.call('POST', '/v1/tasks', { body: { kind: 'song', prompt: 'rain', ...body } });
const made = async (house: TestHouse, body: object = {}): Promise<unknown> => {
  const id = at((await order(house, body)).body, 'id');
  await house.call('GET', `/v1/tasks/${id}/events`);
  return (await house.call('GET', `/v1/tasks/${id}`)).body;
};
const nothingHeld = async (house: TestHouse): Promise<void> => {
  expect(await house.ledger.balance(house.database, house.account)).toMatchObject({ held: 0, openHolds: 0 });
};

onEveryDatabase('engines of an account', (openPlace) => {
  it('get its orders, and no others do, whatever is wished; the task says so', async () => {
    const house = await open(await openPlace());
    expect(await made(house)).toMatchObject({ engine: 'crun' });
    await allow(house, ['embedded']);
    const within = { state: 'succeeded', engine: 'embedded', engineReason: expect.stringContaining('of the account') };
    expect(await made(house)).toMatchObject(within);
    expect(await made(house, { provider: 'value' })).toMatchObject(within);
    await allow(house, null);
    // Which one is a matter of how long each took.
    expect(await made(house)).toMatchObject({ engineReason: expect.stringMatching(/^auto: the best of 2 [^;]*$/) });
  });

  it('are all that there is for it: what they do not make is refused before anything is held', async () => {
    const house = await open(await openPlace(), undefined, true);
    await allow(house, ['embedded', 'sunor']);
    const none = await order(house, { kind: 'lyrics' });
    expect([none.status, at(none.body, 'error')]).toMatchObject([
      501,
      { code: 'feature_disabled', message: expect.stringContaining('no engine that this account may use makes it') },
    ]);
    const official = await order(house, { provider: 'official' });
    expect([official.status, at(official.body, 'error')]).toMatchObject([
      501,
      { code: 'feature_disabled', field: 'provider', message: expect.stringContaining('auto or value') },
    ]);
    await nothingHeld(house);
    expect(await house.queue.depth()).toBe(0);
    const other = await house.newAccount('other', 100);
    expect(
      (await house.call('POST', '/v1/tasks', { key: other.key, body: { kind: 'lyrics', prompt: 'rain' } })).status,
    ).toBe(202);
  });

  it('are not gone beyond when they refuse, nor when the list is changed while a task waits', async () => {
    const asked: string[] = [];
    const refusing: Engine = {
      ...own,
      start: async () => {
        asked.push('embedded');
        throw new Refused('engine', 'busy', busy);
      },
    };
    const database = await openPlace();
    const house = await open(database, [crun, refusing]);
    await allow(house, ['embedded']);
    expect(await made(house)).toMatchObject({ state: 'failed', failure: busy, engine: null });
    expect(asked).toEqual(['embedded']);
    await allow(house, ['crun']);
    const { runner } = house;
    await runner?.stop(0);
    const id = at((await order(house)).body, 'id');
    await allow(house, ['sunor']);
    const next = createRunner(house.runnerRoom);
    await house.call('GET', `/v1/tasks/${id}/events`);
    await next.stop(100);
    expect((await house.call('GET', `/v1/tasks/${id}`)).body).toMatchObject({
      state: 'failed',
      failure: { code: 'feature_disabled', message: expect.stringContaining('this account may use') },
    });
    await nothingHeld(house);
  });

  it('are remembered for five seconds', async () => {
    let now = 1_000_000;
    const database = await openPlace();
    const house = await openHouse({ database, engines: [crun, own], idle: true, clock: () => now });
    houses.push(house);
    const elsewhere = createAccounts(database, () => now, systemEntropy);
    expect(await house.accounts.enginesOf(house.account)).toBeNull();
    await elsewhere.allowEngines(house.account, ['embedded']);
    expect(await house.accounts.enginesOf(house.account)).toBeNull();
    now += 5_000;
    expect(await house.accounts.enginesOf(house.account)).toEqual(['embedded']);
    expect(await elsewhere.list()).toMatchObject([{ name: 'default', engines: ['embedded'] }]);
  });
});

describe('an order that no engine of the account makes', () => {
  it.each<[string, string, object, number, string]>([
    [
      'crun',
      '/api/v1/client/job/CreateTask',
      { model: 'suno/music-generate', input: { mode: 'simple', model: 'v5', prompt: 'rain' } },
      505,
      'code',
    ],
    [
      'sunor',
      '/api/v1/task',
      { model: 'suno', task_type: 'music', input: { gpt_description_prompt: 'rain' } },
      400,
      'code',
    ],
    [
      'apixo',
      '/api/v1/generateTask/suno',
      { input: { mode: 'V4', customMode: false, instrumental: false, prompt: 'rain' } },
      503,
      'code',
    ],
    ['newapi', '/suno/submit/music', { gpt_description_prompt: 'rain', mv: 'chirp-v4' }, 400, 'status'],
    [
      'sunoapi',
      '/api/v1/generate',
      { customMode: false, instrumental: false, model: 'V4', prompt: 'rain', callBackUrl: '' },
      505,
      'code',
    ],
  ])('is refused in the words of %s', async (_dialect, path, body, code, where) => {
    const house = await openHouse({ engines: [crun, own], idle: true });
    houses.push(house);
    await allow(house, ['sunor']);
    const answer = await house.call('POST', path, { body });
    expect(where === 'code' ? at(answer.body, 'code') : answer.status).toBe(code);
    expect(answer.text).toContain('no engine that this account may use makes it');
    await nothingHeld(house);
  });
});
