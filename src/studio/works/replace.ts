import type { Wishes } from '../brief/brief.ts';
import { sungSections } from '../composer/form.ts';
import type { PinnedSection } from '../composer/pins.ts';
import type { Take } from '../composer/plan.ts';
import { styleOf } from '../composer/styles/index.ts';
import type { KnownLevels } from '../mixer/sound-check.ts';
import type { Score } from '../score/score.ts';
import type { Voice } from '../score/vocal.ts';
import { barsOf, formOf, fromZero, JOIN_BEFORE_SECONDS, joinScores, sliceScore } from './cutting.ts';
import { type Draft, Unworkable } from './draft.ts';
import {
  briefOnward,
  composeOnward,
  cutsFrom,
  cutsUntil,
  joinFrames,
  preRoll,
  settingAt,
  singersFor,
} from './extend.ts';
import type { Kept } from './kept.ts';
import { wordsOnward } from './onward.ts';
import { seamNear } from './seam.ts';
import { framesOf } from './tape.ts';

export interface ReplaceWish {
  readonly wishes: Wishes;
  /** Seconds of the source's audio. */
  readonly from: number;
  readonly to: number;
}

/** The way back is mixed before the second seam, so that behind it every sample is the source's. */
const wayBack = framesOf(0.06);

/** The form of a stretch with other words, and how many lines found no room in it. */
function withLines(
  form: readonly PinnedSection[],
  lines: PinnedSection['words'],
  barsPerLine: number,
): { readonly sections: PinnedSection[]; readonly left: number } {
  let rest = lines;
  const sections = form.map((section): PinnedSection => {
    const room = Math.max(1, Math.floor(section.bars / barsPerLine));
    const words = rest.slice(0, room);
    rest = rest.slice(room);
    return { ...section, words, barsPerLine };
  });
  return rest.length > 0 && barsPerLine > 1 ? withLines(form, lines, 1) : { sections, left: rest.length };
}

/** Bars [from, to) as a form; what is cut in two there goes on. */
function formBetween(score: Score, from: number, to: number): PinnedSection[] {
  const isCut = score.sections.some(({ startBar, bars }) => startBar < from && from < startBar + bars);
  return formOf(sliceScore(score, from, to)).map((section, index) =>
    index === 0 && isCut ? { ...section, goesOn: true } : section,
  );
}

/** The same levels with a master so many dB louder, whose limiter keeps the peaks where they were. */
const raised = ({ master, ...rest }: KnownLevels, decibels: number): KnownLevels =>
  master ? { ...rest, master: { ...master, loudnessDb: master.loudnessDb + decibels } } : rest;

/** Some bars made anew; before the first seam and behind the second every sample stays. */
export function replace(source: Kept, wish: ReplaceWish, seed: number, take: Take, persona: readonly Voice[]): Draft {
  const { wishes } = wish;
  const first = seamNear(source, wish.from);
  const second = seamNear(source, wish.to, first.bar + 1);
  if (second.bar <= first.bar || second.frame - first.frame < wayBack * 4)
    throw new Unworkable('the stretch holds no whole bar between two phrases. Choose a longer one');
  const bars = second.bar - first.bar;
  const old = formBetween(source.score, first.bar, second.bar);
  const wasSung = old.some(({ words }) => words.length > 0);
  const isSung = !wishes.instrumental && (wishes.lyrics.trim() !== '' || wasSung);
  const soFar = { form: formOf(source.score), style: source.score.style, tempoBpm: source.score.tempoBpm };
  const lyrics = isSung ? wishes.lyrics.trim() || wordsOnward(soFar, seed, take) : '';
  const lines = isSung
    ? sungSections(lyrics, styleOf(source.score.style), source.score.tempoBpm).flatMap(({ words }) => words)
    : [];
  const { sections: anew, left } = withLines(old, lines, 2);
  const after = formBetween(source.score, second.bar, barsOf(source.score));
  const sung = {
    ...briefOnward(source, wishes),
    instrumental: !isSung && after.every(({ words }) => words.length === 0),
  };
  const singers = singersFor(source.score, wishes, persona);
  const made = composeOnward(source, first, [...anew, ...after], sung, { seed, take }, singers);
  const middle = sliceScore(made.score, 0, bars);
  const before = preRoll(source, first);
  const next = sliceScore(source.score, second.bar, second.bar + 1);
  const from = framesOf(before.seconds - JOIN_BEFORE_SECONDS);
  const setting = settingAt(source, first.frame, from);
  const length = second.frame - wayBack - first.frame;
  const rise = (settingAt(source, second.frame, 0).master?.loudnessDb ?? 0) - (setting.master?.loudnessDb ?? 0);
  const course = rise > 0 ? { start: -rise, decibels: 0 } : { decibels: rise };
  const score = joinScores(
    joinScores(sliceScore(source.score, 0, first.bar), middle),
    sliceScore(source.score, second.bar, barsOf(source.score)),
  );
  const brief = { ...sung, instrumental: score.vocal === undefined, lyrics: textOf(formOf(score)) };
  const at = (seconds: number): string => seconds.toFixed(2);
  return {
    brief,
    render: {
      score: joinScores(joinScores(fromZero(before.score), middle), next),
      setting: raised(setting, Math.max(0, rise)),
    },
    notes: [
      `The new part lies from ${at(first.seconds)} s to ${at(second.seconds)} s, on bar lines between two phrases`,
      ...(left > 0 ? [`lyrics: ${left} of the lines found no room in that part`] : []),
    ],
    finish: (tape) => {
      if (!tape) throw new Error('a replacement is rendered');
      const index = source.tapes.length;
      return {
        score: { ...score, title: brief.title },
        startSeconds: source.startSeconds,
        recipe: { ...made.recipe, brief },
        fromBar: source.fromBar,
        tapes: [...source.tapes, tape],
        cuts: [
          ...cutsUntil(source, first.frame),
          {
            ...{ tape: index, from, to: from + length, fade: joinFrames },
            // Behind the second seam the song is as loud as its own course has it by then.
            ...(rise !== 0 && { easing: { ...course, frames: length, passed: 0 } }),
          },
          ...cutsFrom(source, second.frame - wayBack, wayBack),
        ],
        ...(source.joinsAt !== undefined && { joinsAt: source.joinsAt }),
      };
    },
  };
}

/** The sheet of a form, as lyrics are written. */
export const textOf = (form: readonly PinnedSection[]): string =>
  form
    .filter(({ words }) => words.length > 0)
    .map(({ label, words }) => `[${label}]\n${words.map(({ text }) => text).join('\n')}`)
    .join('\n\n');
