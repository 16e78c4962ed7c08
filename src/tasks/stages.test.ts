import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, type HouseOptions, openHouse, type TestHouse, until } from '../../test/house.ts';
import { openReceiver, type Received } from '../../test/receiver.ts';
import { nothingYet } from './early.ts';
import { audioKey } from './files.ts';
import { removeExpired } from './retention.ts';
import { createRunner } from './run.ts';
import { type Clip, hasEnded, type Task } from './task.ts';

let house: TestHouse;
let receiver: Awaited<ReturnType<typeof openReceiver>>;
let answer: (call: Received) => number | Promise<number>;
beforeEach(async () => {
  answer = () => 200;
  receiver = await openReceiver((call) => answer(call));
});
afterEach(async () => {
  await house.close();
  receiver.close();
});
const open = async (options: HouseOptions = {}): Promise<void> => {
  house = await openHouse({ stages: ['text', 'first'], ...options });
};
const order = async (prompt: string): Promise<Task> => {
  const submitted = await house.submit({
    accountId: house.account,
    dialect: 'native',
    order: { kind: 'song', prompt, instrumental: true, model: 'v5' },
    wire: {},
    callbackUrl: receiver.url,
    callbackField: 'callbackUrl',
  });
  if ('failure' in submitted) throw new Error(submitted.failure.message);
  house.runner?.wake();
  return submitted.task;
};
const get = async ({ id }: Task): Promise<Task> => (await house.tasks.get(house.account, id)) as Task;
const running = (task: Task, clips: number) =>
  until(async () => {
    const now = await get(task);
    return now.state === 'running' && now.early.clips.length >= clips ? now : undefined;
  });
const ended = (task: Task) =>
  until(async () => {
    const now = await get(task);
    return hasEnded(now) ? now : undefined;
  });
const told = async () => (await house.outbox.list(house.database, house.account, 99)).map(({ event }) => event).sort();
const settled = () =>
  until(
    async () =>
      (await house.outbox.list(house.database, house.account, 99)).every(({ state }) => state !== 'pending') ||
      undefined,
  );
const states = (): unknown[] => receiver.received.map(({ body }) => at(body, 'state'));

describe('stages', () => {
  it('are told in order, each once and under an id of its own', async () => {
    await open();
    const task = await ended(await order('metronome:stages'));
    await until(async () => (receiver.received.length === 3 ? true : undefined));
    await settled();
    expect(states()).toEqual(['running', 'running', 'succeeded']);
    expect(receiver.received.map(({ body }) => at(body, 'id'))).toEqual([task.id, task.id, task.id]);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(3);
    expect(await told()).toEqual(['task.first', 'task.succeeded', 'task.text']);
  });

  it('show on the task while it runs what is there already, and the file can be fetched', async () => {
    await open();
    const task = await order('metronome:late');
    const now = await running(task, 1);
    expect(now.early.texts).toEqual(Array(2).fill({ title: 'Metronome', lyrics: '', tags: 'click' }));
    const [clip] = now.early.clips as [Clip];
    expect(clip.id).toBe(now.plannedClips[0]?.id);
    expect((await fetch(clip.audioUrl)).status).toBe(200);
    expect(await house.tasks.told(house.account, task.id, 'task.text')).toMatchObject({ early: { clips: [] } });
    await house.tasks.cancel(house.account, task.id);
    // A stage stays as it was, whatever came later.
    expect(await house.tasks.told(house.account, task.id, 'task.first')).toMatchObject({
      state: 'running',
      early: { clips: [clip] },
    });
    expect(await house.tasks.told(house.account, task.id, 'task.cancelled')).toMatchObject({ state: 'cancelled' });
  });

  it.each<[HouseOptions['stages'], string[]]>([
    [[], ['task.succeeded']],
    [['first'], ['task.first', 'task.succeeded']],
  ])('are told only as the dialect asks: %j', async (stages, events) => {
    await open({ stages: stages ?? [] });
    await ended(await order('metronome:stages'));
    expect(await told()).toEqual(events);
  });

  it('are left out when the engine does not tell them', async () => {
    await open();
    await ended(await order('a song'));
    expect(await told()).toEqual(['task.succeeded']);
  });

  it('are followed by a failure too, whose early file goes when its time is over', async () => {
    await open();
    const task = await ended(await order('metronome:broken'));
    expect(task.state).toBe('failed');
    await settled();
    expect(states()).toEqual(['running', 'running', 'failed']);
    const key = audioKey(task.plannedClips[0] as (typeof task.plannedClips)[0]);
    expect(await house.storage.look(key)).toBeDefined();
    const later = task.finishedAt + 16 * 24 * 60 * 60 * 1000;
    expect(await removeExpired(house.database, house.storage, 15, later)).toBe(1);
    expect(await removeExpired(house.database, house.storage, 15, later)).toBe(0);
    expect(await house.storage.look(key)).toBeUndefined();
  });

  it('are not told again by the worker that takes the task up after a crash', async () => {
    await open({ idle: true });
    const task = await order('metronome:late');
    const first = createRunner(house.runnerRoom);
    await running(task, 1);
    await settled();
    await first.stop(0);
    const heard = receiver.received.length;
    await house.queue.reclaimAll();
    const attempts: number[] = [];
    const second = createRunner({
      ...house.runnerRoom,
      engines: house.runnerRoom.engines.map((engine) => ({
        ...engine,
        // A new process knows nothing of what was told, and its takes come in another order.
        status: async (operation, assignment) => {
          attempts.push(1);
          const status = await engine.status(operation, assignment);
          return status.state === 'pending' && status.takes
            ? { ...status, takes: [...status.takes].reverse() }
            : status;
        },
      })),
    });
    await running(task, 2);
    expect(attempts.length).toBeGreaterThan(0);
    await second.stop(0);
    await settled();
    expect(heard).toBe(2);
    expect(receiver.received).toHaveLength(2);
    expect(await told()).toEqual(['task.first', 'task.text']);
  });

  it('are written with the change that brings them about, or not at all', async () => {
    await open({ idle: true });
    const task = await order('metronome:late');
    const outbox = { ...house.outbox, add: () => Promise.reject(new Error('the outbox is on fire')) };
    const runner = createRunner({ ...house.runnerRoom, outbox });
    await until(async () => house.events.find(({ event }) => event === 'task.attempt_failed'));
    await runner.stop(0);
    expect(await get(task)).toMatchObject({ state: 'running', early: nothingYet });
    expect(await told()).toEqual([]);
  });

  it('cannot be noted twice for one task', async () => {
    await open({ idle: true });
    const task = await order('a song');
    const note = () =>
      house.database.write((transaction) =>
        house.outbox.add(transaction, {
          accountId: house.account,
          taskId: task.id,
          event: 'task.text',
          url: receiver.url,
        }),
      );
    await note();
    await expect(note()).rejects.toThrow(/UNIQUE/i);
  });
});

