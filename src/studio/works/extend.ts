import type { Brief, Wishes } from '../brief/brief.ts';
import { readWishes } from '../brief/read.ts';
import { composeWith } from '../composer/compose.ts';
import type { PinnedSection, Recipe } from '../composer/pins.ts';
import type { Take } from '../composer/plan.ts';
import type { Stereo } from '../instruments/instrument.ts';
import { SAMPLE_RATE } from '../mixer/desk.ts';
import { fadersAt } from '../mixer/faders.ts';
import { integratedLoudness } from '../mixer/loudness.ts';
import type { KnownLevels } from '../mixer/sound-check.ts';
import type { ChordMark, Score } from '../score/score.ts';
import type { Voice } from '../score/vocal.ts';
import {
  barSecondsOf,
  barsOf,
  formOf,
  fromZero,
  JOIN_BEFORE_SECONDS,
  JOIN_SECONDS,
  joinScores,
  singersOf,
  sliceScore,
} from './cutting.ts';
import { type Draft, Unworkable } from './draft.ts';
import type { Kept } from './kept.ts';
import { playedOnward, sungOnward, within, wordsOnward } from './onward.ts';
import { type Seam, seamNear } from './seam.ts';
import { type Cut, type Easing, easedDb, easedOn } from './splice.ts';
import { framesOf } from './tape.ts';

export interface ExtendWish {
  readonly wishes: Wishes;
  /** Seconds of the source's audio; without it, where the ending would begin. */
  readonly at?: number;
  readonly span: 'continuation' | 'whole';
}

/** Before a seam so much of the source is played again, that its tails ring into what is new. */
const preRollSeconds = 6;
const leastPreRollBars = 2;

const seconds = (value: number): string => value.toFixed(2);

/** The cuts of a sound up to a frame. */
export function cutsUntil(kept: Kept, frame: number): Cut[] {
  const cuts: Cut[] = [];
  let at = 0;
  for (const cut of kept.cuts) {
    const length = cut.to === undefined ? Number.POSITIVE_INFINITY : cut.to - cut.from;
    if (at + length >= frame) return [...cuts, { ...cut, to: cut.from + frame - at }];
    cuts.push(cut);
    at += length;
  }
  return cuts;
}

/** The cuts of a sound from a frame on. */
export function cutsFrom(kept: Kept, frame: number, fade: number): Cut[] {
  let at = 0;
  const behind: Cut[] = [];
  for (const cut of kept.cuts) {
    const length = cut.to === undefined ? Number.POSITIVE_INFINITY : cut.to - cut.from;
    if (at >= frame) behind.push(cut);
    else if (at + length > frame)
      behind.push({ ...cut, from: cut.from + frame - at, fade, ...easedOn(cut, frame - at) });
    at += length;
  }
  return behind;
}

/**
 * The levels at which a place of a sound was mixed, for music that goes on from there.
 *
 * @param before frames by which that music begins before the place: the fader of its voice stands where it stood then
 */
export function settingAt(kept: Kept, frame: number, before: number): KnownLevels {
  const cut = cutsUntil(kept, frame).at(-1);
  const tape = kept.tapes[cut?.tape ?? 0];
  if (!cut || !tape) return {};
  const { master, voice, leads } = tape.setting;
  const at = cut.to ?? cut.from;
  const { voice: from } = fadersAt(tape.faders, at - before);
  const known = { leads, ...(voice && { voice: { ...voice, ...(from && { from }) } }) };
  if (!master) return known;
  const { course: _, ...steady } = master;
  const moved = fadersAt(tape.faders, at).masterDb + easedDb(cut.easing, at - cut.from);
  return { ...known, master: { ...steady, loudnessDb: steady.loudnessDb + moved } };
}

