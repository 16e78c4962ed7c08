import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { at, openHouse, type TestHouse, until } from '../../../test/house.ts';
import { type FailureCode, failure, failureRules } from '../../catalogue/failures.ts';
import { models } from '../../catalogue/models.ts';
import { dialectContract } from '../dialect.contract.ts';
import { openaiFailure } from './failures.ts';

interface Take {
  readonly url: string;
  readonly image_url: string;
}

const chatPath = '/v1/chat/completions';
const musicPath = '/v1/audio/music';

dialectContract('openai', {
  create: musicPath,
  accepted: 202,
  order: ({ prompt, lyrics, style, model, callbackUrl }) => ({
    ...{ prompt, lyrics, style, model, background: true },
    callback_url: callbackUrl,
  }),
  idOf: (created) => at(created, 'id'),
  poll: (id) => `${musicPath}/${id}`,
  taskOf: (polled) => polled,
  stateOf: (task) => {
    const status = at(task, 'status');
    if (status === 'queued' || status === 'in_progress') return 'waiting';
    return status === 'completed' ? 'succeeded' : 'failed';
  },
  reasonOf: (task) => at(task, 'error', 'message'),
  clipsOf: (task) => (at(task, 'data') as Take[]).map(({ url, image_url }) => ({ audio: url, image: image_url })),
  status: {
    invalid: 400,
    unauthorized: 401,
    credits: 429,
    notFound: 404,
    conflict: 409,
    rate: 429,
    maintenance: 503,
    moderation: 400,
  },
  messageOf: (refused) => {
    expect(Object.keys(at(refused, 'error') as object)).toEqual(['message', 'type', 'param', 'code']);
    return String(at(refused, 'error', 'message'));
  },
  fields: { lyrics: 'lyrics', style: 'style' },
});

const user = (content: unknown) => [{ role: 'user', content }];

/** The data of server-sent events, `[DONE]` as it is. */
const eventsOf = (text: string): unknown[] =>
  text
    .trim()
    .split('\n\n')
    .map((event) => {
      expect(event).toMatch(/^data: /);
      const data = event.slice('data: '.length);
      return data === '[DONE]' ? data : JSON.parse(data);
    });

/** What differs from run to run, replaced by its kind. */
function steady(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((inner) => steady(inner));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, steady(inner, key)]));
  if (typeof value === 'number' && /^(created|created_at|completed_at)$/.test(name)) return '<time>';
  if (typeof value !== 'string') return value;
  return value
    .replace(/http:\/\/127[^\s)]*(\.\w+)/g, '<url>$1')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/, '<id>');
}

interface Fixture {
  readonly about: string;
  readonly path: string;
  readonly request: unknown;
  readonly reply?: unknown;
}