describe('order of delivery', () => {
  it('waits for the stage before, however slow its receiver is', async () => {
    await open();
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    answer = async () => {
      await gate;
      return 200;
    };
    await ended(await order('metronome:stages'));
    await until(async () => (receiver.received.length > 0 ? true : undefined));
    expect(states()).toEqual(['running']);
    release();
    await settled();
    expect(states()).toEqual(['running', 'running', 'succeeded']);
  });

  it('skips a stage that failed once there is something later to tell', async () => {
    await open();
    answer = ({ body }) => (at(body, 'state') === 'running' ? 500 : 200);
    await ended(await order('metronome:stages'));
    await settled();
    expect(states()).toEqual(['running', 'running', 'succeeded']);
    const list = await house.outbox.list(house.database, house.account, 9);
    expect(Object.fromEntries(list.map(({ event, state, attempts }) => [event, [state, attempts]]))).toEqual({
      'task.text': ['failed', 1],
      'task.first': ['failed', 1],
      'task.succeeded': ['delivered', 1],
    });
    expect(list.find(({ event }) => event === 'task.text')?.lastAnswer).toMatch(/later event/);
    expect(list.map(({ nextTryAt }) => nextTryAt)).toEqual([null, null, null]);
    // Who asks for it gets it all the same, under the same id and as it was.
    const text = list.find(({ event }) => event === 'task.text');
    answer = () => 200;
    expect((await house.call('POST', `/v1/webhooks/deliveries/${text?.id}/resend`)).status).toBe(202);
    await settled();
    expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(text?.id);
    expect(at(receiver.received.at(-1)?.body, 'state')).toBe('running');
  });

  it('does not hold up other tasks of the account', async () => {
    await open();
    const slow = await order('metronome:late');
    answer = ({ body }) => (at(body, 'id') === slow.id ? 500 : 200);
    await until(async () => (receiver.received.length > 0 ? true : undefined));
    const quick = await ended(await order('a song'));
    await until(async () => receiver.received.find(({ body }) => at(body, 'id') === quick.id));
    const tried = await until(async () => {
      const list = await house.outbox.list(house.database, house.account, 9);
      return list.find(({ event, attempts }) => event === 'task.text' && attempts === 1);
    });
    expect(tried).toMatchObject({ taskId: slow.id, lastStatus: 500 });
    // A slow machine may have ended the task by now: the text is then given up for the event after it.
    if (tried.state === 'pending') expect(tried.nextTryAt).toBeGreaterThan(tried.createdAt + 4_000);
    else expect(tried.lastAnswer).toMatch(/later event/);
  });
});
