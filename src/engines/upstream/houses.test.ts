import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, openHouse, type TestHouse } from '../../../test/house.ts';
import { type KindName, kinds, type Order } from '../../catalogue/kinds/index.ts';
import { sql } from '../../database/sql.ts';
import { apixo } from '../apixo/apixo.ts';
import { crun } from '../crun/crun.ts';
import { engineContract } from '../engine.contract.ts';
import type { Engine, MadeFile, Take } from '../engine.ts';
import { createMetronome } from '../metronome/metronome.ts';
import { newapi } from '../newapi/newapi.ts';
import { sunoapi } from '../sunoapi/sunoapi.ts';
import { sunor } from '../sunor/sunor.ts';
import { jpeg, workshop } from './fixtures/workshop.ts';
import { type Api, createUpstream } from './upstream.ts';

const heads: Readonly<Record<string, string>> = {
  wav: 'RIFF0000WAVE',
  mp3: 'ID3',
  mid: 'MThd',
  mp4: '0000ftypisom',
  jpg: '\xff\xd8\xff',
};

/** The metronome, without the cost of its sound, whose files begin as files of their kind do. */
function metronomeWithFiles(): Engine {
  const metronome = createMetronome();
  const file = (made: MadeFile): MadeFile => ({
    ...made,
    bytes: Buffer.concat([Buffer.from(heads[made.extension] ?? '', 'latin1'), made.bytes]),
  });
  const take = (order: Order, index: number): Take => ({
    title: ('title' in order ? order.title : undefined) ?? 'Metronome',
    lyrics: 'lyrics' in order ? (order.lyrics ?? '') : '',
    tags: 'click',
    durationSeconds: 6,
    audio: Buffer.from(`ID3 take ${index}`),
    artwork: jpeg,
  });
  return {
    ...metronome,
    status: async (operation, assignment) => {
      const { order, takes } = assignment;
      const words = JSON.stringify(order);
      if (takes > 0 && (words.includes('metronome:half') || !words.includes('metronome:'))) {
        const count = words.includes('metronome:half') ? 1 : takes;
        return { state: 'done', takes: Array.from({ length: count }, (_, index) => take(order, index)), warnings: [] };
      }
      const status = await metronome.status(operation, assignment);
      return status.state === 'done' && status.files ? { ...status, files: status.files.map(file) } : status;
    },
    // It has news soon. At once would be never: a task that stalls would leave no turn to anybody else.
    news: () => new Promise((resolve) => setTimeout(resolve, 10)),
  };
}

/** Cantiga in front of Cantiga: our client of each API against our server of it. */
describe.each<[string, Api]>([
  ['crun', crun],
  ['sunor', sunor],
  ['apixo', apixo],
  ['newapi', newapi],
  ['sunoapi', sunoapi],
])('%s', (name, api) => {
  let inner: TestHouse;
  let outer: TestHouse;
  const make = (): Engine => createUpstream(api, { url: inner.url, key: inner.key }, workshop);
  beforeAll(async () => {
    inner = await openHouse({ engines: [metronomeWithFiles()], credits: 100_000 });
    // Whatever is ordered, the address to call at is taken.
    outer = await openHouse({ engines: [make()], credits: 100_000, called: () => {} });
  });
  afterAll(async () => {
    await outer.close();
    await inner.close();
  });

  const made = async (body: object): Promise<{ task: unknown; text: string }> => {
    const created = await outer.call('POST', '/v1/tasks', { body });
    const id = at(created.body, 'id');
    if (id === undefined) throw new Error(created.text);
    // Its events end with the task.
    await outer.call('GET', `/v1/tasks/${id}/events`);
    const { body: task, text } = await outer.call('GET', `/v1/tasks/${id}`);
    return { task, text };
  };

  it('makes every kind that it can, from its own clips, and shows no address of the upstream', async () => {
    const song = await made({
      kind: 'song',
      lyrics: '[Verse]\nStay with me',
      style: 'soul',
      title: 'Stay',
      model: 'v5',
    });
    const source = { clipId: at(song.task, 'clips', 0, 'id'), audioUrl: at(song.task, 'clips', 0, 'audioUrl') };
    expect(song.task).toMatchObject({ state: 'succeeded', engine: name, clips: [{ title: 'Stay' }, {}] });
    const changes: Partial<Record<KindName, object>> = {
      extend: { clipId: source.clipId, continueAt: 3 },
      concat: { clipIds: [source.clipId] },
      mashup: { audioUrls: [source.audioUrl, source.audioUrl] },
      replaceSection: { clipId: source.clipId, from: 0, to: 6 },
      upload: { audioUrl: source.audioUrl },
      persona: { clipId: source.clipId, from: 0, to: 20 },
    };
    const able = Object.values(kinds).filter((kind) => api.orders[kind.name] !== undefined);
    expect(able.length).toBeGreaterThan(0);
    const results = await Promise.all(
      able.map(async ({ name: kind, example, takes }) => {
        const clip = 'clipId' in example ? { clipId: source.clipId } : {};
        return { kind, takes, ...(await made({ ...example, ...clip, ...changes[kind] })) };
      }),
    );
    for (const { kind, takes, task, text } of results) {
      expect(task, kind).toMatchObject({ kind, state: 'succeeded', engine: name, failure: null });
      expect((at(task, 'clips') as unknown[]).length, kind).toBe(takes);
      const others = ['texts', 'files', 'timing'].map((part) => (at(task, part) as unknown[]).length);
      expect(
        takes + others.reduce((sum, count) => sum + count) + (at(task, 'reference') ? 1 : 0),
        kind,
      ).toBeGreaterThan(0);
      expect(text, kind).not.toContain(inner.url);
    }
    // Sixteen kinds through two servers: seconds on a quiet machine.
  }, 180_000);

  it('tells the caller why the upstream failed, in its words and without addresses', async () => {
    const { task } = await made({ kind: 'song', prompt: 'metronome:fail' });
    expect(task).toMatchObject({
      state: 'failed',
      failure: { code: 'generation_failed', message: expect.stringContaining('failed as it was asked to') },
    });
    expect((await outer.ledger.balance(outer.database, outer.account)).held).toBe(0);
  });

  it('delivers the take that there is when the other is missing, and charges its share', async () => {
    const { task } = await made({ kind: 'song', prompt: 'metronome:half' });
    expect(task).toMatchObject({ state: 'succeeded', clips: [{}], charged: 5 });
  });

  it('keeps the key to itself', async () => {
    const rows = await outer.database.all<object>(sql`select * from tasks`);
    expect(JSON.stringify(outer.events) + JSON.stringify(rows)).not.toContain(inner.key);
  });

  engineContract(name, make);
});
