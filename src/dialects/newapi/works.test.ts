import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { at, openHouse, type TestHouse, until } from '../../../test/house.ts';
import { createQuick } from '../../../test/quick.ts';
import { openReceiver } from '../../../test/receiver.ts';
import { type FailureCode, failure, failureRules } from '../../catalogue/failures.ts';
import { priceOf } from '../../catalogue/prices.ts';
import { newapi } from './index.ts';

const nobody = '00000000-0000-4000-8000-000000000000';

describe('new-api’s other works', () => {
  let house: TestHouse;
  let task: string;
  let clip: string;
  const post = (path: string, body: unknown) => house.call('POST', path, { body });
  const get = (path: string) => house.call('GET', path);
  const done = (id: unknown) =>
    until(async () => {
      const { body } = await get(`/suno/fetch/${id}`);
      return at(body, 'data', 'progress') === '100%' ? at(body, 'data') : undefined;
    });
  const made = async (path: string, body: unknown) => {
    const answer = await post(path, body);
    expect(answer.body, path).toEqual({ code: 'success', message: '', data: expect.any(String) });
    return done(at(answer.body, 'data'));
  };
  const spent = async () => 10_000 - (await house.ledger.balance(house.database, house.account)).available;
  const refused = (status: number, code: string, message: unknown = expect.any(String)) => ({
    status,
    body: { code, message, data: null },
  });

  beforeAll(async () => {
    house = await openHouse({ engines: [createQuick()], credits: 10_000 });
    const first = await made('/suno/submit/music', { prompt: '[Verse]\nla', tags: 'pop', title: 'First' });
    task = String(at(first, 'task_id'));
    clip = String(at(first, 'data', 0, 'id'));
  });
  afterAll(() => house.close());

  it('writes lyrics, and says in its own word when nothing is asked for', async () => {
    const lyrics = await made('/suno/submit/lyrics', { prompt: 'dance' });
    expect(lyrics).toMatchObject({ action: 'LYRICS', status: 'SUCCESS', quota: priceOf('lyrics') });
    expect(at(lyrics, 'data')).toEqual({
      id: at(lyrics, 'task_id'),
      text: expect.stringContaining('[Verse]'),
      title: 'Click 1',
      status: 'complete',
      tags: [],
      error_message: '',
    });
    for (const body of [{}, { prompt: '' }, { prompt: ' \u200b' }])
      expect(await post('/suno/submit/lyrics', body)).toMatchObject(refused(400, 'invalid_request', 'prompt_empty'));
    expect(await post('/suno/submit/lyrics', { prompt: 7 })).toMatchObject(refused(400, 'invalid_request'));
    expect(at(await made('/suno/submit/lyrics', { prompt: 'metronome:fail' }), 'data')).toMatchObject({
      status: 'error',
      error_message: 'The metronome failed as it was asked to',
    });
  });

  it('takes an action in any case, and refuses what is none', async () => {
    for (const action of ['MUSIC', 'Music', 'mUSIC'])
      expect((await post(`/suno/submit/${action}`, { prompt: 'la' })).body).toMatchObject({ code: 'success' });
    expect(at(await made('/suno/submit/LYRICS', { prompt: 'dance' }), 'action')).toBe('LYRICS');
    for (const action of ['video', 'toString', '%20'])
      expect(await post(`/suno/submit/${action}`, { prompt: 'la' })).toMatchObject(
        refused(400, 'invalid_request', 'invalid_action'),
      );
  });

  it('joins a song from a clip, or from the task that made one', async () => {
    const whole = await made('/suno/submit/concat', { clip_id: clip, is_infill: false });
    expect(whole).toMatchObject({ action: 'CONCAT', status: 'SUCCESS' });
    expect(at(whole, 'data')).toHaveLength(1);
    expect(at(whole, 'data', 0, 'metadata')).toMatchObject({ type: 'concat', concat_history: [{ id: clip }] });
    const again = await made('/suno/submit/concat', { clip_id: at(whole, 'task_id') });
    expect(at(again, 'data', 0, 'metadata', 'concat_history', 0, 'id')).toBe(at(whole, 'data', 0, 'id'));
    expect(await post('/suno/submit/concat', {})).toMatchObject(
      refused(400, 'invalid_request', expect.stringContaining('clip_id')),
    );
    expect(await post('/suno/submit/concat', { clip_id: nobody })).toMatchObject(
      refused(400, 'task_not_exist', expect.stringContaining('clip_id')),
    );
  });

  it('takes audio behind a URL, whose id stands for task and clip', async () => {
    const url = 'http://cdnimg.example.com/ai/2024-06-18/d416d9c3c34eb22c7d8c094831d8dbd0.mp3';
    const upload = await made('/suno/uploads/audio-url', { url });
    const id = at(upload, 'task_id');
    expect(at(upload, 'data', 0, 'metadata', 'type')).toBe('upload');
    const source = at(upload, 'data', 0, 'id');
    expect((await get(`/suno/uploads/audio/${id}`)).body).toEqual({
      id,
      status: 'complete',
      error_message: null,
      s3_id: `m_${source}`,
      title: expect.any(String),
      image_url: expect.stringContaining('http'),
      clip_id: source,
    });
    expect((await post(`/suno/uploads/audio/${id}/initialize-clip`, {})).body).toEqual({ clip_id: source });
    const wish = { mv: 'chirp-v3-5-upload', task: 'extend', task_id: id, continue_at: 10 };
    for (const continue_clip_id of [source, id])
      expect(
        at(await made('/suno/submit/music', { ...wish, continue_clip_id }), 'data', 0, 'metadata', 'history'),
      ).toEqual([{ id: source, continue_at: 10, type: 'gen' }]);
    expect(await post('/suno/uploads/audio-url', { url: 'soon' })).toMatchObject(
      refused(400, 'invalid_request', expect.stringMatching(/^url: /)),
    );
    for (const path of [`/suno/uploads/audio/${task}`, `/suno/uploads/audio/${nobody}`])
      expect(await get(path)).toMatchObject(refused(400, 'task_not_exist', 'task_not_exist'));
    expect(await post(`/suno/uploads/audio/${task}/initialize-clip`, {})).toMatchObject(refused(400, 'task_not_exist'));
  });

  it('enriches tags, as a task or at once', async () => {
    const tags = await made('/suno/submit/UPSAMPLE_TAGS', { tags: 'lofi' });
    expect(tags).toMatchObject({
      action: 'UPSAMPLE_TAGS',
      data: { tags: 'lofi', upsampled_tags: expect.stringMatching(/^lofi, /) },
    });
    expect((await post('/suno/act/tags', { original_tags: 'lofi' })).body).toEqual({
      upsampled_tags: 'lofi, metronome, steady',
    });
    for (const body of [{}, { tags: ' ' }, { tags: 1 }])
      expect(await post('/suno/submit/upsample_tags', body)).toMatchObject(
        refused(400, 'invalid_request', expect.stringMatching(/^tags: /)),
      );
  });

  it('keeps a persona, which a song can then use', async () => {
    const body = { root_clip_id: clip, name: 'Keeper', description: 'low', clips: [clip], is_public: true };
    for (const path of ['/suno/persona/create', '/suno/persona/create/']) {
      const persona = await post(path, body);
      expect(persona.body).toMatchObject({ id: expect.stringMatching(/./), name: 'Keeper', root_clip_id: clip });
      expect(at(persona.body, 'data', 'id')).toBe(at(persona.body, 'id'));
    }
    expect(await post('/suno/persona/create', { ...body, root_clip_id: nobody })).toMatchObject(
      refused(400, 'task_not_exist', expect.stringContaining('root_clip_id')),
    );
  });

  it('acts on a clip once, however often it is asked', async () => {
    const before = await spent();
    const expectedOf = {
      stems: {
        clips: [
          expect.objectContaining({ title: 'First - Vocals', status: 'complete' }),
          expect.objectContaining({ title: 'First - Instrumental' }),
        ],
      },
      timing: {
        aligned_words: [
          { word: 'Tick ', success: true, start_s: 0, end_s: 0.25, p_align: 1 },
          { word: 'tock\n', success: true, start_s: 0.5, end_s: 0.75, p_align: 1 },
        ],
        waveform_data: [],
        hoot_cer: 0,
        is_streamed: false,
      },
      wav: { code: 'success', message: '', data: /-/, state: 'complete', wav_file_url: /\.wav$/ },
      mp4: { code: 'success', message: '', data: /-/, state: 'complete', mp4_file_url: /\.mp4$/ },
      midi: { code: 'success', message: '', data: /-/, state: 'complete', midi_file_url: /\.mid$/ },
    };
    for (const [act, wanted] of Object.entries(expectedOf)) {
      const answer = await get(`/suno/act/${act}/${clip}`);
      const said = Object.fromEntries(
        Object.entries(wanted).map(([key, value]) => [
          key,
          value instanceof RegExp ? expect.stringMatching(value) : value,
        ]),
      );
      expect([answer.status, answer.body], act).toEqual([200, said]);
      expect((await get(`/suno/act/${act}/${clip}`)).text).toBe(answer.text);
      for (const unknown of [nobody, 'x', 'x'.repeat(201)])
        expect((await get(`/suno/act/${act}/${unknown}`)).status, act).toBe(400);
    }
    expect(await spent()).toBe(
      before + priceOf('stems') + priceOf('timing') + priceOf('wav') + priceOf('video') + priceOf('midi'),
    );
    expect(at((await get(`/suno/act/stems/${clip}?stem_task=twelve`)).body, 'clips')).toHaveLength(12);
    expect((await get(`/suno/act/stems/${clip}?stem_task=six`)).status).toBe(400);
    const wav = await get(`/suno/act/wav/${clip}`);
    expect(await done(at(wav.body, 'data'))).toMatchObject({
      action: 'WAV',
      data: { clip_id: clip, wav_file_url: at(wav.body, 'wav_file_url'), status: 'complete' },
    });
  });

  it('fetches many in one query: the account’s own, the oldest first, each once', async () => {
    const tasks = await Promise.all(
      Array.from({ length: 99 }, () => post('/suno/submit/lyrics', { prompt: 'a line' })),
    );
    const ids = [task, ...tasks.map(({ body }) => String(at(body, 'data')))];
    await done(ids[99]);
    const all = vi.spyOn(house.database, 'all');
    try {
      const { body } = await post('/suno/fetch', { ids: [...ids].reverse(), action: 'MUSIC' });
      expect(at(body, 'data')).toHaveLength(100);
      expect(at(body, 'data', 0, 'task_id')).toBe(task);
      expect(all).toHaveBeenCalledTimes(1);
    } finally {
      all.mockRestore();
    }
    const some = await post('/suno/fetch', { ids: [nobody, task, task, ''] });
    expect(at(some.body, 'data')).toEqual([at((await get(`/suno/fetch/${task}`)).body, 'data')]);
    const two = await post('/suno/fetch', { ids: [...ids, nobody, ...ids.slice(0, 50)] });
    expect(at(two.body, 'data')).toHaveLength(100);
  });

  it('tells no ids from ids that nobody has', async () => {
    for (const body of [{ ids: [] }, {}, { ids: null }])
      expect((await post('/suno/fetch', body)).body).toEqual({ code: 'success', message: '', data: [] });
    const { key } = await house.newAccount('stranger', 0);
    for (const answer of [
      await post('/suno/fetch', { ids: [nobody, '0', '*'] }),
      await house.call('POST', '/suno/fetch', { key, body: { ids: [task] } }),
    ])
      expect(answer.body).toEqual({ code: 'success', message: '', data: null });
    for (const body of [{ ids: 'x' }, { ids: [1] }, [], { ids: Array(1001).fill('x') }])
      expect(await post('/suno/fetch', body)).toMatchObject(refused(400, 'invalid_request'));
  });

  it('shows a task as YEScale does for every platform', async () => {
    expect((await get(`/task/${task}`)).body).toEqual({
      task_id: task,
      status: 'SUCCESS',
      progress: '100%',
      err_reason: '',
      submit_time: expect.any(Number),
      finish_time: expect.any(Number),
      message: '',
      task_result: {
        audio: Array(2).fill({ url: expect.stringMatching(/\.mp3$/), duration: 151.2, content_type: 'audio/mpeg' }),
        images: Array(2).fill({ url: expect.stringMatching(/\.jpg$/), duration: null, content_type: 'image/jpeg' }),
        videos: [],
        text: '',
      },
    });
    const unknown = await get(`/task/${nobody}`);
    expect([unknown.status, unknown.body]).toEqual([404, { error: 'Task not found' }]);
    const failed = await made('/suno/submit/music', { prompt: 'metronome:fail' });
    expect((await get(`/task/${at(failed, 'task_id')}`)).body).toMatchObject({
      status: 'FAILURE',
      err_reason: 'The metronome failed as it was asked to',
    });
  });

  it('speaks Suno’s raw form: clips at once, fetched by their ids', async () => {
    const { body } = await post('/suno/generate', {
      prompt: '',
      tags: 'heavy metal',
      mv: 'chirp-v3-5',
      title: 'North',
    });
    const ids = (at(body, 'clips') as { id: string }[]).map(({ id }) => id);
    expect(body).toMatchObject({ clips: [{ title: 'North' }, {}], major_model_version: 'v3.5', batch_size: 1 });
    const feed = await until(async () => {
      const clips = (await get(`/suno/feed/${ids.join()},${nobody}`)).body as { status: string }[];
      return clips.every(({ status }) => status === 'complete') ? clips : undefined;
    });
    expect(feed).toHaveLength(2);
    const whole = await post('/suno/generate/concat', { clip_id: ids[0], is_infill: false });
    expect(at(whole.body, 'clips')).toHaveLength(1);
  });

  it('shows what can be spent where Suno-API shows its account, and no secret', async () => {
    const { key } = await house.newAccount('rich', 1000);
    expect((await house.call('GET', '/suno/account', { key })).body).toMatchObject({
      code: 'success',
      data: { certificate: { session_id: '', cookie: '', jwt: '', credits_left: 1000, is_active: true }, msg: '' },
    });
  });

  it('calls the hook with words too, and echoes its address', async () => {
    const receiver = await openReceiver();
    try {
      const lyrics = await made('/suno/submit/lyrics', { prompt: 'dance', notify_hook: receiver.url });
      expect(at(lyrics, 'notify_hook')).toBe(receiver.url);
      expect(await until(async () => receiver.received[0]?.body)).toEqual(lyrics);
    } finally {
      receiver.close();
    }
  });

  it('refuses a path that is none in OpenAI’s form', async () => {
    expect(await get('/suno/nowhere')).toMatchObject({
      status: 404,
      body: { error: { message: expect.stringContaining('/suno/nowhere'), type: 'invalid_request_error', code: '' } },
    });
  });
});

