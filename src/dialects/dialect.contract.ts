import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, type HouseOptions, openHouse, type TestHouse, until } from '../../test/house.ts';

export interface Wish {
  readonly prompt?: string;
  readonly lyrics?: string;
  readonly style?: string;
  readonly model?: string;
  readonly callbackUrl?: string;
}

type Refusal = 'invalid' | 'unauthorized' | 'credits' | 'notFound' | 'conflict' | 'rate' | 'maintenance' | 'moderation';

/** What a dialect's test tells of its wire, so that the contract can speak it. */
export interface Speech {
  readonly create: string;
  /** The status of an accepted order. */
  readonly accepted: number;
  order(wish: Wish): unknown;
  idOf(created: unknown): unknown;
  poll(id: string): string;
  /** False for an API that never calls back. */
  readonly callsBack?: false;
  /** The number that an API says in the body while its HTTP status says little. */
  codeIn?(body: unknown): number;
  /** Where a callback is not what a poll shows: throws when the two do not agree. */
  agree?(callback: unknown, task: unknown): void;
  /** The task in a poll's answer: what a callback carries too. */
  taskOf(polled: unknown): unknown;
  stateOf(task: unknown): 'waiting' | 'succeeded' | 'failed';
  reasonOf(task: unknown): unknown;
  clipsOf(task: unknown): readonly { readonly audio: string; readonly image: string }[];
  /** HTTP statuses of refusals. */
  readonly status: Readonly<Record<Refusal, number>>;
  /** The message of a refusal; throws when the body has not the shape that this API promises. */
  messageOf(refused: unknown): string;
  /** The caller's words for fields, as refusals name them. */
  readonly fields: { readonly lyrics: string; readonly style: string };
}

/** Code points outside the BMP: two UTF-16 units and four bytes each. */
const emoji = (count: number): string => '🎵'.repeat(count);

