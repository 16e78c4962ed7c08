import type { Brief } from '../brief/brief.ts';
import type { Stereo } from '../instruments/instrument.ts';
import type { KnownLevels } from '../mixer/sound-check.ts';
import type { Score } from '../score/score.ts';
import type { Kept } from './kept.ts';
import type { Tape } from './tape.ts';

/** A work that is composed and does not sound yet. */
export interface Draft {
  readonly brief: Brief;
  /** What is to be rendered for it; nothing where it is cut from what there is. */
  readonly render?: {
    readonly score: Score;
    /** Levels to be kept, where it is joined to what sounded before. */
    readonly setting?: KnownLevels;
  };
  /** The whole work, given the tape of that render and how it sounds. */
  finish(tape: Tape | undefined, sound?: Stereo): Kept;
  /** What the caller should know: where the true seam lies, what had no effect. */
  readonly notes: readonly string[];
}

/** Why a work cannot be made of what it was to be made from; a sentence for whoever ordered it. */
export class Unworkable extends Error {}