describe('new-api’s states', () => {
  it('shows a task from the queue to its end', async () => {
    const idle = await openHouse({ idle: true });
    try {
      const { body } = await idle.call('POST', '/suno/submit/music', { body: { prompt: 'la', title: 'T' } });
      const id = at(body, 'data');
      const poll = async () => at((await idle.call('GET', `/suno/fetch/${id}`)).body, 'data');
      const queued = await poll();
      expect(queued).toMatchObject({
        status: 'QUEUED',
        progress: '0%',
        start_time: 0,
        finish_time: 0,
        fail_reason: '',
      });
      expect(at(queued, 'data')).toMatchObject([{ status: 'submitted', title: 'T', audio_url: '' }, {}]);
      await idle.tasks.cancel(idle.account, String(id));
      expect(await poll()).toMatchObject({
        status: 'FAILURE',
        progress: '100%',
        fail_reason: 'The task was cancelled',
      });
      const words = await idle.call('POST', '/suno/submit/lyrics', { body: { prompt: 'la' } });
      const waiting = await idle.call('GET', `/suno/fetch/${at(words.body, 'data')}`);
      expect(at(waiting.body, 'data', 'data')).toBeNull();
    } finally {
      await idle.close();
    }
  });

  it('shows a running task with what it has so far', async () => {
    const house = await openHouse();
    try {
      const polled = async (prompt: string, ready: (task: unknown) => boolean) => {
        const { body } = await house.call('POST', '/suno/submit/music', { body: { prompt, title: 'T', tags: 'pop' } });
        return until(async () => {
          const task = at((await house.call('GET', `/suno/fetch/${at(body, 'data')}`)).body, 'data');
          return ready(task) ? task : undefined;
        });
      };
      const stalled = await polled('metronome:stall', (task) => at(task, 'progress') === '50%');
      expect(stalled).toMatchObject({ status: 'IN_PROGRESS', finish_time: 0, start_time: expect.any(Number) });
      expect(at(stalled, 'data', 0, 'status')).toBe('queued');
      const late = await polled('metronome:late', (task) => at(task, 'data', 0, 'status') === 'complete');
      expect(at(late, 'data')).toMatchObject([
        { status: 'complete', audio_url: expect.stringMatching(/\.mp3$/) },
        { status: 'queued', title: 'T', tags: 'pop', audio_url: '' },
      ]);
      const live = await polled('metronome:live', (task) => at(task, 'data', 1, 'status') === 'streaming');
      const clip = { status: 'streaming', state: 'pending', title: 'T', tags: 'pop', duration: null, image_url: '' };
      const growing = { ...clip, audio_url: expect.stringMatching(/\.mp3$/) };
      expect([at(live, 'status'), at(live, 'data')]).toMatchObject(['IN_PROGRESS', [growing, growing]]);
    } finally {
      await house.close();
    }
  });

  it('makes what its engines make, and says in its own word that it makes no other', async () => {
    const house = await openHouse({ engines: [{ ...createQuick(), can: (kind) => kind === 'song' }] });
    try {
      const balance = await house.ledger.balance(house.database, house.account);
      const answer = await house.call('POST', '/suno/submit/lyrics', { body: { prompt: 'dance' } });
      expect([answer.status, at(answer.body, 'code')]).toEqual([400, 'channel_not_found']);
      expect(await house.ledger.balance(house.database, house.account)).toEqual(balance);
    } finally {
      await house.close();
    }
  });
});

