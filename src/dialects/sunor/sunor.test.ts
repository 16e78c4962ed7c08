import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, openHouse, type TestHouse, until } from '../../../test/house.ts';
import { createQuick } from '../../../test/quick.ts';
import { expected, readRecorded, recordings, steady } from '../../../test/recorded.ts';
import { failure } from '../../catalogue/failures.ts';
import { priceOf } from '../../catalogue/prices.ts';
import { createMetronome } from '../../engines/metronome/metronome.ts';
import { dialectContract } from '../dialect.contract.ts';

const create = '/api/v1/task';
const poll = (id: string): string => `/api/v1/task/${id}`;
const balance = '/api/v1/account/balance';
const music = (input: unknown): unknown => ({ model: 'suno', task_type: 'music', input });

interface WireClip {
  readonly audio_url: string;
  readonly image_url: string;
}

dialectContract('sunor', {
  create,
  accepted: 202,
  callsBack: false,
  order: ({ prompt, lyrics, style, model = 'v5' }) =>
    music({
      mv: model === 'v4' ? 'chirp-v4' : 'chirp-crow',
      ...(prompt !== undefined ? { gpt_description_prompt: prompt } : { title: 'T', tags: style, prompt: lyrics }),
    }),
  idOf: (created) => at(created, 'data', 'task_id'),
  poll,
  taskOf: (polled) => at(polled, 'data'),
  stateOf: (task) => {
    const status = at(task, 'status');
    if (status === 'pending' || status === 'running') return 'waiting';
    return status === 'success' ? 'succeeded' : 'failed';
  },
  reasonOf: (task) => {
    expect(at(task, 'output', 'fail_reason')).toBe(at(task, 'error'));
    return at(task, 'error');
  },
  clipsOf: (task) =>
    (at(task, 'output', 'result') as WireClip[]).map((clip) => ({ audio: clip.audio_url, image: clip.image_url })),
  status: {
    invalid: 400,
    unauthorized: 401,
    credits: 402,
    notFound: 404,
    conflict: 400,
    rate: 429,
    maintenance: 502,
    moderation: 400,
  },
  messageOf: (refused) => {
    expect(Object.keys(refused as object)).toEqual(['code', 'message']);
    return String(at(refused, 'message'));
  },
  fields: { lyrics: 'input.prompt', style: 'input.tags' },
});