describe('openai', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());
  afterEach(() => void vi.restoreAllMocks());
  const chat = (body: unknown) => house.call('POST', chatPath, { body });
  const music = (body: unknown) => house.call('POST', musicPath, { body });

  const folder = join(import.meta.dirname, 'fixtures');
  it.each(readdirSync(folder))('answers fixtures/%s as noted', async (name) => {
    const fixture = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Fixture;
    const answer = await house.call('POST', fixture.path, { body: fixture.request });
    const reply = steady(answer.body);
    if (process.env.UPDATE === '1')
      writeFileSync(join(folder, name), `${JSON.stringify({ ...fixture, reply }, null, 2)}\n`);
    else expect(reply).toEqual(fixture.reply);
  });

  it('answers a chat with an object that names both takes', async () => {
    const { status, body } = await chat({ model: 'v5', messages: user('a calm folk song') });
    expect(status).toBe(200);
    expect(at(body, 'object')).toBe('chat.completion');
    expect(at(body, 'choices', 0, 'finish_reason')).toBe('stop');
    const content = String(at(body, 'choices', 0, 'message', 'content'));
    const sounds = [...content.matchAll(/Listen to the song: (http\S+\.mp3)/g)].map(([, url]) => url ?? '');
    expect(new Set(sounds).size).toBe(2);
    for (const url of sounds) expect((await fetch(url)).headers.get('content-type')).toBe('audio/mpeg');
  });

  it('streams progress and then the same answer, ending with [DONE]', async () => {
    const order = { model: 'v5', messages: user('a calm folk song\n[Verse]\nla la'), stream: true };
    const answer = await chat({ ...order, stream_options: { include_usage: true } });
    expect(answer.headers['content-type']).toMatch(/^text\/event-stream/);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    const events = eventsOf(answer.text);
    expect(events.at(-1)).toBe('[DONE]');
    const usage = events.at(-2);
    expect([at(usage, 'choices'), at(usage, 'usage', 'total_tokens')]).toEqual([[], 0]);
    const chunks = events.slice(0, -2);
    expect(chunks.every((chunk) => at(chunk, 'object') === 'chat.completion.chunk')).toBe(true);
    expect(new Set(chunks.map((chunk) => at(chunk, 'id'))).size).toBe(1);
    const deltas = chunks.map((chunk) => at(chunk, 'choices', 0, 'delta'));
    expect(deltas[0]).toEqual({ role: 'assistant', content: '' });
    expect(deltas.map((delta) => at(delta, 'reasoning_content')).filter(Boolean).length).toBeGreaterThan(0);
    const progress = chunks.map((chunk) => Number(at(chunk, 'progress')));
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(100);
    expect(chunks.map((chunk) => at(chunk, 'choices', 0, 'finish_reason')).filter(Boolean)).toEqual(['stop']);
    const said = deltas.map((delta) => at(delta, 'content') ?? '').join('');
    const whole = await chat({ ...order, stream: false });
    const { content } = at(whole.body, 'choices', 0, 'message') as { content: string };
    expect(steady(said)).toBe(steady(content));
    expect(said).toContain('[Verse]\nla la');
    expect(events.some((event) => at(event, 'usage') === undefined)).toBe(true);
  });

  it('tells a failure in the stream, and as an error without one', async () => {
    const streamed = eventsOf((await chat({ messages: user('metronome:fail'), stream: true })).text);
    expect(at(streamed.at(-2), 'error')).toEqual({
      message: 'The metronome failed as it was asked to',
      type: 'server_error',
      param: null,
      code: 'generation_failed',
    });
    expect(streamed.at(-1)).toBe('[DONE]');
    const plain = await chat({ messages: user('metronome:fail') });
    expect([plain.status, plain.headers['x-should-retry']]).toEqual([500, 'false']);
  });

  it('refuses a stream before it begins like any other request', async () => {
    const answer = await chat({ messages: user('x'.repeat(501)), stream: true });
    expect([answer.status, at(answer.body, 'error', 'param')]).toEqual([400, 'messages']);
  });

  it('takes the last user message, in parts too, and what follows a section mark as lyrics', async () => {
    await chat({
      messages: [
        { role: 'system', content: 'You are a composer' },
        { role: 'user', content: 'first' },
        { role: 'assistant', content: null },
        {
          role: 'user',
          content: [{ type: 'text', text: 'a waltz' }, { type: 'image_url' }, { type: 'text', text: '[Chorus]\nla' }],
        },
      ],
      temperature: 0.7,
      tools: [],
    });
    const [task] = await house.tasks.list(house.account, 1);
    expect(task?.order).toMatchObject({ prompt: 'a waltz', lyrics: '[Chorus]\nla', instrumental: false, model: 'v5' });
  });

  it.each<[string, unknown, string]>([
    ['no messages', { model: 'v5' }, 'messages'],
    ['none of the user', { messages: [{ role: 'system', content: 'x' }] }, 'messages'],
    ['a blank one', { messages: user(' ') }, 'messages'],
    ['stream as a text', { messages: user('x'), stream: 'yes' }, 'stream'],
  ])('refuses a chat with %s', async (_, body, param) => {
    const answer = await chat(body);
    expect([answer.status, at(answer.body, 'error', 'param')]).toEqual([400, expect.stringContaining(param)]);
  });

  it('knows its models under every name and says of others that they do not exist', async () => {
    const listed = at((await house.call('GET', '/v1/models')).body, 'data') as { id: string }[];
    expect(listed.map(({ id }) => id)).toEqual(['cantiga', ...models.map(({ name }) => name)]);
    for (const name of ['chirp-v3-5', 'suno-v3.5', 'V5', 'cantiga'])
      expect((await house.call('GET', `/v1/models/${name}`)).status, name).toBe(200);
    for (const answer of [
      await house.call('GET', '/v1/models/gpt-4o'),
      await chat({ model: 'gpt-4o', messages: user('x') }),
      await music({ model: 'gpt-4o', prompt: 'x' }),
    ])
      expect([answer.status, at(answer.body, 'error', 'code')]).toEqual([404, 'model_not_found']);
  });

  it('answers /v1/audio/music when the song is done, and leads to its bytes', async () => {
    const made = await music({ prompt: 'a calm folk song', instrumental: true, duration: 30 });
    expect([made.status, at(made.body, 'status'), (at(made.body, 'data') as unknown[]).length]).toEqual([
      200,
      'completed',
      2,
    ]);
    expect(at(made.body, 'audio_url')).toBe(at(made.body, 'data', 0, 'url'));
    const bytes = await music({ input: 'a calm folk song', response_format: 'mp3' });
    expect([bytes.status, String(bytes.headers.location)]).toEqual([302, expect.stringMatching(/\.mp3$/)]);
    const id = String(at(made.body, 'id'));
    const second = await house.call('GET', `${musicPath}/${id}/content?take=2`);
    expect(second.headers.location).toBe(at(made.body, 'data', 1, 'url'));
    for (const path of [`${id}/content?take=3`, 'x/content', 'x'])
      expect((await house.call('GET', `${musicPath}/${path}`)).status).toBe(404);
    expect((await music({ prompt: 'metronome:fail' })).status).toBe(500);
    expect((await music({ prompt: 'x', background: true, response_format: 'mp3' })).status).toBe(400);
  });

  it('finds a song that another API ordered', async () => {
    const native = await house.call('POST', '/v1/tasks', { body: { kind: 'song', prompt: 'a song' } });
    const id = String(at(native.body, 'id'));
    await until(async () => {
      const { body } = await house.call('GET', `${musicPath}/${id}`);
      return at(body, 'status') === 'completed' ? body : undefined;
    });
    const words = await house.call('POST', '/v1/tasks', { body: { kind: 'lyrics', prompt: 'x' } });
    expect((await house.call('GET', `${musicPath}/${String(at(words.body, 'id'))}`)).status).toBe(404);
  });

  it('waits ten minutes at most', async () => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const asked = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms / 6000));
    const answer = await chat({ messages: user('metronome:stall') });
    expect(asked).toHaveBeenCalledWith(600_000);
    expect([answer.status, at(answer.body, 'error', 'code')]).toEqual([504, 'timeout']);
  });

  it('words every failure, and says which to repeat', () => {
    for (const code of Object.keys(failureRules) as FailureCode[]) {
      const { status, body, headers } = openaiFailure(failure(code, 'm', { field: 'f' }));
      expect(status).toBeGreaterThanOrEqual(400);
      expect(at(body, 'error')).toMatchObject({ message: 'm', param: 'f' });
      const repeats = [409, 429].includes(status) || status >= 500;
      expect(headers?.['x-should-retry'], code).toBe(
        repeats && !['internal', 'rate_limited', 'too_many_tasks', 'maintenance', 'overloaded'].includes(code)
          ? 'false'
          : undefined,
      );
    }
  });

  it('names the methods of a path, and answers pages of any origin', async () => {
    const wrong = await house.app.inject({ method: 'GET', url: chatPath });
    expect([wrong.statusCode, wrong.headers.allow, at(wrong.json(), 'error', 'code')]).toEqual([
      405,
      'POST',
      'method_not_supported',
    ]);
    const asked = await house.app.inject({ method: 'OPTIONS', url: chatPath });
    expect([asked.statusCode, asked.headers['access-control-allow-headers']]).toEqual([200, 'Authorization, *']);
    const large = await chat({ messages: user('a'.repeat(300_000)) });
    expect([large.status, at(large.body, 'error', 'code')]).toEqual([413, 'request_too_large']);
    expect((await house.call('GET', '/v1/audio/nowhere')).status).toBe(404);
  });
});

