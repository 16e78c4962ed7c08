import { TICKS } from './grid.ts';

/** A length that one note or rest can have on paper. */
export interface Length {
  readonly ticks: number;
  readonly type: 'whole' | 'half' | 'quarter' | 'eighth' | '16th';
  readonly dotted?: true;
  /** Three in the time of two. */
  readonly triplet?: true;
}

const STRAIGHT: readonly Length[] = [
  { ticks: 48, type: 'whole' },
  { ticks: 36, type: 'half', dotted: true },
  { ticks: 24, type: 'half' },
  { ticks: 18, type: 'quarter', dotted: true },
  { ticks: 12, type: 'quarter' },
  { ticks: 9, type: 'eighth', dotted: true },
  { ticks: 6, type: 'eighth' },
  { ticks: 3, type: '16th' },
];
const TRIPLET: readonly Length[] = [
  { ticks: 8, type: 'quarter', triplet: true },
  { ticks: 4, type: 'eighth', triplet: true },
];

/** A note from `start` to `end`, ticks of the piece, as lengths that are tied: no triplet leaves its beat. */
export function lengthsOf(start: number, end: number, triple: ReadonlySet<number>): Length[] {
  const lengths: Length[] = [];
  for (let at = start; at < end; ) {
    const length = first(at, end, triple);
    lengths.push(length);
    at += length.ticks;
  }
  return lengths;
}

function first(at: number, end: number, triple: ReadonlySet<number>): Length {
  const beat = Math.floor(at / TICKS);
  const offset = at % TICKS;
  const beatEnd = (beat + 1) * TICKS;
  const wanted = Math.min(end, beatEnd) - at;
  if (triple.has(beat) && (offset > 0 || end < beatEnd)) {
    const length = TRIPLET.find(({ ticks }) => ticks === wanted);
    if (length) return length;
  }
  // From the beat or its half a note may go on over the next; from a sixteenth it is tied, so that beats can be seen.
  const reach = offset % (TICKS / 2) === 0 ? end : Math.min(end, beatEnd);
  const fits = ({ ticks }: Length): boolean => {
    const to = at + ticks;
    return to <= reach && (to % TICKS === 0 || !triple.has(Math.floor(to / TICKS)));
  };
  const length = STRAIGHT.find(fits);
  if (!length) throw new Error(`no note lasts from ${at} to ${end}`);
  return length;
}
