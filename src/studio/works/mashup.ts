import type { Wishes } from '../brief/brief.ts';
import type { Take } from '../composer/plan.ts';
import type { ChordMark, Note, Score, Section } from '../score/score.ts';
import type { Vocal, Voice } from '../score/vocal.ts';
import { mapNotes } from '../score/voices.ts';
import { readChord, symbolOf } from '../theory/chords.ts';
import { isMinor, modulo, pitchClass } from '../theory/scales.ts';
import { cover } from './cover.ts';
import { barsOf, joinScores, sliceScore } from './cutting.ts';
import { type Draft, Unworkable } from './draft.ts';
import type { Kept } from './kept.ts';

export interface MashupWish {
  readonly wishes: Wishes;
  readonly closeness: number;
}

/** Turns of each source, and the longest that one of them takes. */
const TURNS = 3;
const MOST_BARS = 16;

/** The score in another key; its sections, rhythm and words stay. */
export function transposed(score: Score, semitones: number): Score {
  if (semitones === 0) return score;
  const tonic = pitchClass(score.tonic + semitones);
  const higher = (note: Note): Note => ({ ...note, pitch: note.pitch + semitones });
  const chord = (mark: ChordMark): ChordMark => {
    const { root, bass, intervals } = readChord(mark.symbol);
    const moved = { root: pitchClass(root + semitones), bass: pitchClass(bass + semitones), intervals };
    return { ...mark, symbol: symbolOf(moved, isMinor(score.mode) ? pitchClass(tonic + 3) : tonic) };
  };
  return {
    ...score,
    tonic,
    chords: score.chords.map(chord),
    parts: score.parts.map((part) => (part.role === 'drums' ? part : { ...part, notes: part.notes.map(higher) })),
    ...(score.vocal && { vocal: mapNotes<Vocal>(score.vocal, higher) }),
  };
}

/** In bars of as many beats. */
function inBarsOf(score: Score, beatsPerBar: number): Score {
  const factor = beatsPerBar / score.beatsPerBar;
  if (factor === 1) return score;
  const scaled = <T extends { readonly startBeat: number; readonly lengthBeats: number }>(one: T): T => ({
    ...one,
    startBeat: one.startBeat * factor,
    lengthBeats: one.lengthBeats * factor,
  });
  return {
    ...score,
    beatsPerBar,
    tempoBpm: score.tempoBpm * factor,
    lengthBeats: score.lengthBeats * factor,
    chords: score.chords.map(scaled),
    parts: score.parts.map((part) => ({ ...part, notes: part.notes.map(scaled) })),
    ...(score.vocal && { vocal: mapNotes<Vocal>(score.vocal, scaled) }),
  };
}

/** The way between two tonics, at most a tritone. */
const distance = (from: number, to: number): number => modulo(to - from + 6, 12) - 6;

/** Where the second is to stand so that both share a scale: relative keys do. */
const meets = (first: Score, second: Score): number => {
  const majorTonic = (score: Score): number => (isMinor(score.mode) ? score.tonic + 3 : score.tonic);
  return distance(majorTonic(second), majorTonic(first));
};

/** Whole sections for one turn, beginning with that one. */
function turnFrom(score: Score, section: Section): Score {
  const bars = Math.min(MOST_BARS, section.bars, barsOf(score) - section.startBar);
  return sliceScore(score, section.startBar, section.startBar + bars);
}

/** Sections with a tune, in their order. */
const tuneful = (score: Score): Section[] => {
  const all = score.sections.filter(({ bars }) => bars >= 4);
  const sung = all.filter(({ kind }) => !/^(intro|outro|inter|build)$/.test(kind));
  return sung.length > 0 ? sung : all.length > 0 ? all : score.sections.slice(0, 1);
};

/** Turn by turn the tunes, words and chords of both, in the key and tempo of the first, played by one new band. */
export function mashup(
  sources: readonly Kept[],
  { wishes, closeness }: MashupWish,
  seed: number,
  take: Take,
  persona: readonly Voice[],
): Draft {
  // The second take begins with the other one.
  const [first, second] = take === 1 ? sources : [...sources].reverse();
  if (!first || !second) throw new Unworkable('a mashup needs two sources');
  const own = first.score;
  const other = transposed(inBarsOf(second.score, own.beatsPerBar), meets(own, second.score));
  const [ours, theirs] = [tuneful(own), tuneful(other)];
  const turns = Array.from({ length: TURNS }).flatMap((_, turn) => {
    const [a, b] = [ours[turn % ours.length], theirs[turn % theirs.length]];
    return [...(a ? [turnFrom(own, a)] : []), ...(b ? [turnFrom(other, b)] : [])];
  });
  const [begin, ...rest] = turns;
  if (!begin) throw new Unworkable('the sources hold no whole bars');
  const joined = rest.reduce((made, turn) => joinScores(made, { ...turn, tempoBpm: own.tempoBpm }), begin);
  // One lead: a tune is a tune, whoever played it.
  const leads = joined.parts.filter(({ role }) => role === 'lead');
  const [lead] = leads;
  const score: Score = {
    ...joined,
    parts: [
      ...joined.parts.filter(({ role }) => role !== 'lead'),
      ...(lead
        ? [
            {
              ...lead,
              notes: leads.flatMap(({ notes }) => notes).sort((one, next) => one.startBeat - next.startBeat),
            },
          ]
        : []),
    ],
  };
  const title = wishes.title.trim() || [first, second].map(({ recipe }) => recipe.brief.title).join(' / ');
  const draft = cover({ ...first, score }, { wishes: { ...wishes, title }, closeness }, seed, take, persona);
  return {
    ...draft,
    notes: [...draft.notes, 'The tunes of both are played anew by one band, turn by turn; no recorded sound is used'],
  };
}