describe('with CANTIGA_CHAT_REPLY=markdown', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openHouse({ chatReply: 'markdown' });
  });
  afterAll(() => house.close());
  const chat = (body: unknown) => house.call('POST', chatPath, { body });

  it('answers a chat as gcui-art/suno-api does', async () => {
    const answer = await chat({ model: 'gpt-4o', messages: user('a song about the sea'), stream: true });
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/plain;charset=UTF-8']);
    expect(steady(answer.text)).toBe(
      '## Song Title: Metronome\n![Song Cover](<url>.jpg)\n### Lyrics:\n\n### Listen to the song: <url>.mp3',
    );
    const [task] = await house.tasks.list(house.account, 1);
    expect(task?.order).toMatchObject({ instrumental: true, model: 'v3.5', prompt: 'a song about the sea' });
  });

  it('refuses as it does', async () => {
    const none = await chat({ messages: [] });
    expect([none.status, none.body]).toEqual([400, { error: 'Prompt message is required' }]);
    const failed = await chat({ messages: user('metronome:fail') });
    expect([failed.status, failed.body]).toEqual([
      500,
      { error: 'Internal server error: "The metronome failed as it was asked to"' },
    ]);
    expect((await chat({ messages: user('x'.repeat(501)) })).status).toBe(400);
  });
});
