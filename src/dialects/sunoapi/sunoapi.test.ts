import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, at, openHouse, type TestHouse, until } from '../../../test/house.ts';
import { failure, failureRules } from '../../catalogue/failures.ts';
import type { KindName } from '../../catalogue/kinds/index.ts';
import { createEmbedded } from '../../engines/embedded/embedded.ts';
import { createPool } from '../../engines/embedded/pool.ts';
import { dialectContract } from '../dialect.contract.ts';
import { callbackCodeOf, codeOf, sunoapiFailure } from './failures.ts';
import { failedStatus } from './reply.ts';
import { works } from './works.ts';

const create = '/api/v1/generate';
const poll = (id: string): string => `/api/v1/generate/record-info?taskId=${id}`;

interface Track {
  readonly audioUrl: string;
  readonly imageUrl: string;
}

dialectContract('sunoapi', {
  create,
  accepted: 200,
  codeIn: (body) => Number(at(body, 'code')),
  order: ({ prompt, lyrics, style, model = 'V5', callbackUrl }) => ({
    customMode: prompt === undefined,
    instrumental: false,
    model,
    callBackUrl: callbackUrl ?? '',
    ...(prompt !== undefined ? { prompt } : { prompt: lyrics, style, title: 'T' }),
  }),
  idOf: (created) => at(created, 'data', 'taskId'),
  poll,
  taskOf: (polled) => at(polled, 'data'),
  stateOf: (task) => {
    const status = String(at(task, 'status'));
    if (['PENDING', 'TEXT_SUCCESS', 'FIRST_SUCCESS'].includes(status)) return 'waiting';
    return status === 'SUCCESS' ? 'succeeded' : 'failed';
  },
  reasonOf: (task) => at(task, 'errorMessage'),
  clipsOf: (task) =>
    (at(task, 'response', 'sunoData') as Track[]).map(({ audioUrl, imageUrl }) => ({
      audio: audioUrl,
      image: imageUrl,
    })),
  agree: (callback, task) => {
    expect(at(callback, 'data', 'task_id')).toBe(at(task, 'taskId'));
    if (at(task, 'status') !== 'SUCCESS')
      return expect(callback).toMatchObject({
        code: 501,
        msg: at(task, 'errorMessage'),
        data: { callbackType: 'error', data: null },
      });
    const told = (at(callback, 'data', 'data') as Record<string, unknown>[]).map(
      ({ id, audio_url, image_url, prompt, title, tags, duration }) => [
        ...[id, audio_url, image_url, prompt, title, tags, duration],
      ],
    );
    const shown = (at(task, 'response', 'sunoData') as Record<string, unknown>[]).map(
      ({ id, audioUrl, imageUrl, prompt, title, tags, duration }) => [
        ...[id, audioUrl, imageUrl, prompt, title, tags, duration],
      ],
    );
    expect(told).toEqual(shown);
  },
  status: {
    invalid: 422,
    unauthorized: 401,
    credits: 402,
    notFound: 404,
    conflict: 409,
    rate: 429,
    maintenance: 455,
    moderation: 422,
  },
  messageOf: (refused) => {
    expect(Object.keys(refused as object)).toEqual(['code', 'msg', 'data']);
    expect(at(refused, 'data')).toBeNull();
    return String(at(refused, 'msg'));
  },
  fields: { lyrics: 'prompt', style: 'style' },
});

