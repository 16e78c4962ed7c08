import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { at, type HouseOptions, openHouse, type TestHouse, until } from '../../../test/house.ts';
import { createQuick } from '../../../test/quick.ts';
import { apixo } from '../apixo/apixo.ts';
import { crun } from '../crun/crun.ts';
import { assignment } from '../engine.contract.ts';
import { type Assignment, type Engine, Refused } from '../engine.ts';
import { newapi } from '../newapi/newapi.ts';
import { sunoapi } from '../sunoapi/sunoapi.ts';
import { sunor } from '../sunor/sunor.ts';
import { type Asked, type Deed, type Fake, startFake } from './fixtures/fake.ts';
import { workshop } from './fixtures/workshop.ts';
import { type Api, type Call, createUpstream } from './upstream.ts';
import { createOrdering, saying } from './webhook.ts';

const closing: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of closing.splice(0).reverse()) await each.close();
});
const closed = <Thing extends { close(): unknown }>(thing: Thing): Thing => {
  closing.push(thing);
  return thing;
};

/** After the first look, a task is looked at because of a call, or not before this test is over. */
const never = { firstMs: 3_600_000, growth: 1, mostMs: 3_600_000 };
const house = async (options: HouseOptions): Promise<TestHouse> =>
  closed(await openHouse({ credits: 100_000, ...options }));

/** An engine, and how often it was asked. */
function counted(engine: Engine): { readonly engine: Engine; readonly asked: () => number } {
  let asked = 0;
  closed({ close: () => engine.close?.() });
  return {
    engine: {
      ...engine,
      status: (...of) => {
        asked++;
        return engine.status(...of);
      },
    },
    asked: () => asked,
  };
}

/** Songs that are made when the test says so. */
function held(): { readonly engine: Engine; release(): void } {
  const quick = createQuick(6);
  let isDone = false;
  return {
    engine: {
      ...quick,
      status: async (...of) => (isDone ? quick.status(...of) : { state: 'pending', progress: 0.5 }),
      news: () => new Promise((resolve) => setTimeout(resolve, 10)),
    },
    release: () => {
      isDone = true;
    },
  };
}

const ordered = async (outer: TestHouse): Promise<string> => {
  const { body, text } = await outer.call('POST', '/v1/tasks', { body: { kind: 'song', prompt: 'rain' } });
  const id = at(body, 'id');
  if (typeof id !== 'string') throw new Error(text);
  return id;
};
const seen = async (outer: TestHouse, id: string): Promise<unknown> =>
  (await outer.call('GET', `/v1/tasks/${id}`)).body;
/** The task when its events have ended. */
const ended = async (outer: TestHouse, id: string): Promise<unknown> => {
  await outer.call('GET', `/v1/tasks/${id}/events`);
  return seen(outer, id);
};

const deaf = (task: string): void => {
  throw new Error(`${task} is not under way here`);
};

describe('an upstream that calls when it has news', () => {
  it.each<[string, Api]>([
    ['crun', crun],
    ['apixo', apixo],
    ['newapi', newapi],
    ['sunoapi', sunoapi],
  ])('has %s looked at then, long before the next look would be due', async (_name, api) => {
    const making = held();
    const inner = await house({ engines: [making.engine] });
    const { engine, asked } = counted(createUpstream(api, { url: inner.url, key: inner.key }, workshop));
    const outer = await house({ engines: [engine], called: () => {}, remoteChecks: never });
    const id = await ordered(outer);
    await until(async () => (asked() > 0 ? true : undefined));
    expect(await seen(outer, id)).toMatchObject({ state: 'running' });
    expect(asked()).toBe(1);
    making.release();
    expect(await ended(outer, id)).toMatchObject({ state: 'succeeded', clips: [{}, {}] });
    // One look for each stage that the API tells of, at most three.
    expect(asked()).toBeLessThanOrEqual(4);
  });

  it('is given no address where nobody outside reaches us, nor where it has no word for one', async () => {
    const bodies: unknown[] = [];
    const fake = closed(await fakeCrun(() => 'running', bodies));
    const outer = await house({ engines: [counted(engineAt(fake)).engine], remoteChecks: never });
    await ordered(outer);
    await until(async () => (bodies.length > 0 ? true : undefined));
    expect(bodies[0]).not.toHaveProperty('callback_url');
    expect(createUpstream(sunor, { url: fake.url, key: '' }, workshop).webhook).toBeUndefined();
  });
});

const engineAt = (fake: Fake): Engine => createUpstream(crun, { url: fake.url, key: 'key' }, workshop);

/** crun, which takes every order. */
const fakeCrun = (status: () => string, bodies: unknown[]): Promise<Fake> =>
  startFake(({ method, body }): Deed => {
    if (method === 'POST') bodies.push(body);
    return { json: { code: 200, message: 'success', data: { task_id: 't1', status: status(), result: {} } } };
  });

