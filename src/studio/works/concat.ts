import { SAMPLE_RATE } from '../mixer/desk.ts';
import { beatsToSeconds, type Score } from '../score/score.ts';
import type { Vocal } from '../score/vocal.ts';
import { mapNotes } from '../score/voices.ts';
import { barSecondsOf, barsOf, JOIN_BEFORE_SECONDS, joinScores, sliceScore } from './cutting.ts';
import { type Draft, Unworkable } from './draft.ts';
import { cutsUntil, joinFrames } from './extend.ts';
import type { Kept } from './kept.ts';
import { framesOf } from './tape.ts';

export interface ConcatWish {
  readonly title: string;
  readonly tags: string;
  readonly lyrics: string;
  /** Which of the parts goes on from the one before it; the others follow when that one is over. */
  readonly continues: readonly boolean[];
}

/** The same music counted in beats of another tempo. */
function inTempo(score: Score, tempoBpm: number): Score {
  const factor = tempoBpm / score.tempoBpm;
  if (factor === 1) return score;
  const scaled = <T extends { readonly startBeat: number; readonly lengthBeats: number }>(one: T): T => ({
    ...one,
    startBeat: one.startBeat * factor,
    lengthBeats: one.lengthBeats * factor,
  });
  return {
    ...score,
    tempoBpm,
    lengthBeats: score.lengthBeats * factor,
    sections: score.sections.map((section) => ({
      ...section,
      startBar: section.startBar * factor,
      bars: section.bars * factor,
    })),
    chords: score.chords.map(scaled),
    parts: score.parts.map((part) => ({ ...part, notes: part.notes.map(scaled) })),
    ...(score.vocal && { vocal: mapNotes<Vocal>(score.vocal, scaled) }),
  };
}

/** How long a work sounds that never runs out of its last tape: its score and the tail of its last cut. */
function framesUntilEnd(kept: Kept): number {
  const end = kept.startSeconds + beatsToSeconds(kept.score.lengthBeats, kept.score.tempoBpm);
  return framesOf(end);
}

function append(whole: Kept, part: Kept, continues: boolean): Kept {
  const at = continues ? part.joinsAt : undefined;
  if (continues && at === undefined) throw new Unworkable('a clip of the lineage does not say where it begins');
  const frame = at ?? framesUntilEnd(whole);
  const bar = barSecondsOf(whole.score);
  const bars = (frame / SAMPLE_RATE + (at === undefined ? 0 : JOIN_BEFORE_SECONDS) - whole.startSeconds) / bar;
  const before = at === undefined ? whole.score : sliceScore(whole.score, 0, Math.round(bars));
  const tapes = whole.tapes.length;
  const [first, ...others] = part.cuts.map((cut) => ({ ...cut, tape: cut.tape + tapes }));
  if (!first) throw new Unworkable('a clip of the list has no sound');
  return {
    score: joinScores(before, inTempo(part.score, whole.score.tempoBpm)),
    startSeconds: whole.startSeconds,
    recipe: part.recipe,
    fromBar: at === undefined ? Math.max(0, part.fromBar - barsOf(before)) : whole.fromBar,
    tapes: [...whole.tapes, ...part.tapes],
    cuts: [...cutsUntil(whole, frame), { ...first, fade: joinFrames }, ...others],
    ...(whole.joinsAt !== undefined && { joinsAt: whole.joinsAt }),
  };
}

/** One work of several: what continues another is joined to it where it was cut off, on a bar line. */
export function concat(parts: readonly Kept[], wish: ConcatWish): Draft {
  const [first, ...others] = parts;
  if (!first) throw new Unworkable('there is nothing to join');
  const whole = others.reduce((made, part, index) => append(made, part, wish.continues[index + 1] ?? false), first);
  const { title, tags, lyrics } = wish;
  const brief = { ...whole.recipe.brief, title, tags, lyrics };
  return {
    brief,
    notes: [],
    finish: () => ({
      ...whole,
      score: { ...whole.score, title },
      recipe: { ...whole.recipe, brief },
    }),
  };
}
