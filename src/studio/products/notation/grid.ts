import type { MidiNote } from '../midi.ts';

/**
 * Notes on a grid of a twelfth of a beat, on which both sixteenths and triplets lie. Every beat is divided by four or by
 * three, whichever its notes are nearer to: swing and a player's looseness are not written.
 */
export const TICKS = 12;

/** Of a beat: sixteenths, or eighths in triplets. */
type Division = 4 | 3;

/** Pitches that begin and end together. */
export interface Chord {
  readonly start: number;
  readonly end: number;
  readonly pitches: readonly number[];
}

export interface Staff {
  /** Which beats are divided by three. */
  readonly triple: ReadonlySet<number>;
  /** In each, no chord overlaps another. */
  readonly voices: readonly (readonly Chord[])[];
}

/** Three must be clearly nearer: triplets among straight notes are rare. */
const MARGIN = 0.7;

function divisions(notes: readonly MidiNote[]): Set<number> {
  const errors = new Map<number, { three: number; four: number }>();
  for (const { startBeat } of notes) {
    const beat = Math.floor(startBeat);
    const error = (by: Division): number => (Math.round((startBeat - beat) * by) / by - (startBeat - beat)) ** 2;
    const sum = errors.get(beat) ?? { three: 0, four: 0 };
    errors.set(beat, { three: sum.three + error(3), four: sum.four + error(4) });
  }
  return new Set([...errors].filter(([, { three, four }]) => three < MARGIN * four - 1e-4).map(([beat]) => beat));
}

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly pitch: number;
}

function place(notes: readonly MidiNote[], triple: ReadonlySet<number>): Placed[] {
  const slot = (beats: number): number => (triple.has(Math.floor(beats)) ? TICKS / 3 : TICKS / 4);
  const tick = (beats: number): number => Math.round((beats * TICKS) / slot(beats)) * slot(beats);
  return notes.map(({ startBeat, lengthBeats, pitch }) => {
    const start = tick(startBeat);
    const shortest = slot(start / TICKS);
    return { start, end: Math.max(start + shortest, tick(startBeat + lengthBeats)), pitch: Math.round(pitch) };
  });
}

/** A key that is struck again while it sounds ends first; of two at once the longer stays. */
function cleared(placed: readonly Placed[]): Placed[] {
  const next = new Map<number, number>();
  return placed
    .toSorted((a, b) => b.start - a.start || b.end - a.end)
    .flatMap((note) => {
      const after = next.get(note.pitch) ?? Number.POSITIVE_INFINITY;
      if (after === note.start) return [];
      next.set(note.pitch, note.start);
      return [{ ...note, end: Math.min(note.end, after) }];
    });
}

function chordsOf(placed: readonly Placed[]): Chord[] {
  const groups = new Map<string, { start: number; end: number; pitches: number[] }>();
  for (const { start, end, pitch } of placed.toSorted((a, b) => a.pitch - b.pitch)) {
    const span = `${start} ${end}`;
    const group = groups.get(span) ?? { start, end, pitches: [] };
    group.pitches.push(pitch);
    groups.set(span, group);
  }
  return [...groups.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Each chord in the first voice that is free. */
function voicesOf(chords: readonly Chord[]): Chord[][] {
  const voices: Chord[][] = [];
  for (const chord of chords) {
    const free = voices.find((voice) => (voice.at(-1)?.end ?? 0) <= chord.start);
    if (free) free.push(chord);
    else voices.push([chord]);
  }
  return voices;
}

/** Strokes of drums have no length: each is written up to the next one, or to the end of its beat. */
function strokes(placed: readonly Placed[]): Placed[] {
  const starts = [...new Set(placed.map(({ start }) => start))].sort((a, b) => a - b);
  const after = new Map(starts.map((start, index) => [start, starts[index + 1] ?? Number.POSITIVE_INFINITY]));
  return placed.map(({ start, pitch }) => {
    const beatEnd = (Math.floor(start / TICKS) + 1) * TICKS;
    return { start, end: Math.min(beatEnd, after.get(start) ?? beatEnd), pitch };
  });
}

export function staffOf(notes: readonly MidiNote[], drums: boolean): Staff {
  const triple = divisions(notes);
  const placed = place(notes, triple);
  return { triple, voices: voicesOf(chordsOf(cleared(drums ? strokes(placed) : placed))) };
}

/** Where the note that begins at that beat is written. */
export function tickOf({ triple }: Staff, beat: number): number {
  const slot = triple.has(Math.floor(beat)) ? TICKS / 3 : TICKS / 4;
  return Math.round((beat * TICKS) / slot) * slot;
}
