import { afterEach, describe, expect, it } from 'vitest';
import { Failed } from '../../catalogue/failures.ts';
import { apixo } from '../apixo/apixo.ts';
import { crun } from '../crun/crun.ts';
import { assignment } from '../engine.contract.ts';
import { type Engine, type Operation, Refused, type Status, Unsure } from '../engine.ts';
import { newapi } from '../newapi/newapi.ts';
import { sunoapi } from '../sunoapi/sunoapi.ts';
import { createClient } from './client.ts';
import { type Asked, type Deed, type Fake, startFake } from './fixtures/fake.ts';
import { jpeg, mp3, workshop } from './fixtures/workshop.ts';
import { type Api, createUpstream, type UpstreamSettings } from './upstream.ts';

const key = 'sk-canary-7f3a91';
const closing: { close(): unknown }[] = [];
afterEach(() => {
  for (const each of closing.splice(0)) each.close();
});

async function against(
  api: Api,
  answer: (asked: Asked, nth: number) => Deed,
  more: Partial<UpstreamSettings> = {},
): Promise<{ engine: Engine; fake: Fake }> {
  const fake = await startFake(answer);
  const engine = createUpstream(api, { url: fake.url, key, ...more }, workshop);
  closing.push(fake, { close: () => engine.close?.() });
  return { engine, fake };
}

const work = assignment('rain');
const startOf = (engine: Engine): Promise<unknown> => engine.start(work).catch((error: unknown) => error);

/** Looks until the work is no longer pending; an error is a passing fault, as for the core. */
async function followed(engine: Engine, operation: Operation, most = 100): Promise<Status> {
  for (let look = 0; look < most; look++) {
    const status = await engine.status(operation, work).catch(() => undefined);
    if (status && status.state !== 'pending') return status;
  }
  throw new Error('it did not end');
}

const accepted = { json: { code: 200, message: 'success', data: { task_id: 't1' } } };
const told = (url: string, more: object = {}) => ({
  code: 200,
  data: {
    task_id: 't1',
    status: 'success',
    result: {
      suno_data: [1, 2].map((n) => ({ id: `c${n}`, title: 'Rain', audio_url: `${url}/${n}.mp3`, image_url: '' })),
      ...more,
    },
  },
});

describe('an order to an upstream', () => {
  it.each<[string, Deed, 'engine' | 'order' | 'unsure' | 'content']>([
    ['an error inside a 200', { json: { code: 402, message: `key ${key}: no credits`, data: null } }, 'engine'],
    ['a key that it does not take', { status: 401, json: { code: 401, message: `wrong key ${key}` } }, 'engine'],
    ['too many orders', { status: 429, json: { code: 429, message: 'slow down' } }, 'engine'],
    ['maintenance', { json: { code: 455, message: 'maintenance' } }, 'engine'],
    ['a field that it does not like', { status: 422, json: { code: 422, message: 'input.title: too long' } }, 'order'],
    ['content', { status: 422, json: { code: 422, message: 'Content violates the usage policy' } }, 'content'],
    ['a fault of its own', { status: 500, json: { code: 500, message: 'oops' } }, 'unsure'],
    ['a page of a proxy', { status: 502, bytes: Buffer.from('<html>'), type: 'text/html' }, 'unsure'],
    ['a page instead of JSON', { status: 200, bytes: Buffer.from('<html>'), type: 'text/html' }, 'unsure'],
    ['an answer without an id', { json: { code: 200, message: 'success', data: {} } }, 'unsure'],
    ['a reset after it was taken', 'reset', 'unsure'],
    ['half of an answer', { half: Buffer.from('{"code":200,') }, 'unsure'],
  ])('%s', async (_, deed, verdict) => {
    const { engine } = await against(crun, () => deed);
    const error = await startOf(engine);
    if (verdict === 'unsure') expect(error).toBeInstanceOf(Unsure);
    else if (verdict === 'content') expect(error).toMatchObject({ failure: { code: 'content_violation' } });
    else expect(error).toMatchObject({ blames: verdict });
    expect(error).toBeInstanceOf({ unsure: Unsure, content: Failed, engine: Refused, order: Refused }[verdict]);
    expect(JSON.stringify(error) + String(error)).not.toContain(key);
  });

  it('is refused, and not unsure, when nobody is there', async () => {
    const { engine, fake } = await against(crun, () => accepted);
    fake.close();
    expect(await startOf(engine)).toMatchObject({ blames: 'engine', failure: { code: 'overloaded' } });
  });

  it('is unsure when the answer stalls', async () => {
    const fake = await startFake(() => 'stall');
    const client = createClient({ url: fake.url, headers: {}, secrets: [], timeoutMs: 100 });
    closing.push(fake, client);
    await expect(client.order({ method: 'POST', path: '/x', body: {} })).rejects.toThrow(
      'no whole answer within 0.1 s',
    );
    await expect(client.get('/x')).rejects.toThrow('no whole answer within 0.1 s');
  });

  it('bears the same name when it is repeated, which is done only where that is known to help', async () => {
    const { engine, fake } = await against(crun, (_, nth) => (nth === 1 ? 'reset' : accepted), { idempotent: true });
    expect(await startOf(engine)).toBeInstanceOf(Unsure);
    expect(await engine.find?.(work)).toMatchObject({ task: 't1' });
    expect(fake.asked.map(({ headers }) => headers['idempotency-key'])).toEqual([work.reference, work.reference]);
    expect((await against(crun, () => accepted)).engine.find).toBeUndefined();
  });
});

