import type { Brief } from '../brief/brief.ts';
import type { ChordMark } from '../score/score.ts';
import type { Vocal, Voice } from '../score/vocal.ts';
import type { PlannedSection, Take } from './plan.ts';
import type { Stroke } from './stroke.ts';

/** A section whose place in the form is given. */
export type PinnedSection = Pick<
  PlannedSection,
  'kind' | 'label' | 'bars' | 'words' | 'barsPerLine' | 'direction' | 'goesOn'
>;

/** What is given instead of composed, in works that are made from other works. */
export interface Pins {
  /** The whole form. */
  readonly form?: readonly PinnedSection[];
  /** The change of key; null where there is none. */
  readonly lift?: { readonly bar: number; readonly semitones: number } | null;
  /** How much each melody skips, by the range that it was written for: what makes a motif come back as it was. */
  readonly skips?: Readonly<Record<string, number>>;
  /** Who sings. */
  readonly singers?: readonly Voice[];
  /** The chords of the first bars; what lies behind them is harmonised. */
  readonly chords?: readonly ChordMark[];
  /** The melody of the first bars; what lies behind them is composed. */
  readonly melody?: { readonly bars: number; readonly strokes: readonly Stroke[] };
  /** What is sung in the first bars, note by note; lines behind them are set. */
  readonly lines?: { readonly bars: number; readonly vocal: Vocal };
  /** Who plays: themes stay those of the recipe; the players' liberties, and melodies from that bar on, are new. */
  readonly hands?: { readonly seed: number; readonly take: Take; readonly fromBar: number };
  /** Neither a last chord nor a rest at the end: what follows is the beginning. */
  readonly endless?: boolean;
}

/** How a score is composed: the same recipe gives the same score. */
export interface Recipe {
  readonly brief: Brief;
  readonly seed: number;
  readonly take: Take;
  readonly pins?: Pins;
}
