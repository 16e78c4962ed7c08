import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, openHouse, type TestHouse, until } from '../../../test/house.ts';
import { createMetronome } from '../../engines/metronome/metronome.ts';
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

  const ended = (id: unknown): Promise<unknown> =>
    until(async () => {
      const data = at((await house.call('GET', poll(String(id)))).body, 'data');
      return at(data, 'complete_at') === null ? undefined : data;
    });
  const made = async (body: unknown): Promise<unknown> => {
    const answer = await house.call('POST', create, { body });
    expect(answer.status, answer.text).toBe(200);
    return ended(at(answer.body, 'data', 'task_id'));
  };
  const source = async (): Promise<{ task_id: string; suno_id: string }> => {
    const data = await made(generate(custom));
    return { task_id: String(at(data, 'task_id')), suno_id: String(at(data, 'result', 'suno_data', 0, 'suno_id')) };
  };

  it('extends a song: simple inherits, custom says its words in prompt or in lyrics', async () => {
    const { suno_id } = await source();
    const input = { suno_id, mode: 'custom', model: 'v5', continue_at: 60, title: 'T', tags: 'pop' };
    for (const more of [{ mode: 'simple' }, { ...input, prompt: 'la' }, { ...input, lyrics: 'la' }]) {
      const data = await made({ model: 'suno/music-extend', input: { suno_id, ...more } });
      expect(at(data, 'status')).toBe('success');
      expect(at(data, 'result', 'suno_data')).toHaveLength(2);
    }
    for (const [field, wrong] of [
      ['input.suno_id', { mode: 'simple' }],
      ['input.continue_at', { ...input, prompt: 'la', continue_at: undefined }],
      ['input.prompt', input],
      ['suno_id', { ...input, suno_id: 'nobody', prompt: 'la' }],
    ] as const) {
      const answer = await refusal({ model: 'suno/music-extend', input: wrong });
      expect([answer.status, at(answer.body, 'message')]).toEqual([422, expect.stringContaining(field)]);
    }
  });

  it.each(['suno/music-extend-upload', 'suno/music-cover'])('makes %s of audio behind a URL', async (model) => {
    const input = { audio_url: 'https://example.com/a.mp3', mode: 'simple', prompt: 'slower', continue_at: 3 };
    const { continue_at, ...cover } = input;
    const data = await made({ model, input: model === 'suno/music-cover' ? cover : input });
    expect(at(data, 'result', 'suno_data')).toHaveLength(2);
    const local = await refusal({ model, input: { ...cover, audio_url: 'file:///etc/passwd' } });
    expect([local.status, at(local.body, 'message')]).toEqual([422, expect.stringContaining('input.audio_url')]);
    expect(at((await refusal({ model, input: { ...cover, prompt: '' } })).body, 'message')).toContain('input.prompt');
    expect(continue_at).toBe(3);
  });

  it('makes a film of an item of a finished task, and of nothing else', async () => {
    const film = (input: unknown) => ({ model: 'suno/music-video', callback_url: '', input });
    const mine = await source();
    const data = await made(film({ ...mine, author: 'Ava', brand: 'Acme Records' }));
    expect(at(data, 'model_version')).toBe('suno-music-video');
    expect(at(data, 'result', 'media_urls', 0)).toMatch(/\.mp4$/);
    const verbatim = { task_id: 'task_12345678', suno_id: 'suno_abc123', author: 'Ava', brand: 'Acme Records' };
    for (const [input, said] of [
      [verbatim, 'task_id not found'],
      [{ ...mine, suno_id: 'suno_abc123' }, 'suno_id not found'],
      [{ ...mine, task_id: (await source()).task_id }, 'suno_id not found'],
      [{ ...mine, author: 'x'.repeat(51) }, 'input.author'],
    ] as const) {
      const answer = await refusal(film(input));
      expect([answer.status, at(answer.body, 'message')]).toEqual([422, expect.stringContaining(said)]);
    }
  });

  it.each([
    ['suno/vocal-separatio', undefined, ['vocals_url', 'instrumental_url']],
    ['suno/vocal-separation', 'instrumental', ['vocals_url', 'drums_url']],
  ])('separates as %s in mode %s', async (model, mode, names) => {
    const data = await made({ model, input: { ...(await source()), ...(mode && { mode }) } });
    expect(at(data, 'model_version')).toBe('suno-vocal-separation');
    expect(Object.keys(at(data, 'result') as object)).toEqual(['media_info']);
    expect(Object.keys(at(data, 'result', 'media_info') as object)).toEqual(expect.arrayContaining(names));
  });

  it('makes a persona at once', async () => {
    const call = (body: unknown) => house.call('POST', '/api/v1/client/job/suno-persona-generate', { body });
    const body = { ...(await source()), name: 'The keeper', description: 'warm', vocal_start: 12.5, vocal_end: 64 };
    expect((await call(body)).body).toEqual({
      code: 200,
      message: 'success',
      data: { persona_id: expect.stringMatching(/^persona-/) },
    });
    expect((await call({ ...body, task_id: 'task_1' })).body).toEqual({
      code: 422,
      message: expect.stringContaining('task_id not found'),
      data: null,
    });
    expect((await call({ ...body, name: undefined })).status).toBe(422);
  });

  it('says 505 to what no engine here makes, before any hold', async () => {
    const only = createMetronome();
    const bare = await openHouse({ engines: [{ ...only, can: (kind) => kind === 'song' }] });
    try {
      const body = {
        model: 'suno/music-cover',
        input: { audio_url: 'https://example.com/a', mode: 'simple', prompt: 'x' },
      };
      const answer = await bare.call('POST', create, { body });
      expect([answer.status, at(answer.body, 'code')]).toEqual([505, 505]);
      expect((await bare.ledger.entries(bare.database, bare.account, 10)).length).toBe(1);
    } finally {
      await bare.close();
    }
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
