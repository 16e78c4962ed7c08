import type { Stereo } from '../instruments/instrument.ts';
import { toAmplitude } from '../mixer/decibels.ts';

/** A stretch of a tape. Cuts stand one behind the other; each is faded in over what the tape before it has next. */
export interface Cut {
  /** Index of the tape. */
  readonly tape: number;
  /** Frames of the tape; without an end it runs out. */
  readonly from: number;
  readonly to?: number;
  /** Frames at the start of the cut that are mixed with what the cut before has next: silence, before the first. */
  readonly fade: number;
  /**
   * Where a cut is louder than the piece it belongs to, it is lowered little by little; never raised, as its peaks are at
   * the limit.
   */
  readonly easing?: Easing;
}

/** A gain that is reached after so many frames, of which some may lie before the cut. */
export interface Easing {
  /** The gain in dB from which it comes; 0 without it. */
  readonly start?: number;
  readonly decibels: number;
  readonly frames: number;
  readonly passed: number;
}

/** The gain in dB so many frames into a cut. */
export function easedDb(easing: Easing | undefined, frame: number): number {
  if (!easing) return 0;
  const { start = 0, decibels, frames, passed } = easing;
  return start + (decibels - start) * Math.min(1, (passed + frame) / frames);
}

const gainIn = (easing: Easing | undefined, frame: number): number => toAmplitude(easedDb(easing, frame));

/** The easing of what is left of a cut when so many frames of it are gone. */
export const easedOn = ({ easing }: Cut, gone: number): Pick<Cut, 'easing'> =>
  easing ? { easing: { ...easing, passed: easing.passed + gone } } : {};

const BLOCK = 8192;

const channelsOf = ({ left, right }: Stereo): readonly [Float32Array, Float32Array] => [left, right];
const silence = (frames: number): Stereo => ({ left: new Float32Array(frames), right: new Float32Array(frames) });

/** Sounds that run side by side, read as they are played. */
export interface Reading {
  /** The first frame that can still be read: what was passed may be gone. */
  readonly at: () => number;
  /** Copies the frames from `from` on to a place in `to`; behind the end is silence. */
  readonly copy: (from: number, frames: number, to: readonly Stereo[], place: number) => void;
}

/** @param next plays the next block of every sound, `from` being its first frame; the memory may be used again */
export function readAsPlayed(next: (from: number) => readonly Stereo[]): Reading {
  let sounds: readonly Stereo[] = [];
  let [begins, ends] = [0, 0];
  return {
    at: () => begins,
    copy: (from, frames, to, place) => {
      for (let done = 0; done < frames; ) {
        while (from + done >= ends) {
          begins = ends;
          sounds = next(begins);
          ends += sounds[0]?.left.length ?? frames;
        }
        const first = from + done - begins;
        const count = Math.min(frames - done, ends - begins - first);
        sounds.forEach((sound, index) => {
          channelsOf(to[index] as Stereo).forEach((channel, side) => {
            channel.set((channelsOf(sound)[side] as Float32Array).subarray(first, first + count), place + done);
          });
        });
        done += count;
      }
    },
  };
}

function readWhole(sound: Stereo): Reading {
  return {
    at: () => 0,
    copy: (from, frames, to, place) => {
      channelsOf(to[0] as Stereo).forEach((channel, side) => {
        const part = (channelsOf(sound)[side] as Float32Array).subarray(from, from + frames);
        channel.set(part, place);
        channel.fill(0, place + part.length, place + frames);
      });
    },
  };
}

/**
 * Joins cuts, stretch by stretch; the fades are linear, as both sides of a join play the same notes.
 *
 * @param open begins to read a tape from its first frame on
 * @param sounds how many run side by side on each tape
 * @param frames all that is wanted
 * @returns stretches whose memory is used again
 */
export function* spliced(
  cuts: readonly Cut[],
  open: (tape: number) => Reading,
  sounds: number,
  frames: number,
): Generator<readonly Stereo[]> {
  const readings = new Map<number, Reading>();
  const reading = (tape: number, from: number): Reading => {
    const known = readings.get(tape);
    if (known && known.at() <= from) return known;
    const opened = open(tape);
    readings.set(tape, opened);
    return opened;
  };
  const longestFade = cuts.reduce((most, { fade }) => Math.max(most, fade), 0);
  const out = Array.from({ length: sounds }, () => silence(BLOCK));
  const ringing = Array.from({ length: sounds }, () => silence(longestFade));
  let left = frames;
  for (const [index, cut] of cuts.entries()) {
    const length = Math.max(0, Math.min(left, (cut.to ?? Number.POSITIVE_INFINITY) - cut.from));
    const fade = Math.min(cut.fade, length);
    const before = cuts[index - 1];
    if (before?.to !== undefined) reading(before.tape, before.to).copy(before.to, fade, ringing, 0);
    const rung = before?.to === undefined ? 0 : gainIn(before.easing, before.to - before.from);
    for (let at = 0; at < length; at += BLOCK) {
      const count = Math.min(BLOCK, length - at);
      reading(cut.tape, cut.from + at).copy(cut.from + at, count, out, 0);
      out.forEach((sound, which) => {
        const rings = channelsOf(ringing[which] as Stereo);
        channelsOf(sound).forEach((channel, side) => {
          for (let i = 0; cut.easing && i < count; i++)
            channel[i] = (channel[i] as number) * gainIn(cut.easing, at + i);
          for (let i = 0; i < Math.min(count, fade - at); i++) {
            const share = (at + i + 0.5) / fade;
            const behind = ((rings[side] as Float32Array)[at + i] as number) * rung;
            channel[i] = (channel[i] as number) * share + behind * (1 - share);
          }
        });
      });
      yield out.map((sound) => ({ left: sound.left.subarray(0, count), right: sound.right.subarray(0, count) }));
    }
    left -= length;
  }
}

/** Joins cuts of whole sounds. */
export function splice(
  sounds: readonly (Stereo | undefined)[],
  cuts: readonly Cut[],
  memory: (frames: number) => Stereo = silence,
): Stereo {
  const soundOf = (tape: number): Stereo => {
    const sound = sounds[tape];
    if (!sound) throw new Error(`there is no tape ${tape}`);
    return sound;
  };
  const ended = cuts.map((cut) => ({ ...cut, to: Math.max(cut.from, cut.to ?? soundOf(cut.tape).left.length) }));
  const out = memory(ended.reduce((sum, { from, to }) => sum + to - from, 0));
  let at = 0;
  for (const [stretch] of spliced(ended, (tape) => readWhole(soundOf(tape)), 1, out.left.length)) {
    if (!stretch) continue;
    out.left.set(stretch.left, at);
    out.right.set(stretch.right, at);
    at += stretch.left.length;
  }
  return out;
}
