import type { Stereo } from '../instruments/instrument.ts';

/** The memory of a mixdown, silent. What stands on it is overwritten by the next song on the same desk. */
export interface Desk {
  readonly mix: Stereo;
  /** A part while it is played; the master's scratch later. */
  readonly spare: Stereo;
  readonly send: Float32Array;
}

const CHANNELS = 5;
/** A desk for five minutes holds 265 MB; memory for longer songs is given back. */
const MOST_KEPT_FRAMES = 44_100 * 300;

export function newDesk(frames: number, memory = new Float32Array(CHANNELS * frames)): Desk {
  const channel = (index: number): Float32Array => memory.subarray(index * frames, (index + 1) * frames).fill(0);
  return {
    mix: { left: channel(0), right: channel(1) },
    spare: { left: channel(2), right: channel(3) },
    send: channel(4),
  };
}

let kept = new Float32Array(0);

/** The desk of this thread: fresh memory costs more time than clearing what is there. */
export function ownDesk(frames: number): Desk {
  if (frames > MOST_KEPT_FRAMES) return newDesk(frames);
  if (kept.length < CHANNELS * frames) kept = new Float32Array(CHANNELS * frames);
  return newDesk(frames, kept);
}
