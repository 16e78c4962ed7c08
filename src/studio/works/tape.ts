import type { Stereo } from '../instruments/instrument.ts';
import { SAMPLE_RATE, type Setting } from '../mixer/desk.ts';
import type { Faders } from '../mixer/faders.ts';
import { mixSong } from '../mixer/mixdown.ts';
import type { Score } from '../score/score.ts';
import { type Cut, splice } from './splice.ts';

/** A score with all that its sound depends on: rendered again, it gives the same samples. */
export interface Tape {
  readonly score: Score;
  /** Of the singer's and the mixer's noise. */
  readonly seed: number;
  readonly setting: Setting;
  /** Where the faders stood while it was mixed: what goes on from it takes them over. */
  readonly faders?: Faders;
}

/** A sound as what it is cut from. */
export interface Reel {
  readonly tapes: readonly Tape[];
  readonly cuts: readonly Cut[];
}

export interface PlayOptions {
  /** Tapes that sound already. */
  readonly ready?: ReadonlyMap<Tape, Stereo>;
  readonly memory?: (frames: number) => Stereo;
  /** 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
}

export const copyOf = ({ left, right }: Stereo): Stereo => ({ left: left.slice(), right: right.slice() });

/** A stretch of a tape's sound. */
interface Excerpt {
  readonly begins: number;
  readonly audio: Stereo;
}

/** What the cuts need of a tape, with what rings over into the cuts behind. */
function rangeOf(cuts: readonly Cut[], tape: number): readonly [from: number, to: number] {
  const own = cuts.flatMap((cut, index) => {
    const fade = cuts[index + 1]?.fade ?? 0;
    return cut.tape === tape ? [[cut.from, (cut.to ?? Number.POSITIVE_INFINITY) + fade] as const] : [];
  });
  return [Math.min(...own.map(([from]) => from)), Math.max(...own.map(([, to]) => to))];
}

/** A sound that is one tape from its beginning to its end. */
const isOneTape = (cuts: readonly Cut[]): boolean =>
  cuts.length === 1 && cuts.every(({ from, to, fade, easing }) => from === 0 && fade === 0 && !to && !easing);

/**
 * Renders every tape once, as far as it is needed, and joins the cuts. Sounds that are ready may lie in that memory; it holds
 * the whole in the end.
 */
export function play({ tapes, cuts }: Reel, { ready, memory, onProgress = () => {} }: PlayOptions = {}): Stereo {
  const render = (tape: Tape, index: number, until: number): Stereo =>
    mixSong(tape.score, tape.seed, {
      setting: tape.setting,
      until,
      ...(memory && { memory }),
      onProgress: (fraction) => onProgress((index + fraction) / tapes.length),
    }).audio;
  const [only] = tapes;
  if (only && isOneTape(cuts)) return ready?.get(only) ?? render(only, 0, Number.POSITIVE_INFINITY);
  const excerpts = new Map<number, Excerpt>();
  const isReady = (index: number): number => Number(ready?.has(tapes[index] as Tape) ?? false);
  const inTurn = [...tapes.keys()].sort((a, b) => isReady(b) - isReady(a));
  for (const index of inTurn) {
    const tape = tapes[index] as Tape;
    const [from, to] = rangeOf(cuts, index);
    if (from === Number.POSITIVE_INFINITY) continue;
    const { left, right } = ready?.get(tape) ?? render(tape, index, to);
    excerpts.set(index, { begins: from, audio: { left: left.slice(from, to), right: right.slice(from, to) } });
  }
  const moved = cuts.map((cut): Cut => {
    const { begins } = excerpts.get(cut.tape) as Excerpt;
    return { ...cut, from: cut.from - begins, ...(cut.to !== undefined && { to: cut.to - begins }) };
  });
  return splice(
    [...tapes.keys()].map((index) => excerpts.get(index)?.audio),
    moved,
    memory,
  );
}

export const framesOf = (seconds: number): number => Math.round(seconds * SAMPLE_RATE);
