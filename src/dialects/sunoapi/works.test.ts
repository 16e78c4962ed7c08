import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, openHouse, type TestHouse, until } from '../../../test/house.ts';
import { openReceiver, type Received } from '../../../test/receiver.ts';
import type { Engine } from '../../engines/engine.ts';
import { createMetronome } from '../../engines/metronome/metronome.ts';
import { answers } from './answers.ts';
import { families } from './records.ts';
import { works } from './works.ts';

let house: TestHouse;
let receiver: Awaited<ReturnType<typeof openReceiver>>;
/** A song that others are about: the words of fixtures for its ids. */
let song: { task: string; clip: string };

const create = '/api/v1/generate';
const post = async (path: string, body: unknown): Promise<unknown> => (await house.call('POST', path, { body })).body;
const get = async (path: string): Promise<unknown> => (await house.call('GET', path)).body;
const idOf = (created: unknown): string => String(at(created, 'data', 'taskId'));
const simple = { customMode: false, instrumental: false, model: 'V5', prompt: 'rain' };

/** The record when the task has ended; families say so in different ways. */
const ended = (path: string, id: string): Promise<unknown> =>
  until(async () => {
    const task = await house.tasks.get(house.account, id);
    return task && 'finishedAt' in task ? get(`${path}?taskId=${id}`) : undefined;
  });
const callbacks = (id: string): Received[] => receiver.received.filter(({ text }) => text.includes(id));

beforeAll(async () => {
  house = await openHouse();
  receiver = await openReceiver();
  const task = idOf(await post(create, simple));
  const record = await ended(`${create}/record-info`, task);
  song = { task, clip: String(at(record, 'data', 'response', 'sunoData', 0, 'id')) };
});
afterAll(async () => {
  await house.close();
  receiver.close();
});

/** Ids of the song that stands in for those of the pages, and the address that is called back. */
const filled = (text: string): unknown =>
  JSON.parse(text.replaceAll('<task>', song.task).replaceAll('<clip>', song.clip).replaceAll('<hook>', receiver.url));

