import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, openHouse, type TestHouse, until } from '../../../test/house.ts';
import { openReceiver } from '../../../test/receiver.ts';
import { dialectContract } from '../dialect.contract.ts';

interface WireTask {
  readonly state: string;
  readonly failure: { readonly message: string } | null;
  readonly clips: readonly { readonly audioUrl: string; readonly imageUrl: string }[];
}

dialectContract('native', {
  create: '/v1/tasks',
  accepted: 202,
  order: (wish) => ({ kind: 'song', ...wish }),
  idOf: (created) => at(created, 'id'),
  poll: (id) => `/v1/tasks/${id}`,
  taskOf: (polled) => polled,
  stateOf: (task) => {
    const { state } = task as WireTask;
    return state === 'queued' || state === 'running' ? 'waiting' : state === 'succeeded' ? 'succeeded' : 'failed';
  },
  reasonOf: (task) => (task as WireTask).failure?.message,
  clipsOf: (task) => (task as WireTask).clips.map(({ audioUrl, imageUrl }) => ({ audio: audioUrl, image: imageUrl })),
  status: {
    invalid: 400,
    unauthorized: 401,
    credits: 402,
    notFound: 404,
    conflict: 409,
    rate: 429,
    maintenance: 503,
    moderation: 422,
  },
  messageOf: (refused) => {
    expect(Object.keys(refused as object)).toEqual(['error']);
    expect(at(refused, 'error', 'code')).toMatch(/^[a-z_]+$/);
    return String(at(refused, 'error', 'message'));
  },
  fields: { lyrics: 'lyrics', style: 'style' },
});

describe('the native API', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());
  const order = async (prompt: string): Promise<string> =>
    String(at((await house.call('POST', '/v1/tasks', { body: { kind: 'song', prompt } })).body, 'id'));
  const ended = (id: string): Promise<unknown> =>
    until(async () => {
      const { body } = await house.call('GET', `/v1/tasks/${id}`);
      return at(body, 'finishedAt') === null ? undefined : body;
    });

  it('tells every change of a task until it has ended', async () => {
    const id = await order('a song to watch');
    const { text, headers } = await house.call('GET', `/v1/tasks/${id}/events`);
    expect(headers['content-type']).toBe('text/event-stream');
    const states = text
      .split('\n\n')
      .filter(Boolean)
      .map((event) => at(JSON.parse(event.replace(/^data: /, '')), 'state'));
    expect(states.at(-1)).toBe('succeeded');
    expect((await house.call('GET', '/v1/tasks/unknown/events')).status).toBe(404);
  });

  it('cancels once and gives the credits back; an ended task stays as it is', async () => {
    const before = (await house.call('GET', '/v1/account')).body;
    const id = await order('metronome:stall');
    const cancelled = await house.call('POST', `/v1/tasks/${id}/cancel`);
    expect(at(cancelled.body, 'state')).toBe('cancelled');
    expect((await house.call('GET', '/v1/account')).body).toEqual(before);
    expect((await house.call('POST', `/v1/tasks/${id}/cancel`)).text).toBe(cancelled.text);
    const done = await order('a song');
    await ended(done);
    expect(at((await house.call('POST', `/v1/tasks/${done}/cancel`)).body, 'state')).toBe('succeeded');
  });

  it('lets no stranger cancel, list or see clips', async () => {
    const task = await ended(await order('mine'));
    const { key } = await house.newAccount('stranger', 10);
    const clip = String(at(task, 'clips', 0, 'id'));
    expect((await house.call('GET', `/v1/clips/${clip}`)).body).toMatchObject({ id: clip, taskId: at(task, 'id') });
    expect((await house.call('GET', `/v1/clips/${clip}`, { key })).status).toBe(404);
    expect((await house.call('POST', `/v1/tasks/${at(task, 'id')}/cancel`, { key })).status).toBe(404);
    expect((await house.call('GET', '/v1/tasks', { key })).body).toEqual({ tasks: [], next: null });
    expect(at((await house.call('GET', '/v1/tasks?limit=1')).body, 'tasks', 'length')).toBe(1);
  });

  it('issues a key, shows its secret once, and revokes it at once', async () => {
    const issued = await house.call('POST', '/v1/keys', { body: { name: 'laptop' } });
    const key = String(at(issued.body, 'key'));
    expect(issued.status).toBe(201);
    expect((await house.call('GET', '/v1/account', { key })).status).toBe(200);
    expect((await house.call('GET', '/v1/keys')).text).not.toContain(key);
    expect((await house.call('DELETE', `/v1/keys/${at(issued.body, 'id')}`)).body).toEqual({ revoked: true });
    expect((await house.call('GET', '/v1/account', { key })).status).toBe(401);
    expect((await house.call('DELETE', '/v1/keys/nothing')).status).toBe(404);
  });

  it('sends a signed test to an address, and says what came of it', async () => {
    const receiver = await openReceiver(() => 202);
    try {
      const ping = (url: unknown) => house.call('POST', '/v1/webhooks/test', { body: { url } });
      expect((await ping(receiver.url)).body).toEqual({ delivered: true, status: 202, answer: 'heard' });
      const [call] = receiver.received;
      const secret = String(at((await house.call('GET', '/v1/webhooks/secret')).body, 'secret'));
      expect(new Webhook(secret).verify(call?.text ?? '', call?.headers ?? {})).toMatchObject({ type: 'webhook.test' });
      receiver.close();
      expect((await ping(receiver.url)).body).toMatchObject({ delivered: false, status: null });
      for (const url of ['http://169.254.169.254/x', 'soon', 7]) {
        const refused = await ping(url);
        expect([refused.status, at(refused.body, 'error', 'field')]).toEqual([400, 'url']);
      }
      expect((await house.call('GET', '/v1/webhooks/deliveries')).body).toEqual({ deliveries: [] });
    } finally {
      receiver.close();
    }
  });

  it('refuses an unknown path in its own words', async () => {
    const answer = await house.call('GET', '/v1/nothing');
    expect([answer.status, at(answer.body, 'error', 'code')]).toEqual([404, 'not_found']);
  });
});
