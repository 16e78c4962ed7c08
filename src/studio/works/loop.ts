import type { Wishes } from '../brief/brief.ts';
import { readWishes } from '../brief/read.ts';
import { composeWith } from '../composer/compose.ts';
import type { Recipe } from '../composer/pins.ts';
import type { Take } from '../composer/plan.ts';
import { styleOf } from '../composer/styles/index.ts';
import { beatsToSeconds } from '../score/score.ts';
import { joinScores } from './cutting.ts';
import type { Draft } from './draft.ts';
import { framesOf } from './tape.ts';

export interface LoopWish {
  /** Tempo and key stand among the tags. */
  readonly wishes: Wishes;
  /** Whether its end leads into its beginning. */
  readonly loop: boolean;
}

const wantedSeconds = 16;

/** A short piece. A loop is played three times and the middle is kept, so that it begins with its own tails. */
export function sound({ wishes, loop }: LoopWish, seed: number, take: Take): Draft {
  const { brief: read, warnings } = readWishes({ ...wishes, instrumental: true, lyrics: '' });
  const style = styleOf(read.style);
  const tempoBpm = read.tempoBpm ?? style.bpm.typical;
  const barSeconds = beatsToSeconds(style.beatsPerBar, tempoBpm);
  const bars = [4, 8, 16].reduce((best, next) =>
    Math.abs(next * barSeconds - wantedSeconds) < Math.abs(best * barSeconds - wantedSeconds) ? next : best,
  );
  const brief = { ...read, tempoBpm, lyrics: '', instrumental: true };
  const kind = take === 1 ? 'verse' : 'chorus';
  const recipe: Recipe = {
    brief,
    seed,
    take,
    pins: {
      form: [{ kind, label: 'loop', bars, words: [], barsPerLine: 2 }],
      lift: null,
      ...(loop && { endless: true }),
    },
  };
  const { score } = composeWith(recipe);
  const seconds = bars * barSeconds;
  return {
    brief,
    render: { score: loop ? joinScores(score, joinScores(score, score)) : score },
    notes: [...warnings, 'A sound is played by instruments: noises of the world are not recorded'],
    finish: (tape) => {
      if (!tape) throw new Error('a sound is rendered');
      const from = loop ? framesOf(seconds) : 0;
      return {
        score,
        startSeconds: 0,
        recipe,
        fromBar: 0,
        tapes: [tape],
        cuts: [{ tape: 0, from, fade: 0, ...(loop && { to: from + framesOf(seconds) }) }],
      };
    },
  };
}