describe('what an upstream made', () => {
  const served = (files: (asked: Asked) => Deed, result: (url: string) => unknown = told) => {
    let url = '';
    const answer = (asked: Asked): Deed => {
      url = `http://${asked.headers.host}`;
      if (asked.method === 'POST') return accepted;
      return asked.path.includes('TaskInfo') ? { json: result(url) } : files(asked);
    };
    return answer;
  };
  const made = async (answer: (asked: Asked) => Deed): Promise<{ status: Status; fake: Fake }> => {
    const { engine, fake } = await against(crun, answer);
    return { status: await followed(engine, await engine.start(work)), fake };
  };

  it('comes home whole, with the name that the upstream gave it, and is fetched once', async () => {
    const { status, fake } = await made(served(() => ({ bytes: mp3 })));
    expect(status).toMatchObject({ state: 'done', takes: [{ title: 'Rain' }, {}], warnings: [] });
    if (status.state !== 'done') throw new Error(status.state);
    const note = JSON.parse(Buffer.from(status.takes?.[1]?.score ?? []).toString()) as object;
    expect(note).toMatchObject({ engine: 'crun', task: 't1', clip: 'c2' });
    expect(fake.asked.filter(({ path }) => path.endsWith('.mp3'))).toHaveLength(2);
  });

  it('is waited for while it answers 403, and given up with a reason in the end', async () => {
    let looks = 0;
    // Two takes at each look: for four minutes, where looks are five seconds apart.
    const late = await made(served(() => (looks++ < 2 * 48 ? { status: 403, json: {} } : { bytes: mp3 })));
    expect(late.status).toMatchObject({ state: 'done', takes: [{}, {}] });
    const never = await made(served(() => ({ status: 403, json: {} })));
    expect(never.status).toMatchObject({ state: 'failed', failure: { message: expect.stringContaining('403') } });
  });

  it('is delivered by half when the other half is a page or a piece', async () => {
    const page = Buffer.from('<html>Forbidden</html>');
    const half = await made(served(({ path }) => ({ bytes: path.endsWith('1.mp3') ? mp3 : page, type: 'audio/mpeg' })));
    expect(half.status).toMatchObject({ state: 'done', takes: [{ title: 'Rain' }], warnings: [expect.any(String)] });
    const seconds = (url: string) =>
      told(url, { suno_data: [{ id: 'c1', audio_url: `${url}/1.mp3`, duration: 151.2 }] });
    const piece = await made(served(() => ({ bytes: mp3 }), seconds));
    expect(piece.status).toMatchObject({ failure: { message: expect.stringContaining('6.0 s of 151.2 s') } });
  });

  it('is not fetched from elsewhere but through the guarded way out, and no address is told', async () => {
    const elsewhere = (): unknown => told('http://169.254.169.254');
    const { status } = await made(served(() => ({ bytes: mp3 }), elsewhere));
    if (status.state !== 'failed') throw new Error(status.state);
    expect(status.failure.message).toContain('it was not to be fetched: (address)');
    const moved = await made(served(() => ({ status: 302, json: {} })));
    expect(moved.status).toMatchObject({ failure: { message: expect.stringContaining('not to be fetched') } });
  });

  it('is lost when the upstream goes on not knowing it, and not when it is late to know', async () => {
    let looks = 0;
    const unknown: Deed = { status: 404, json: { code: 404, message: 'Not found' } };
    const { engine } = await against(crun, ({ method }) => (method === 'POST' ? accepted : unknown));
    expect(await followed(engine, await engine.start(work))).toEqual({ state: 'lost' });
    const late = await against(crun, (asked) => {
      if (asked.path.includes('TaskInfo') && looks++ < 3) return unknown;
      return served(() => ({ bytes: mp3 }))(asked);
    });
    expect(await followed(late.engine, await late.engine.start(work))).toMatchObject({ state: 'done' });
  });

  it('survives resets, stalls of the network and errors inside a 200 while it is asked for', async () => {
    let looks = 0;
    const faults: Deed[] = ['reset', { json: { code: 500, message: 'x' } }, { half: Buffer.from('{') }];
    const { engine } = await against(crun, (asked) => {
      const fault = asked.path.includes('TaskInfo') ? faults[looks++] : undefined;
      return fault ?? served(() => ({ bytes: mp3 }))(asked);
    });
    expect(await followed(engine, await engine.start(work))).toMatchObject({ state: 'done' });
  });
});

