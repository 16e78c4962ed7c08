import { afterEach, describe, expect, it } from 'vitest';
import { at, openHouse, type TestHouse, until } from '../../test/house.ts';
import { createPaced, type Paced } from '../../test/paced.ts';
import { createRunner } from './run.ts';

describe('a take that is being made', () => {
  let house: TestHouse;
  let paced: Paced;
  afterEach(() => house.close());
  const open = async (idle = false): Promise<void> => {
    paced = createPaced();
    house = await openHouse({ engines: [paced.engine], idle });
  };
  const order = async (): Promise<string> => {
    const { body } = await house.call('POST', '/v1/tasks', { body: { kind: 'song', prompt: 'a song', seed: 7 } });
    return String(at(body, 'id'));
  };
  const clipsOf = async (id: string) =>
    (at((await house.call('GET', `/v1/tasks/${id}`)).body, 'clips') ?? []) as Record<string, unknown>[];
  const inState = (id: string, state: string) =>
    until(async () => {
      const clips = await clipsOf(id);
      return clips.length === 2 && clips.every((clip) => clip.state === state) ? clips : undefined;
    });
  const addressOf = (clip: Record<string, unknown> | undefined): string => String(clip?.audioUrl);
  /** Why the answer came to no good end. */
  const faultOf = (answer: Response): Promise<unknown> => answer.arrayBuffer().catch((error: Error) => error.name);

  it('is heard from its final address, and what is heard is what is stored', async () => {
    await open();
    const id = await order();
    const [clip, other] = await inState(id, 'streaming');
    expect(clip).toEqual({
      id: expect.any(String),
      title: 'Metronome',
      lyrics: '',
      tags: 'click',
      audioUrl: expect.stringMatching(/^http.*\.mp3$/),
      durationSeconds: null,
      imageUrl: null,
      state: 'streaming',
    });
    const live = await fetch(addressOf(clip));
    const ranged = await fetch(addressOf(other), { headers: { range: 'bytes=100-' } });
    for (const { status, headers } of [live, ranged]) {
      expect(status).toBe(200);
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-type': 'audio/mpeg',
        'accept-ranges': 'none',
        'cache-control': 'no-store',
        'transfer-encoding': 'chunked',
      });
      expect(headers.get('content-length')).toBeNull();
    }
    const bodies = [live, ranged].map(async (answer) => Buffer.from(await answer.arrayBuffer()));
    paced.finish();
    const done = await inState(id, 'complete');
    expect(done.map(addressOf)).toEqual([clip, other].map(addressOf));
    for (const [index, body] of bodies.entries()) {
      const stored = await fetch(addressOf(done[index]));
      expect(stored.headers.get('accept-ranges')).toBe('bytes');
      expect((await body).equals(Buffer.from(await stored.arrayBuffer()))).toBe(true);
    }
  });

  it('tells nothing of itself to callbacks and stages before its time', async () => {
    await open();
    const id = await order();
    await inState(id, 'streaming');
    expect(await house.tasks.told(house.account, id, 'task.first')).toMatchObject({
      early: { audible: [], clips: [] },
    });
  });

  it.each<[string, (id: string) => Promise<unknown> | undefined]>([
    ['the task is cancelled', (id) => house.call('POST', `/v1/tasks/${id}/cancel`)],
    ['it begins anew', async () => paced.again()],
    ['it turns out another one', async () => paced.finish('otherwise')],
    ['the server stops', () => house.runner?.stop(0)],
  ])('cuts its listeners off when %s', async (_, happens) => {
    await open();
    const id = await order();
    const [clip] = await inState(id, 'streaming');
    const answer = await fetch(addressOf(clip));
    const fault = faultOf(answer);
    await happens(id);
    expect(await fault).toBe('TypeError');
  });

  it('can be heard from its beginning after it began anew', async () => {
    await open();
    const id = await order();
    const [clip] = await inState(id, 'streaming');
    const first = faultOf(await fetch(addressOf(clip)));
    paced.again();
    expect(await first).toBe('TypeError');
    const second = await fetch(addressOf((await inState(id, 'streaming'))[0]));
    paced.finish();
    const body = Buffer.from(await second.arrayBuffer());
    const [done] = await inState(id, 'complete');
    expect(body.equals(Buffer.from(await (await fetch(addressOf(done))).arrayBuffer()))).toBe(true);
  });

  it('is no longer named once another worker has to begin it', async () => {
    await open(true);
    const id = await order();
    const runner = createRunner(house.runnerRoom);
    const [clip] = await inState(id, 'streaming');
    await runner.stop(0);
    expect((await fetch(addressOf(clip))).status).toBe(202);
    await house.queue.reclaimAll();
    const silent = { ...paced.engine, status: async () => ({ state: 'pending', progress: 0.1 }) as const };
    const next = createRunner({ ...house.runnerRoom, engines: [silent] });
    await until(async () => ((await clipsOf(id)).length === 0 ? true : undefined));
    await next.stop(0);
  });
});
