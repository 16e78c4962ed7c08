import type { Stereo } from '../instruments/instrument.ts';
import type { Space } from '../score/score.ts';

/** Delay lines of a hall at size 1, in samples at 44.1 kHz; primes, so that echoes do not coincide. */
const LINES = [1129, 1277, 1433, 1597, 1777, 1949, 2129, 2311] as const;
const COUNT = LINES.length;
const REFERENCE_RATE = 44100;

interface Shape {
  readonly preDelaySeconds: number;
  /** High frequencies die after this share of the time. */
  readonly highShare: number;
  /** Factor on the delay lines. */
  readonly size: number;
  readonly diffusion: number;
  readonly level: number;
}

/** A plate has no walls to wait for and keeps its highs; in a room the walls are near, and soft. */
const SHAPES: Readonly<Record<Space, Shape>> = {
  hall: { preDelaySeconds: 0.024, highShare: 0.35, size: 1, diffusion: 0.6, level: 0.32 },
  plate: { preDelaySeconds: 0.004, highShare: 0.55, size: 0.85, diffusion: 0.7, level: 0.29 },
  room: { preDelaySeconds: 0.008, highShare: 0.3, size: 0.7, diffusion: 0.6, level: 0.33 },
};
const DIFFUSERS = [
  [149, 211, 347],
  [157, 223, 367],
] as const;

/** Frames done at a time; every delay is longer, so that nothing fed back is needed within a block. */
const BLOCK = 64;
/** Frames after which a line's memory is moved to its front. */
const RUN = 64 * BLOCK;
const INAUDIBLE = 1e-9;

/** Schroeder all-pass: smears a click without colouring. */
class Diffuser {
  private readonly line: Float32Array;
  private readonly diffusion: number;
  private at = 0;

  constructor(frames: number, diffusion: number) {
    this.line = new Float32Array(frames);
    this.diffusion = diffusion;
  }

  apply(block: Float64Array, count: number): void {
    const { line, diffusion } = this;
    let at = this.at;
    for (let i = 0; i < count; i++) {
      const delayed = line[at] as number;
      const fed = (block[i] as number) + diffusion * delayed;
      line[at] = Math.abs(fed) < INAUDIBLE ? 0 : fed;
      block[i] = delayed - diffusion * fed;
      if (++at === line.length) at = 0;
    }
    this.at = at;
  }
}

/** One delay line with its damping. */
class Line {
  readonly damped = new Float64Array(BLOCK);
  private readonly frames: number;
  /** The frames under way, from `at` on; moved to the front when the end is reached: a ring would be twice as slow. */
  private readonly memory: Float32Array;
  private readonly gain: number;
  private readonly pole: number;
  private at = 0;
  private state = 0;

  constructor(frames: number, t60: number, highShare: number, sampleRate: number) {
    const g = 10 ** ((-3 * frames) / (sampleRate * t60));
    this.frames = frames;
    this.memory = new Float32Array(frames + RUN);
    this.pole = Math.min(0.85, (Math.LN10 / 4) * Math.log10(g) * (1 - 1 / highShare ** 2));
    this.gain = g * (1 - this.pole);
  }

  /** Fills `damped` and adds it to `sum`. */
  read(sum: Float64Array, count: number): void {
    const { memory, damped, gain, pole, at } = this;
    let state = this.state;
    for (let i = 0; i < count; i++) {
      state = gain * (memory[at + i] as number) + pole * state;
      damped[i] = state;
      sum[i] = (sum[i] as number) + state;
    }
    this.state = Math.abs(state) < INAUDIBLE ? 0 : state;
  }

  /** Feeds what was read, mixed by the matrix, and the input back. */
  write(sum: Float64Array, input: Float64Array, count: number): void {
    const { memory, damped, frames } = this;
    const end = this.at + frames;
    for (let i = 0; i < count; i++) {
      const x = (damped[i] as number) - (2 / COUNT) * (sum[i] as number) + (input[i] as number);
      memory[end + i] = Math.abs(x) < INAUDIBLE ? 0 : x;
    }
    this.at += count;
    if (end + count + BLOCK <= memory.length) return;
    memory.copyWithin(0, this.at, end + count);
    this.at = 0;
  }
}

