import { at, type TestHouse, until } from './house.ts';
import { type Recorded, readRecorded, steady } from './recorded.ts';

/** What was sent and what came back, one after the other, as it stands in a file of fixtures. */
interface Step {
  readonly send: string;
  /** A JSON body, or the parts of a form; `file` holds the bytes in hexadecimal. */
  readonly body?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly file?: { readonly name: string; readonly hex: string };
  /** The request needs no key. */
  readonly open?: boolean;
  /** Asked again until this field of the answer has this value. */
  readonly until?: { readonly path: readonly string[]; readonly is: unknown };
  readonly status: number;
  readonly answer: unknown;
}

export interface Exchange extends Omit<Recorded, 'request'> {
  readonly steps: readonly Step[];
}

/** A form in bytes, with the boundary of a browser. */
export function formOf(fields: Step['form'], file: { name: string; bytes: Buffer } | undefined) {
  const boundary = '----WebKitFormBoundaryx7Yc0pA1bQ';
  const part = (name: string, more: string, content: Buffer) =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`),
      content,
      Buffer.from('\r\n'),
    ]);
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([
      ...Object.entries(fields ?? {}).map(([name, value]) => part(name, '', Buffer.from(value))),
      ...(file ? [part('file', `; filename="${file.name}"\r\nContent-Type: audio/wav`, file.bytes)] : []),
      Buffer.from(`--${boundary}--\r\n`),
    ]),
  };
}

/**
 * Says the steps of a fixture to a house, in order; `{name}` in an address is what `keep` found in an answer before.
 *
 * @returns the steps with what the house answered
 */
export async function said(
  house: TestHouse,
  exchange: Exchange,
  keep: (answer: unknown) => Readonly<Record<string, string>>,
): Promise<Exchange> {
  let names: Readonly<Record<string, string>> = {};
  const steps: Step[] = [];
  for (const step of exchange.steps) {
    const [method = '', address = ''] = step.send.split(' ');
    const path = address.replace(/\{(\w+)\}/g, (_, name: string) => names[name] ?? '');
    const file = step.file && { name: step.file.name, bytes: Buffer.from(step.file.hex, 'hex') };
    const form = step.form || file ? formOf(step.form, file) : undefined;
    const what = {
      ...(form ?? (step.body === undefined ? {} : { body: step.body })),
      ...(step.open && { key: undefined }),
    };
    const ask = () => house.call(method as 'GET' | 'POST', path, what);
    const { until: wanted } = step;
    const answer = wanted
      ? await until(async () => {
          const now = await ask();
          return at(now.body, ...wanted.path) === wanted.is ? now : undefined;
        })
      : await ask();
    names = { ...names, ...keep(answer.body) };
    steps.push({ ...step, status: answer.status, answer: steady(answer.body ?? answer.text, []) });
  }
  return { ...exchange, steps };
}

export const readExchange = (folder: string, name: string): Exchange =>
  readRecorded(folder, name) as unknown as Exchange;
