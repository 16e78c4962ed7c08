import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formOf, readExchange, said } from '../../../test/exchange.ts';
import { at, openHouse, type TestHouse } from '../../../test/house.ts';
import { expected } from '../../../test/recorded.ts';

const folder = join(import.meta.dirname, 'fixtures', 'uploads');
const bytes = Buffer.from('RIFF\0\0\0\0WAVEfmt ');

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('files sent in a form and in base64', () => {
  it('are answered as fixtures/uploads/files.json has it', async () => {
    const told = await said(house, readExchange(folder, 'files.json'), () => ({}));
    expect(told).toEqual(expected(folder, 'files.json', told as never));
  });

  it('are clips like others, at an address that can be used', async () => {
    const answer = await house.call(
      'POST',
      '/api/file-stream-upload',
      formOf({}, { name: 'C:\\music\\a b.wav', bytes }),
    );
    expect(answer.body).toMatchObject({ success: true, data: { fileName: 'a b.wav', filePath: 'a b.wav' } });
    expect((await fetch(String(at(answer.body, 'data', 'downloadUrl')))).status).toBe(200);
  });

  it('are the same request again under another boundary', async () => {
    const { body } = formOf({}, { name: 'a.wav', bytes });
    const other = (boundary: string) => ({
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'idempotency-key': 'once' },
      body: Buffer.from(body.toString('latin1').replaceAll('----WebKitFormBoundaryx7Yc0pA1bQ', boundary), 'latin1'),
    });
    const links = [];
    for (const boundary of ['one', 'two']) {
      const answer = await house.call('POST', '/api/file-stream-upload', other(boundary));
      links.push(at(answer.body, 'data', 'downloadUrl'));
    }
    expect(links[0]).toBe(links[1]);
    const changed = formOf({}, { name: 'a.wav', bytes: Buffer.concat([bytes, bytes]) });
    const headers = { ...changed.headers, 'idempotency-key': 'once' };
    const refused = await house.call('POST', '/api/file-stream-upload', { ...changed, headers });
    expect(at(refused.body, 'code')).toBe(409);
  });

  it('cost nothing when they are refused', async () => {
    const before = (await house.call('GET', '/api/v1/chat/credit')).body;
    const huge = Buffer.alloc(15 * 2 ** 20, 0x41);
    for (const [path, what, code] of [
      ['/api/file-stream-upload', formOf({}, { name: 'a', bytes: Buffer.from('<html>') }), 422],
      [
        '/api/file-base64-upload',
        { body: Buffer.concat([Buffer.from('{"base64Data":"'), huge, Buffer.from('"}')]) },
        413,
      ],
    ] as const)
      expect(at((await house.call('POST', path, what)).body, 'code'), path).toBe(code);
    expect((await house.call('GET', '/api/v1/chat/credit')).body).toEqual(before);
  });
});
