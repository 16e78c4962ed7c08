import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assignment, ended, engineContract } from '../engine.contract.ts';
import { createEmbedded } from './embedded.ts';
import { wishesOf } from './makers/order.ts';
import type { Answer, Request } from './messages.ts';
import type { Pool } from './pool.ts';

/** A pool that plays at once, or as `answer` says. */
function fakePool(
  answer?: (request: Request) => Promise<Answer>,
): Pool & { readonly asked: Request[]; aborted: number; warmed: number } {
  const pool = {
    asked: [] as Request[],
    aborted: 0,
    run: async (request: Request, options: Parameters<Pool['run']>[1] = {}): Promise<Answer> => {
      pool.asked.push(request);
      options.signal?.addEventListener('abort', () => {
        pool.aborted++;
      });
      await Promise.resolve();
      options.onProgress?.(0.5);
      if (answer) return answer(request);
      const take = request.ask === 'record' ? request.take : 0;
      // A first try that was given up, then the beginning of what is recorded below.
      for (const piece of [Uint8Array.of(9), undefined, Uint8Array.of(0xff), Uint8Array.of(0xfb)])
        options.onAudio?.(piece);
      const recording = {
        title: 'Rain',
        lyrics: '',
        tags: 'folk',
        durationSeconds: 100,
        audio: Uint8Array.of(0xff, 0xfb, take),
        artwork: Uint8Array.of(0xff, 0xd8, 0xff),
        words: [],
        score: Uint8Array.of(1),
        sheet: { tempoBpm: 90, beatsPerBar: 4, key: 'C', sections: [], chords: [], lines: [], peaks: [] },
        warnings: ['the same from both'],
      };
      return { say: 'recorded', recording };
    },
    warmed: 0,
    warm: () => {
      pool.warmed++;
    },
    close: async () => {},
  };
  return pool;
}

