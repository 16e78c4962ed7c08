import type { Note } from '../score/score.ts';
import { type Slide, slideOver } from './slide.ts';

/** Stereo samples; both channels have the same length. */
export interface Stereo {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

/** Times of a note in seconds, as an instrument needs them. */
export interface TimedNote {
  readonly startSeconds: number;
  readonly lengthSeconds: number;
  readonly pitch: number;
  readonly velocity: number;
  readonly slide?: Slide;
}

/**
 * An instrument turns notes into sound. It is pure: the same notes give the same samples, whatever was played before
 * (caches may only make it faster).
 */
export interface Instrument {
  /** The name that scores use. */
  readonly name: string;
  /** Lowest and highest MIDI note that sound natural; parts are written inside. */
  readonly range: readonly [number, number];
  perform(notes: readonly TimedNote[], sampleRate: number): Performance;
}

/** Notes being played, from the first to the last. */
export interface Performance {
  /**
   * Adds the frames from `from` on into `out`, at unity gain, and never writes outside it. Stretches may be left out, but
   * `from` never goes back.
   *
   * @returns whether anything sounds there
   */
  add(out: Stereo, from: number): boolean;
}

export function timed(
  { startBeat, lengthBeats, pitch, velocity, slideSemitones }: Note,
  secondsPerBeat: number,
): TimedNote {
  const lengthSeconds = lengthBeats * secondsPerBeat;
  const note = { startSeconds: startBeat * secondsPerBeat, lengthSeconds, pitch, velocity };
  return slideSemitones ? { ...note, slide: slideOver(slideSemitones, lengthSeconds) } : note;
}
