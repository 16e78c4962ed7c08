import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, openHouse, type TestHouse, until } from '../../../test/house.ts';
import { createQuick } from '../../../test/quick.ts';
import { expected, readRecorded, recordings, steady } from '../../../test/recorded.ts';
import { type FailureCode, failure, failureRules } from '../../catalogue/failures.ts';
import { createMetronome } from '../../engines/metronome/metronome.ts';
import { dialectContract } from '../dialect.contract.ts';

const create = '/api/v1/generateTask/suno';
const poll = (id: string): string => `/api/v1/statusTask/suno?taskId=${id}`;
const times = ['createTime', 'completeTime', 'costTime'];
const simple = (input: object = {}) => ({
  input: { mode: 'V5', customMode: false, instrumental: false, prompt: 'A calm song', ...input },
});
const custom = (input: object = {}) =>
  simple({ customMode: true, prompt: 'la la', style: 'pop', title: 'T', ...input });

dialectContract('apixo', {
  create,
  accepted: 200,
  order: ({ prompt, lyrics, style, model = 'v5', callbackUrl }) => ({
    ...(callbackUrl !== undefined && { request_type: 'callback', callback_url: callbackUrl }),
    input: {
      mode: model.toUpperCase(),
      customMode: prompt === undefined,
      instrumental: false,
      ...(prompt !== undefined ? { prompt } : { prompt: lyrics, style, title: 'T' }),
    },
  }),
  idOf: (created) => at(created, 'data', 'taskId'),
  poll,
  // The callback is the whole envelope.
  taskOf: (polled) => polled,
  stateOf: (task) => {
    expect([at(task, 'code'), at(task, 'message')]).toEqual([200, 'success']);
    const state = at(task, 'data', 'state');
    if (state === 'pending' || state === 'processing') return 'waiting';
    return state === 'success' ? 'succeeded' : 'failed';
  },
  reasonOf: (task) => at(task, 'data', 'failMsg'),
  clipsOf: (task) => {
    const { resultUrls } = JSON.parse(String(at(task, 'data', 'resultJson'))) as {
      resultUrls: { audio_url: string; image_url: string }[];
    };
    return resultUrls.map(({ audio_url, image_url }) => ({ audio: audio_url, image: image_url }));
  },
  status: {
    invalid: 400,
    unauthorized: 401,
    credits: 402,
    notFound: 404,
    conflict: 400,
    rate: 429,
    maintenance: 503,
    moderation: 403,
  },
  messageOf: (refused) => {
    expect(Object.keys(refused as object)).toEqual(['code', 'message', 'data']);
    expect(Object.keys(at(refused, 'data') as object)).toEqual(['error']);
    return String(at(refused, 'data', 'error'));
  },
  fields: { lyrics: 'input.prompt', style: 'input.style' },
});

