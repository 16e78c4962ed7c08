import type { Stereo } from '../instruments/instrument.ts';
import { mostSeconds, tooLong } from './unreadable.ts';

/** Collects what a decoder hands out piece by piece, and says when it is too much. */
export class Pieces {
  private readonly most: number;
  private pieces: (readonly [Float32Array, Float32Array])[] = [];
  private frames = 0;

  constructor(sampleRate: number) {
    this.most = mostSeconds * sampleRate;
  }

  /** One channel counts for both. */
  add(channels: readonly Float32Array[]): void {
    const [left, right = left] = channels;
    if (!left || !right || left.length === 0) return;
    this.frames += left.length;
    if (this.frames > this.most) throw tooLong();
    this.pieces.push([left, right]);
  }

  finish(): Stereo {
    const join = (side: 0 | 1): Float32Array => {
      const whole = new Float32Array(this.frames);
      let at = 0;
      for (const piece of this.pieces) {
        whole.set(piece[side], at);
        at += piece[side].length;
      }
      return whole;
    };
    const mono = this.pieces.every(([left, right]) => left === right);
    const left = join(0);
    const right = mono ? left : join(1);
    this.pieces = [];
    return { left, right };
  }
}
