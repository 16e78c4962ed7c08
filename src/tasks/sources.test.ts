import { afterEach, beforeEach, expect, it } from 'vitest';
import { at, openHouse, type TestHouse, until } from '../../test/house.ts';
import type { Assignment, Source } from '../engines/engine.ts';
import { createMetronome } from '../engines/metronome/metronome.ts';

let house: TestHouse;
const begun: Assignment[] = [];
beforeEach(async () => {
  begun.length = 0;
  const metronome = createMetronome();
  const watched = {
    ...metronome,
    start: async (assignment: Assignment) => {
      begun.push(assignment);
      return metronome.start(assignment);
    },
  };
  house = await openHouse({ engines: [watched] });
});
afterEach(() => house.close());

async function made(body: object, key = house.key): Promise<unknown> {
  const { body: task } = await house.call('POST', '/v1/tasks', { body, key });
  return until(async () => {
    const { body: now } = await house.call('GET', `/v1/tasks/${at(task, 'id')}`, { key });
    return at(now, 'finishedAt') === null ? undefined : now;
  });
}
const firstClip = (task: unknown): { id: string; audioUrl: string } =>
  (at(task, 'clips') as { id: string; audioUrl: string }[])[0] as { id: string; audioUrl: string };
const sourceOf = (index: number): Source => begun[index]?.sources[0] as Source;

it('tells an engine of the clip, of what it was made from, and its sound', async () => {
  const song = firstClip(await made({ kind: 'song', prompt: 'rain', title: 'Rain' }));
  const more = firstClip(await made({ kind: 'extend', clipId: song.id }));
  await made({ kind: 'concat', clipIds: [more.id] });
  const { clip } = sourceOf(2);
  expect(clip).toMatchObject({ id: more.id, engine: 'metronome', order: { kind: 'extend' } });
  const [root] = (await clip?.sources()) ?? [];
  expect(root?.clip).toMatchObject({ id: song.id, title: 'Rain', order: { kind: 'song' } });
  const heard = Buffer.from(await (await fetch(song.audioUrl)).arrayBuffer());
  expect(Buffer.from((await root?.audio()) ?? [])).toEqual(heard);
  expect((await root?.clip?.artwork())?.length).toBeGreaterThan(0);
});

it('knows the clip behind the address of a file of the account, and of nobody else', async () => {
  const { audioUrl, id } = firstClip(await made({ kind: 'song', prompt: 'rain' }));
  await made({ kind: 'cover', audioUrl, style: 'jazz' });
  expect(sourceOf(1).clip?.id).toBe(id);
  const { key } = await house.newAccount('other', 100);
  await made({ kind: 'cover', audioUrl, style: 'jazz' }, key);
  expect(sourceOf(2)).toMatchObject({ url: audioUrl });
  expect(sourceOf(2).clip).toBeUndefined();
});

it('finds the music that a persona stands for', async () => {
  const { id } = firstClip(await made({ kind: 'song', prompt: 'rain' }));
  const persona = await made({ kind: 'persona', clipId: id, name: 'The keeper' });
  await made({ kind: 'song', prompt: 'sun', personaId: at(persona, 'id') });
  expect(begun[2]?.persona?.clip?.id).toBe(id);
});
