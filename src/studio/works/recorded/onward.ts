import { readWishes } from '../../brief/read.ts';
import { sungSections } from '../../composer/form.ts';
import type { PinnedSection } from '../../composer/pins.ts';
import { styleOf } from '../../composer/styles/index.ts';
import { mixSong, ownMemory } from '../../mixer/mixdown.ts';
import type { ChordMark, Section } from '../../score/score.ts';
import { sliceScore } from '../cutting.ts';
import { Unworkable } from '../draft.ts';
import { within as fitting, playedOnward, sungOnward } from '../onward.ts';
import { copyOf, framesOf } from '../tape.ts';
import { composeFor, followGrid } from './compose.ts';
import { heardAs, joined, knownOf, within } from './hear.ts';
import { cross, match, stretch } from './lay.ts';
import { chordMarks, plainForm, sectionsOf } from './notes.ts';
import type { FromRecording, Recorded, RecordedWish } from './recorded.ts';

/** Loudness and tone are compared over so many bars on either side of a seam. */
const COMPARED_BARS = 8;
const LEAST_BARS = 2;
const CHORD_BEATS = 4;
/** At the start of a continuation that stands alone. */
const EDGE_FRAMES = framesOf(0.009);

const two = (seconds: number): string => seconds.toFixed(2);

/** The first bars of a form. */
function formUntil(sections: readonly Section[], bar: number): PinnedSection[] {
  return plainForm(
    sections.flatMap((section) =>
      section.startBar < bar ? [{ ...section, bars: Math.min(section.bars, bar - section.startBar) }] : [],
    ),
  );
}

const chordsUntil = (marks: readonly ChordMark[], bar: number): ChordMark[] =>
  marks
    .filter(({ startBeat }) => startBeat < bar * CHORD_BEATS)
    .map((mark) => ({ ...mark, lengthBeats: Math.min(mark.lengthBeats, bar * CHORD_BEATS - mark.startBeat) }));

/** What follows goes over the chords of the last section of its kind, from their beginning. */
function chordsBehind(
  marks: readonly ChordMark[],
  sections: readonly Section[],
  bar: number,
  next: readonly PinnedSection[],
): ChordMark[] {
  const known = sections.filter(({ startBar, bars }) => startBar + bars <= bar);
  const made: ChordMark[] = [];
  let at = bar;
  for (const { kind, bars } of next) {
    const like = known.findLast((section) => section.kind === kind) ?? known.at(-1) ?? { startBar: 0, bars: bar };
    for (let i = 0; i < bars; i++) {
      const from = (like.startBar + (i % like.bars)) * CHORD_BEATS;
      const own = marks.filter(({ startBeat }) => startBeat >= from && startBeat < from + CHORD_BEATS);
      made.push(...own.map((mark) => ({ ...mark, startBeat: mark.startBeat - from + (at + i) * CHORD_BEATS })));
    }
    at += bars;
  }
  return made;
}

/** A band goes on from a bar of the recording, in its key, tempo, meter, loudness and tone. */
export function extendRecording(
  recorded: Recorded,
  { hands, at, span }: RecordedWish & { readonly at?: number; readonly span: 'continuation' | 'whole' },
): FromRecording {
  const { heard, grid, audio } = recorded;
  const { wishes } = hands;
  const wanted = at === undefined ? grid.bars : Math.round(grid.barAt(at));
  const seam = Math.max(LEAST_BARS, Math.min(grid.bars, wanted));
  if (grid.bars < LEAST_BARS) throw new Unworkable('the recording holds too few bars to go on from');
  const [seconds, beat] = [grid.secondsAt(seam), (grid.secondsAt(seam) - grid.secondsAt(seam - 1)) / heard.beatsPerBar];
  const nearby = Math.min(seam, COMPARED_BARS);
  const barSeconds = (seconds - grid.secondsAt(seam - nearby)) / nearby;
  const sections = sectionsOf(heard, grid);
  const marks = chordMarks(heard, grid);
  const { brief } = readWishes(wishes);
  const tempoBpm = (60 * styleOf(brief.style).beatsPerBar) / barSeconds;
  const soFar = { form: formUntil(sections, seam), style: brief.style, tempoBpm };
  const lyrics = wishes.instrumental ? '' : wishes.lyrics.trim();
  const room = Math.floor((wishes.maxSeconds - (span === 'whole' ? seconds : 0)) / barSeconds);
  if (room < 4)
    throw new Unworkable(
      `the seam lies at ${two(seconds)} s, which leaves no room below the ${wishes.maxSeconds} s that the model allows`,
    );
  const next = fitting(lyrics === '' ? playedOnward(soFar, hands.take) : sungOnward(soFar, lyrics), room);
  const chords = [...chordsUntil(marks, seam), ...chordsBehind(marks, sections, seam, next)];
  const { score: long, warnings } = composeFor(heard, [...soFar.form, ...next], chords, barSeconds, hands);
  const score = sliceScore(long, seam - 1, Number.POSITIVE_INFINITY);
  const sound = copyOf(mixSong(score, hands.seed, { memory: ownMemory }).audio);
  const own = sliceScore(long, seam, Number.POSITIVE_INFINITY);
  const from = framesOf(barSeconds);
  const like = stretch(audio, framesOf(grid.secondsAt(seam - nearby)), framesOf(seconds));
  match(sound, [from, from + framesOf(Math.min(COMPARED_BARS, 4 + nearby) * barSeconds)], like);
  const notes = [
    ...warnings,
    `The seam lies at ${two(seconds)} s, on a bar line`,
    ...(lyrics === '' ? [] : ['The voice is a singer of ours, not that of the recording']),
  ];
  if (span === 'continuation') {
    const alone = stretch(sound, from, sound.left.length);
    for (let i = 0; i < EDGE_FRAMES; i++) {
      const share = i / EDGE_FRAMES;
      alone.left[i] = (alone.left[i] ?? 0) * share;
      alone.right[i] = (alone.right[i] ?? 0) * share;
    }
    const known = knownOf(own, 0, heard.beatsPerBar);
    return {
      audio: alone,
      heard: { ...heardAs(heard, known, alone), firstDownbeat: 0, joinsAt: seconds },
      lyrics,
      notes,
    };
  }
  const whole = cross(audio, sound, from, { at: framesOf(seconds), frames: framesOf(beat) });
  const known = joined(within(heard, 0, seconds), knownOf(own, seconds, heard.beatsPerBar));
  return { audio: whole, heard: heardAs(heard, known, whole), lyrics, notes };
}