it('has a status and a word for every failure', () => {
  const said = (Object.keys(failureRules) as FailureCode[]).map((code) => {
    const { status, body } = newapi.failure(failure(code, 'why', { field: 'x' }));
    return [code, status, at(body, 'code') ?? at(body, 'error', 'type')];
  });
  expect(said).toEqual([
    ['invalid_request', 400, 'invalid_request'],
    ['body_too_large', 413, 'invalid_request'],
    ['unauthorized', 401, 'new_api_error'],
    ['forbidden', 403, 'invalid_request'],
    ['insufficient_credits', 403, 'insufficient_user_quota'],
    ['not_found', 400, 'task_not_exist'],
    ['idempotency_conflict', 409, 'invalid_request'],
    ['rate_limited', 429, 'rate_limit_exceeded'],
    ['too_many_tasks', 429, 'rate_limit_exceeded'],
    ['maintenance', 503, 'get_channel_failed'],
    ['overloaded', 429, 'get_channel_failed'],
    ['internal', 500, 'internal_error'],
    ['feature_disabled', 400, 'channel_not_found'],
    ['content_violation', 400, 'sensitive_words_detected'],
    ['generation_failed', 500, 'fail_to_fetch_task'],
    ['timeout', 504, 'fail_to_fetch_task'],
    ['cancelled', 500, 'fail_to_fetch_task'],
  ]);
});
