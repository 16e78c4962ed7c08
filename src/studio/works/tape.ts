import type { Stereo } from '../instruments/instrument.ts';
import { toAmplitude } from '../mixer/decibels.ts';
import { SAMPLE_RATE, type Setting } from '../mixer/desk.ts';
import type { Faders } from '../mixer/faders.ts';
import { mixSong } from '../mixer/mixdown.ts';
import type { Score } from '../score/score.ts';

/** A score with all that its sound depends on: rendered again, it gives the same samples. */
export interface Tape {
  readonly score: Score;
  /** Of the singer's and the mixer's noise. */
  readonly seed: number;
  readonly setting: Setting;
  /** Where the faders stood while it was mixed: what goes on from it takes them over. */
  readonly faders?: Faders;
}

/** A stretch of a tape. Cuts stand one behind the other; each is faded in over what the tape before it has next. */
export interface Cut {
  /** Index of the tape. */
  readonly tape: number;
  /** Frames of the tape; without an end it runs out. */
  readonly from: number;
  readonly to?: number;
  /** Frames at the start of the cut that are mixed with what the cut before has next: silence, before the first. */
  readonly fade: number;
  /** Where a cut is louder than the piece it belongs to, it is lowered little by little. */
  readonly easing?: Easing;
}

/** A gain that is reached after so many frames, of which some may lie before the cut. */
export interface Easing {
  readonly decibels: number;
  readonly frames: number;
  readonly passed: number;
}

/** The gain in dB so many frames into a cut. */
export const easedDb = (easing: Easing | undefined, frame: number): number =>
  easing ? easing.decibels * Math.min(1, (easing.passed + frame) / easing.frames) : 0;

const gainIn = (easing: Easing | undefined, frame: number): number => toAmplitude(easedDb(easing, frame));

/** The easing of what is left of a cut when so many frames of it are gone. */
export const easedOn = ({ easing }: Cut, gone: number): Pick<Cut, 'easing'> =>
  easing ? { easing: { ...easing, passed: easing.passed + gone } } : {};

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

/** Joins cuts of sounds; the fades are linear, as both sides of a join play the same notes. */
export function splice(sounds: readonly Stereo[], cuts: readonly Cut[]): Stereo {
  const lengths = cuts.map(({ tape, from, to }) => Math.max(0, (to ?? soundOf(sounds, tape).left.length) - from));
  const frames = lengths.reduce((sum, length) => sum + length, 0);
  const out: Stereo = { left: new Float32Array(frames), right: new Float32Array(frames) };
  let at = 0;
  cuts.forEach((cut, index) => {
    const before = cuts[index - 1];
    const length = lengths[index] ?? 0;
    for (const side of ['left', 'right'] as const) {
      const from = soundOf(sounds, cut.tape)[side];
      out[side].set(from.subarray(cut.from, cut.from + length), at);
      for (let i = 0; cut.easing && i < length; i++)
        out[side][at + i] = (out[side][at + i] as number) * gainIn(cut.easing, i);
      const ringing = before && soundOf(sounds, before.tape)[side];
      const ends = (before?.from ?? 0) + (lengths[index - 1] ?? 0);
      const rung = gainIn(before?.easing, lengths[index - 1] ?? 0);
      const fade = Math.min(cut.fade, length);
      for (let i = 0; i < fade; i++) {
        const share = (i + 0.5) / fade;
        out[side][at + i] = (out[side][at + i] as number) * share + (ringing?.[ends + i] ?? 0) * rung * (1 - share);
      }
    }
    at += length;
  });
  return out;
}

function soundOf(sounds: readonly Stereo[], tape: number): Stereo {
  const sound = sounds[tape];
  if (!sound) throw new Error(`there is no tape ${tape}`);
  return sound;
}

export const framesOf = (seconds: number): number => Math.round(seconds * SAMPLE_RATE);
