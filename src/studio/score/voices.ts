import type { Note } from './score.ts';
import type { Vocal, VocalLine } from './vocal.ts';

type Plain = { readonly [key: string]: unknown };

const isObject = (value: unknown): value is Plain => typeof value === 'object' && value !== null;
const isNote = (value: unknown): value is Note => isObject(value) && 'startBeat' in value && 'pitch' in value;
const isLine = (value: unknown): value is VocalLine => isObject(value) && 'line' in value && 'notes' in value;

/** The same with every note inside, wherever it stands, replaced; null takes a note away. */
export function mapNotes<T>(value: T, change: (note: Note) => Note | null): T {
  const walk = (part: unknown): unknown => {
    if (isNote(part)) return change(part);
    if (Array.isArray(part)) return part.map(walk).filter((one) => one !== null);
    if (!isObject(part)) return part;
    return Object.fromEntries(Object.entries(part).map(([key, own]) => [key, walk(own)]));
  };
  return walk(value) as T;
}

/** The same with every seat of a singer inside replaced. */
function reseated<T>(value: T, seat: (singer: number) => number): T {
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(walk);
    if (!isObject(part)) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, own]) => [
        key,
        key === 'singer' && typeof own === 'number' ? seat(own) : walk(own),
      ]),
    );
  };
  return walk(value) as T;
}

/** The first note of a line; lines that nobody sings have none. */
export const beginOf = (line: VocalLine): number => Math.min(...line.notes.flat().map((note) => note.startBeat));
export const endOf = (line: VocalLine): number =>
  Math.max(...line.notes.flat().map((note) => note.startBeat + note.lengthBeats));

/** Lines of every sort that fulfil a condition. */
export function onlyLines(vocal: Vocal, wanted: (line: VocalLine) => boolean): Vocal {
  const lists = Object.entries(vocal).map(([key, value]) => [
    key,
    Array.isArray(value) && value.every(isLine) ? value.filter(wanted) : value,
  ]);
  return Object.fromEntries(lists) as Vocal;
}

/** Both together, in the order of time; each keeps its singers. */
export function together(first: Vocal, second: Vocal): Vocal {
  const known = new Map(first.singers.map((voice, seat) => [JSON.stringify(voice), seat]));
  const singers = [...first.singers];
  const seats = second.singers.map((voice) => {
    const seat = known.get(JSON.stringify(voice)) ?? singers.push(voice) - 1;
    known.set(JSON.stringify(voice), seat);
    return seat;
  });
  const moved = reseated(second, (singer) => seats[singer] ?? 0);
  const lists = Object.entries(first).map(([key, value]) => {
    const other = (moved as unknown as Plain)[key];
    if (!Array.isArray(value) || !Array.isArray(other) || ![...value, ...other].every(isLine)) return [key, value];
    return [key, [...value, ...other].sort((a, b) => beginOf(a) - beginOf(b))];
  });
  return { ...(Object.fromEntries(lists) as Vocal), singers };
}
