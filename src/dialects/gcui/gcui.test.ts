import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { at, openHouse, type TestHouse, until } from '../../../test/house.ts';
import { type FailureCode, failure, failureRules } from '../../catalogue/failures.ts';
import { dialectContract } from '../dialect.contract.ts';
import { gcuiFailure } from './failures.ts';

interface Info {
  readonly id: string;
  readonly status: string;
  readonly audio_url: string;
  readonly image_url: string;
  readonly error_message?: string;
}
const infos = (value: unknown): readonly Info[] => value as readonly Info[];
const idsOf = (value: unknown): string =>
  infos(value)
    .map(({ id }) => id)
    .join(',');

dialectContract('gcui', {
  create: '/api/custom_generate',
  accepted: 200,
  callsBack: false,
  order: ({ prompt, lyrics, style, model }) =>
    prompt !== undefined
      ? { prompt, tags: '', title: '', make_instrumental: true, model }
      : { prompt: lyrics, tags: style, title: 'T', model },
  idOf: idsOf,
  poll: (id) => `/api/get?ids=${id}`,
  taskOf: (polled) => polled,
  stateOf: (task) => {
    const states = infos(task).map(({ status }) => status);
    if (states.every((state) => state === 'complete')) return 'succeeded';
    return states.includes('error') ? 'failed' : 'waiting';
  },
  reasonOf: (task) => infos(task)[0]?.error_message,
  clipsOf: (task) => infos(task).map((info) => ({ audio: info.audio_url, image: info.image_url })),
  // Who asks for clips that are not there gets none, and no error.
  status: {
    invalid: 400,
    unauthorized: 401,
    credits: 402,
    notFound: 200,
    conflict: 409,
    rate: 429,
    maintenance: 503,
    moderation: 422,
  },
  messageOf: (refused) => {
    expect(Object.keys(refused as object)).toEqual(['error']);
    return String(at(refused, 'error'));
  },
  fields: { lyrics: 'prompt', style: 'tags' },
});

/** What differs from run to run, replaced by its kind. */
function steady(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(steady);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, steady(inner)]));
  if (typeof value !== 'string') return value;
  if (value.startsWith('http://127.0.0.1')) return `<url>${value.slice(-4)}`;
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return '<time>';
  if (/^persona-\d+$/.test(value)) return '<persona>';
  return value
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}(?![0-9a-f])/, '<id>')
    .replace(/number \d+/, 'number <seed>');
}

interface Fixture {
  readonly about: string;
  readonly path: string;
  /** `<clip>` and `<task>` stand for a finished clip and its task. */
  readonly request?: unknown;
  readonly reply?: unknown;
  readonly later?: unknown;
}

