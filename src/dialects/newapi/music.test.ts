import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, openHouse, type TestHouse, until } from '../../../test/house.ts';
import { createQuick } from '../../../test/quick.ts';
import { expected, readRecorded, recordings, steady } from '../../../test/recorded.ts';

const music = '/suno/submit/music';
const times = 'id created_at updated_at submit_time start_time finish_time create_time'.split(' ');
const nobody = '00000000-0000-4000-8000-000000000000';

describe('new-api’s songs', () => {
  let house: TestHouse;
  let task: string;
  let clip: string;
  let words: string;
  const submit = (body: unknown, path = music) => house.call('POST', path, { body });
  const done = (id: string) =>
    until(async () => {
      const { body } = await house.call('GET', `/suno/fetch/${id}`);
      return at(body, 'data', 'progress') === '100%' ? body : undefined;
    });
  const made = async (body: unknown, path = music) => {
    const answer = await submit(body, path);
    expect(answer.body).toEqual({ code: 'success', message: '', data: expect.any(String) });
    return done(String(at(answer.body, 'data')));
  };
  const orderOf = async (polled: unknown) =>
    (await house.tasks.get(house.account, String(at(polled, 'data', 'task_id'))))?.order;

  beforeAll(async () => {
    house = await openHouse({ engines: [createQuick()], credits: 10_000 });
    const first = await made({ prompt: '[Verse]\nla', tags: 'pop', title: 'First', mv: 'chirp-v4' });
    task = String(at(first, 'data', 'task_id'));
    clip = String(at(first, 'data', 'data', 0, 'id'));
    words = String(at(await made({ prompt: 'dance' }, '/suno/submit/lyrics'), 'data', 'task_id'));
  });
  afterAll(() => house.close());

  const folder = join(import.meta.dirname, 'fixtures');
  it.each(recordings(folder))('answers fixtures/%s as noted', async (name) => {
    const { about, request } = readRecorded(folder, name);
    const body = request.replace('Original task ID', task).replace('Original song ID', clip);
    const created = await submit(body);
    const reply = await done(String(at(created.body, 'data')));
    const now = { about, request, created: steady(created.body, times), reply: steady(reply, times) };
    expect(now).toEqual(expected(folder, name, now));
  });

  it.each<[string, () => object, object]>([
    ['inspiration', () => ({ gpt_description_prompt: 'a cat', prompt: 'not this' }), { kind: 'song', prompt: 'a cat' }],
    ['the oldest model by default', () => ({ prompt: 'la' }), { kind: 'song', lyrics: 'la', model: 'v3' }],
    ['an instrumental', () => ({ tags: 'metal', prompt: '', make_instrumental: true }), { instrumental: true }],
    ['a note about a persona', () => ({ prompt: 'la', mv: 'chirp-v4-tau' }), { model: 'v4' }],
    [
      'every field that gateways add',
      () => ({
        ...{ prompt: 'la', tags: 'pop', mv: 'chirp-auk', generation_type: 'TEXT', negative_tags: 'metal' },
        ...{ vocal_gender: 'f', style_weight: 0.5, weirdness_constraint: 0.2, audio_weight: 0.1 },
      }),
      {
        ...{ kind: 'song', model: 'v4.5', negativeStyle: 'metal', vocalGender: 'f' },
        ...{ styleWeight: 0.5, weirdness: 0.2, audioWeight: 0.1 },
      },
    ],
    [
      'sliders where Suno has them',
      () => ({ prompt: 'la', metadata: { vocal_gender: 'm', control_sliders: { style_weight: 0.4 } } }),
      { vocalGender: 'm', styleWeight: 0.4 },
    ],
    [
      'null for what belongs to another mode',
      () => ({
        ...{ prompt: 'la', tags: '', title: '', mv: 'chirp-v3-5', task: null, cover_clip_id: null },
        ...{ continue_clip_id: null, continue_at: null, infill_start_s: null, infill_end_s: null },
      }),
      { kind: 'song', model: 'v3.5' },
    ],
    [
      'the names of forks that bridge',
      () => ({ prompt: 'a cat', customMode: false, model: 'V4_5', instrumental: true, callBackUrl: '' }),
      { kind: 'song', prompt: 'a cat', model: 'v4.5', instrumental: true },
    ],
    [
      'a continuation',
      () => ({ prompt: 'more', mv: 'chirp-v4', task_id: task, continue_clip_id: clip, continue_at: 12.5 }),
      { kind: 'extend', continueAt: 12.5, lyrics: 'more' },
    ],
    [
      'a continuation by a gateway that asks for no origin',
      () => ({ prompt: 'more', mv: 'chirp-v4', continue_clip_id: clip, continue_at: 123, task: 'extend' }),
      { kind: 'extend', continueAt: 123 },
    ],
    [
      'a continuation of an upload, the old way',
      () => ({ prompt: 'more', mv: 'chirp-v3-5-upload', continue_clip_id: clip, continue_at: 30.792 }),
      { kind: 'extend', model: 'v3.5', continueAt: 30.792 },
    ],
    [
      'a continuation of an upload, the new way',
      () => ({ prompt: '', tags: '', mv: 'chirp-v4', continue_clip_id: clip, continue_at: 10, task: 'upload_extend' }),
      { kind: 'extend', continueAt: 10 },
    ],
    [
      'a cover',
      () => ({
        prompt: 'la',
        tags: 'rock',
        mv: 'chirp-v4-tau',
        task: 'cover',
        cover_clip_id: clip,
        continue_at: null,
        continue_clip_id: null,
      }),
      { kind: 'cover', style: 'rock' },
    ],
    ['a cover without its word', () => ({ tags: 'rock', cover_clip_id: clip }), { kind: 'cover' }],
    [
      'a section made anew',
      () => ({
        prompt: 'la',
        mv: 'chirp-v3-5-tau',
        continue_clip_id: clip,
        continue_at: null,
        infill_start_s: 50,
        infill_end_s: 64.8,
        task: 'infill',
      }),
      { kind: 'replaceSection', from: 50, to: 64.8 },
    ],
    [
      'the same by way of cover',
      () => ({ prompt: 'la', task: 'cover', cover_clip_id: clip, infill_start_s: 50, infill_end_s: 60 }),
      { kind: 'replaceSection', from: 50, to: 60 },
    ],
    [
      'vocals over it',
      () => ({ prompt: 'la', task: 'overpainting', overpainting_clip_id: clip }),
      { kind: 'addVocals' },
    ],
    [
      'a band under it',
      () => ({ tags: 'folk', task: 'underpainting', underpainting_clip_id: clip }),
      { kind: 'addInstrumental' },
    ],
    [
      'a persona’s song',
      () => ({ prompt: 'la', mv: 'chirp-v4-tau', task: 'artist_consistency', persona_id: 'p1', artist_clip_id: clip }),
      { kind: 'song', personaId: 'p1' },
    ],
  ])('takes %s', async (_, body, order) => {
    const polled = await made(body());
    expect(await orderOf(polled)).toMatchObject(order);
    expect(at(polled, 'data')).toMatchObject({ action: 'MUSIC', status: 'SUCCESS' });
    expect(at(polled, 'data', 'data')).toHaveLength(2);
  });

  it('tells in a clip where it came from', async () => {
    const extended = await made({ prompt: 'more', task: 'extend', continue_clip_id: clip, continue_at: 60 });
    expect(at(extended, 'data', 'data', 0, 'metadata')).toMatchObject({
      task: 'extend',
      history: [{ id: clip, continue_at: 60 }],
    });
    const cover = await made({ tags: 'rock', task: 'cover', cover_clip_id: clip });
    expect(at(cover, 'data', 'data', 0, 'metadata')).toMatchObject({ task: 'cover', cover_clip_id: clip });
  });

  it('splits a clip into stems, two or twelve', async () => {
    const wish = { task: 'gen_stem', mv: 'chirp-auk', prompt: '', continue_clip_id: clip, stem_type_id: 91 };
    const two = await made({ ...wish, stem_type_group_name: 'Two', stem_task: 'two', continue_at: null });
    expect((at(two, 'data', 'data') as { title: string }[]).map(({ title }) => title)).toEqual([
      'Vocals',
      'Instrumental',
    ]);
    expect(at(two, 'data', 'data', 0, 'metadata')).toMatchObject({ type: 'stem', stem_from_id: clip });
    expect(at(await made({ ...wish, stem_task: 'twelve' }), 'data', 'data')).toHaveLength(12);
  });

  it('goes on from a clip made through another API', async () => {
    const created = await house.call('POST', '/api/v1/client/job/CreateTask', {
      body: { model: 'suno/music-generate', input: { mode: 'simple', model: 'v5', prompt: 'a song of crun’s' } },
    });
    const other = String(at(created.body, 'data', 'task_id'));
    const polled = await done(other);
    expect(at(polled, 'data', 'task_id')).toBe(other);
    const source = at(polled, 'data', 'data', 0, 'id');
    const extended = await made({ mv: 'chirp-v4', task_id: other, continue_clip_id: source, continue_at: 3 });
    expect(at(extended, 'data', 'status')).toBe('SUCCESS');
  });

  it.each<[string, () => unknown, string | RegExp, string?]>([
    ['nothing', () => ({}), 'gpt_description_prompt'],
    ['a blank prompt', () => ({ prompt: ' \n\t\u00a0\u3000' }), 'prompt'],
    ['a prompt without width', () => ({ prompt: '\u200b\u2060' }), 'prompt'],
    ['a blank title', () => ({ prompt: 'la', title: '  ' }), 'title'],
    ['blank tags', () => ({ prompt: 'la', tags: ' ' }), 'tags'],
    ['a blank description', () => ({ gpt_description_prompt: ' ' }), 'gpt_description_prompt'],
    ['a description of 501 characters', () => ({ gpt_description_prompt: 'x'.repeat(501) }), 'gpt_description_prompt'],
    ['1251 characters of lyrics for chirp-v3-0', () => ({ prompt: 'x'.repeat(1251) }), /prompt.*1250/],
    ['a title that is null', () => ({ prompt: 'la', title: null }), 'title'],
    ['a number as prompt', () => ({ prompt: 0 }), 'prompt'],
    ['a text as switch', () => ({ prompt: 'la', make_instrumental: 'true' }), 'make_instrumental'],
    ['an empty version', () => ({ prompt: 'la', mv: '' }), 'mv'],
    ['a version in capitals', () => ({ prompt: 'la', mv: 'CHIRP-V4' }), 'mv'],
    ['an unknown version', () => ({ prompt: 'la', mv: 'suno' }), 'mv'],
    ['an unknown task', () => ({ prompt: 'la', task: 'extend2' }), 'task'],
    ['a task named as an object’s own', () => ({ prompt: 'la', task: 'toString' }), 'task'],
    ['a place without a song', () => ({ prompt: 'la', continue_at: 30 }), 'continue_at'],
    ['an empty place without a song', () => ({ prompt: 'la', continue_at: null }), 'continue_at'],
    [
      'a place as text',
      () => ({ prompt: 'la', continue_clip_id: clip, task_id: task, continue_at: '30' }),
      'continue_at',
    ],
    ['a place before the song', () => ({ task: 'extend', continue_clip_id: clip, continue_at: -1e-9 }), 'continue_at'],
    [
      'a place after the song',
      () => ({ task: 'extend', continue_clip_id: clip, continue_at: 151.3 }),
      /continue_at.*151\.2/,
    ],
    ['a continuation without its origin', () => ({ prompt: 'la', continue_clip_id: clip }), /^task id is empty$/],
    ['an origin without a song', () => ({ prompt: 'la', task_id: task }), 'task_id'],
    ['an extension of nothing', () => ({ prompt: 'la', task: 'extend' }), 'continue_clip_id'],
    ['an upload’s continuation of nothing', () => ({ prompt: 'la', mv: 'chirp-v3-5-upload' }), 'continue_clip_id'],
    ['a cover of nothing', () => ({ prompt: 'la', task: 'cover' }), 'cover_clip_id'],
    ['a section too short', () => ({ continue_clip_id: clip, infill_start_s: 5, infill_end_s: 10 }), 'infill_end_s'],
    ['a persona’s song without persona', () => ({ prompt: 'la', task: 'artist_consistency' }), 'persona_id'],
    ['a weight above 1', () => ({ prompt: 'la', style_weight: 1.01 }), 'style_weight'],
    ['a slider above 1', () => ({ prompt: 'la', metadata: { control_sliders: { audio_weight: 2 } } }), 'audio_weight'],
    ['a stem task that is none', () => ({ task: 'gen_stem', continue_clip_id: clip, stem_task: 'six' }), 'stem'],
    ['a hook that is no URL', () => ({ prompt: 'la', notify_hook: 'soon' }), 'notify_hook'],
    ['a text for a body', () => '"song"', 'body'],
    [
      'an unknown origin',
      () => ({ task: 'extend', continue_clip_id: clip, task_id: nobody }),
      /^task_origin_not_exist$/,
      'task_not_exist',
    ],
    [
      'an origin without songs',
      () => ({ task: 'extend', continue_clip_id: clip, task_id: words }),
      /^task_origin_not_exist$/,
      'task_not_exist',
    ],
    ['an unknown song', () => ({ task: 'extend', continue_clip_id: nobody }), 'continue_clip_id', 'task_not_exist'],
    ['an unknown song to cover', () => ({ task: 'cover', cover_clip_id: nobody }), 'cover_clip_id', 'task_not_exist'],
    ['words that may not be sung', () => ({ prompt: 'kill all the immigrants' }), '', 'sensitive_words_detected'],
  ])('refuses %s and holds nothing', async (_, body, message, code = 'invalid_request') => {
    const before = await house.ledger.balance(house.database, house.account);
    const answer = await submit(body());
    expect([answer.status, at(answer.body, 'code'), at(answer.body, 'data')]).toEqual([400, code, null]);
    expect(at(answer.body, 'message')).toMatch(message);
    expect((await house.ledger.balance(house.database, house.account)).openHolds).toBeLessThanOrEqual(before.openHolds);
  });

  it('answers another account’s song exactly as an unknown one', async () => {
    const { key } = await house.newAccount('stranger', 100);
    const ask = (source: string) =>
      house.call('POST', music, { key, body: { task: 'extend', continue_clip_id: source, prompt: 'la' } });
    expect((await ask(clip)).text).toBe((await ask(nobody)).text);
  });

  it('stays deaf to fields that are nobody’s', async () => {
    const wish = {
      prompt: 'la',
      price: 0,
      status: 'success',
      user_id: 1,
      id: task,
      metadata: { create_mode: 'custom' },
    };
    const polled = await made(wish);
    expect(at(polled, 'data', 'task_id')).not.toBe(task);
    expect(at(polled, 'data', 'quota')).toBe(10);
  });
});
