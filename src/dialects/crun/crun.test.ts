import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, openHouse, type TestHouse, until } from '../../../test/house.ts';
import { dialectContract } from '../dialect.contract.ts';

const create = '/api/v1/client/job/CreateTask';
const poll = (id: string): string => `/api/v1/client/job/TaskInfo?task_id=${id}`;

interface SunoItem {
  readonly audio_url: string;
  readonly image_url: string;
}

dialectContract('crun', {
  create,
  accepted: 200,
  order: ({ prompt, lyrics, style, model = 'v5', callbackUrl }) => ({
    model: 'suno/music-generate',
    callback_url: callbackUrl ?? '',
    input:
      prompt !== undefined
        ? { mode: 'simple', model, prompt }
        : { mode: 'custom', model, title: 'T', tags: style, lyrics },
  }),
  idOf: (created) => at(created, 'data', 'task_id'),
  poll,
  taskOf: (polled) => at(polled, 'data'),
  stateOf: (task) => {
    const status = at(task, 'status');
    if (status === 'pending' || status === 'running') return 'waiting';
    return status === 'success' ? 'succeeded' : 'failed';
  },
  reasonOf: (task) => at(task, 'result', 'message'),
  clipsOf: (task) =>
    (at(task, 'result', 'suno_data') as SunoItem[]).map((item) => ({ audio: item.audio_url, image: item.image_url })),
  status: {
    invalid: 422,
    unauthorized: 401,
    credits: 402,
    notFound: 404,
    conflict: 422,
    rate: 429,
    maintenance: 455,
    moderation: 422,
  },
  messageOf: (refused) => {
    expect(Object.keys(refused as object)).toEqual(['code', 'message', 'data']);
    expect(at(refused, 'data')).toBeNull();
    return String(at(refused, 'message'));
  },
  fields: { lyrics: 'input.lyrics', style: 'input.tags' },
});

interface Fixture {
  readonly about: string;
  readonly request: string;
  readonly reply?: unknown;
}

/** What differs from run to run, replaced by its kind. */
function steady(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((inner) => steady(inner, name));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, steady(inner, key)]));
  if (typeof value === 'number' && /^(create_at|created_at|complete_at|duration_s)$/.test(name)) return '<time>';
  if (typeof value === 'string' && value.startsWith('http://127.0.0.1')) return `<url>${value.slice(-4)}`;
  if (typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)) return '<id>';
  return value;
}

describe('crun', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());
  const refusal = async (body: unknown): Promise<{ status: number; body: unknown }> => {
    const answer = await house.call('POST', create, { body });
    expect(at(answer.body, 'code')).toBe(answer.status);
    return answer;
  };
  const custom = { mode: 'custom', model: 'v5', title: 'T', tags: 'pop', lyrics: 'la la' };
  const generate = (input: unknown): unknown => ({ model: 'suno/music-generate', input });

  const folder = join(import.meta.dirname, 'fixtures');
  it.each(readdirSync(folder).filter((name) => name.endsWith('.json')))(
    'answers fixtures/%s as noted',
    async (name) => {
      const fixture = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Fixture;
      const created = await house.call('POST', create, { body: fixture.request });
      expect(created.body).toEqual({ code: 200, message: 'success', data: { task_id: expect.any(String) } });
      const reply = await until(async () => {
        const { body } = await house.call('GET', poll(String(at(created.body, 'data', 'task_id'))));
        return at(body, 'data', 'complete_at') === null ? undefined : steady(body);
      });
      if (process.env.UPDATE === '1')
        writeFileSync(join(folder, name), `${JSON.stringify({ ...fixture, reply }, null, 2)}\n`);
      else expect(reply).toEqual(fixture.reply);
      expect(at(reply, 'data', 'param')).toEqual(JSON.parse(fixture.request));
    },
  );

  it.each([
    'suno/music-extend',
    'suno/music-cover',
    'suno/music-video',
    'suno/vocal-separatio',
    'suno/vocal-separation',
  ])('says 505 to %s, which crun sells and this house does not make', async (model) => {
    expect((await refusal({ model, input: {} })).status).toBe(505);
  });

  it.each<[string, unknown, string]>([
    ['an unknown task', { model: 'suno/music', input: custom }, 'model'],
    ['no input', { model: 'suno/music-generate' }, 'input'],
    ['simple without prompt', generate({ mode: 'simple', model: 'v5' }), 'input.prompt'],
    ['a blank prompt', generate({ mode: 'simple', model: 'v5', prompt: ' \n' }), 'input.prompt'],
    ['custom without title', generate({ ...custom, title: undefined }), 'input.title'],
    ['custom without tags', generate({ ...custom, tags: undefined }), 'input.tags'],
    ['custom without lyrics', generate({ ...custom, lyrics: undefined }), 'input.lyrics'],
    ['an unknown version', generate({ ...custom, model: 'v9' }), 'input.model'],
    ['an unknown field', generate({ ...custom, colour: 'red' }), 'input.colour'],
    ['a weight above 1', generate({ ...custom, style_weight: 1.01 }), 'input.style_weight'],
    ['a weight as text', generate({ ...custom, weirdness_constraint: '0.2' }), 'input.weirdness_constraint'],
    ['another gender', generate({ ...custom, vocal_gender: 'x' }), 'input.vocal_gender'],
    ['a callback that is no URL', { ...(generate(custom) as object), callback_url: 'soon' }, 'URL'],
  ])('refuses %s and names the field', async (_, body, field) => {
    const answer = await refusal(body);
    expect(answer.status).toBe(422);
    expect(at(answer.body, 'message')).toContain(field);
  });

  it('needs no lyrics for an instrumental, and takes every spelling of a version', async () => {
    for (const model of ['v3.5', 'V4', 'v4_5', 'v4.5plus', 'v4.5-all', 'chirp-fenix'])
      await refusal(generate({ ...custom, lyrics: undefined, instrumental: true, model })).then(({ status }) =>
        expect(status).toBe(200),
      );
  });

  it('answers a poll under both names, and one without an id with 422', async () => {
    const id = String(at((await house.call('POST', create, { body: generate(custom) })).body, 'data', 'task_id'));
    expect((await house.call('GET', `/api/v1/client/job/GetTaskInfo?task_id=${id}`)).status).toBe(200);
    expect((await house.call('GET', '/api/v1/client/job/TaskInfo')).status).toBe(422);
  });

  it('tells the balance', async () => {
    const { key } = await house.newAccount('rich', 1000);
    expect((await house.call('GET', '/api/v1/client/account/balance', { key })).body).toEqual({
      code: 200,
      message: 'success',
      data: { balance: 1000 },
    });
  });

  it('refuses an unknown path and too large a body in its own words', async () => {
    const nowhere = await house.call('GET', '/api/v1/client/nowhere');
    expect([nowhere.status, at(nowhere.body, 'code')]).toEqual([404, 404]);
    expect((await refusal(generate({ ...custom, lyrics: 'a'.repeat(300_000) }))).status).toBe(422);
  });
});