/** What the words of the order change; key, tempo, style and band stay those of the source. */
export function briefOnward(source: Kept, wishes: Wishes): Brief {
  const { brief: own } = source.recipe;
  const { brief: asked } = readWishes(wishes);
  const refused = [...new Set([...own.refusedInstruments, ...asked.refusedInstruments])];
  const { score } = source;
  return {
    ...own,
    title: wishes.title.trim() || own.title,
    tags: wishes.tags.trim() || own.tags,
    lyrics: '',
    tempoBpm: score.tempoBpm,
    tonic: score.tonic,
    mode: score.mode,
    energy: wishes.tags.trim() === '' ? own.energy : (own.energy + asked.energy) / 2,
    instrumental: wishes.instrumental,
    wantedInstruments: [...new Set([...own.wantedInstruments, ...asked.wantedInstruments])].filter(
      (name) => !refused.includes(name),
    ),
    refusedInstruments: refused,
    weirdness: wishes.weirdness ?? own.weirdness,
    styleWeight: wishes.styleWeight ?? own.styleWeight,
    maxSeconds: wishes.maxSeconds,
    ...((wishes.vocalGender ?? own.vocalGender) && { vocalGender: wishes.vocalGender ?? own.vocalGender }),
  };
}

/** Who goes on singing: those of the source, unless somebody else is asked for. */
export function singersFor(score: Score, wishes: Wishes, persona: readonly Voice[]): Voice[] {
  if (persona.length > 0) return [...persona];
  const own = singersOf(score, /\bduet\b/i.test(wishes.tags) ? 2 : 1);
  const other = wishes.vocalGender !== undefined && own[0] !== undefined && own[0].gender !== wishes.vocalGender;
  return other ? [] : own;
}

/** Chords that were given once go on in each new section as in the last one of its kind. */
function chordsOnward(score: Score, before: number, next: readonly PinnedSection[]): ChordMark[] {
  const marks = sliceScore(score, 0, before).chords.slice();
  let bar = before;
  for (const { kind, bars } of next) {
    const like = score.sections.findLast((section) => section.kind === kind) ?? score.sections.at(-1);
    for (let i = 0; like && i < bars; i++) {
      const from = like.startBar + (i % like.bars);
      for (const mark of sliceScore(score, from, from + 1).chords)
        marks.push({ ...mark, startBeat: mark.startBeat + (bar + i) * score.beatsPerBar });
    }
    bar += bars;
  }
  return marks;
}

/** The new bars behind a seam: the source's own recipe with a longer form, played by other hands. */
export function composeOnward(
  source: Kept,
  seam: Seam,
  next: readonly PinnedSection[],
  brief: Brief,
  hands: { readonly seed: number; readonly take: Take },
  singers: readonly Voice[],
): { readonly recipe: Recipe; readonly score: Score; readonly fromBar: number } {
  const { recipe, score, fromBar } = source;
  const known = composeWith(recipe).kept;
  const history = formUntil(recipe.pins?.form ?? [], fromBar);
  const before = [...history, ...formOf(sliceScore(score, 0, seam.bar))];
  const bars = fromBar + seam.bar;
  const lift = known.lift ? { ...known.lift, bar: known.lift.bar < bars ? known.lift.bar : 1_000_000 } : null;
  const onward: Recipe = {
    ...recipe,
    brief,
    pins: {
      form: [...before, ...next],
      lift,
      ...(known.skips && { skips: known.skips }),
      ...(singers.length > 0 && { singers }),
      ...(recipe.pins?.chords && fromBar === 0 && { chords: chordsOnward(score, seam.bar, next) }),
      hands: { ...hands, fromBar: bars },
    },
  };
  const long = composeWith(onward).score;
  return { recipe: onward, score: sliceScore(long, bars, barsOf(long)), fromBar: bars };
}

/** The first so many bars of a form. */
function formUntil(form: readonly PinnedSection[], bars: number): PinnedSection[] {
  const kept: PinnedSection[] = [];
  let at = 0;
  for (const section of form) {
    if (at >= bars) break;
    kept.push({ ...section, bars: Math.min(section.bars, bars - at) });
    at += section.bars;
  }
  return kept;
}