describe('sunoapi', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openHouse({ idle: true });
  });
  afterAll(() => house.close());
  const post = (path: string, body: unknown): Promise<Answer> => house.call('POST', path, { body });
  const custom = {
    customMode: true,
    instrumental: false,
    model: 'V5',
    prompt: '[Verse]\nla',
    style: 'pop',
    title: 'T',
  };
  const simple = { customMode: false, instrumental: true, model: 'V4_5', prompt: 'rain' };
  const without = (body: object, field: string): object => ({ ...body, [field]: undefined });

  // Every body that docs.sunoapi.org and docs.kie.ai print for a work that names no task.
  const uploadUrl = 'https://storage.example.com/upload';
  const extension = { defaultParamFlag: true, model: 'V4_5ALL', continueAt: 60, style: 'Classical', title: 'Extended' };
  it.each<[string, string, object]>([
    ['a simple song', create, simple],
    ['a custom song', create, custom],
    ['a custom instrumental without words', create, { ...without(custom, 'prompt'), instrumental: true }],
    ['fields of other versions', create, { ...simple, stream: true, wait: 1, personaModel: 'style_persona' }],
    [
      'empty fields',
      create,
      { ...simple, callBackUrl: '', vocalGender: '', personaId: '', negativeTags: '', style: '' },
    ],
    [
      'every option',
      create,
      { ...custom, vocalGender: 'm', styleWeight: 0.65, weirdnessConstraint: 0, audioWeight: 1 },
    ],
    ['a cover of an upload', `${create}/upload-cover`, { ...custom, uploadUrl }],
    [
      'an extension of an upload',
      `${create}/upload-extend`,
      { ...extension, uploadUrl, prompt: 'Extend with calm notes' },
    ],
    ['an instrumental one', `${create}/upload-extend`, { ...extension, uploadUrl, instrumental: true }],
    [
      'one in the upload’s own manner',
      `${create}/upload-extend`,
      { uploadUrl, defaultParamFlag: false, model: 'V5', prompt: 'go on' },
    ],
    [
      'a band',
      `${create}/add-instrumental`,
      {
        uploadUrl,
        title: 'Relaxing Piano',
        negativeTags: 'Metal',
        tags: 'Piano',
        styleWeight: 0.61,
        model: 'V4_5PLUS',
      },
    ],
    [
      'a voice',
      `${create}/add-vocals`,
      { uploadUrl, prompt: 'A calm piano track', title: 'P', negativeTags: 'Metal', style: 'Jazz', vocalGender: 'm' },
    ],
    ['a mashup', `${create}/mashup`, { ...simple, uploadUrlList: [uploadUrl, `${uploadUrl}/2`] }],
    ['a sound', `${create}/sounds`, { prompt: 'rain', model: 'V5', soundLoop: true, soundTempo: 120, soundKey: 'Cm' }],
    ['lyrics', '/api/v1/lyrics', { prompt: 'A song about peaceful night in the city' }],
  ])('takes %s', async (_, path, body) => {
    const { body: answer } = await post(path, body);
    expect(answer).toEqual({ code: 200, msg: 'success', data: { taskId: expect.any(String) } });
  });

  it.each<[string, string, object, string]>([
    ['no mode', create, without(simple, 'customMode'), 'customMode'],
    ['a mode in words', create, { ...simple, customMode: 'true' }, 'customMode'],
    ['no word on singing', create, without(simple, 'instrumental'), 'instrumental'],
    ['no model', create, without(simple, 'model'), 'model'],
    ['an unknown model', create, { ...simple, model: 'V9' }, 'model'],
    ['simple without a prompt', create, { ...simple, prompt: ' \n' }, 'prompt'],
    ['a prompt of 501 characters', create, { ...simple, prompt: 'x'.repeat(501) }, 'prompt'],
    ['custom without style', create, without(custom, 'style'), 'style'],
    ['custom without title', create, { ...custom, title: '' }, 'title'],
    ['custom without words', create, without(custom, 'prompt'), 'prompt'],
    ['a title of 101 characters', create, { ...custom, title: 'x'.repeat(101) }, 'title'],
    ['a weight above 1', create, { ...simple, styleWeight: 1.01 }, 'styleWeight'],
    ['a weight as text', create, { ...simple, weirdnessConstraint: '0.2' }, 'weirdnessConstraint'],
    ['another gender', create, { ...simple, vocalGender: 'x' }, 'vocalGender'],
    ['a callback that is no URL', create, { ...simple, callBackUrl: 'soon' }, 'callBackUrl'],
    ['an upload that is no URL', `${create}/upload-cover`, { ...custom, uploadUrl: 'file.mp3' }, 'uploadUrl'],
    ['no upload', `${create}/upload-extend`, { ...extension, prompt: 'x' }, 'uploadUrl'],
    ['an extension from nowhere', `${create}/extend`, { ...extension, audioId: 'x', continueAt: null }, 'prompt'],
    [
      'an extension without its place',
      `${create}/extend`,
      { ...extension, audioId: 'x', prompt: 'x', continueAt: null },
      'continueAt',
    ],
    [
      'an extension from 0',
      `${create}/extend`,
      { ...extension, audioId: 'x', prompt: 'x', continueAt: 0 },
      'continueAt',
    ],
    ['no source', `${create}/extend`, { ...extension, prompt: 'x' }, 'audioId'],
    ['one song to mash up', `${create}/mashup`, { ...simple, uploadUrlList: [uploadUrl] }, 'uploadUrlList'],
    ['three of them', `${create}/mashup`, { ...simple, uploadUrlList: Array(3).fill(uploadUrl) }, 'uploadUrlList'],
    ['a bad one', `${create}/mashup`, { ...simple, uploadUrlList: [uploadUrl, 'x'] }, 'uploadUrlList.1'],
    ['a band without tags', `${create}/add-instrumental`, { uploadUrl, title: 'T', negativeTags: 'x' }, 'tags'],
    [
      'a voice without words',
      `${create}/add-vocals`,
      { uploadUrl, title: 'T', negativeTags: 'x', style: 'x' },
      'prompt',
    ],
    ['a tempo of 301', `${create}/sounds`, { prompt: 'x', model: 'V5', soundTempo: 301 }, 'soundTempo'],
    ['a sound of 501 characters', `${create}/sounds`, { prompt: 'x'.repeat(501), model: 'V5' }, 'prompt'],
    ['lyrics about nothing', '/api/v1/lyrics', { prompt: ' ' }, 'prompt'],
    ['a WAV of nothing', '/api/v1/wav/generate', { taskId: 'x' }, 'audioId'],
    ['another way to separate', '/api/v1/vocal-removal/generate', { taskId: 'x', audioId: 'x', type: 'all' }, 'type'],
    [
      'a section of 5 seconds',
      `${create}/replace-section`,
      { taskId: 'x', audioId: 'x', prompt: 'x', tags: 'x', title: 'x', infillStartS: 10, infillEndS: 15 },
      'infillEndS',
    ],
    [
      'a section that ends before it begins',
      `${create}/replace-section`,
      { taskId: 'x', audioId: 'x', prompt: 'x', tags: 'x', title: 'x', infillStartS: 10, infillEndS: 5 },
      'infillEndS',
    ],
    [
      'a persona of 31 seconds',
      `${create}/generate-persona`,
      { taskId: 'x', audioId: 'x', name: 'x', description: 'x', vocalEnd: 31 },
      'vocalEnd',
    ],
    ['a link to elsewhere', '/api/v1/common/download-url', { url: 'https://example.com/a.mp3' }, 'url'],
    ['a file from nowhere', '/api/file-url-upload', { fileUrl: 'song.mp3' }, 'fileUrl'],
  ])('refuses %s and names the field', async (_, path, body, field) => {
    const holds = await house.ledger.balance(house.database, house.account);
    const answer = await post(path, body);
    expect([answer.status, at(answer.body, 'code'), at(answer.body, 'data')]).toEqual([200, 422, null]);
    expect(at(answer.body, 'msg')).toContain(field);
    expect(await house.ledger.balance(house.database, house.account)).toEqual(holds);
  });

  it.each([
    ['/api/v1/generate/extend', { defaultParamFlag: false, audioId: 'x', model: 'V5' }, 'audioId'],
    ['/api/v1/wav/generate', { taskId: 'x', audioId: 'x' }, 'taskId'],
    ['/api/v1/generate/get-timestamped-lyrics', { taskId: 'x', audioId: 'x' }, 'taskId'],
    ['/api/v1/suno/cover/generate', { taskId: 'x' }, 'taskId'],
  ])('says 404 when %s is about what is not there', async (path, body, field) => {
    const answer = await post(path, body);
    expect([at(answer.body, 'code'), at(answer.body, 'msg')]).toEqual([404, expect.stringContaining(field)]);
  });

  it('sings what has lines, and describes with what has none', async () => {
    const orderOf = async (path: string, body: object): Promise<unknown> => {
      const id = String(at((await post(path, body)).body, 'data', 'taskId'));
      return (await house.tasks.get(house.account, id))?.order;
    };
    const voice = { uploadUrl, title: 'T', negativeTags: 'x', style: 'Jazz' };
    expect(await orderOf(`${create}/add-vocals`, { ...voice, prompt: 'la\nla' })).toMatchObject({ lyrics: 'la\nla' });
    expect(await orderOf(`${create}/add-vocals`, { ...voice, prompt: 'calm' })).toMatchObject({ prompt: 'calm' });
    expect(await orderOf(create, { ...custom, prompt: 'la la' })).toMatchObject({ lyrics: 'la la', style: 'pop' });
    expect(await orderOf(create, { ...custom, instrumental: true, prompt: 'piano' })).toEqual({
      ...{ kind: 'song', prompt: 'piano', style: 'pop', title: 'T', instrumental: true, model: 'v5' },
    });
    const own = await orderOf(`${create}/upload-extend`, {
      ...extension,
      uploadUrl,
      prompt: 'x',
      defaultParamFlag: false,
    });
    expect(own).toMatchObject({ kind: 'extend', span: 'whole' });
    expect(own).not.toHaveProperty('continueAt');
    expect(own).not.toHaveProperty('style');
  });

  it('asks for a task, and finds it only in its own family', async () => {
    expect((await house.call('GET', '/api/v1/generate/record-info')).body).toMatchObject({ code: 422 });
    const id = String(at((await post('/api/v1/lyrics', { prompt: 'rain' })).body, 'data', 'taskId'));
    expect((await house.call('GET', `/api/v1/lyrics/record-info?taskId=${id}`)).body).toMatchObject({
      code: 200,
      data: { taskId: id, status: 'PENDING', type: 'LYRICS', response: null },
    });
    expect((await house.call('GET', poll(id))).body).toMatchObject({ code: 404, data: null });
  });

  it('tells the credits under both hosts’ paths', async () => {
    const { key } = await house.newAccount('rich', 500);
    for (const path of ['/api/v1/generate/credit', '/api/v1/chat/credit'])
      expect((await house.call('GET', path, { key })).body).toEqual({ code: 200, msg: 'success', data: 500 });
  });

  it('gives back the address of a result as a link', async () => {
    const url = `${house.url}/files/a/b.mp3`;
    expect((await post('/api/v1/common/download-url', { url })).body).toEqual({ code: 200, msg: 'success', data: url });
  });

  it('says 505 to what no engine makes here, before any hold', async () => {
    const embedded = createEmbedded(createPool(1));
    const lesser = { ...embedded, can: (kind: KindName) => !/^(addVocals|mashup)$/.test(kind) && embedded.can(kind) };
    const plain = await openHouse({ idle: true, engines: [lesser] });
    try {
      const absent = [`${create}/add-vocals`, `${create}/mashup`];
      for (const { path, example } of works.filter((work) => absent.includes(work.path))) {
        const body = JSON.parse(JSON.stringify(example)) as object;
        expect((await plain.call('POST', path, { body })).body, path).toMatchObject({ code: 505, data: null });
      }
      const upload = await plain.call('POST', `${create}/replace-section`, { body: { uploadUrl } });
      expect(upload.body).toMatchObject({ code: 505, data: null });
      expect((await plain.ledger.balance(plain.database, plain.account)).held).toBe(0);
    } finally {
      await plain.close();
    }
  });

  it('refuses an unknown path and too large a body in its own words', async () => {
    expect((await house.call('GET', '/api/v1/generate/nowhere')).body).toMatchObject({ code: 404, data: null });
    const large = await post(create, { ...custom, prompt: 'a'.repeat(300_000) });
    expect(large.body).toMatchObject({ code: 413, data: null });
  });

  it('has a code for every failure, and HTTP 500 for a fault of its own alone', () => {
    const known = [400, 401, 402, 404, 408, 409, 413, 422, 429, 455, 500, 501, 505];
    const statuses = ['CREATE_TASK_FAILED', 'GENERATE_AUDIO_FAILED', 'SENSITIVE_WORD_ERROR'];
    for (const code of Object.keys(failureRules) as (keyof typeof failureRules)[]) {
      const { status, body } = sunoapiFailure(failure(code));
      expect([status, at(body, 'code')]).toEqual([code === 'internal' ? 500 : 200, codeOf(code)]);
      expect(known).toContain(codeOf(code));
      expect(known).toContain(callbackCodeOf(code));
      expect(statuses).toContain(failedStatus(failure(code)));
    }
    expect(failedStatus(failure('content_violation'))).toBe('SENSITIVE_WORD_ERROR');
    expect(failedStatus(failure('timeout'), 'GENERATE_WAV_FAILED')).toBe('GENERATE_WAV_FAILED');
    expect(callbackCodeOf('timeout')).toBe(408);
  });

  it('knows what was ordered elsewhere, and how far it is', async () => {
    const live = await openHouse();
    try {
      const order = { kind: 'song', prompt: 'metronome:late', instrumental: true };
      const id = String(at((await live.call('POST', '/v1/tasks', { body: order })).body, 'id'));
      const record = await until(async () => {
        const { body } = await live.call('GET', poll(id));
        return at(body, 'data', 'status') === 'FIRST_SUCCESS' ? at(body, 'data') : undefined;
      });
      const [first, second] = at(record, 'response', 'sunoData') as [Track, Track];
      expect((await fetch(first.audioUrl)).status).toBe(200);
      expect(second).toMatchObject({ audioUrl: '', title: 'Metronome', duration: null });
      const heard = String(
        at((await live.call('POST', '/v1/tasks', { body: { ...order, prompt: 'metronome:live' } })).body, 'id'),
      );
      const tracks = await until(async () => {
        const { body } = await live.call('GET', poll(heard));
        const list = (at(body, 'data', 'response', 'sunoData') ?? []) as Record<string, unknown>[];
        return list.every(({ streamAudioUrl }) => streamAudioUrl !== '') && list.length === 2 ? body : undefined;
      });
      const growing = expect.stringMatching(/\/files\/.*\.mp3$/);
      const track = {
        audioUrl: '',
        streamAudioUrl: growing,
        sourceStreamAudioUrl: growing,
        imageUrl: '',
        duration: null,
      };
      expect(at(tracks, 'data')).toMatchObject({ status: 'TEXT_SUCCESS', response: { sunoData: [track, track] } });
      await live.call('POST', `/v1/tasks/${id}/cancel`);
      expect((await live.call('GET', poll(id))).body).toMatchObject({
        data: { status: 'GENERATE_AUDIO_FAILED', errorCode: 501, response: { sunoData: [] } },
      });
    } finally {
      await live.close();
    }
  });
});
