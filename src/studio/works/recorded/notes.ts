import type { PinnedSection } from '../../composer/pins.ts';
import { styleOf } from '../../composer/styles/index.ts';
import type { Heard, HeardChord } from '../../listener/heard.ts';
import type { ChordMark, Note, Score, Section, SectionKind } from '../../score/score.ts';
import { noteName } from '../../theory/chords.ts';
import { pitchClass } from '../../theory/scales.ts';
import type { Kept } from '../kept.ts';
import { type Grid, gridOf } from './grid.ts';

export const chordName = ({ root, minor }: Pick<HeardChord, 'root' | 'minor'>): string =>
  `${noteName(root, pitchClass(root + (minor ? 3 : 0)))}${minor ? 'm' : ''}`;

/** Bars are counted in four, whatever was heard: a bar of three is one of four that is a little faster. */
const BEATS = 4;

/** The chord that sounds in the middle of every beat, beats with the same chord as one. */
export function chordMarks({ chords, tonic, mode }: Heard, { bars, secondsAt }: Grid): ChordMark[] {
  const home = chordName({ root: tonic, minor: mode === 'minor' });
  const marks: ChordMark[] = [];
  for (let beat = 0; beat < bars * BEATS; beat++) {
    const at = secondsAt((beat + 0.5) / BEATS);
    const chord = chords.find(({ start, end }) => at >= start && at < end);
    const symbol = chord ? chordName(chord) : (marks.at(-1)?.symbol ?? home);
    const before = marks.at(-1);
    if (before?.symbol === symbol && beat % BEATS !== 0)
      marks[marks.length - 1] = { ...before, lengthBeats: before.lengthBeats + 1 };
    else marks.push({ startBeat: beat, lengthBeats: 1, symbol });
  }
  return marks;
}

/** What comes back most often is taken for the chorus, what comes once in the middle for a bridge. */
function kindsOf(labels: readonly string[]): SectionKind[] {
  const count = (label: string): number => labels.filter((each) => each === label).length;
  const hook = labels.slice(1).reduce((best, label) => (count(label) >= count(best) ? label : best), labels[1] ?? '');
  return labels.map((label, index) =>
    label === hook && labels.length > 1 ? 'chorus' : count(label) === 1 && index > 1 ? 'bridge' : 'verse',
  );
}

export function sectionsOf({ sections }: Heard, { bars, barAt }: Grid): Section[] {
  const starts = sections.map(({ start }) => Math.max(0, Math.min(bars, Math.round(barAt(start)))));
  const kinds = kindsOf(sections.map(({ label }) => label));
  const placed = sections.flatMap(({ label }, index): Section[] => {
    const startBar = index === 0 ? 0 : (starts[index] ?? bars);
    const length = (index === sections.length - 1 ? bars : (starts[index + 1] ?? bars)) - startBar;
    return length > 0 ? [{ kind: kinds[index] ?? 'verse', label, startBar, bars: length, energy: 0.6 }] : [];
  });
  return placed.length > 0 ? placed : [{ kind: 'verse', label: 'A', startBar: 0, bars, energy: 0.6 }];
}

export const plainForm = (sections: readonly Section[]): PinnedSection[] =>
  sections.map(({ kind, label, bars }) => ({ kind, label, bars, words: [], barsPerLine: 2 }));

function melodyNotes({ melody }: Heard, { bars, barAt }: Grid): Note[] {
  return melody.flatMap(({ start, length, pitch, strength }): Note[] => {
    const startBeat = barAt(start) * BEATS;
    const lengthBeats = Math.max(0.1, barAt(start + length) * BEATS - startBeat);
    const inside = startBeat >= 0 && startBeat < bars * BEATS;
    return inside ? [{ startBeat, lengthBeats, pitch, velocity: 0.5 + 0.4 * strength }] : [];
  });
}

/** What a recording would be as a score of ours: its lead, chords and form, and nobody to play them. */
export function keptOfHeard(heard: Heard, { title, tags }: { readonly title: string; readonly tags: string }): Kept {
  const grid = gridOf(heard);
  const style = styleOf('pop');
  const tempoBpm = ((60 * BEATS) / (grid.secondsAt(grid.bars) - grid.secondsAt(0))) * grid.bars;
  const score: Score = {
    title,
    style: style.id,
    tempoBpm,
    beatsPerBar: BEATS,
    tonic: heard.tonic,
    mode: heard.mode,
    lengthBeats: grid.bars * BEATS,
    sections: sectionsOf(heard, grid),
    chords: chordMarks(heard, grid),
    parts: [
      {
        ...{ name: 'Lead', role: 'lead', instrument: 'flute', gainDb: 0, pan: 0, reverbSend: 0.2 },
        notes: melodyNotes(heard, grid),
      },
    ],
    mix: { ...style.mix, tiltDbPerOctave: heard.tiltDbPerOctave },
  };
  const brief = {
    ...{ title, tags, lyrics: '', style: style.id, tempoBpm, tonic: heard.tonic, mode: heard.mode },
    ...{ valence: heard.mode === 'major' ? 0.4 : -0.4, energy: 0, brightness: 0, instrumental: true },
    ...{ wantedInstruments: [], refusedInstruments: [], styleWeight: 0.65, weirdness: 0.3, maxSeconds: 480 },
  };
  return {
    score,
    startSeconds: grid.secondsAt(0),
    recipe: { brief, seed: 1, take: 1 },
    fromBar: 0,
    tapes: [],
    cuts: [],
  };
}