/** The bars before a seam that are played again, so that what rings there rings on. */
export function preRoll(source: Kept, seam: Seam): { readonly score: Score; readonly seconds: number } {
  const bar = barSecondsOf(source.score);
  const bars = Math.min(seam.bar, Math.max(leastPreRollBars, Math.ceil(preRollSeconds / bar)));
  return { score: sliceScore(source.score, seam.bar - bars, seam.bar), seconds: bars * bar };
}

/** Levels that are kept at the seam can make a whole part louder than songs are; from so much on it is lowered. */
const SONG_LUFS = -14;
const TOLERATED_LU = 0.5;
const EASING_BARS = 8;

function easingFor({ left, right }: Stereo, from: number, frames: number): Easing | undefined {
  const over = integratedLoudness({ left: left.subarray(from), right: right.subarray(from) }, SAMPLE_RATE) - SONG_LUFS;
  return over > TOLERATED_LU ? { decibels: -over, frames, passed: 0 } : undefined;
}

export const joinFrames = framesOf(JOIN_SECONDS);

export function extend(source: Kept, wish: ExtendWish, seed: number, take: Take, persona: readonly Voice[]): Draft {
  const { wishes, at, span } = wish;
  const seam = seamNear(source, at);
  const soFar = {
    form: formOf(sliceScore(source.score, 0, seam.bar)),
    style: source.score.style,
    tempoBpm: source.score.tempoBpm,
  };
  const plainBrief = briefOnward(source, wishes);
  const isSung = !plainBrief.instrumental && (wishes.lyrics.trim() !== '' || source.score.vocal !== undefined);
  const everSung = {
    ...soFar,
    form: soFar.form.some(({ words }) => words.length > 0) ? soFar.form : formOf(source.score),
  };
  const lyrics = isSung ? wishes.lyrics.trim() || wordsOnward(everSung, seed, take) : '';
  const brief: Brief = { ...plainBrief, lyrics, instrumental: !isSung };
  const bar = barSecondsOf(source.score);
  const room = Math.floor((wishes.maxSeconds - (span === 'whole' ? seam.seconds : 0)) / bar);
  if (room < 4)
    throw new Unworkable(
      `the seam lies at ${seconds(seam.seconds)} s, which leaves no room below the ${wishes.maxSeconds} s that the model allows`,
    );
  const next = within(isSung ? sungOnward(soFar, lyrics) : playedOnward(soFar, take), room);
  const made = composeOnward(source, seam, next, brief, { seed, take }, singersFor(source.score, wishes, persona));
  const before = preRoll(source, seam);
  const from = framesOf(before.seconds - JOIN_BEFORE_SECONDS);
  const setting = settingAt(source, seam.frame, from);
  const retitled = { ...made.score, title: brief.title };
  return {
    brief,
    render: { score: joinScores(fromZero(before.score), made.score), setting },
    notes: [`The seam lies at ${seconds(seam.seconds)} s, on a bar line between two phrases`],
    finish: (tape, sound) => {
      if (!tape) throw new Error('an extension is rendered');
      const easing = sound && easingFor(sound, from, framesOf(EASING_BARS * bar));
      if (span === 'continuation')
        return {
          score: fromZero(retitled),
          startSeconds: JOIN_BEFORE_SECONDS,
          recipe: made.recipe,
          fromBar: made.fromBar,
          tapes: [tape],
          cuts: [{ tape: 0, from, fade: joinFrames, ...(easing && { easing }) }],
          joinsAt: seam.frame,
        };
      return {
        score: { ...joinScores(sliceScore(source.score, 0, seam.bar), made.score), title: brief.title },
        startSeconds: source.startSeconds,
        recipe: made.recipe,
        fromBar: source.fromBar,
        tapes: [...source.tapes, tape],
        cuts: [
          ...cutsUntil(source, seam.frame),
          { tape: source.tapes.length, from, fade: joinFrames, ...(easing && { easing }) },
        ],
      };
    },
  };
}