describe('the embedded engine', () => {
  engineContract('embedded', () => createEmbedded(fakePool()));

  it('gets its threads ready before the first order', () => {
    const pool = fakePool();
    createEmbedded(pool).prepare?.();
    expect(pool).toMatchObject({ warmed: 1, asked: [] });
  });

  it('asks for two takes of one seed, and says each warning once', async () => {
    const pool = fakePool();
    const engine = createEmbedded(pool);
    const work = assignment('folk', { order: { kind: 'song', prompt: 'folk', instrumental: false, model: 'v4' } });
    const status = await ended(engine, await engine.start(work), work);
    expect(pool.asked).toMatchObject([
      { ask: 'record', seed: 7, take: 1, wishes: { prompt: 'folk', maxSeconds: 240 } },
      { ask: 'record', seed: 7, take: 2 },
    ]);
    if (status.state !== 'done') throw new Error(status.state);
    expect(status.warnings.filter((warning) => warning === 'the same from both')).toHaveLength(1);
  });

  it('writes two texts in render threads', async () => {
    const pool = fakePool(async (request) => {
      if (request.ask !== 'write') throw new Error(request.ask);
      return { say: 'written', title: `T${request.seed}`, lyrics: `[Verse]\n${request.prompt}` };
    });
    const engine = createEmbedded(pool);
    const work = assignment('rain', { order: { kind: 'lyrics', prompt: 'rain' }, takes: 0 });
    expect(await ended(engine, await engine.start(work), work)).toMatchObject({
      state: 'done',
      texts: [
        { title: 'T7', text: '[Verse]\nrain' },
        { title: 'T8', text: '[Verse]\nrain' },
      ],
    });
  });

  it('fails when a thread fails, and calls the other back', async () => {
    const pool = fakePool(async (request) => {
      if (request.ask === 'record' && request.take === 2) throw new Error('the render thread ended unexpectedly');
      return new Promise<Answer>(() => {});
    });
    const engine = createEmbedded(pool);
    const work = assignment('folk');
    expect(await ended(engine, await engine.start(work), work)).toMatchObject({
      state: 'failed',
      failure: { code: 'generation_failed', message: expect.stringContaining('render thread') },
    });
    expect(pool.aborted).toBe(2);
  });

  it('shows the mean progress of its takes, and frees its threads when cancelled', async () => {
    const pool = fakePool(() => new Promise<Answer>(() => {}));
    const engine = createEmbedded(pool);
    const work = assignment('folk');
    const operation = await engine.start(work);
    await engine.news?.(operation, 20);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await engine.status(operation, work)).toEqual({ state: 'pending', progress: 0.5 });
    await engine.cancel?.(operation);
    expect(pool.aborted).toBe(2);
  });

  it('tells the words as soon as they are composed, and a take as soon as it is done', async () => {
    let compose = (): void => {};
    const base = fakePool();
    const pool: Pool = {
      ...base,
      run: (request, options = {}) => {
        if (request.ask !== 'record') throw new Error(request.ask);
        const say = (): void => options.onComposed?.({ title: 'Rain', lyrics: 'la', tags: 'folk' });
        if (request.take === 1) return base.run(request, options);
        compose = say;
        return new Promise<Answer>(() => {});
      },
    };
    const engine = createEmbedded(pool);
    const work = assignment('folk');
    const operation = await engine.start(work);
    compose();
    // The words of the second take alone are not told: the list has no gaps.
    expect(await engine.status(operation, work)).not.toHaveProperty('texts');
    const status = await ended(engine, operation, work, ({ takes }) => takes !== undefined);
    expect(status).toMatchObject({ state: 'pending', takes: [{ title: 'Rain' }, undefined] });
  });

  it('lets each take be heard in its place, and wakes who waits when that begins', async () => {
    const speak: ((piece: Uint8Array | undefined) => void)[] = [];
    const pool = fakePool();
    pool.run = (request, options = {}) => {
      if (request.ask === 'record') speak[request.take - 1] = (piece) => options.onAudio?.(piece);
      return new Promise<Answer>(() => {});
    };
    const engine = createEmbedded(pool);
    const heard: unknown[] = [];
    const work = assignment('folk', { onAudio: (take, piece) => void heard.push([take, piece]) });
    const operation = await engine.start(work);
    const dayMs = 24 * 60 * 60 * 1000;
    for (const piece of [Uint8Array.of(1), undefined]) {
      const news = engine.news?.(operation, dayMs);
      speak[1]?.(piece);
      await news;
    }
    speak[0]?.(Uint8Array.of(2));
    expect(heard).toEqual([
      [1, Uint8Array.of(1)],
      [1, undefined],
      [0, Uint8Array.of(2)],
    ]);
  });

  describe('of films', () => {
    const work = assignment('film', {
      order: { kind: 'video', clipId: 'c', author: 'Ava' },
      takes: 0,
      sources: [
        {
          url: 'http://localhost/a.mp3',
          audio: async () => Uint8Array.of(0xff),
          clip: {
            ...{ id: 'c', title: 'Rain', lyrics: '', tags: 'folk', durationSeconds: 100, engine: 'embedded' },
            order: { kind: 'upload', audioUrl: 'http://localhost/a.mp3' },
            artwork: async () => Uint8Array.of(0xff, 0xd8),
            score: async () => undefined,
            sources: async () => [],
          },
        },
      ],
    });

    it('has them made by threads of their own', async () => {
      const songs = fakePool();
      const films = fakePool(async () => ({ say: 'filmed', film: Uint8Array.of(7) }));
      const engine = createEmbedded(songs, { pool: films, encoder: 'ffmpeg' });
      expect(await ended(engine, await engine.start(work), work)).toMatchObject({
        state: 'done',
        files: [{ name: 'video', extension: 'mp4', contentType: 'video/mp4', bytes: Uint8Array.of(7) }],
      });
      expect(songs.asked).toEqual([]);
      const [asked] = films.asked;
      if (asked?.ask !== 'film') throw new Error('no film was asked for');
      expect(asked.wish).toMatchObject({ author: 'Ava', brand: '', artwork: Uint8Array.of(0xff, 0xd8) });
      expect(existsSync(asked.folder)).toBe(false);
    });

    it('makes none without ffmpeg, and none any more once ffmpeg was found wanting', async () => {
      expect(createEmbedded(fakePool()).can('video')).toBe(false);
      const films = fakePool(async () => ({ say: 'filmed', missing: 'it has no encoder' }));
      const engine = createEmbedded(fakePool(), { pool: films, encoder: 'ffmpeg' });
      expect(engine.can('video')).toBe(true);
      expect(await ended(engine, await engine.start(work), work)).toMatchObject({
        state: 'failed',
        failure: { code: 'feature_disabled', message: 'video: it has no encoder' },
      });
      expect(engine.can('video')).toBe(false);
    });
  });

  it('reads an order as the musician does', () => {
    const wishes = wishesOf({
      kind: 'song',
      style: 'folk',
      instrumental: true,
      model: 'v5',
      weirdness: 0,
      vocalGender: 'f',
    });
    expect(wishes).toEqual({
      prompt: '',
      lyrics: '',
      tags: 'folk',
      negativeTags: '',
      title: '',
      instrumental: true,
      vocalGender: 'f',
      weirdness: 0,
      maxSeconds: 480,
    });
  });
});
