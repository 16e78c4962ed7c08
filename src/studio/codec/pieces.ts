import type { Stereo } from '../instruments/instrument.ts';
import { mostSeconds, tooLong } from './unreadable.ts';

/**
 * Collects what a decoder hands out piece by piece, and says when it is too much. Room is made for the longest at once:
 * a system gives pages only where something is written, and nothing has to be copied into larger room.
 */
export class Pieces {
  private readonly left: Float32Array;
  /** Absent while both channels are one. */
  private right: Float32Array | undefined;
  private frames = 0;

  constructor(sampleRate: number) {
    this.left = new Float32Array(Math.floor(mostSeconds * sampleRate));
  }

  /** One channel counts for both. */
  add(channels: readonly Float32Array[]): void {
    const [left, right = left] = channels;
    if (!left || !right || left.length === 0) return;
    const { frames } = this;
    if (frames + left.length > this.left.length) throw tooLong();
    if (right !== left && !this.right) {
      this.right = new Float32Array(this.left.length);
      this.right.set(this.left.subarray(0, frames));
    }
    this.left.set(left, frames);
    this.right?.set(right, frames);
    this.frames += left.length;
  }

  finish(): Stereo {
    const left = this.left.subarray(0, this.frames);
    return { left, right: this.right?.subarray(0, this.frames) ?? left };
  }
}
