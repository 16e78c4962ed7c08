import type { Score } from '../score/score.ts';
import { barSecondsOf, barsOf, JOIN_BEFORE_SECONDS, restingBars } from './cutting.ts';
import type { Kept } from './kept.ts';
import { framesOf } from './tape.ts';

export interface Seam {
  /** The bar line. */
  readonly bar: number;
  /** Where that bar line lies in the audio. */
  readonly seconds: number;
  /** Where the sound is joined: shortly before it. */
  readonly frame: number;
}

/** The bar of the last chord, which would end the song. */
function finalBarOf(score: Score): number {
  const last = score.sections.at(-1)?.bars ?? 1;
  return barsOf(score) - (last >= 4 && score.tempoBpm > 96 ? 2 : 1);
}

function seamAt({ score, startSeconds }: Kept, bar: number): Seam {
  const seconds = startSeconds + bar * barSecondsOf(score);
  return { bar, seconds, frame: framesOf(seconds - JOIN_BEFORE_SECONDS) };
}

const nearest = (bars: readonly number[], wanted: number): number | undefined =>
  bars.reduce<number | undefined>(
    (best, bar) => (best === undefined || Math.abs(bar - wanted) < Math.abs(best - wanted) ? bar : best),
    undefined,
  );

/**
 * The bar line nearest to that place between two lines of words, before the last chord; without a place, where the
 * ending would begin.
 */
export function seamNear(kept: Kept, atSeconds: number | undefined, from = 1): Seam {
  const { score, startSeconds } = kept;
  const last = Math.max(1, finalBarOf(score));
  const outro = score.sections.findLast(({ kind, startBar }) => kind === 'outro' && startBar > 0);
  const end = outro ? Math.min(outro.startBar, last) : last;
  const wanted = atSeconds === undefined ? end : (atSeconds - startSeconds) / barSecondsOf(score);
  const free = restingBars(score, last).filter((bar) => bar >= from);
  return seamAt(kept, nearest(free, wanted) ?? Math.max(from, Math.min(last, Math.round(wanted))));
}
