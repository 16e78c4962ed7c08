import { endOf, type SungNote } from './phrase.ts';
import type { Segment, SpokenSyllable } from './speech.ts';

export type Place = 'onset' | 'nucleus' | 'coda';

/** A stretch of the spoken line and where it is sung. */
export interface Placed {
  readonly phone: string;
  readonly place: Place;
  readonly syllable: number;
  readonly sourceStart: number;
  readonly sourceEnd: number;
  readonly start: number;
  readonly end: number;
}

/** Longer consonants drag. */
const LONGEST_CONSONANT = 0.15;
/** How much of the note before, and of a note of its own, consonants may take. */
const MOST_OF_NOTE_BEFORE = 0.42;
const MOST_OF_NOTE = 0.45;
/** Before the first note consonants have all the time they want, up to this. */
const LONGEST_PICKUP = 0.35;

const lengthOf = (segment: Segment): number => Math.min(segment.endSeconds - segment.startSeconds, LONGEST_CONSONANT);
const total = (segments: readonly Segment[]): number => segments.reduce((sum, segment) => sum + lengthOf(segment), 0);

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where each syllable's notes lie; undefined where it has none. */
const spansOf = (notes: readonly (readonly SungNote[])[]): (Span | undefined)[] =>
  notes.map((own) => {
    const first = own[0];
    return first && { start: first.startSeconds, end: Math.max(...own.map(endOf)) };
  });

/**
 * Puts the phones of a line under its notes: each vowel begins on its note, the consonants before it end there, and
 * those after it are over before the next syllable's begin. Only vowels are stretched. Syllables without notes are left
 * out.
 */
export function placePhones(spoken: readonly SpokenSyllable[], notes: readonly (readonly SungNote[])[]): Placed[] {
  const spans = spansOf(notes);
  const onsetSeconds = spoken.map(({ onset }, index) => {
    const [before, own] = [spans[index - 1], spans[index]];
    const room =
      before && own ? own.start - before.end + (before.end - before.start) * MOST_OF_NOTE_BEFORE : LONGEST_PICKUP;
    return Math.max(0, Math.min(total(onset), room));
  });
  return spoken.flatMap(({ onset, nucleus, coda }, syllable) => {
    const span = spans[syllable];
    if (!span) return [];
    const { start, end: noteEnd } = span;
    const next = spans[syllable + 1];
    const end = next ? Math.min(noteEnd, next.start - (onsetSeconds[syllable + 1] ?? 0)) : noteEnd;
    const codaSeconds = Math.min(total(coda), (end - start) * MOST_OF_NOTE);
    const before = layOut(onset, 'onset', syllable, start - (onsetSeconds[syllable] ?? 0), start);
    const after = layOut(coda, 'coda', syllable, end - codaSeconds, end);
    const vowel: Placed = {
      phone: nucleus.phone,
      place: 'nucleus',
      syllable,
      sourceStart: nucleus.startSeconds,
      sourceEnd: nucleus.endSeconds,
      start,
      end: end - codaSeconds,
    };
    return [...before, vowel, ...after];
  });
}

function layOut(segments: readonly Segment[], place: Place, syllable: number, from: number, to: number): Placed[] {
  const scale = (to - from) / Math.max(1e-6, total(segments));
  let start = from;
  return segments.map((segment) => {
    const end = start + lengthOf(segment) * scale;
    const placed: Placed = {
      phone: segment.phone,
      place,
      syllable,
      sourceStart: segment.startSeconds,
      sourceEnd: segment.endSeconds,
      start,
      end,
    };
    start = end;
    return placed;
  });
}
