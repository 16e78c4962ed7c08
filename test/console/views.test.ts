import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { views, type WireModel } from '../../src/console/wire/views.ts';
import type { SongOrder } from '../../src/sdk/types.ts';
import { at, openHouse, type TestHouse } from '../house.ts';

const simple: SongOrder = { kind: 'song', prompt: 'a calm song about rain', instrumental: true, model: 'v4.5' };
const custom: SongOrder = {
  kind: 'song',
  title: 'Harbour',
  lyrics: "[Verse]\nIt's over the water",
  style: 'folk, warm',
  instrumental: false,
  model: 'v4.5',
};

/** What the console shows of an order in each API’s words is what that API takes, and says the same order. */
describe('an order in every API’s words', () => {
  let house: TestHouse;
  let models: readonly WireModel[];
  beforeAll(async () => {
    house = await openHouse();
    models = at((await house.call('GET', '/v1/catalogue')).body, 'models') as readonly WireModel[];
  });
  afterAll(() => house.close());

  const ordered = async (path: string, body: unknown): Promise<unknown> => {
    const answer = await house.call('POST', path, { body });
    if (answer.status === 404) return undefined;
    expect(answer.status, answer.text).toBeLessThan(300);
    return at((await house.call('GET', '/v1/tasks?limit=1')).body, 'tasks', 0, 'order');
  };

  it.each(views)('$label', async ({ id, path, body }) => {
    const described = await ordered(path, body(simple, models));
    if (described === undefined) return;
    const { instrumental, prompt, model } = simple;
    // Two of them have no mode for descriptions, and one names no model.
    if (id === 'gcui' || id === 'openai') expect(JSON.stringify(described)).toContain(prompt);
    else expect(described).toMatchObject({ instrumental, prompt, model });
    const worded = await ordered(path, body(custom, models));
    if (id === 'openai') expect(JSON.stringify(worded)).toContain('over the water');
    else expect(worded).toMatchObject(custom);
  });
});