/** A receiver that fails as often as it is told to. */
async function openReceiver(failures: number) {
  const received: { id: string; body: unknown }[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => {
      received.push({ id: String(request.headers['webhook-id']), body: JSON.parse(text) });
      response.writeHead(received.length > failures ? 200 : 500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    received,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

describe('apixo', () => {
  let house: TestHouse;
  const folder = join(import.meta.dirname, 'fixtures');
  const order = async (body: unknown, of: TestHouse = house) => {
    const answer = await of.call('POST', create, { body });
    expect(at(answer.body, 'code')).toBe(answer.status);
    return answer;
  };
  const accepted = async (body: unknown, of: TestHouse = house): Promise<string> => {
    const answer = await order(body, of);
    expect(answer.body).toEqual({ code: 200, message: 'success', data: { taskId: expect.any(String) } });
    return String(at(answer.body, 'data', 'taskId'));
  };
  const ended = (id: string): Promise<unknown> =>
    until(async () => {
      const { body } = await house.call('GET', poll(id));
      return at(body, 'data', 'completeTime') === undefined ? undefined : body;
    });
  beforeAll(async () => {
    house = await openHouse({ engines: [createQuick()] });
  });
  afterAll(() => house.close());

  it.each(recordings(folder))('answers fixtures/%s as noted', async (name) => {
    const { about, request } = readRecorded(folder, name);
    const created = await order(request);
    const reply = await ended(String(at(created.body, 'data', 'taskId')));
    const now = { about, request, created: steady(created.body, times), reply: steady(reply, times) };
    expect(now).toEqual(expected(folder, name, now));
    const { createTime, completeTime, costTime } = at(reply, 'data') as Record<string, number>;
    expect(createTime).toBeGreaterThan(1_700_000_000_000);
    if (costTime !== undefined) expect(costTime).toBe((completeTime ?? 0) - (createTime ?? 0));
  });

  it.each<[string, unknown, string]>([
    ['no input', { request_type: 'async' }, 'Missing required field: input'],
    ['no prompt', simple({ prompt: undefined }), 'Missing required field: input.prompt'],
    ['a blank prompt', simple({ prompt: ' \n\u200b' }), 'Missing required field: input.prompt'],
    ['a prompt of 501', simple({ prompt: 'a'.repeat(501) }), 'input.prompt: is 501'],
    ['no version', simple({ mode: undefined }), 'Missing required field: input.mode'],
    ['an unknown version', simple({ mode: 'V6' }), 'input.mode'],
    ['a version of another API', simple({ mode: 'CHIRP-V4' }), 'input.mode'],
    ['custom without words', custom({ prompt: undefined }), 'Missing required field: input.prompt'],
    ['custom without style', custom({ style: '' }), 'Missing required field: input.style'],
    ['custom without title', custom({ title: ' ' }), 'Missing required field: input.title'],
    ['a title of 81 for V4', custom({ mode: 'V4', title: 'a'.repeat(81) }), 'input.title: is 81'],
    [
      '5001 words of an instrumental',
      custom({ instrumental: true, prompt: 'a'.repeat(5001) }),
      'input.prompt: is 5001',
    ],
    ['a weight above 1', simple({ styleWeight: 1.01 }), 'input.styleWeight'],
    ['a weight below 0', simple({ weirdnessConstraint: -0.0001 }), 'input.weirdnessConstraint'],
    ['a weight as text', simple({ audioWeight: '0.5' }), 'input.audioWeight'],
    ['another gender', simple({ vocalGender: 'F' }), 'input.vocalGender'],
    ['a boolean as text', simple({ customMode: 'true' }), 'input.customMode'],
    ['an unknown field', simple({ colour: 'red' }), 'input.colour: is not a field'],
    ['callback without an address', { ...simple(), request_type: 'callback' }, 'Missing required field: callback_url'],
    ['an empty address', { ...simple(), request_type: 'callback', callback_url: '' }, 'callback_url'],
    ['an address that is none', { ...simple(), request_type: 'callback', callback_url: 'soon' }, 'callback_url'],
    ['another request_type', { ...simple(), request_type: 'callback ' }, 'request_type'],
    ['another provider', { ...simple(), provider: 'auto2' }, 'provider'],
    ['no provider', { ...simple(), provider: null }, 'provider'],
  ])('refuses %s and says what', async (_, body, text) => {
    const answer = await order(body);
    expect(answer.body).toEqual({
      code: 400,
      message: 'Invalid request',
      data: { error: expect.stringContaining(text) },
    });
  });

  it.each(['V4', 'V4_5', 'V4_5ALL', 'V4_5PLUS', 'V5', 'V5_5'])('takes %s to the edge of its limits', async (mode) => {
    const quiet = await openHouse({ idle: true });
    const [words, tags] = mode === 'V4' ? [3000, 200] : [5000, 1000];
    const texts = (prompt: number, style: number) =>
      custom({ mode, prompt: 'é'.repeat(prompt), style: 'é'.repeat(style) });
    try {
      await accepted(texts(words, tags), quiet);
      await accepted(simple({ mode, prompt: '🎵'.repeat(500) }), quiet);
      expect((await order(texts(words + 1, tags), quiet)).status).toBe(400);
      expect((await order(texts(words, tags + 1), quiet)).status).toBe(400);
      expect((await quiet.ledger.balance(quiet.database, quiet.account)).openHolds).toBe(2);
    } finally {
      await quiet.close();
    }
  });

  it('hands every field on', async () => {
    const { request } = readRecorded(folder, 'custom.json');
    const task = await house.tasks.get(house.account, await accepted(JSON.parse(request)));
    expect(task?.order).toEqual({
      kind: 'song',
      model: 'v4.5plus',
      instrumental: false,
      lyrics: '[Verse 1]\nThe harbour sleeps',
      style: 'indie folk',
      title: 'Harbor',
      vocalGender: 'f',
      negativeStyle: 'noise, distortion, low quality',
      styleWeight: 0.6,
      weirdness: 0.5,
      audioWeight: 0.5,
    });
  });

  it('shows nothing but the state while a task waits, and each failure as failCode on HTTP 200', async () => {
    const quiet = await openHouse({ idle: true });
    const codes = {
      content_violation: 'CONTENT_VIOLATION',
      generation_failed: 'GENERATION_FAILED',
      timeout: 'PROCESSING_TIMEOUT',
      feature_disabled: 'MODEL_UNAVAILABLE',
    };
    try {
      for (const code of Object.keys(failureRules) as FailureCode[]) {
        const id = await accepted(simple(), quiet);
        const waiting = await quiet.call('GET', poll(id));
        expect(waiting.body).toEqual({
          code: 200,
          message: 'success',
          data: { taskId: id, state: 'pending', createTime: expect.any(Number) },
        });
        const task = await quiet.tasks.get(quiet.account, id);
        await quiet.database.write((transaction) =>
          quiet.finish(transaction, task!, { state: 'failed', failure: failure(code, 'The reason') }),
        );
        const failed = await quiet.call('GET', poll(id));
        expect([failed.status, failed.body]).toEqual([
          200,
          {
            code: 200,
            message: 'success',
            data: {
              taskId: id,
              state: 'failed',
              failCode: code in codes ? codes[code as keyof typeof codes] : expect.stringMatching(/^[A-Z_]+$/),
              failMsg: 'The reason',
              createTime: expect.any(Number),
              completeTime: expect.any(Number),
            },
          },
        ]);
      }
      expect((await quiet.ledger.balance(quiet.database, quiet.account)).available).toBe(1000);
    } finally {
      await quiet.close();
    }
  });

  it('shows work under way, and a cancelled task as a failed one', async () => {
    const id = await accepted(simple({ prompt: 'metronome:stall' }));
    await until(async () => {
      const { body } = await house.call('GET', poll(id));
      return at(body, 'data', 'state') === 'processing' ? true : undefined;
    });
    await house.tasks.cancel(house.account, id);
    expect((await house.call('GET', poll(id))).body).toMatchObject({
      data: { state: 'failed', failCode: 'GENERATION_FAILED', failMsg: 'The task was cancelled' },
    });
  });

  it('shows tasks of other APIs: files as addresses, texts as lyrics', async () => {
    const song = await ended(await accepted(simple()));
    const task = await house.tasks.get(house.account, String(at(song, 'data', 'taskId')));
    if (task?.state !== 'succeeded') throw new Error(task?.state);
    const other = async (body: unknown) =>
      ended(String(at((await house.call('POST', '/v1/tasks', { body })).body, 'id')));
    const wav = await other({ kind: 'wav', clipId: task.clips[0]?.id });
    expect(JSON.parse(String(at(wav, 'data', 'resultJson')))).toEqual({
      resultUrls: [expect.stringMatching(/\.wav$/)],
    });
    expect(at(await other({ kind: 'lyrics', prompt: 'sea' }), 'data', 'lyrics')).toContain('[Verse]');
  });

  it('calls back only when it was asked to', async () => {
    const receiver = await openReceiver(0);
    try {
      await ended(await accepted({ ...simple(), request_type: 'async', callback_url: receiver.url }));
      expect((await house.outbox.list(house.database, house.account, 10)).length).toBe(0);
    } finally {
      receiver.close();
    }
  });

  it('calls back with the whole envelope; after a failed call it rests 30 s, then longer, three times and more', async () => {
    let ahead = 0;
    const later = await openHouse({ engines: [createQuick()], clock: () => Date.now() + ahead });
    const receiver = await openReceiver(3);
    const attempts = (count: number) =>
      until(async () => {
        const [delivery] = await later.outbox.list(later.database, later.account, 1);
        return delivery?.attempts === count ? delivery : undefined;
      });
    try {
      const id = await accepted({ ...simple(), request_type: 'callback', callback_url: receiver.url }, later);
      for (const [index, seconds] of [30, 300, 1800].entries()) {
        const rest = Number((await attempts(index + 1)).nextTryAt) - (Date.now() + ahead);
        expect(rest).toBeLessThanOrEqual(seconds * 1000);
        expect(rest).toBeGreaterThan((seconds - 15) * 1000);
        ahead += seconds * 1000;
      }
      expect((await attempts(4)).state).toBe('delivered');
      const { body } = await later.call('GET', poll(id));
      expect(receiver.received.map((call) => call.body)).toEqual([body, body, body, body]);
      expect(new Set(receiver.received.map((call) => call.id)).size).toBe(1);
    } finally {
      receiver.close();
      await later.close();
    }
  });

  it('tells the balance as a number, and refuses what it does not serve in its own words', async () => {
    const { key } = await house.newAccount('rich', 75);
    expect((await house.call('GET', '/api/v1/apikeys/current-balance', { key })).body).toEqual({
      code: 200,
      message: 'success',
      data: 75,
    });
    expect((await house.call('GET', '/api/v1/statusTask/suno')).body).toEqual({
      code: 400,
      message: 'Invalid request',
      data: { error: 'Missing required field: taskId' },
    });
    for (const path of ['/api/v1/statusTask/udio?taskId=x', '/api/v1/apikeys/nowhere'])
      expect((await house.call('GET', path)).body).toMatchObject({ code: 404, message: 'Not found' });
    expect((await house.call('POST', '/api/v1/generateTask/udio', { body: simple() })).body).toMatchObject({
      code: 404,
    });
    expect((await order(custom({ prompt: 'a'.repeat(300_000) }))).status).toBe(400);
  });

  it('answers 503 for what no engine makes and 500 for its own faults, and holds nothing', async () => {
    const can: [number, () => boolean][] = [
      [503, () => false],
      [
        500,
        () => {
          throw new Error('out of order');
        },
      ],
    ];
    for (const [status, makes] of can) {
      const broken = await openHouse({ engines: [{ ...createMetronome(), can: makes }] });
      try {
        expect((await order(simple(), broken)).status).toBe(status);
        expect((await broken.ledger.balance(broken.database, broken.account)).held).toBe(0);
      } finally {
        await broken.close();
      }
    }
  });
});