/** What every wire API owes its callers. */
export function dialectContract(name: string, speech: Speech): void {
  describe(`dialect ${name}`, () => {
    let house: TestHouse;
    beforeAll(async () => {
      house = await open();
    });
    afterAll(() => house.close());

    const open = async (options: HouseOptions = {}): Promise<TestHouse> => {
      const opened = await openHouse(options);
      const { codeIn } = speech;
      if (!codeIn) return opened;
      const call: TestHouse['call'] = async (...what) => {
        const answer = await opened.call(...what);
        return { ...answer, status: codeIn(answer.body) };
      };
      return { ...opened, call };
    };
    const simple = (more: Partial<Wish> = {}): unknown => speech.order({ prompt: 'a calm folk song', ...more });
    const held = async (): Promise<number> => (await house.ledger.balance(house.database, house.account)).openHolds;
    const order = async (wish: Wish, at_: TestHouse = house): Promise<string> => {
      const answer = await at_.call('POST', speech.create, { body: speech.order(wish) });
      expect(answer.status, answer.text).toBe(speech.accepted);
      return String(speech.idOf(answer.body));
    };
    const ended = (id: string, at_: TestHouse = house): Promise<unknown> =>
      until(async () => {
        const answer = await at_.call('GET', speech.poll(id));
        expect(answer.status).toBe(200);
        const task = speech.taskOf(answer.body);
        return speech.stateOf(task) === 'waiting' ? undefined : task;
      });

    it('makes two clips whose files can be fetched, and charges for them', async () => {
      const before = await house.ledger.balance(house.database, house.account);
      const task = await ended(await order({ prompt: 'a calm folk song' }));
      expect(speech.stateOf(task)).toBe('succeeded');
      const clips = speech.clipsOf(task);
      expect(clips).toHaveLength(2);
      expect(new Set(clips.flatMap(({ audio, image }) => [audio, image])).size).toBe(4);
      for (const { audio, image } of clips) {
        const sound = await fetch(audio);
        const bytes = Buffer.from(await sound.arrayBuffer());
        expect([sound.status, sound.headers.get('content-type')]).toEqual([200, 'audio/mpeg']);
        expect(bytes.subarray(0, 3).toString('latin1') === 'ID3' || bytes[0] === 0xff).toBe(true);
        const picture = await fetch(image);
        expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
        expect(Buffer.from(await picture.arrayBuffer()).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
      }
      const after = await house.ledger.balance(house.database, house.account);
      expect([after.available, after.held]).toEqual([before.available - 10, before.held]);
    });

    it('says why a song could not be made, and charges nothing', async () => {
      const before = await house.ledger.balance(house.database, house.account);
      const task = await ended(await order({ prompt: 'metronome:fail' }));
      expect(speech.stateOf(task)).toBe('failed');
      expect(speech.reasonOf(task)).toContain('The metronome failed as it was asked to');
      expect(await house.ledger.balance(house.database, house.account)).toEqual(before);
    });

    it.each<[string, Record<string, string>]>([
      ['no key', {}],
      ['a wrong key', { 'x-api-key': 'sk_cantiga_wrong' }],
      ['a key of other form', { 'x-api-key': 'letmein123' }],
      ['an empty Bearer', { authorization: 'Bearer ' }],
      ['a key of 10 000 letters', { 'x-api-key': 'k'.repeat(10_000) }],
    ])('refuses %s in its own words', async (_, headers) => {
      for (const answer of [
        await house.call('POST', speech.create, { key: undefined, headers, body: simple() }),
        await house.call('GET', speech.poll('x'), { key: undefined, headers }),
      ]) {
        expect(answer.status).toBe(speech.status.unauthorized);
        expect(speech.messageOf(answer.body)).toMatch(/key/i);
      }
    });

    it('takes the key in every known form, and refuses two that differ', async () => {
      const poll = (headers: Record<string, string>) =>
        house.call('GET', speech.poll('x'), { key: undefined, headers });
      const { key } = house;
      for (const headers of [
        { 'x-api-key': key },
        { authorization: `Bearer ${key}` },
        { authorization: `bearer ${key}` },
        { authorization: key },
        { authorization: `Bearer sk-${key}` },
        { 'x-api-key': key, authorization: `Bearer ${key}` },
      ])
        expect((await poll(headers)).status, JSON.stringify(headers)).toBe(speech.status.notFound);
      const { key: other } = await house.newAccount('two keys', 0);
      const two = await poll({ 'x-api-key': key, authorization: `Bearer ${other}` });
      expect(two.status).toBe(speech.status.unauthorized);
    });

    it.each([
      ['v4', 'style', 200],
      ['v4', 'lyrics', 3000],
      ['v5', 'style', 1000],
      ['v5', 'lyrics', 5000],
    ] as const)('%s takes %s of %i characters and not one more, emoji counting once', async (model, field, max) => {
      const wish = { lyrics: 'la la', style: 'pop', model };
      await order({ ...wish, [field]: emoji(max) });
      const holds = await held();
      const refused = await house.call('POST', speech.create, {
        body: speech.order({ ...wish, [field]: emoji(max + 1) }),
      });
      expect(refused.status).toBe(speech.status.invalid);
      expect(speech.messageOf(refused.body)).toContain(speech.fields[field]);
      expect(speech.messageOf(refused.body)).toContain(String(max));
      expect(await held()).toBeLessThanOrEqual(holds);
    });

    it('shows nobody another account’s task: the answer is that for an id that never was', async () => {
      const id = await order({ prompt: 'mine alone' });
      const { key } = await house.newAccount('stranger', 100);
      const theirs = await house.call('GET', speech.poll(id), { key });
      const nothing = await house.call('GET', speech.poll('00000000-0000-4000-8000-000000000000'), { key });
      expect(theirs.status).toBe(speech.status.notFound);
      expect(theirs.text).toBe(nothing.text);
      const names = (headers: object): string[] => Object.keys(headers).sort();
      expect(names(theirs.headers)).toEqual(names(nothing.headers));
    });

    it.runIf(speech.callsBack !== false)(
      'calls back once with the task as a poll shows it, signed after Standard Webhooks',
      async () => {
        const received: { headers: Record<string, string>; body: string }[] = [];
        const receiver = createServer((request, response) => {
          let body = '';
          request.on('data', (part) => {
            body += part;
          });
          request.on('end', () => {
            received.push({ headers: request.headers as Record<string, string>, body });
            response.end('ok');
          });
        });
        await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
        const callbackUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
        try {
          for (const prompt of ['a song that calls back', 'metronome:fail']) {
            received.length = 0;
            const task = await ended(await order({ prompt, callbackUrl }));
            const { headers, body } = await until(async () => received[0]);
            const told: unknown = JSON.parse(body);
            if (speech.agree) speech.agree(told, task);
            else expect(told).toEqual(task);
            const secret = at((await house.call('GET', '/v1/webhooks/secret')).body, 'secret');
            expect(new Webhook(String(secret)).verify(body, headers)).toEqual(told);
            expect(() => new Webhook(String(secret)).verify(`${body} `, headers)).toThrow();
            expect(received).toHaveLength(1);
          }
        } finally {
          receiver.close();
          receiver.closeAllConnections();
        }
      },
    );

    it.runIf(speech.callsBack !== false)('refuses a callback address inside the network', async () => {
      const answer = await house.call('POST', speech.create, {
        body: simple({ callbackUrl: 'http://169.254.169.254/x' }),
      });
      expect(answer.status).toBe(speech.status.invalid);
    });

    it('answers a repeat with the same Idempotency-Key as the first time, and refuses another body', async () => {
      const headers = { 'idempotency-key': `${name}-1` };
      const bursts = await Promise.all(
        Array.from({ length: 5 }, () => house.call('POST', speech.create, { headers, body: simple() })),
      );
      expect(new Set(bursts.map(({ body }) => speech.idOf(body))).size).toBe(1);
      expect(bursts.filter((answer) => answer.headers['idempotent-replayed'] === 'true')).toHaveLength(4);
      const id = String(speech.idOf(bursts[0]?.body));
      await ended(id);
      const entries = await house.ledger.entries(house.database, house.account, 100);
      const task = (await house.tasks.ofClip(house.account, id.split(',')[0] ?? ''))?.id ?? id;
      expect(entries.filter(({ taskId }) => taskId === task)).toHaveLength(2);
      const other = await house.call('POST', speech.create, { headers, body: simple({ prompt: 'another song' }) });
      expect(other.status).toBe(speech.status.conflict);
      expect(speech.messageOf(other.body)).toMatch(/Idempotency-Key/);
      const bad = await house.call('POST', speech.create, { headers: { 'idempotency-key': 'ü' }, body: simple() });
      expect(bad.status).toBe(speech.status.invalid);
    });

    it('refuses an order that the account cannot pay, and leaves nothing behind', async () => {
      const { key, account } = await house.newAccount('poor', 9);
      const answer = await house.call('POST', speech.create, { key, body: simple() });
      expect(answer.status).toBe(speech.status.credits);
      expect(speech.messageOf(answer.body)).toMatch(/available 9, required 10/);
      expect(await house.tasks.list(account, 10)).toEqual([]);
      expect((await house.ledger.balance(house.database, account)).held).toBe(0);
    });

    it('refuses what may not be ordered, without saying which word', async () => {
      const answer = await house.call('POST', speech.create, { body: simple({ prompt: 'kill all the immigrants' }) });
      expect(answer.status).toBe(speech.status.moderation);
      expect(speech.messageOf(answer.body)).not.toMatch(/immigrants|kill/);
    });

    it('refuses orders during maintenance and still answers polls', async () => {
      const closed = await open({ maintenance: true });
      try {
        const answer = await closed.call('POST', speech.create, { body: simple() });
        expect(answer.status).toBe(speech.status.maintenance);
        expect(speech.messageOf(answer.body)).toMatch(/maintenance/);
        expect((await closed.call('GET', speech.poll('x'))).status).toBe(speech.status.notFound);
      } finally {
        await closed.close();
      }
    });

    it('slows down who asks too often, and says for how long', async () => {
      const busy = await open({ ratePerMinute: 10, clock: () => 1_000_000 });
      try {
        expect((await busy.call('GET', speech.poll('x'))).status).toBe(speech.status.notFound);
        const answer = await busy.call('POST', speech.create, { body: simple() });
        expect(answer.status).toBe(speech.status.rate);
        expect(answer.headers['retry-after']).toBe('6');
        expect(answer.headers['x-ratelimit-limit']).toBe('10');
        expect(speech.messageOf(answer.body)).toMatch(/6 seconds/);
      } finally {
        await busy.close();
      }
    });

    it('says Retry-After too when all of an account’s places are taken', async () => {
      const narrow = await open({ concurrentTasks: 1, idle: true });
      try {
        await order({ prompt: 'first' }, narrow);
        const answer = await narrow.call('POST', speech.create, { body: simple() });
        expect(answer.status).toBe(speech.status.rate);
        expect(answer.headers['retry-after']).toBe('5');
      } finally {
        await narrow.close();
      }
    });

    it.each([
      ['no body', ''],
      ['half a body', '{"a":'],
      ['null', 'null'],
      ['a list', '[]'],
      ['a text', '"song"'],
      ['an unknown field', '{"surprise":1}'],
      ['an empty object', '{}'],
    ])('refuses %s in its own words', async (_, body) => {
      const answer = await house.call('POST', speech.create, { body });
      expect(answer.status).toBe(speech.status.invalid);
      expect(speech.messageOf(answer.body)).not.toBe('');
    });
  });
}
