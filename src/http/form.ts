import { type Failure, failure } from '../catalogue/failures.ts';
import type { Form } from '../dialects/dialect.ts';
import { refusedKeys } from './json.ts';

/** A form of these APIs has four parts; Amazon's has some ten. */
const mostParts = 32;
const mostHeader = 4 * 1024;
const mostField = 4 * 1024;
/** RFC 2046 §5.1.1 */
const boundaryForm = /^[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]$/;
const decoder = new TextDecoder('utf-8', { fatal: true });
const crlf = Buffer.from('\r\n');
const blank = Buffer.from('\r\n\r\n');

const refuse = (message: string): { failure: Failure } => ({ failure: failure('invalid_request', message) });

/** Parameters of a header: `name="a;b"; x=y`. Backslashes are not undone, as browsers do not write them (WHATWG). */
function parametersOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', quoted, bare] of text.matchAll(/;\s*([\w*-]+)\s*=\s*(?:"([^"]*)"|([^\s;"]*))/g))
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), quoted ?? bare ?? '');
  return found;
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = decoder.decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** `utf-8''na%C3%AFve.mp3` (RFC 5987), as Python's clients send names that are not ASCII. */
function extendedName(value: string | undefined): string | undefined {
  const [, encoded] = /^utf-8'[^']*'(.*)$/i.exec(value ?? '') ?? [];
  try {
    return encoded === undefined ? undefined : decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}

/** What browsers write instead of a quotation mark and line breaks in names (WHATWG, multipart/form-data encoding). */
const unescaped = (name: string): string =>
  name.replace(/%(22|0D|0A)/gi, (sign) => decodeURIComponent(sign)).replace(/[\r\n]+/g, ' ');

export function isForm(contentType: string | undefined): boolean {
  return /^multipart\/form-data\s*(;|$)/i.test(contentType ?? '');
}

/**
 * Reads a multipart form (RFC 7578): fields that are short texts, and one file at most. The file's bytes are a view of
 * the body and not copied. What is not exactly a form is refused, so that nobody sees another form in the same bytes.
 */
export function readForm(contentType: string | undefined, body: Buffer): Form | { readonly failure: Failure } {
  const boundary = isForm(contentType) ? parametersOf(contentType ?? '').get('boundary') : undefined;
  if (boundary === undefined || !boundaryForm.test(boundary))
    return refuse('Content-Type: must be multipart/form-data with a boundary. Send a form');
  const mark = Buffer.from(`--${boundary}`);
  const next = Buffer.concat([crlf, mark]);
  let at = body.subarray(0, mark.length).equals(mark) ? mark.length : -1;
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  let file: Form['file'];
  for (let parts = 0; at >= 0; parts++) {
    if (body.toString('latin1', at, at + 2) === '--') return { fields: { ...fields }, ...(file && { file }) };
    const from = lineEnd(body, at);
    const head = from < 0 ? -1 : body.subarray(0, from + mostHeader).indexOf(blank, from - 2);
    const end = head < 0 ? -1 : body.indexOf(next, head + 2);
    if (end < 0) break;
    if (parts === mostParts) return refuse(`The form has more than ${mostParts} parts. Send fewer`);
    const content = body.subarray(Math.min(head + 4, end), end);
    const part = partOf(textOf(body.subarray(from, Math.max(from, head))));
    if (!part) return refuse('A part of the form has no name. Name each in its Content-Disposition');
    if (refusedKeys.has(part.name)) return refuse(`${part.name}: cannot be the name of a field. Leave it out`);
    if (part.fileName !== undefined) {
      if (file) return refuse('The form has more than one file. Send one');
      file = { name: part.fileName, bytes: content };
    } else {
      const text = content.length > mostField ? undefined : textOf(content);
      if (text === undefined)
        return refuse(`${part.name}: must be a text of at most ${mostField} bytes in UTF-8. A file needs a filename`);
      if (part.name in fields) return refuse(`${part.name}: was sent twice. Send it once`);
      fields[part.name] = text;
    }
    at = end + next.length;
  }
  return refuse('The form cannot be read: it does not end as its boundary says. Send it again');
}

/** After the end of the boundary's line, which may have spaces in it; -1 where it does not end. */
function lineEnd(body: Buffer, from: number): number {
  const end = body.indexOf(crlf, from);
  return end < 0 || !/^[ \t]*$/.test(body.toString('latin1', from, Math.min(end, from + 100))) ? -1 : end + 2;
}

/** The name of a part, and its file's name where it is one. */
function partOf(head: string | undefined): { readonly name: string; readonly fileName?: string } | undefined {
  const line = head?.split('\r\n').find((each) => /^content-disposition\s*:\s*form-data\s*;/i.test(each));
  if (line === undefined) return undefined;
  const parameters = parametersOf(line);
  const name = parameters.get('name');
  if (name === undefined || name === '') return undefined;
  const fileName = extendedName(parameters.get('filename*')) ?? parameters.get('filename');
  return { name: unescaped(name), ...(fileName !== undefined && { fileName: unescaped(fileName) }) };
}
