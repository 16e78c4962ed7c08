import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignment, ended, engineContract } from '../engine.contract.ts';
import type { Engine, Source, Status } from '../engine.ts';
import { type Asked, type Deed, type Fake, startFake } from '../upstream/fixtures/fake.ts';
import { mp3, workshop } from '../upstream/fixtures/workshop.ts';
import { at } from '../upstream/read.ts';
import { createUpstream } from '../upstream/upstream.ts';
import { acestep } from './acestep.ts';

const key = 'ace-canary-1';
const envelope = (data: unknown, more: object = {}): Deed => ({
  json: { data, code: 200, error: null, timestamp: 1_700_000_000_000, extra: null, ...more },
});
const item = (file: string, more: object = {}) => ({
  file,
  wave: '',
  status: 1,
  create_time: 1,
  env: 'development',
  ...more,
});
const metas = {
  bpm: 'N/A',
  duration: 6,
  genres: 'N/A',
  keyscale: 'C major',
  timesignature: '4',
  prompt: 'N/A',
  lyrics: 'N/A',
};

/** The server as it is described: two generations, which differ in where a key is looked for and what a failure tells. */
function server(generation: 'G1' | 'G2') {
  const tasks = new Map<string, { looks: number; prompt: string }>();
  return (asked: Asked): Deed => {
    if (asked.headers.authorization !== `Bearer ${key}`) return { status: 401, json: { detail: 'Invalid API key' } };
    if (generation === 'G1' && asked.text.includes('ai_token'))
      return { status: 401, json: { detail: 'Invalid ai_token' } };
    const { path, body } = asked;
    if (path === '/release_task') {
      const id = `task-${tasks.size + 1}`;
      const prompt = body ? String(at(body, 'prompt')) : (/name="prompt"\r\n\r\n([^\r]*)/.exec(asked.text)?.[1] ?? '');
      if (prompt.includes('full')) return { status: 429, json: { detail: 'Server busy: queue is full' } };
      if (!prompt.includes('lost')) tasks.set(id, { looks: 0, prompt });
      return envelope({ task_id: id, status: 'queued', queue_position: 1 });
    }
    if (path === '/query_result') {
      const found = (at(body, 'task_id_list') as string[]).map((id) => {
        const task = tasks.get(id);
        if (!task) return { task_id: id, result: '[]', status: 0 };
        if (task.looks++ < 1)
          return {
            task_id: id,
            status: 0,
            result: JSON.stringify([item('', { status: 0, progress: 0.25, stage: 'running' })]),
          };
        if (task.prompt.includes('fail'))
          return {
            task_id: id,
            status: 2,
            result: JSON.stringify([item('', generation === 'G2' ? { error: 'CUDA out of memory' } : {})]),
          };
        const files = ['a', 'b'].map(
          (name) => `/v1/audio?path=${encodeURIComponent(`/tmp/api_audio/${id}-${name}.mp3`)}`,
        );
        const done = files.map((file) =>
          item(file, { prompt: 'folk', lyrics: '[Verse]\nla', metas, seed_value: '7,8' }),
        );
        return { task_id: id, status: 1, result: JSON.stringify(done), progress_text: 'another task' };
      });
      return envelope(found);
    }
    if (path.startsWith('/v1/audio?path=%2Ftmp%2F'))
      return { bytes: Buffer.concat([mp3, Buffer.from(path.slice(-5))]) };
    if (path === '/format_input')
      return generation === 'G2'
        ? envelope({ caption: 'folk', lyrics: '[Verse]\nA lighthouse', bpm: 90 })
        : envelope(null, { code: 500, error: 'LLM init failed: no weights' });
    return { status: 404, json: { detail: 'Not Found' } };
  };
}

describe.each(['G1', 'G2'] as const)('acestep, generation %s', (generation) => {
  let fake: Fake;
  const made: Engine[] = [];
  const make = (): Engine => {
    const engine = createUpstream(acestep, { url: fake.url, key }, workshop);
    made.push(engine);
    return engine;
  };
  beforeAll(async () => {
    fake = await startFake(server(generation));
  });
  afterAll(async () => {
    await Promise.all(made.map((engine) => engine.close?.()));
    fake.close();
  });
  const song = (prompt: string, more: object = {}) =>
    assignment(prompt, { order: { kind: 'song', prompt, instrumental: false, model: 'v5', ...more } });
  const outcome = async (work: ReturnType<typeof song>): Promise<Status> => {
    const engine = make();
    return ended(engine, await engine.start(work), work);
  };

  engineContract('acestep', make);

  it('asks for all that has a dangerous default, and for words from our own lyricist', async () => {
    await make().start(song('a folk song'));
    expect(fake.asked.at(-1)?.body).toMatchObject({
      lyrics: '[Verse]\na folk song',
      batch_size: 2,
      use_random_seed: false,
      seed: '7,8',
      thinking: false,
      use_cot_caption: false,
      use_cot_language: false,
      audio_format: 'mp3',
    });
    expect(fake.asked.at(-1)?.text).not.toContain('ai_token');
  });

  it('sends sound as a file, never as a path', async () => {
    const source: Source = { url: 'http://127.0.0.1/x.mp3', audio: async () => mp3 };
    const order = { kind: 'cover', audioUrl: source.url, style: 'bossa', instrumental: true, model: 'v5' } as const;
    const work = assignment('cover', { order, sources: [source] });
    const engine = make();
    expect(await ended(engine, await engine.start(work), work)).toMatchObject({ state: 'done', takes: [{}, {}] });
    const text = fake.asked.find(({ headers }) => headers['content-type']?.startsWith('multipart/'))?.text ?? '';
    expect(text).toContain('name="src_audio"; filename="source.mp3"');
    expect(text).toContain(mp3.toString('latin1'));
    expect(text).not.toContain('_audio_path');
  });

  it('takes an empty list for a lost task, which the server calls queued for ever', async () => {
    expect(await outcome(song('lost'))).toEqual({ state: 'lost' });
  });

  it('says why work failed, where the server does', async () => {
    const message = generation === 'G2' ? 'CUDA out of memory' : 'no reason given';
    expect(await outcome(song('fail'))).toMatchObject({ failure: { message: expect.stringContaining(message) } });
  });

  it('leaves a full queue, and a language model that is not there, to other engines', async () => {
    await expect(make().start(song('full'))).rejects.toMatchObject({ blames: 'engine' });
    const lyrics = assignment('words', { order: { kind: 'lyrics', prompt: 'a lighthouse' }, takes: 0 });
    if (generation === 'G1')
      return void (await expect(make().start(lyrics)).rejects.toMatchObject({ blames: 'engine' }));
    const engine = make();
    expect(await ended(engine, await engine.start(lyrics), lyrics)).toMatchObject({
      texts: [{ text: '[Verse]\nA lighthouse' }],
    });
  });

  it('keeps its key out of every message', async () => {
    const wrong = createUpstream(acestep, { url: fake.url, key: 'another-canary' }, workshop);
    made.push(wrong);
    const error: unknown = await wrong.start(song('x')).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ blames: 'engine' });
    expect(String(error) + JSON.stringify(error)).not.toContain('canary');
  });
});