/** A stretch of the recording, played anew; the way in and the way out are a beat long, before their bar lines. */
export function replaceInRecording(
  recorded: Recorded,
  { hands, from, to }: RecordedWish & { readonly from: number; readonly to: number },
): FromRecording {
  const { heard, grid, audio } = recorded;
  const first = Math.max(1, Math.min(grid.bars - 1, Math.round(grid.barAt(from))));
  const second = Math.max(first + 1, Math.min(grid.bars, Math.round(grid.barAt(to))));
  if (second >= grid.bars || grid.secondsAt(second) > heard.durationSeconds - 1)
    throw new Unworkable('the stretch reaches to the end of the recording. Extend it from there instead');
  const [begins, ends] = [grid.secondsAt(first), grid.secondsAt(second)];
  const barSeconds = (ends - begins) / (second - first);
  const beat = barSeconds / heard.beatsPerBar;
  const sections = sectionsOf(heard, grid);
  const lyrics = hands.wishes.instrumental ? '' : hands.wishes.lyrics.trim();
  const { brief } = readWishes(hands.wishes);
  const tempoBpm = (60 * styleOf(brief.style).beatsPerBar) / barSeconds;
  const words = lyrics === '' ? [] : sungSections(lyrics, styleOf(brief.style), tempoBpm).flatMap((each) => each.words);
  const bars = second - first;
  const kind = sections.findLast(({ startBar }) => startBar <= first)?.kind ?? 'verse';
  const barsPerLine = words.length * 2 <= bars ? 2 : 1;
  const anew: PinnedSection = { kind, label: kind, bars, words: words.slice(0, bars), barsPerLine };
  const rest = plainForm([{ kind, label: kind, startBar: second, bars: grid.bars - second, energy: 0.6 }]);
  const form = [...formUntil(sections, first), anew, ...rest];
  const { score: long, warnings } = composeFor(heard, form, chordMarks(heard, grid), barSeconds, hands);
  const origin = grid.secondsAt(first - 1);
  const score = followGrid(sliceScore(long, first - 1, second + 1), grid, first - 1, origin);
  const sound = copyOf(mixSong(score, hands.seed, { memory: ownMemory }).audio);
  const lead = framesOf(begins - origin);
  match(sound, [lead, lead + framesOf(ends - begins)], stretch(audio, framesOf(begins), framesOf(ends)));
  const into = cross(audio, stretch(sound, 0, framesOf(ends - origin)), lead, {
    at: framesOf(begins),
    frames: framesOf(beat),
  });
  const whole = cross(into, audio, into.left.length, { at: into.left.length, frames: framesOf(beat) });
  const own = followGrid(sliceScore(long, first, second), grid, first, begins);
  const known = joined(
    within(heard, 0, begins),
    within(knownOf(own, begins), begins, ends),
    within(heard, ends, heard.durationSeconds),
  );
  const left = words.length - anew.words.length;
  return {
    audio: whole,
    heard: heardAs(heard, { ...known, beats: heard.beats }, whole),
    lyrics,
    notes: [
      ...warnings,
      `The new part lies from ${two(begins)} s to ${two(ends)} s, on bar lines`,
      ...(left > 0 ? [`lyrics: ${left} of the lines found no room in that part`] : []),
    ],
  };
}