describe('what is particular', () => {
  const file = { bytes: mp3 };
  const done = async (api: Api, answers: (asked: Asked) => unknown): Promise<Status> => {
    const { engine } = await against(api, (asked) => {
      if (/\.(mp3|jpe?g)$/.test(asked.path)) return asked.path.endsWith('3') ? file : { bytes: jpeg };
      return { json: answers(asked) };
    });
    return followed(engine, await engine.start(work));
  };

  it('apixo packs its result as JSON in a text', async () => {
    const resultJson = ({ headers }: Asked) =>
      JSON.stringify({ resultUrls: [{ audio_url: `http://${headers.host}/1.mp3`, image_url: '' }] });
    const status = await done(apixo, (asked) =>
      asked.method === 'POST'
        ? { code: 200, message: 'success', data: { taskId: 't' } }
        : {
            code: 200,
            message: 'success',
            data: { taskId: 't', state: 'success', resultJson: resultJson(asked), lyrics: 'la' },
          },
    );
    expect(status).toMatchObject({ state: 'done', takes: [{ title: 'rain', lyrics: 'la' }] });
  });

  it('Suno-API answers the clips where new-api answers the task, and one of two may have failed', async () => {
    const clips = ({ headers }: Asked) => [
      {
        id: 'a',
        status: 'complete',
        audio_url: `http://${headers.host}/1.mp3`,
        metadata: { prompt: 'la' },
        title: 'A',
      },
      { id: 'b', status: 'error', audio_url: '', metadata: { error_message: 'moderation' }, title: 'B' },
    ];
    const status = await done(newapi, (asked) =>
      asked.method === 'POST' ? { code: 'success', message: '', data: 'id' } : { code: 'success', data: clips(asked) },
    );
    expect(status).toMatchObject({ state: 'done', takes: [{ title: 'A', lyrics: 'la' }] });
  });

  it('a callback that could not be delivered is no failure of sunoapi’s music, and a word of refusal is one', async () => {
    const record = (status: string) => (asked: Asked) =>
      asked.method === 'POST'
        ? { code: 200, msg: 'success', data: { taskId: 't' } }
        : {
            code: 200,
            data: {
              taskId: 't',
              status,
              response: JSON.stringify({ sunoData: [{ id: 'a', audioUrl: `http://${asked.headers.host}/1.mp3` }] }),
              errorMessage: null,
            },
          };
    expect(await done(sunoapi, record('CALLBACK_EXCEPTION'))).toMatchObject({ state: 'done', takes: [{}] });
    expect(await done(sunoapi, record('SENSITIVE_WORD_ERROR'))).toMatchObject({
      failure: { code: 'content_violation' },
    });
  });
});
