import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignment, ended, engineContract } from '../engine.contract.ts';
import type { Engine } from '../engine.ts';
import { type Asked, type Deed, type Fake, startFake } from '../upstream/fixtures/fake.ts';
import { workshop } from '../upstream/fixtures/workshop.ts';
import { listOf } from '../upstream/read.ts';
import { createAcestepcpp } from './acestepcpp.ts';
import { partsOf } from './parts.ts';

const boundary = 'ace-batch-boundary';

/** A sound and its latent for each request, as ace-server answers them. */
const mixed = (sounds: readonly string[]): Buffer =>
  Buffer.from(
    `${sounds
      .flatMap((sound) => [
        `--${boundary}\r\nContent-Type: audio/mpeg\r\nContent-Disposition: attachment; filename="a.mp3"\r\n\r\n${sound}\r\n`,
        `--${boundary}\r\nContent-Type: application/octet-stream\r\n\r\nlatent\r\n`,
      ])
      .join('')}--${boundary}--\r\n`,
  );

function server() {
  const jobs = new Map<string, { looks: number; lm: boolean; request: unknown }>();
  return ({ method, path, body, text }: Asked): Deed => {
    if (method === 'POST' && (path === '/lm' || path === '/synth')) {
      if (text.includes('lost')) return { json: { id: 'never-kept' } };
      if (text.includes('old')) return { json: [{ caption: 'the result at once' }] };
      const id = `job${jobs.size + 1}`;
      jobs.set(id, { looks: 0, lm: path === '/lm', request: body });
      return { json: { id } };
    }
    const query = new URL(path, 'http://x').searchParams;
    const job = jobs.get(query.get('id') ?? '');
    if (!job) return { status: 404, json: { error: 'Job not found' } };
    if (query.get('cancel') === '1') return { json: { status: 'cancelled' } };
    if (query.get('result') !== '1') {
      if (JSON.stringify(job.request).includes('fail')) return { json: { status: 'failed' } };
      return { json: { status: job.looks++ < 1 ? 'running' : 'done' } };
    }
    if (job.lm) {
      const request = job.request as { lyrics: string };
      const written = [1, 2].map((take) => ({
        ...request,
        lyrics: request.lyrics || `[Verse]\nline ${take}`,
        audio_codes: '1,2',
      }));
      return { json: written };
    }
    const sounds = listOf(job.request).map((_, index) => `ID3 sound ${index}`);
    return { bytes: mixed(sounds), type: `multipart/mixed; boundary=${boundary}` };
  };
}

describe('acestepcpp', () => {
  let fake: Fake;
  const made: Engine[] = [];
  const make = (): Engine => {
    const engine = createAcestepcpp({ url: fake.url, key: '' }, workshop);
    made.push(engine);
    return engine;
  };
  beforeAll(async () => {
    fake = await startFake(server());
  });
  afterAll(async () => {
    await Promise.all(made.map((engine) => engine.close?.()));
    fake.close();
  });
  const song = (prompt: string) =>
    assignment(prompt, { order: { kind: 'song', prompt, instrumental: false, model: 'v5' } });

  engineContract('acestepcpp', make);

  it('lets the language model write, and has the sound made of what it wrote', async () => {
    const work = song('a folk song');
    const engine = make();
    const operation = await engine.start(work);
    const early = await ended(engine, operation, work, ({ texts }) => texts !== undefined);
    expect(early).toMatchObject({
      state: 'pending',
      texts: [{ lyrics: '[Verse]\nline 1' }, { lyrics: '[Verse]\nline 2' }],
    });
    const status = await ended(engine, operation, work);
    expect(status).toMatchObject({ state: 'done', takes: [{ lyrics: '[Verse]\nline 1' }, {}] });
    const synth = fake.asked.findLast(({ path }) => path === '/synth');
    expect(synth?.body).toMatchObject([{ audio_codes: '1,2', output_format: 'mp3' }, {}]);
  });

  it('says when a job is lost, and when it failed', async () => {
    const engine = make();
    for (const [prompt, state] of [
      ['lost', 'lost'],
      ['fail', 'failed'],
    ] as const) {
      const work = song(prompt);
      expect(await ended(engine, await engine.start(work), work)).toMatchObject({ state });
    }
  });

  it('refuses a server from before jobs', async () => {
    await expect(make().start(song('old'))).rejects.toThrow('update it');
  });

  it('has the job that is under way cancelled', async () => {
    const work = song('a song to leave');
    const engine = make();
    const operation = await engine.start(work);
    await engine.cancel?.(operation);
    expect(fake.asked.at(-1)).toMatchObject({ method: 'POST', path: `/job?id=${operation.job}&cancel=1` });
  });
});

it('reads the parts of a body, and none that is cut off', () => {
  const type = `multipart/mixed; boundary=${boundary}`;
  const whole = mixed(['ID3 a', 'ID3 b']);
  const bodies = (body: Buffer): string[] => partsOf(body, type).map(({ bytes }) => Buffer.from(bytes).toString());
  expect(bodies(whole)).toEqual(['ID3 a', 'latent', 'ID3 b', 'latent']);
  expect(bodies(whole.subarray(0, whole.length - 60))).toEqual(['ID3 a', 'latent', 'ID3 b']);
  expect(partsOf(whole, 'audio/mpeg')).toEqual([]);
});
