import type { PinnedSection } from '../composer/pins.ts';
import { beatsToSeconds, type ChordMark, type Note, type Part, type Score, type Section } from '../score/score.ts';
import type { Vocal, Voice } from '../score/vocal.ts';
import { beginOf, endOf, mapNotes, onlyLines, together } from '../score/voices.ts';

/** Players stray from the grid by at most 30 ms: what begins so shortly before a bar line belongs behind it. */
const STRAY_SECONDS = 0.031;
/** Joins of sound lie so far before the bar line, where nothing of the next bar sounds yet. */
export const JOIN_BEFORE_SECONDS = 0.04;
/** Length of a join; over before the first of those strokes may come. */
export const JOIN_SECONDS = 0.009;

export const barSecondsOf = ({ beatsPerBar, tempoBpm }: Score): number => beatsToSeconds(beatsPerBar, tempoBpm);
export const barsOf = ({ lengthBeats, beatsPerBar }: Score): number => Math.round(lengthBeats / beatsPerBar);

/** Bars [from, to) of a score, as a score of their own. Notes do not ring beyond the last of them. */
export function sliceScore(score: Score, from: number, to: number): Score {
  const bars = barsOf(score);
  const start = from * score.beatsPerBar;
  const end = Math.min(to, bars) * score.beatsPerBar;
  const stray = (STRAY_SECONDS * score.tempoBpm) / 60;
  const last = to >= bars ? Number.POSITIVE_INFINITY : end - stray;
  const first = from <= 0 ? Number.NEGATIVE_INFINITY : start - stray;
  const within = (beat: number): boolean => beat >= first && beat < last;
  const moved = (note: Note): Note => ({
    ...note,
    startBeat: note.startBeat - start,
    lengthBeats: to >= bars ? note.lengthBeats : Math.max(0.05, Math.min(note.lengthBeats, end - note.startBeat)),
  });
  const sung = score.vocal && onlyLines(score.vocal, (line) => within(beginOf(line)));
  const vocal = sung && mapNotes<Vocal>(sung, (note) => ({ ...note, startBeat: note.startBeat - start }));
  const { vocal: _, ...rest } = score;
  return {
    ...rest,
    lengthBeats: end - start,
    sections: score.sections.flatMap((section): Section[] => {
      const startBar = Math.max(section.startBar, from);
      const bars = Math.min(section.startBar + section.bars, to) - startBar;
      return bars > 0 ? [{ ...section, startBar: startBar - from, bars }] : [];
    }),
    chords: score.chords.flatMap((mark): ChordMark[] => {
      const startBeat = Math.max(mark.startBeat, start);
      const lengthBeats = Math.min(mark.startBeat + mark.lengthBeats, end) - startBeat;
      return lengthBeats > 1e-6 ? [{ ...mark, startBeat: startBeat - start, lengthBeats }] : [];
    }),
    parts: score.parts
      .map((part) => ({ ...part, notes: part.notes.filter((note) => within(note.startBeat)).map(moved) }))
      .filter((part) => part.notes.length > 0),
    ...(vocal && vocal.lines.length > 0 && { vocal }),
  };
}

const laterNote =
  (beats: number) =>
  (note: Note): Note => ({ ...note, startBeat: note.startBeat + beats });

/** One score behind the other, in the tempo and with the mix of the first. */
export function joinScores(first: Score, second: Score): Score {
  const beats = first.lengthBeats;
  const bars = barsOf(first);
  const names = new Set(first.parts.map(({ name, instrument }) => `${name}/${instrument}`));
  const partnerOf = ({ name, instrument }: Part): Part | undefined =>
    second.parts.find((part) => part.name === name && part.instrument === instrument);
  const moved = (part: Part | undefined): Note[] => part?.notes.map(laterNote(beats)) ?? [];
  const behind = second.vocal && mapNotes<Vocal>(second.vocal, laterNote(beats));
  const vocal = first.vocal && behind ? together(first.vocal, behind) : (first.vocal ?? behind);
  return {
    ...first,
    lengthBeats: beats + second.lengthBeats,
    sections: [
      ...first.sections,
      ...second.sections.map((section) => ({ ...section, startBar: section.startBar + bars })),
    ],
    chords: [...first.chords, ...second.chords.map((mark) => ({ ...mark, startBeat: mark.startBeat + beats }))],
    parts: [
      ...first.parts.map((part) => ({
        ...part,
        notes: [...part.notes, ...moved(partnerOf(part))].sort((a, b) => a.startBeat - b.startBeat),
      })),
      ...second.parts
        .filter(({ name, instrument }) => !names.has(`${name}/${instrument}`))
        .map((part) => ({ ...part, notes: moved(part) })),
    ],
    ...(vocal && { vocal }),
  };
}

/** The score with no note before its beginning. */
export function fromZero(score: Score): Score {
  const clamp = (note: Note): Note => (note.startBeat < 0 ? { ...note, startBeat: 0 } : note);
  return {
    ...score,
    parts: score.parts.map((part) => ({ ...part, notes: part.notes.map(clamp) })),
    ...(score.vocal && { vocal: mapNotes<Vocal>(score.vocal, clamp) }),
  };
}

/** Bars that each line has, told from where the lines begin. */
function barsPerLineOf(begins: readonly number[], bars: number, beatsPerBar: number): number {
  const fits = (barsPerLine: number): boolean =>
    begins.every((beat, index) => {
      const from = index * barsPerLine * beatsPerBar;
      return beat >= from - 0.5 && beat < from + barsPerLine * beatsPerBar;
    });
  return [1, 2, 4].find(fits) ?? Math.max(1, Math.floor(bars / Math.max(1, begins.length)));
}

/** The form as it stands in the score, with the words of each section. */
export function formOf(score: Score): PinnedSection[] {
  const lines = score.vocal?.lines ?? [];
  return score.sections.map(({ kind, label, startBar, bars }) => {
    const from = startBar * score.beatsPerBar;
    const to = from + bars * score.beatsPerBar;
    const own = lines.filter((line) => beginOf(line) >= from - 0.5 && beginOf(line) < to - 0.5);
    const begins = own.map((line) => beginOf(line) - from);
    return {
      kind,
      label,
      bars,
      words: own.map(({ line }) => line),
      barsPerLine: barsPerLineOf(begins, bars, score.beatsPerBar),
    };
  });
}

/** Who has most lines, and the other of a duet. */
export function singersOf({ vocal }: Score, most: number): Voice[] {
  const counts = new Map<number, number>();
  for (const { singer } of vocal?.lines ?? []) counts.set(singer, (counts.get(singer) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .flatMap(([seat]) => vocal?.singers[seat] ?? []);
}

/** Bar lines of [1, last] at which nobody is in the middle of a line. */
export function restingBars(score: Score, last: number): number[] {
  const lines = score.vocal?.lines ?? [];
  return Array.from({ length: Math.max(0, last) }, (_, index) => index + 1).filter((bar) => {
    const beat = bar * score.beatsPerBar;
    return !lines.some((line) => beginOf(line) < beat - 0.1 && endOf(line) > beat + 0.25);
  });
}