describe('who calls at an address of ours', () => {
  const opened = async () => {
    const bodies: unknown[] = [];
    const fake = closed(await fakeCrun(() => 'running', bodies));
    const { engine, asked } = counted(engineAt(fake));
    const outer = await house({ engines: [engine], called: deaf, remoteChecks: never });
    const id = await ordered(outer);
    await until(async () => (asked() > 0 ? true : undefined));
    const url = String(at(bodies[0], 'callback_url'));
    expect(url).toMatch(new RegExp(`^${outer.url}/callbacks/crun/${id}/[\\w-]{43}$`));
    const tell = (address: string, body: string | Buffer = '{}'): Promise<Response> =>
      fetch(address, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    const end = async (): Promise<void> => {
      await outer.call('POST', `/v1/tasks/${id}/cancel`);
      await ended(outer, id);
    };
    return { outer, id, url, asked, tell, end };
  };

  it('and does not know it gets the answer of every address that is not there, and nothing happens', async () => {
    const { outer, id, url, asked, tell, end } = await opened();
    const proof = url.split('/').at(-1) ?? '';
    const guesses = [
      ...Array.from({ length: 50 }, () => `crun/${id}/${randomBytes(32).toString('base64url')}`),
      ...[`sunoapi/${id}/${proof}`, `crun/${id}x/${proof}`, `crun/${id}/${proof.slice(1)}`, `crun/${id}/${proof}x`],
      ...[`crun/${id}`, `crun/${id}/${proof}/more`, `crun/${id}/${'x'.repeat(299)}`, `crun/${id}/%00`],
    ];
    const nothing = await tell(`${outer.url}/nothing`);
    const plain = (text: string): string => text.replace(/POST \S+ /, 'POST ');
    const missing = plain(await nothing.text());
    for (const guess of guesses) {
      const answer = await tell(`${outer.url}/callbacks/${guess}`, '{"status":"success"}');
      expect([answer.status, plain(await answer.text())], guess).toEqual([404, missing]);
    }
    expect((await outer.call('GET', new URL(url).pathname)).status).toBe(404);
    expect(asked()).toBe(1);
    await end();
  });

  it('is believed in nothing: whatever is sent, the upstream is asked and what it says counts', async () => {
    const { outer, id, url, asked, tell, end } = await opened();
    const lies = [
      JSON.stringify({ task_id: 't1', status: 'success', result: { suno_data: [{ audio_url: `${outer.url}/x` }] } }),
      JSON.stringify({ task_id: 't1', status: 'failed', result: { message: 'no' } }),
      Buffer.from('{"status":'),
      Buffer.alloc(2 ** 16, 'a'),
    ];
    for (const [index, lie] of lies.entries()) {
      const answer = await tell(url, lie);
      expect([answer.status, await answer.text()]).toEqual([200, '{"code":200}']);
      await until(async () => (asked() === index + 2 ? true : undefined));
      expect(await seen(outer, id)).toMatchObject({ state: 'running', failure: null, clips: [] });
    }
    await end();
  });

  it('a thousand times has eight looks brought forward, and is answered alike each time', async () => {
    const { outer, url, asked, tell, end } = await opened();
    const answers = new Set<string>();
    for (let round = 0; round < 50; round++) {
      const group = await Promise.all(Array.from({ length: 20 }, () => tell(url)));
      for (const answer of group) answers.add(`${answer.status} ${await answer.text()}`);
    }
    expect([...answers]).toEqual(['200 {"code":200}']);
    expect(asked()).toBeLessThanOrEqual(9);
    expect(outer.events.filter(({ event }) => event.endsWith('failed'))).toEqual([]);
    await end();
  });
});

describe('an upstream that refuses the address', () => {
  const work: Assignment = { ...assignment('rain'), webhookUrl: 'http://127.0.0.1:9/callbacks/crun/1/x' };
  const refusing = (message: string) => {
    const bodies: unknown[] = [];
    const answer = ({ body }: Asked): Deed => {
      bodies.push(body);
      if (at(body, 'callback_url') !== undefined) return { status: 422, json: { code: 422, message } };
      return { json: { code: 200, message: 'success', data: { task_id: 't1' } } };
    };
    return { bodies, answer };
  };

  it('is ordered from without one, once more and from then on', async () => {
    const { bodies, answer } = refusing('callback_url: is a private address');
    const engine = engineAt(closed(await startFake(answer)));
    expect(await engine.start(work)).toMatchObject({ task: 't1' });
    expect(await engine.start(work)).toMatchObject({ task: 't1' });
    expect(bodies.map((body) => at(body, 'callback_url') !== undefined)).toEqual([true, false, false]);
  });

  it('is asked again under the same name without one, where that name was used without', async () => {
    const { bodies, answer } = refusing('This Idempotency-Key was used with another body');
    const engine = engineAt(closed(await startFake(answer)));
    expect(await engine.start(work)).toMatchObject({ task: 't1' });
    expect(await engine.start(work)).toMatchObject({ task: 't1' });
    expect(bodies.map((body) => at(body, 'callback_url') !== undefined)).toEqual([true, false, true, false]);
  });

  it('for another reason is not ordered from again', async () => {
    const { bodies, answer } = refusing('input.title: too long');
    await expect(engineAt(closed(await startFake(answer))).start(work)).rejects.toBeInstanceOf(Refused);
    expect(bodies).toHaveLength(1);
  });

  it('is not given a private one where it is not in a private network itself', async () => {
    const asked: unknown[] = [];
    const call: Call = { path: '/', method: 'POST', body: {} };
    const order = createOrdering<Call>(
      'https://api.crun.ai',
      (given, url) => saying(given, { url }),
      async (_work, sent) => {
        asked.push(sent.body);
        return {};
      },
    );
    await order(work, call);
    await order({ ...work, webhookUrl: 'https://music.example.com/x' }, call);
    expect(asked).toEqual([{}, { url: 'https://music.example.com/x' }]);
  });
});
