import { afterEach, describe, expect, it } from 'vitest';
import { assignment } from '../engine.contract.ts';
import type { Engine } from '../engine.ts';
import { type Asked, type Deed, type Fake, startFake } from '../upstream/fixtures/fake.ts';
import { createChat, readLyrics } from './chat.ts';

const key = 'sk-chat-canary';
const work = assignment('words', { order: { kind: 'lyrics', prompt: 'a lighthouse' }, takes: 0 });
const closing: { close(): unknown }[] = [];
afterEach(() => {
  for (const each of closing.splice(0)) each.close();
});

async function against(answer: (asked: Asked) => Deed): Promise<{ engine: Engine; fake: Fake }> {
  const fake = await startFake(answer);
  const engine = createChat({ url: `${fake.url}/v1`, key, model: 'small' });
  closing.push(fake, { close: () => engine.close?.() });
  return { engine, fake };
}
const said = (content: string): Deed => ({ json: { choices: [{ message: { role: 'assistant', content } }] } });

describe('lyrics from a language model', () => {
  it('are asked for below the address, with the key, and kept in the operation', async () => {
    const texts = [1, 2].map((n) => ({ title: `T${n}`, text: `[Verse]\nline ${n}` }));
    const { engine, fake } = await against(() => said(JSON.stringify({ texts })));
    const operation = JSON.parse(JSON.stringify(await engine.start(work))) as Awaited<ReturnType<Engine['start']>>;
    expect(await engine.status(operation, work)).toEqual({ state: 'done', texts, warnings: [] });
    const [asked] = fake.asked;
    expect(asked).toMatchObject({ path: '/v1/chat/completions', headers: { authorization: `Bearer ${key}` } });
    expect(asked?.body).toMatchObject({ model: 'small', messages: [{ role: 'system' }, { content: 'a lighthouse' }] });
    expect(['lyrics', 'song'].map((kind) => engine.can(kind as 'lyrics'))).toEqual([true, false]);
  });

  it.each<[string, Deed]>([
    ['a reset', 'reset'],
    ['an error', { status: 500, json: { error: { message: `bad ${key}` } } }],
    ['a wrong key', { status: 401, json: { error: { message: `Incorrect API key: ${key}` } } }],
    ['an error inside a 200', { json: { error: { message: 'model not loaded' } } }],
    ['an answer without words', said('I cannot.')],
    ['a page', { bytes: Buffer.from('<html>') }],
  ])('are left to another engine after %s', async (_, deed) => {
    const { engine } = await against(() => deed);
    const error: unknown = await engine.start(work).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ blames: 'engine' });
    expect(String(error) + JSON.stringify(error)).not.toContain(key);
  });

  it('are found between fences, alone, and without JSON', () => {
    const song = { title: 'A', text: 'la\nla' };
    expect(readLyrics(`Here:\n\`\`\`json\n${JSON.stringify({ texts: [song, song, song] })}\n\`\`\``)).toEqual([
      song,
      song,
    ]);
    expect(readLyrics(JSON.stringify({ title: 'A', lyrics: 'la\nla' }))).toEqual([song]);
    expect(readLyrics('[Verse]\nla')).toEqual([{ title: '', text: '[Verse]\nla' }]);
  });
});
