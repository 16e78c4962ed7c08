import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readForm } from './form.ts';
import { refusedKeys } from './json.ts';

/** As Node's own fetch writes it, which is not ours. */
async function written(form: FormData): Promise<{ type: string; body: Buffer }> {
  const request = new Request('http://localhost', { method: 'POST', body: form });
  return { type: request.headers.get('content-type') ?? '', body: Buffer.from(await request.arrayBuffer()) };
}

const type = 'multipart/form-data; boundary=AaB03x';
const read = (...lines: string[]) => readForm(type, Buffer.from(lines.join('\r\n')));
const named = 'Content-Disposition: form-data; name="a"';
const refused = (why: RegExp) => ({ failure: { code: 'invalid_request', message: expect.stringMatching(why) } });

describe('a form', () => {
  const word = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((text) => !/[\0\r\n\\]|%(22|0D|0A)/i.test(text));
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .array(fc.constantFrom('\r\n', '--', '------formdata-undici-0', '\r', '\n', 'x'), { maxLength: 30 })
      .map((some) => Buffer.from(some.join(''))),
  );

  it('is read as it was written by another hand', async () => {
    const key = word.filter((text) => !refusedKeys.has(text));
    const fields = fc.dictionary(key, word, { maxKeys: 5, noNullPrototype: true });
    await fc.assert(
      fc.asyncProperty(fields, word, bytes, async (wanted, name, content) => {
        const form = new FormData();
        for (const [key, value] of Object.entries(wanted)) form.append(key, value);
        form.append('file', new Blob([new Uint8Array(content)]), name);
        const { type: contentType, body } = await written(form);
        const got = readForm(contentType, body);
        if ('failure' in got) throw new Error(got.failure.message);
        expect(Object.entries(got.fields).sort()).toEqual(Object.entries(wanted).sort());
        expect(Buffer.from(got.file?.bytes ?? []).equals(Buffer.from(content))).toBe(true);
        expect(got.file?.name).toBe(name);
      }),
      { numRuns: 200 },
    );
  });

  it('is refused and never thrown at, whatever the bytes', async () => {
    const form = new FormData();
    form.append('a', 'b');
    form.append('file', new Blob([Buffer.alloc(64, 7)]), 'x.wav');
    const { type: contentType, body } = await written(form);
    const harm = fc.array(fc.tuple(fc.nat(body.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(harm, fc.nat(body.length), (changes, length) => {
        const harmed = Buffer.from(body);
        for (const [at, value] of changes) harmed[at] = value;
        const whole = readForm(contentType, harmed);
        if (!('failure' in whole)) expect(Object.keys(whole.fields).length).toBeLessThanOrEqual(2);
        const isCut = length < body.length - 4;
        if (isCut) expect(readForm(contentType, body.subarray(0, length))).toMatchObject(refused(/./));
      }),
      { numRuns: 500 },
    );
  });

  it('may be empty, have an empty file and lines of headers that say more', () => {
    expect(read('--AaB03x--', '')).toEqual({ fields: {} });
    expect(
      read(
        '--AaB03x  ',
        named,
        '',
        'b',
        '--AaB03x',
        'X: y',
        `${named}; filename=""`,
        'Content-Type: a/b',
        '',
        '',
        '--AaB03x--',
      ),
    ).toEqual({ fields: { a: 'b' }, file: { name: '', bytes: Buffer.alloc(0) } });
    expect(
      read('--AaB03x', `${named}; filename="f"; filename*=UTF-8''na%C3%AFve.mp3`, '', 'x', '--AaB03x--'),
    ).toMatchObject({ file: { name: 'naïve.mp3' } });
  });

  it('is refused where it is not exactly one', () => {
    const body = Buffer.from('--AaB03x--\r\n');
    for (const other of [undefined, 'application/json', 'multipart/form-data', 'multipart/form-data; boundary="é"'])
      expect(readForm(other, body)).toMatchObject(refused(/^Content-Type: .*boundary/));
    expect(read('before', '--AaB03x--')).toMatchObject(refused(/boundary/));
    expect(read('--AaB03xy', named, '', 'b', '--AaB03x--')).toMatchObject(refused(/boundary/));
    expect(read('--AaB03x', named, '', 'b')).toMatchObject(refused(/boundary/));
    expect(read('--AaB03x', 'X: y', '', 'b', '--AaB03x--')).toMatchObject(refused(/no name/));
    expect(read('--AaB03x', named, '', 'b', '--AaB03x', named, '', 'c', '--AaB03x--')).toMatchObject(
      refused(/^a: was sent twice/),
    );
    for (const key of refusedKeys)
      expect(read('--AaB03x', named.replace('"a"', `"${key}"`), '', 'b', '--AaB03x--')).toMatchObject(
        refused(new RegExp(`^${key}: cannot be the name`)),
      );
    const file = [`${named}; filename="f"`, '', 'x', '--AaB03x'];
    expect(read('--AaB03x', ...file, ...file.slice(0, -1), '--AaB03x--')).toMatchObject(refused(/more than one file/));
    expect(read('--AaB03x', named, '', 'b'.repeat(5_000), '--AaB03x--')).toMatchObject(refused(/^a: .*4096 bytes/));
    expect(read('--AaB03x', named, '', 'b\0', '--AaB03x--')).toMatchObject(refused(/^a: .*UTF-8/));
    expect(read('--AaB03x', `X: ${'y'.repeat(5_000)}`, named, '', 'b', '--AaB03x--')).toMatchObject(refused(/./));
    const many = Array.from({ length: 33 }, (_, i) => ['--AaB03x', named.replace('"a"', `"a${i}"`), '', 'b']).flat();
    expect(read(...many, '--AaB03x--')).toMatchObject(refused(/more than 32 parts/));
  });
});