describe('gcui', () => {
  let house: TestHouse;
  let clip: string;
  beforeAll(async () => {
    house = await openHouse();
    const made = await house.call('POST', '/api/custom_generate', {
      body: { prompt: '[Verse]\nSea\n\nSky', tags: 'folk', title: 'Harbor', wait_audio: true },
    });
    clip = infos(made.body)[0]?.id ?? '';
  });
  afterAll(() => house.close());
  afterEach(() => void vi.restoreAllMocks());
  const post = (path: string, body: unknown) => house.call('POST', path, { body });
  const later = (ids: string) =>
    until(async () => {
      const { body } = await house.call('GET', `/api/get?ids=${ids}`);
      return infos(body).every(({ status }) => status === 'complete' || status === 'error') ? body : undefined;
    });

  const folder = join(import.meta.dirname, 'fixtures');
  it.each(readdirSync(folder))('answers fixtures/%s as noted', async (name) => {
    const fixture = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Fixture;
    const filled = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll('<clip>', clip)) as T;
    const answer = fixture.request
      ? await post(fixture.path, filled(fixture.request))
      : await house.call('GET', filled(fixture.path));
    expect(answer.status, answer.text).toBe(200);
    const reply = steady(answer.body);
    const ids = fixture.later === undefined ? '' : idsOf([answer.body].flat());
    const after = ids === '' ? undefined : steady(await later(ids));
    if (process.env.UPDATE === '1')
      writeFileSync(join(folder, name), `${JSON.stringify({ ...fixture, reply, later: after }, null, 2)}\n`);
    else expect({ reply, later: after }).toEqual({ reply: fixture.reply, later: fixture.later });
  });

  it('names the fields of a clip as the original does, in its order, on create and on get', async () => {
    const common =
      'id title image_url lyric audio_url video_url created_at model_name status gpt_description_prompt prompt type tags';
    const made = await post('/api/generate', {
      prompt: 'A popular heavy metal song about war, sung by a deep-voiced male',
    });
    expect(Object.keys(infos(made.body)[0] ?? {}).join(' ')).toBe(`${common} negative_tags duration`);
    const got = infos(await later(idsOf(made.body)));
    expect(Object.keys(got[0] ?? {}).join(' ')).toBe(`${common} duration error_message`);
  });

  it('waits for the sound with wait_audio, also for a failure', async () => {
    const made = await post('/api/generate', { prompt: 'a song', make_instrumental: true, wait_audio: true });
    expect(infos(made.body).map(({ status }) => status)).toEqual(['complete', 'complete']);
    const failed = await post('/api/generate', { prompt: 'metronome:fail', wait_audio: true });
    expect([failed.status, infos(failed.body).map(({ status }) => status)]).toEqual([200, ['error', 'error']]);
  });

  it('shows what can be heard while it is made as streaming, under its final address, and waits no longer', async () => {
    const made = await post('/api/generate', { prompt: 'metronome:live', wait_audio: true });
    const clip = { status: 'streaming', audio_url: expect.stringMatching(/\.mp3$/), image_url: '', duration: null };
    expect(made.body).toMatchObject([clip, clip]);
    const { body } = await house.call('GET', `/api/get?ids=${idsOf(made.body)}`);
    expect(body).toMatchObject([clip, clip]);
  });

  it('waits no longer than 100 seconds, and answers then what there is', async () => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const asked = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms / 1000));
    const made = await post('/api/generate', { prompt: 'metronome:stall', wait_audio: true });
    expect(asked).toHaveBeenCalledWith(100_000);
    // On a busy machine nobody may have begun by then.
    const unfinished = expect.stringMatching(/^(submitted|queued)$/);
    expect(infos(made.body).map(({ status }) => status)).toEqual([unfinished, unfinished]);
    const lyrics = await post('/api/generate_lyrics', { prompt: 'metronome:stall' });
    expect([lyrics.status, at(lyrics.body, 'error')]).toEqual([500, expect.stringMatching(/^Internal error: /)]);
  });

  it('shows the take that is missing as an error beside the one that is there', async () => {
    const made = await post('/api/generate', { prompt: 'metronome:half', wait_audio: true });
    expect(infos(made.body).map(({ status }) => status)).toEqual(['complete', 'error']);
    const missing = infos(made.body)[1]?.id;
    expect((await post('/api/extend_audio', { audio_id: missing })).status).toBe(404);
  });

  it('finds clips and tasks that another API made, and lets another extend its own', async () => {
    const native = await house.call('POST', '/v1/tasks', { body: { kind: 'song', prompt: 'a song' } });
    const task = String(at(native.body, 'id'));
    const got = await later(task);
    expect(infos(got)).toHaveLength(2);
    const extended = await house.call('POST', '/v1/tasks', { body: { kind: 'extend', clipId: clip } });
    expect(extended.status).toBe(202);
    expect((await post('/api/extend_audio', { audio_id: infos(got)[0]?.id, continue_at: '0:03' })).status).toBe(200);
  });

  it('lists the newest clips, twenty a page', async () => {
    const { key } = await house.newAccount('collector', 1000);
    for (let i = 0; i < 11; i++)
      await house.call('POST', '/api/generate', { key, body: { prompt: `song ${i}`, wait_audio: true } });
    const page = async (number: number) =>
      infos((await house.call('GET', `/api/get?page=${number}`, { key })).body).map(({ id }) => id);
    const [first, second] = [await page(0), await page(1)];
    expect([first.length, second.length, new Set([...first, ...second]).size]).toEqual([20, 2, 22]);
    expect(await page(50)).toEqual([]);
    expect(infos((await house.call('GET', '/api/get', { key })).body)).toHaveLength(20);
  });

  it('reads continue_at in each of its forms, and model by each name', async () => {
    for (const continue_at of [3, '3', '3.5', '00:03', '', null])
      expect((await post('/api/extend_audio', { audio_id: clip, continue_at })).status, String(continue_at)).toBe(200);
    for (const continue_at of ['soon', '1:2:3', -1])
      expect((await post('/api/extend_audio', { audio_id: clip, continue_at })).status).toBe(400);
    for (const model of ['chirp-v3-5', 'chirp-crow', 'V5', ''])
      expect((await post('/api/generate', { prompt: 'x', model })).status).toBe(200);
  });

  it('takes words for true and false, and fields that it does not know', async () => {
    const made = await post('/api/generate', {
      prompt: 'x',
      make_instrumental: 'false',
      wait_audio: 'true',
      stream: 1,
    });
    expect([made.status, infos(made.body)[0]?.status]).toEqual([200, 'complete']);
  });

  it.each<[string, unknown, string]>([
    ['/api/extend_audio', {}, 'Audio ID is required'],
    ['/api/concat', { clip_id: '' }, 'Clip id is required'],
    ['/api/generate_stems', {}, 'Audio ID is required'],
    ['/api/generate', {}, 'API Error: prompt: '],
    ['/api/generate', { prompt: ' ' }, 'API Error: prompt: '],
    ['/api/generate', { prompt: 'x', model: 'v9' }, 'API Error: model: '],
    ['/api/generate', { prompt: 'x'.repeat(501) }, 'API Error: prompt: is 501 characters long'],
    ['/api/custom_generate', { prompt: 'la', title: 'x'.repeat(81) }, 'API Error: title: '],
    ['/api/generate_lyrics', { prompt: '' }, 'API Error: prompt: '],
  ])('%s refuses %j', async (path, body, error) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(400);
    expect(at(answer.body, 'error')).toContain(error);
  });

  it.each([
    ['/api/clip', 'Missing parameter id'],
    ['/api/persona', 'Missing parameter id'],
    ['/api/get_aligned_lyrics', 'Song ID is required'],
  ])('%s asks for what is missing', async (path, error) => {
    const answer = await house.call('GET', path);
    expect([answer.status, answer.body]).toEqual([400, { error }]);
  });

  it.each([
    ['POST', '/api/extend_audio', { audio_id: 'x' }],
    ['POST', '/api/concat', { clip_id: 'x' }],
    ['POST', '/api/generate_stems', { audio_id: 'x' }],
    ['GET', '/api/clip?id=x', undefined],
    ['GET', '/api/get_aligned_lyrics?song_id=x', undefined],
    ['GET', '/api/persona?id=x', undefined],
  ] as const)('%s %s answers 404 to an unknown clip', async (method, path, body) => {
    const answer = await house.call(method, path, body && { body });
    expect([answer.status, at(answer.body, 'error')]).toEqual([404, expect.stringMatching(/^API Error: /)]);
  });

  it('words every failure', () => {
    const replies = (Object.keys(failureRules) as FailureCode[]).map((code) => gcuiFailure(failure(code, 'm')));
    expect(new Set(replies.map(({ body }) => at(body, 'error')))).toEqual(
      new Set(['m', 'API Error: m', 'Internal error: m']),
    );
    expect(replies.every(({ status }) => status >= 400)).toBe(true);
  });

  it('may be called from pages of any origin', async () => {
    const asked = await house.app.inject({ method: 'OPTIONS', url: '/api/generate' });
    expect([asked.statusCode, asked.body]).toEqual([200, '']);
    for (const { headers } of [
      asked,
      await house.call('GET', '/api/get_limit'),
      await house.call('GET', '/api/clip'),
      await house.call('GET', '/api/nowhere'),
      await house.call('GET', '/api/get', { key: 'wrong' }),
    ]) {
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers['access-control-allow-methods']).toBe('GET, POST, PUT, DELETE, OPTIONS');
    }
    expect((await house.call('GET', '/v1/account')).headers['access-control-allow-origin']).toBeUndefined();
  });

  it('says 405 in plain words to another method', async () => {
    for (const [method, url, allow] of [
      ['GET', '/api/generate', 'POST'],
      ['DELETE', '/api/get', 'GET'],
    ] as const) {
      const answer = await house.app.inject({ method, url });
      expect([answer.statusCode, answer.body, answer.headers.allow]).toEqual([405, 'Method Not Allowed', allow]);
      expect(answer.headers['content-type']).toMatch(/^text\/plain/);
    }
  });

  it('refuses who sends no key, and says how to let him in', async () => {
    const answer = await house.call('GET', '/api/get_limit', { key: undefined });
    expect([answer.status, at(answer.body, 'error')]).toEqual([401, expect.stringContaining('CANTIGA_OPEN_TO')]);
    const inUrl = await house.call('GET', `/api/get_limit?api_key=${house.key}`, { key: undefined });
    expect(inUrl.status).toBe(200);
    const basic = Buffer.from(`user:${house.key}`).toString('base64');
    const inBase = await house.call('GET', '/api/get_limit', {
      key: undefined,
      headers: { authorization: `Basic ${basic}` },
    });
    expect(inBase.status).toBe(200);
  });
});
