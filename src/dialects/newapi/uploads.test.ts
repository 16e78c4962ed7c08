import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOf, readExchange, said } from '../../../test/exchange.ts';
import { at, openHouse, type TestHouse, until } from '../../../test/house.ts';
import { expected } from '../../../test/recorded.ts';
import { priceOf } from '../../catalogue/prices.ts';

const folder = join(import.meta.dirname, 'fixtures', 'uploads');
const wav = Buffer.from('RIFF\0\0\0\0WAVEfmt ');
const dayMs = 24 * 60 * 60 * 1000;

let house: TestHouse;
let now = Date.UTC(2026, 10, 22, 12);
beforeAll(async () => {
  house = await openHouse({ clock: () => now });
});
afterAll(() => house.close());

const spent = async (): Promise<number> => (await house.ledger.balance(house.database, house.account)).available;
const reserved = async (extension = 'wav', key = house.key): Promise<string> =>
  String(at((await house.call('POST', '/suno/uploads/audio', { key, body: { extension } })).body, 'id'));
const sent = (id: string, bytes = wav) =>
  house.call('POST', `/uploads/${id}`, { key: undefined, ...formOf({}, { name: 'a.wav', bytes }) });
const finished = (id: string, key = house.key) =>
  house.call('POST', `/suno/uploads/audio/${id}/upload-finish`, { key, body: {} });

describe('files sent as a form', () => {
  it('are answered as fixtures/uploads/form.json has it', async () => {
    const fixture = readExchange(folder, 'form.json');
    const told = await said(house, fixture, (answer) => {
      const id = at(answer, 'id');
      return typeof id === 'string' ? { id } : {};
    });
    const steady = JSON.parse(JSON.stringify(told).replace(/"id":"[0-9a-f]{32}"/g, '"id":"<place>"')) as typeof told;
    expect(steady).toEqual(expected(folder, 'form.json', steady as never));
  });

  it('are paid once, however often they are said to be sent', async () => {
    const before = await spent();
    const id = await reserved();
    expect((await sent(id)).status).toBe(204);
    const answers = await Promise.all([finished(id), finished(id), finished(id)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await until(async () => {
      const { body } = await house.call('GET', `/suno/uploads/audio/${id}`);
      return at(body, 'status') === 'complete' ? true : undefined;
    });
    expect(before - (await spent())).toBe(priceOf('upload'));
    const { body } = await house.call('POST', `/suno/uploads/audio/${id}/initialize-clip`, { body: {} });
    const order = { mv: 'chirp-v3-5-upload', task: 'extend', continue_clip_id: at(body, 'clip_id'), continue_at: 5 };
    expect((await house.call('POST', '/suno/submit/music', { body: order })).text).toContain('success');
  });

  it('must be what they were announced to be, and are nobody else’s', async () => {
    const id = await reserved('.MP3');
    expect([(await sent(id)).status, (await sent(id)).text]).toEqual([400, expect.stringContaining('extension wav')]);
    expect((await sent(id, Buffer.from('<html>'))).text).toContain('no wav, mp3, flac or ogg');
    const page = await house.call('POST', `/uploads/${id}`, { key: undefined, body: wav });
    expect([page.status, page.text]).toEqual([400, expect.stringContaining('multipart/form-data')]);
    for (const other of ['0'.repeat(32), '..', "1' or '1'='1"])
      expect((await sent(encodeURIComponent(other))).status).toBe(404);
    const stranger = (await house.newAccount('stranger', 10)).key;
    for (const step of ['', '/upload-finish', '/initialize-clip']) {
      const path = `/suno/uploads/audio/${id}${step}`;
      const answer = await house.call(step === '' ? 'GET' : 'POST', path, {
        key: stranger,
        ...(step !== '' && { body: {} }),
      });
      expect([answer.status, at(answer.body, 'code')], path).toEqual([400, 'task_not_exist']);
    }
    const { body } = await house.call('POST', '/suno/uploads/audio', { body: { extension: 'exe' } });
    expect(at(body, 'message')).toMatch(/^extension: must be one of wav, mp3, flac, ogg/);
    expect(
      (await house.call('POST', '/suno/uploads/audio', { key: undefined, body: { extension: 'wav' } })).status,
    ).toBe(401);
  });

  it('are not ordered without credits, and can be when there are some', async () => {
    const poor = await house.newAccount('poor', 0);
    const id = await reserved('wav', poor.key);
    await sent(id);
    expect((await finished(id, poor.key)).status).toBe(403);
    await house.database.write((transaction) => house.ledger.grant(transaction, poor.account, 5));
    expect((await finished(id, poor.key)).status).toBe(200);
  });

  it('have at most a hundred addresses that wait, each for a day', async () => {
    const { key } = await house.newAccount('many', 10);
    const ids: string[] = [];
    for (let i = 0; i < 100; i++) ids.push(await reserved('wav', key));
    const refused = await house.call('POST', '/suno/uploads/audio', { key, body: { extension: 'wav' } });
    expect([refused.status, at(refused.body, 'message')]).toEqual([429, expect.stringMatching(/^100 addresses/)]);
    now += dayMs + 1;
    for (let i = 0; i < 3; i++) await house.library.uploads.tidy();
    expect((await sent(ids[0] ?? '')).status).toBe(404);
    expect(await reserved('wav', key)).toMatch(/^[0-9a-f]{32}$/);
  });
});