/** What differs from run to run, replaced by its kind; the same id gets the same name. */
function steady(value: unknown): unknown {
  const ids = new Map([
    [song.task, '<task>'],
    [song.clip, '<clip>'],
  ]);
  const text = JSON.stringify(value)
    .replaceAll(receiver.url, '<hook>')
    .replace(
      /http:\/\/127\.0\.0\.1:\d+\/files\/[^"\\]*?(-[\w-]+)?\.(\w+)(?=["\\])/g,
      (_, _name, ending) => `<${ending}>`,
    )
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, (id) => {
      if (!ids.has(id)) ids.set(id, `<id ${ids.size - 1}>`);
      return ids.get(id) as string;
    })
    .replace(/"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"/g, '"<time>"')
    .replace(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"<iso time>"')
    .replace(/(Time":)\d{13}/g, '$1"<ms>"')
    .replace(/number \d+\.(\d)/g, 'number n.$1');
  return JSON.parse(text);
}

interface Fixture {
  readonly about: string;
  readonly path: string;
  readonly request: unknown;
  readonly record: string;
  readonly reply?: unknown;
  readonly callback?: unknown;
}

describe('works', () => {
  const folder = join(import.meta.dirname, 'fixtures');
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

  it.each(names)('answers and calls back as fixtures/%s has it', async (name) => {
    const fixture = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Fixture;
    const id = idOf(await post(fixture.path, filled(JSON.stringify(fixture.request))));
    const reply = steady(await ended(fixture.record, id));
    const callback = steady((await until(async () => callbacks(id)[0])).body);
    if (process.env.UPDATE === '1')
      writeFileSync(join(folder, name), `${JSON.stringify({ ...fixture, reply, callback }, null, 2)}\n`);
    else {
      expect(reply).toEqual(fixture.reply);
      expect(callback).toEqual(fixture.callback);
    }
  });

  it('has a fixture for every path and every family', () => {
    const fixtures = names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Fixture);
    expect([...new Set(fixtures.map(({ path }) => path))].sort()).toEqual(works.map(({ path }) => path).sort());
    expect([...new Set(fixtures.map(({ record }) => record))].sort()).toEqual(families.map(({ path }) => path).sort());
  });

  it.each(['/api/v1/wav/generate', '/api/v1/suno/cover/generate'])(
    'makes %s once of a song, tells a repeat of it by 409, and makes anew what came to nothing',
    async (path) => {
      const metronome = createMetronome();
      const slow: Engine = {
        ...metronome,
        status: async (operation, work) =>
          work.order.kind === 'song' ? metronome.status(operation, work) : { state: 'pending', progress: 0 },
      };
      const own = await openHouse({ engines: [slow] });
      try {
        const call = async (to: string, body: unknown): Promise<unknown> => (await own.call('POST', to, { body })).body;
        const task = idOf(await call(create, simple));
        const clip = await until(async () => {
          const now = await own.tasks.get(own.account, task);
          return now?.state === 'succeeded' ? now.clips[0]?.id : undefined;
        });
        const body = { taskId: task, audioId: clip };
        const first = idOf(await call(path, body));
        const repeat = { code: 409, msg: expect.stringContaining('exists already'), data: { taskId: first } };
        expect(await call(path, body)).toEqual(repeat);
        await own.tasks.cancel(own.account, first);
        const anew = idOf(await call(path, body));
        expect(anew).not.toBe(first);
        expect(await call(path, body)).toEqual({ ...repeat, data: { taskId: anew } });
        expect((await own.ledger.balance(own.database, own.account)).openHolds).toBe(1);
      } finally {
        await own.close();
      }
    },
  );

  it('finds the notes of what was separated by the task of the separation', async () => {
    const stems = idOf(await post('/api/v1/vocal-removal/generate', { taskId: song.task, audioId: song.clip }));
    const midi = idOf(await post('/api/v1/midi/generate', { taskId: stems }));
    expect(at(await get(`/api/v1/midi/record-info?taskId=${midi}`), 'data', 'audioId')).toBe(song.clip);
  });

  it('refuses the clips and tasks of another account as if they were not', async () => {
    const { key } = await house.newAccount('stranger', 100);
    for (const { path, example } of works.filter(({ example: of }) => JSON.stringify(of).includes('"taskId"'))) {
      const body = { ...(example as object), taskId: song.task, audioId: song.clip };
      const theirs = (await house.call('POST', path, { key, body })).body;
      const nothing = (await house.call('POST', path, { key, body: { ...body, taskId: 'x', audioId: 'x' } })).body;
      expect(theirs, path).toEqual(nothing);
      expect(at(theirs, 'code'), path).toBe(404);
    }
  });
});

describe('answers', () => {
  it.each(answers.map(({ path }) => path))('%s answers its own example at once', async (path) => {
    const { example } = answers.find((one) => one.path === path) as (typeof answers)[0];
    const body = { ...(example as object), taskId: song.task, audioId: song.clip };
    expect(await post(path, body)).toMatchObject({ code: 200, msg: 'success', data: expect.any(Object) });
  });

  it('tells the words with both spellings of their times', async () => {
    const answer = await post(`${create}/get-timestamped-lyrics`, { taskId: song.task, audioId: song.clip });
    expect(at(answer, 'data')).toEqual({
      alignedWords: [
        { word: 'Tick ', success: true, startS: 0, endS: 0.25, palign: 0, start_s: 0, end_s: 0.25, p_align: 0 },
        { word: 'tock\n', success: true, startS: 0.5, endS: 0.75, palign: 0, start_s: 0.5, end_s: 0.75, p_align: 0 },
      ],
      waveformData: [],
      hootCer: 0,
      isStreamed: false,
    });
  });

  it('names a persona and a richer style, with what it cost', async () => {
    const wished = { name: 'The keeper', description: 'warm', vocalStart: 5, vocalEnd: 20 };
    const persona = await post(`${create}/generate-persona`, { taskId: song.task, audioId: song.clip, ...wished });
    expect(at(persona, 'data')).toEqual({ personaId: expect.any(String), name: 'The keeper', description: 'warm' });
    const { available } = await house.ledger.balance(house.database, house.account);
    expect(at(await post('/api/v1/style/generate', { content: 'Pop, Mysterious' }), 'data')).toMatchObject({
      result: 'Pop, Mysterious, metronome, steady',
      creditsConsumed: 1,
      creditsRemaining: available - 1,
    });
    expect(await post('/api/v1/style/generate', { content: 'metronome:fail' })).toMatchObject({
      code: 501,
      data: null,
    });
  });

  it('takes a file by its URL, as a clip whose address can be used', async () => {
    const body = { fileUrl: 'https://example.com/a/song.wav?x=1', uploadPath: 'audio' };
    const answer = await post('/api/file-url-upload', body);
    expect(answer).toMatchObject({
      success: true,
      code: 200,
      data: { fileName: 'song.wav', filePath: 'audio/song.wav', mimeType: 'audio/mpeg' },
    });
    const link = String(at(answer, 'data', 'downloadUrl'));
    expect((await fetch(link)).status).toBe(200);
    expect(await post('/api/v1/common/download-url', { url: link })).toMatchObject({ code: 200, data: link });
  });
});

describe('callbacks', () => {
  const staged = async (prompt: string): Promise<readonly Received[]> => {
    const id = idOf(await post(create, { ...simple, prompt, callBackUrl: receiver.url }));
    await ended(`${create}/record-info`, id);
    return until(async () => {
      const list = callbacks(id);
      return /complete|error/.test(String(at(list.at(-1)?.body, 'data', 'callbackType'))) ? list : undefined;
    });
  };

  it('tell the text, the first take and the whole, in this order', async () => {
    const told = (await staged('metronome:stages')).map(({ body }) => body);
    expect(told.map((body) => at(body, 'data', 'callbackType'))).toEqual(['text', 'first', 'complete']);
    const [text, first, complete] = told;
    expect(text).toEqual({
      code: 200,
      msg: 'Text generation completed.',
      data: { callbackType: 'text', task_id: expect.any(String), data: [] },
    });
    expect(first).toMatchObject({ code: 200, msg: 'First track generated successfully.' });
    expect(complete).toMatchObject({ code: 200, msg: 'All generated successfully.' });
    expect(at(first, 'data', 'data', 'length')).toBe(1);
    expect(at(complete, 'data', 'data', 'length')).toBe(2);
    expect(at(first, 'data', 'data', 0)).toEqual(at(complete, 'data', 'data', 0));
  });

  it('tell an error after what could be told', async () => {
    const told = (await staged('metronome:broken')).map(({ body }) => body);
    expect(told.map((body) => at(body, 'data', 'callbackType'))).toEqual(['text', 'first', 'error']);
    const msg = 'The metronome broke as it was asked to';
    expect(told.at(-1)).toMatchObject({ code: 501, msg, data: { data: null, error: msg } });
  });

  it('bear kie’s signature beside that of Standard Webhooks', async () => {
    const [call] = await staged('a song');
    const secret = String(at(await get('/v1/webhooks/secret'), 'secret'));
    const timestamp = call?.headers['x-webhook-timestamp'];
    const id = at(call?.body, 'data', 'task_id');
    // As docs.kie.ai/common-api/webhook-verification has it.
    const expected = createHmac('sha256', secret).update(`${id}.${timestamp}`).digest('base64');
    expect(call?.headers['x-webhook-signature']).toBe(expected);
    expect(call?.headers['webhook-timestamp']).toBe(timestamp);
    expect(call?.headers['webhook-signature']).toMatch(/^v1,/);
  });

  it.each([
    ['/api/v1/lyrics', { prompt: 'metronome:fail' }, { callbackType: 'error', data: null }],
    ['/api/v1/mp4/generate', { author: 'metronome:fail' }, { video_url: null }],
  ])('of %s tell a failure in its own shape', async (path, wish, data) => {
    const body = { taskId: song.task, audioId: song.clip, callBackUrl: receiver.url, ...wish };
    const id = idOf(await post(path, body));
    const call = await until(async () => callbacks(id)[0]);
    expect(call.body).toMatchObject({ code: 501, msg: 'The metronome failed as it was asked to', data });
  });
});
