import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KindName, kinds } from '../../src/catalogue/kinds/index.ts';
import { priceOf } from '../../src/catalogue/prices.ts';
import type { Engine } from '../../src/engines/engine.ts';
import { createMetronome } from '../../src/engines/metronome/metronome.ts';
import { at, openHouse, type TestHouse, until } from '../house.ts';

/** What is told by HTTP alone, with the one key of an account. */
const callerOf = (house: TestHouse) => {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${house.url}${path}`, {
      method,
      headers: { 'x-api-key': house.key, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    expect(answer.ok, `${path}: ${text}`).toBe(true);
    return JSON.parse(text) as unknown;
  };
  return {
    get: (path: string) => call('GET', path),
    post: (path: string, body: unknown) => call('POST', path, body),
    balance: () => house.ledger.balance(house.database, house.account),
  };
};

describe('works of works across dialects', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  it('are an upload, what goes on from it, its cover, the cover’s stems and a film, each ordered in another tongue', async () => {
    const { get, post, balance } = callerOf(house);
    const before = (await balance()).available;

    const uploaded = at(await post('/suno/uploads/audio-url', { url: 'https://example.com/mine.mp3' }), 'data');
    const upload = await until(async () => {
      const task = at(await get(`/suno/fetch/${uploaded}`), 'data');
      return at(task, 'status') === 'SUCCESS' ? task : undefined;
    });
    const recording = String(at(upload, 'data', 0, 'id'));

    const onward = { suno_id: recording, mode: 'simple' };
    const created = await post('/api/v1/client/job/CreateTask', { model: 'suno/music-extend', input: onward });
    const extended = await until(async () => {
      const data = at(await get(`/api/v1/client/job/TaskInfo?task_id=${at(created, 'data', 'task_id')}`), 'data');
      return at(data, 'complete_at') === null ? undefined : data;
    });
    expect(at(extended, 'status')).toBe('success');
    const longer = at(extended, 'result', 'suno_data', 0);

    const again = { customMode: true, instrumental: true, model: 'V5', style: 'bossa nova', title: 'Covered' };
    const covering = await post('/api/v1/generate/upload-cover', { ...again, uploadUrl: at(longer, 'audio_url') });
    const covered = await until(async () => {
      const data = at(await get(`/api/v1/generate/record-info?taskId=${at(covering, 'data', 'taskId')}`), 'data');
      return at(data, 'status') === 'SUCCESS' ? data : undefined;
    });
    const cover = String(at(covered, 'response', 'sunoData', 0, 'id'));

    const stems = await post('/api/generate_stems', { audio_id: cover });
    expect([at(stems, 0, 'title'), at(stems, 1, 'title')]).toEqual(['Covered - Vocals', 'Covered - Instrumental']);

    const filming = await post('/v1/tasks', { kind: 'video', clipId: cover, author: 'Ava' });
    const filmed = await until(async () => {
      const task = await get(`/v1/tasks/${at(filming, 'id')}`);
      return at(task, 'state') === 'succeeded' ? task : undefined;
    });
    const film = JSON.stringify(filmed).match(/http[^"]*\.mp4/)?.[0] ?? '';
    expect((await fetch(film)).status).toBe(200);

    // Who made a clip in one tongue finds it, as what it is, in every other.
    for (const id of [recording, String(at(longer, 'suno_id')), cover]) {
      expect(at(await get(`/v1/clips/${id}`), 'id')).toBe(id);
      expect(at(await get(`/api/get?ids=${id}`), 0, 'id')).toBe(id);
    }
    const made: readonly KindName[] = ['upload', 'extend', 'cover', 'stems', 'video'];
    await until(async () => ((await balance()).openHolds === 0 ? true : undefined));
    expect(before - (await balance()).available).toBe(made.reduce((sum, kind) => sum + priceOf(kind), 0));
  });
});

describe('every kind of work', () => {
  /** Songs are made at once; what is made of them is made as the test wants it. */
  const withSources = (rest: (metronome: Engine) => Engine['status']): Engine => {
    const metronome = createMetronome();
    const status = rest(metronome);
    const isSource = (text: string) => text.includes('the source');
    return {
      ...metronome,
      status: (operation, work) =>
        isSource(JSON.stringify(work.order)) ? metronome.status(operation, work) : status(operation, work),
    };
  };
  const clipIn = async ({ get, post }: ReturnType<typeof callerOf>): Promise<unknown> => {
    const { id } = (await post('/v1/tasks', { kind: 'song', prompt: 'the source' })) as { readonly id: string };
    return until(async () => {
      const task = await get(`/v1/tasks/${id}`);
      return at(task, 'state') === 'succeeded' ? at(task, 'clips', 0) : undefined;
    });
  };
  const orderOf = (name: KindName, clip: unknown): unknown => {
    const example: Readonly<Record<string, unknown>> = kinds[name].example;
    const [clipId, audioUrl] = [at(clip, 'id'), at(clip, 'audioUrl')];
    return {
      ...example,
      ...('clipId' in example && { clipId }),
      ...('clipIds' in example && { clipIds: [clipId] }),
      ...('audioUrl' in example && { audioUrl }),
      ...('audioUrls' in example && { audioUrls: [audioUrl, audioUrl] }),
    };
  };
  const names = Object.keys(kinds) as KindName[];

  it('can be cancelled while it is made, and by then its credits are back', async () => {
    const house = await openHouse({ engines: [withSources(() => async () => ({ state: 'pending', progress: 0.5 }))] });
    const caller = callerOf(house);
    try {
      const clip = await clipIn(caller);
      const before = await caller.balance();
      expect(before.openHolds).toBe(0);
      for (const name of names) {
        const { id } = (await caller.post('/v1/tasks', orderOf(name, clip))) as { readonly id: string };
        expect(await caller.balance(), name).toMatchObject({ held: priceOf(name), openHolds: 1 });
        await until(async () => (at(await caller.get(`/v1/tasks/${id}`), 'state') === 'running' ? true : undefined));
        expect(await caller.post(`/v1/tasks/${id}/cancel`, {}), name).toMatchObject({ state: 'cancelled', charged: 0 });
        expect(await caller.balance(), name).toEqual(before);
      }
      expect(await house.ledger.audit(house.database)).toEqual([]);
    } finally {
      await house.close();
    }
  });

  it('costs half, and says so, when one of its two takes fails', async () => {
    const half = withSources((metronome) => async (operation, work) => {
      const made = await metronome.status(operation, work);
      return made.state === 'done' ? { ...made, takes: made.takes?.slice(0, 1) ?? [] } : made;
    });
    const house = await openHouse({ engines: [half] });
    const caller = callerOf(house);
    try {
      const clip = await clipIn(caller);
      for (const name of names.filter((each) => kinds[each].takes === 2)) {
        const before = (await caller.balance()).available;
        const { id } = (await caller.post('/v1/tasks', orderOf(name, clip))) as { readonly id: string };
        const task = await until(async () => {
          const now = await caller.get(`/v1/tasks/${id}`);
          return at(now, 'state') === 'succeeded' ? now : undefined;
        });
        const warnings = expect.arrayContaining(['Take 2 is missing and was not delivered']);
        expect(task, name).toMatchObject({ charged: priceOf(name) / 2, warnings });
        expect(before - (await caller.balance()).available, name).toBe(priceOf(name) / 2);
      }
      expect(await house.ledger.audit(house.database)).toEqual([]);
    } finally {
      await house.close();
    }
  });
});
