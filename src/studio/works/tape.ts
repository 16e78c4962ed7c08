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

/** Renders every tape once and joins the cuts. */
export function play({ tapes, cuts }: Reel, { ready, memory, onProgress = () => {} }: PlayOptions = {}): Stereo {
  const sounds = tapes.map((tape, index) => {
    const known = ready?.get(tape);
    if (known) return known;
    const { score, seed, setting } = tape;
    const { audio } = mixSong(score, seed, {
      setting,
      ...(memory && { memory }),
      onProgress: (fraction) => onProgress((index + fraction) / tapes.length),
    });
    return tapes.length === 1 ? audio : copyOf(audio);
  });
  return splice(sounds, cuts);
}

export const framesOf = (seconds: number): number => Math.round(seconds * SAMPLE_RATE);
