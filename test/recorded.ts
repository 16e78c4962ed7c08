import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A request's bytes, and what came of it with all that differs from run to run replaced by its sort. */
export interface Recorded {
  readonly about: string;
  readonly request: string;
  readonly created?: unknown;
  readonly reply?: unknown;
}

export const recordings = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.json'));

export const readRecorded = (folder: string, name: string): Recorded =>
  JSON.parse(readFileSync(join(folder, name), 'utf8')) as Recorded;

/** With UPDATE=1 the recording is written anew; what should be compared is given back. */
export function expected(folder: string, name: string, now: Recorded): Recorded {
  if (process.env.UPDATE !== '1') return readRecorded(folder, name);
  writeFileSync(join(folder, name), `${JSON.stringify(now, null, 2)}\n`);
  return now;
}

const steadyText = (text: string): string =>
  text
    .replace(/http:\/\/127\.0\.0\.1[^"\s]*?(\.\w+)?(?=["\s]|$)/g, '<url>$1')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replace(/number \d+/g, 'number <seed>');

/** @param times names of the fields that hold numbers of seconds or milliseconds */
export function steady(value: unknown, times: readonly string[], name = ''): unknown {
  if (Array.isArray(value)) return value.map((inner) => steady(inner, times, name));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, steady(inner, times, key)]));
  if (typeof value === 'number' && times.includes(name)) return '<time>';
  return typeof value === 'string' ? steadyText(value) : value;
}