describe('sunor', () => {
  let house: TestHouse;
  let clip: string;
  const folder = join(import.meta.dirname, 'fixtures');
  const order = async (body: unknown, of: TestHouse = house) => {
    const answer = await of.call('POST', create, { body });
    expect(at(answer.body, 'code')).toBe(answer.status);
    return answer;
  };
  const accepted = async (body: unknown, of: TestHouse = house): Promise<string> => {
    const answer = await order(body, of);
    expect(answer.status, answer.text).toBe(202);
    return String(at(answer.body, 'data', 'task_id'));
  };
  const ended = (id: string): Promise<unknown> =>
    until(async () => {
      const { body } = await house.call('GET', poll(id));
      return at(body, 'data', 'completed_at') === null ? undefined : body;
    });
  beforeAll(async () => {
    house = await openHouse({ engines: [createQuick()] });
    const made = await ended(await accepted(music({ gpt_description_prompt: 'a song to go on from' })));
    clip = String(at(made, 'data', 'output', 'result', 0, 'id'));
  });
  afterAll(() => house.close());

  it.each(recordings(folder))('answers fixtures/%s as noted', async (name) => {
    const { about, request } = readRecorded(folder, name);
    const created = await order(request.replace('abc123-clip-id', clip));
    const reply = await ended(String(at(created.body, 'data', 'task_id')));
    const now = { about, request, created: steady(created.body, []), reply: steady(reply, []) };
    expect(now).toEqual(expected(folder, name, now));
    expect(Object.keys(at(created.body, 'data') as object)).toEqual([
      'task_id',
      'type',
      'status',
      'credits_charged',
      'created_at',
    ]);
    expect(at(reply, 'data', 'input')).toEqual(at(JSON.parse(request.replace('abc123-clip-id', clip)), 'input'));
  });

  it.each(['continuation', 'concat'])('knows no clip of the name that the page prints for %s', async (name) => {
    const answer = await order(readRecorded(folder, `${name}.json`).request);
    expect(answer.body).toMatchObject({ code: 404, message: expect.stringContaining('clip_id: there is no such') });
  });

  it.each<[string, unknown, string]>([
    ['no model', { task_type: 'music', input: {} }, 'Missing required fields: model, task_type, input'],
    ['no type', { model: 'suno', input: {} }, 'Missing required fields: model, task_type, input'],
    ['no input', { model: 'suno', task_type: 'music' }, 'Missing required fields: model, task_type, input'],
    ['another model', { model: 'udio', task_type: 'music', input: { prompt: 'la' } }, 'model: must be "suno"'],
    ['an unknown type', { model: 'suno', task_type: 'MUSIC', input: {} }, 'task_type: must be one of music, lyrics'],
    ['a name of every object', { model: 'suno', task_type: 'constructor', input: {} }, 'task_type'],
    ['a list as input', { model: 'suno', task_type: 'music', input: [] }, 'input'],
    ['no wish at all', music({}), 'input: needs gpt_description_prompt'],
    ['a field of Udio', music({ prompt: 'la', lyrics_type: 'user' }), 'input.lyrics_type: is not a field'],
    ['a title of nothing', music({ prompt: 'la', title: null }), 'input.title'],
    ['blank words', music({ prompt: ' \n\u200b', tags: 'pop' }), 'input.prompt: is blank'],
    ['a blank title', music({ prompt: 'la', title: '  \u3000' }), 'input.title: is blank'],
    ['an unknown version', music({ prompt: 'la', mv: 'v9' }), 'input.mv: unknown version. Use one of chirp-v3,'],
    ['a version in capitals', music({ prompt: 'la', mv: 'CHIRP-V4' }), 'input.mv'],
    ['a place without a clip', music({ prompt: 'la', continue_at: 30 }), 'input.continue_at: needs'],
    ['a long description', music({ gpt_description_prompt: 'a'.repeat(501) }), 'input.gpt_description_prompt: is 501'],
    [
      'words for an instrumental beyond 5000',
      music({ prompt: 'a'.repeat(5001), make_instrumental: true }),
      'input.prompt',
    ],
    ['yes as text', music({ prompt: 'la', make_instrumental: 'true' }), 'input.make_instrumental'],
    ['lyrics without a prompt', { model: 'suno', task_type: 'lyrics', input: {} }, 'input.prompt: is required'],
    [
      'lyrics about nothing',
      { model: 'suno', task_type: 'lyrics', input: { prompt: ' ' } },
      'input.prompt: is required',
    ],
    ['an upload of a file', { model: 'suno', task_type: 'upload', input: { url: 'file:///x' } }, 'input.url'],
    ['concat of no clip', { model: 'suno', task_type: 'concat', input: { clip_id: '' } }, 'input.clip_id'],
  ])('refuses %s and says what', async (_, body, text) => {
    const answer = await order(body);
    expect([answer.status, at(answer.body, 'message')]).toEqual([400, expect.stringContaining(text)]);
  });

  it('takes every place of the clip to go on from, and none beyond its end', async () => {
    const at_ = (continue_at: unknown) => music({ continue_clip_id: clip, continue_at });
    for (const place of [0, 0.1, 151.2]) await ended(await accepted(at_(place)));
    for (const place of [151.21, 1e9, -1e-9, '30', null]) {
      const { status, body } = await order(at_(place));
      expect([status, at(body, 'message')]).toEqual([400, expect.stringContaining('input.continue_at')]);
    }
  });

  it('answers another account’s clip as one that never was', async () => {
    const stranger = await house.newAccount('stranger of clips', 100);
    const order_ = (continue_clip_id: string) =>
      house.call('POST', create, { key: stranger.key, body: music({ continue_clip_id }) });
    const theirs = await order_(clip);
    expect(theirs.status).toBe(404);
    expect(theirs.text).toBe((await order_('f47ac10b-58cc-4372-a567-0e02b2c3d479')).text);
  });

  it('takes the newest version for orders that name none, and the words of an instrumental as its description', async () => {
    const id = await accepted(music({ prompt: 'slow waves', make_instrumental: true }));
    const task = await house.tasks.get(house.account, id);
    expect(task?.order).toEqual({
      kind: 'song',
      instrumental: true,
      model: 'v5.5',
      prompt: 'slow waves',
    });
  });

  it('freezes credits, settles them on success, gives them back on failure and timeout', async () => {
    const quiet = await openHouse({ idle: true, credits: 30 });
    const of = async () => (await quiet.call('GET', balance)).body;
    const end = async (id: string, outcome: Parameters<TestHouse['finish']>[2]) => {
      const task = await quiet.tasks.get(quiet.account, id);
      await quiet.database.write((transaction) => quiet.finish(transaction, task!, outcome));
      return (await quiet.call('GET', poll(id))).body;
    };
    try {
      const ids: string[] = [];
      for (let i = 0; i < 3; i++) ids.push(await accepted(music({ tags: 'pop' }), quiet));
      const [made = '', failed = '', late = ''] = ids;
      expect(await of()).toEqual({ code: 200, data: { available: 0, frozen: 30, total: 30 } });
      const waiting = (await quiet.call('GET', poll(made))).body;
      expect(waiting).toMatchObject({ data: { status: 'pending', output: null, error: null, credits_cost: 10 } });
      expect((await order(music({ tags: 'pop' }), quiet)).body).toEqual({
        code: 402,
        message: 'Insufficient credits: available 0, required 10',
      });
      expect(await end(failed, { state: 'failed', failure: failure('generation_failed', 'It broke') })).toMatchObject({
        data: {
          status: 'failure',
          error: 'It broke',
          output: { status: 'failed', fail_reason: 'It broke', result: null },
        },
      });
      expect(await of()).toEqual({ code: 200, data: { available: 10, frozen: 20, total: 30 } });
      expect(await end(late, { state: 'failed', failure: failure('timeout', 'Too late') })).toMatchObject({
        data: { status: 'timeout', error: 'Too late', output: { status: 'failed' } },
      });
      expect(await of()).toEqual({ code: 200, data: { available: 20, frozen: 10, total: 30 } });
      const product = { clips: [], texts: [], files: [], timing: [], reference: null };
      const halves = {
        ...product,
        clips: [{ id: 'c1', title: '', lyrics: '', tags: '', durationSeconds: 1 }],
      } as never;
      expect(await end(made, { state: 'succeeded', product: halves, warnings: [] })).toMatchObject({
        data: { status: 'success', credits_cost: 5 },
      });
      expect(await of()).toEqual({ code: 200, data: { available: 25, frozen: 0, total: 25 } });
    } finally {
      await quiet.close();
    }
  });

  it('shows progress while a task is running', async () => {
    const id = await accepted(music({ gpt_description_prompt: 'metronome:stall' }));
    const data = await until(async () => {
      const { body } = await house.call('GET', poll(id));
      return at(body, 'data', 'output', 'progress') === '50%' ? at(body, 'data') : undefined;
    });
    expect(data).toMatchObject({
      status: 'running',
      output: { task_type: 'music', status: 'processing', progress: '50%', fail_reason: null, result: null },
      completed_at: null,
    });
    await house.tasks.cancel(house.account, id);
    expect((await house.call('GET', poll(id))).body).toMatchObject({
      data: { status: 'failure', error: 'The task was cancelled', output: { status: 'failed' } },
    });
  });

  it('shows tasks of other APIs in its own words', async () => {
    const other = async (body: unknown) => {
      const { body: made } = await house.call('POST', '/v1/tasks', { body });
      return (await ended(String(at(made, 'id')))) as { data: unknown };
    };
    expect(await other({ kind: 'extend', clipId: clip, continueAt: 3, style: 'jazz', model: 'v4' })).toMatchObject({
      data: {
        type: 'music',
        credits_cost: priceOf('extend'),
        input: { tags: 'jazz', make_instrumental: false, mv: 'chirp-v4', continue_clip_id: clip, continue_at: 3 },
      },
    });
    expect(at(await other({ kind: 'lyrics', prompt: 'sea' }), 'data', 'input')).toEqual({ prompt: 'sea' });
    expect(at(await other({ kind: 'concat', clipIds: [clip] }), 'data', 'input')).toEqual({ clip_id: clip });
    const audioUrl = 'https://example.com/a.mp3';
    expect(at(await other({ kind: 'upload', audioUrl }), 'data', 'input')).toEqual({ url: audioUrl });
    expect(await other({ kind: 'wav', clipId: clip })).toMatchObject({
      data: { type: 'wav', input: {}, output: { result: [{ name: 'wav', url: expect.stringContaining('http') }] } },
    });
  });

  it('says what the page says to keys, unknown tasks, haste and its own faults', async () => {
    const keyless = await house.call('GET', balance, { key: undefined });
    expect(keyless.body).toEqual({ code: 401, message: 'Missing x-api-key header' });
    const wrong = await house.call('GET', balance, { key: 'sk_cantiga_wrong' });
    expect(wrong.body).toEqual({ code: 401, message: 'Invalid API key' });
    expect((await house.call('GET', poll('nothing'))).body).toEqual({ code: 404, message: 'Task not found' });
    for (const path of ['/api/v1/account/nowhere', '/api/v1/tasks'])
      expect(at((await house.call('GET', path)).body, 'code')).toBe(404);

    const busy = await openHouse({ ratePerMinute: 2, clock: () => 1_000_000 });
    try {
      const first = await busy.call('GET', balance);
      expect(first.headers).toMatchObject({ 'x-ratelimit-limit': '2', 'x-ratelimit-remaining': '0' });
      expect(first.headers['x-ratelimit-reset']).toBeDefined();
      const second = await busy.call('GET', balance);
      expect(second.body).toEqual({ code: 429, message: 'Rate limit exceeded. Try again in 30 seconds.' });
      expect(second.headers).toMatchObject({ 'x-ratelimit-limit': '2', 'retry-after': '30' });
    } finally {
      await busy.close();
    }

    const broken = await openHouse({
      engines: [
        {
          ...createMetronome(),
          can: () => {
            throw new Error('out of order');
          },
        },
      ],
    });
    try {
      const { body } = await order(music({ tags: 'pop' }), broken);
      expect(body).toEqual({ code: 500, message: 'Internal server error' });
    } finally {
      await broken.close();
    }
  });

  it('refuses what no engine makes before anything is frozen', async () => {
    const simple = await openHouse({ engines: [{ ...createMetronome(), can: (kind) => kind === 'song' }] });
    try {
      const answer = await order({ model: 'suno', task_type: 'lyrics', input: { prompt: 'sea' } }, simple);
      expect(answer.body).toEqual({ code: 400, message: 'lyrics: is not available here' });
      expect(at((await simple.call('GET', balance)).body, 'data', 'frozen')).toBe(0);
    } finally {
      await simple.close();
    }
  });
});