/** What one side hears: four lines, every other one turned round, so that little is common to both. */
class Taps {
  private readonly heard: readonly [Float64Array, Float64Array, Float64Array, Float64Array];
  private readonly level: number;

  constructor(lines: readonly Line[], [a, b, c, d]: readonly [number, number, number, number], level: number) {
    this.level = level;
    const line = (index: number): Float64Array => (lines[index] as Line).damped;
    this.heard = [line(a), line(b), line(c), line(d)];
  }

  add(to: Float32Array, at: number, count: number): void {
    const { level } = this;
    const [a, b, c, d] = this.heard;
    for (let i = 0; i < count; i++) {
      const wet = (a[i] as number) - (b[i] as number) + (c[i] as number) - (d[i] as number);
      to[at + i] = (to[at + i] as number) + level * wet;
    }
  }
}

/**
 * Feedback delay network (Jot & Chaigne 1991): eight lines through a Householder matrix I − (2/8)·1·1ᵀ, which keeps
 * energy, so that the decay is set by the lines alone: a line of m samples is scaled by g = 10^(−3·m/(fs·T60)) and
 * damped by (1−b)/(1−b·z⁻¹), b = ln10/4·log₁₀g·(1 − 1/α²), α the share of T60 left at the highest frequencies.
 * The two sides hear the same send through other diffusers.
 */
export class Reverb {
  private readonly lines: readonly Line[];
  private readonly leftTaps: Taps;
  private readonly rightTaps: Taps;
  private readonly leftDiffusers: readonly Diffuser[];
  private readonly rightDiffusers: readonly Diffuser[];
  private readonly waiting: Float32Array;
  private waitingAt = 0;
  private readonly l = new Float64Array(BLOCK);
  private readonly r = new Float64Array(BLOCK);
  private readonly sum = new Float64Array(BLOCK);

  /** @param t60 seconds in which it falls 60 dB */
  constructor(t60: number, sampleRate: number, space: Space = 'hall') {
    const { preDelaySeconds, highShare, size: spaceSize, diffusion, level } = SHAPES[space];
    const size = spaceSize * Math.min(1.25, Math.max(0.6, 0.5 + t60 * 0.28)) * (sampleRate / REFERENCE_RATE);
    this.lines = LINES.map((frames) => new Line(Math.round(frames * size), t60, highShare, sampleRate));
    this.leftTaps = new Taps(this.lines, [0, 2, 4, 7], level);
    this.rightTaps = new Taps(this.lines, [1, 3, 5, 6], level);
    [this.leftDiffusers, this.rightDiffusers] = DIFFUSERS.map((side) =>
      side.map((frames) => new Diffuser(Math.round((frames * sampleRate) / REFERENCE_RATE), diffusion)),
    ) as [Diffuser[], Diffuser[]];
    this.waiting = new Float32Array(Math.round(preDelaySeconds * sampleRate));
  }

  /** Adds the reverb of what follows on the send into `out`. */
  add(send: Float32Array, out: Stereo): void {
    const { lines, l, r, sum } = this;
    for (let at = 0; at < send.length; at += BLOCK) {
      const count = Math.min(BLOCK, send.length - at);
      this.delayed(send, at, count);
      r.set(l);
      for (const diffuser of this.leftDiffusers) diffuser.apply(l, count);
      for (const diffuser of this.rightDiffusers) diffuser.apply(r, count);
      sum.fill(0);
      for (const line of lines) line.read(sum, count);
      lines.forEach((line, k) => {
        line.write(sum, (k & 1) === 0 ? l : r, count);
      });
      this.leftTaps.add(out.left, at, count);
      this.rightTaps.add(out.right, at, count);
    }
  }

  private delayed(send: Float32Array, at: number, count: number): void {
    const { waiting, l } = this;
    let { waitingAt } = this;
    for (let i = 0; i < count; i++) {
      l[i] = waiting[waitingAt] as number;
      waiting[waitingAt] = send[at + i] as number;
      if (++waitingAt === waiting.length) waitingAt = 0;
    }
    this.waitingAt = waitingAt;
  }
}
