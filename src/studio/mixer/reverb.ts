import type { Stereo } from '../instruments/instrument.ts';

/** Delay lines of a hall at size 1, in samples at 44.1 kHz; primes, so that echoes do not coincide. */
const LINES = [1129, 1277, 1433, 1597, 1777, 1949, 2129, 2311] as const;
const COUNT = LINES.length;
const REFERENCE_RATE = 44100;
const PRE_DELAY_SECONDS = 0.024;
/** High frequencies die this much faster. */
const HIGH_DECAY_SHARE = 0.35;
const DIFFUSERS = [
  [149, 211, 347],
  [157, 223, 367],
] as const;
const DIFFUSION = 0.6;
const LEVEL = 0.32;

/** Schroeder all-pass: smears a click without colouring. */
class Diffuser {
  private readonly line: Float32Array;
  private at = 0;

  constructor(frames: number) {
    this.line = new Float32Array(frames);
  }

  next(x: number): number {
    const delayed = this.line[this.at] as number;
    const fed = x + DIFFUSION * delayed;
    this.line[this.at] = fed;
    if (++this.at === this.line.length) this.at = 0;
    return delayed - DIFFUSION * fed;
  }
}

/**
 * Feedback delay network (Jot & Chaigne 1991): eight lines through a Householder matrix I − (2/8)·1·1ᵀ, which keeps
 * energy, so that the decay is set by the lines alone: a line of m samples is scaled by g = 10^(−3·m/(fs·T60)) and
 * damped by (1−b)/(1−b·z⁻¹), b = ln10/4·log₁₀g·(1 − 1/α²), α the share of T60 left at the highest frequencies.
 * Adds the reverberation of `send` into `out`; T60 in seconds.
 */
export function reverberate(send: Stereo, out: Stereo, t60: number, sampleRate: number): void {
  const size = Math.min(1.25, Math.max(0.6, 0.5 + t60 * 0.28)) * (sampleRate / REFERENCE_RATE);
  const lengths = Int32Array.from(LINES, (line) => Math.round(line * size));
  const lines = Array.from(lengths, (length) => new Float32Array(length));
  const positions = new Int32Array(COUNT);
  const gains = Float64Array.from(lengths, (length) => 10 ** ((-3 * length) / (sampleRate * t60)));
  const poles = gains.map((g) => {
    const b = (Math.LN10 / 4) * Math.log10(g) * (1 - 1 / HIGH_DECAY_SHARE ** 2);
    return Math.min(0.85, b);
  });
  const scaled = gains.map((g, k) => g * (1 - (poles[k] as number)));
  const states = new Float64Array(COUNT);
  const [leftDiffusers, rightDiffusers] = DIFFUSERS.map((side) =>
    side.map((frames) => new Diffuser(Math.round((frames * sampleRate) / REFERENCE_RATE))),
  ) as [Diffuser[], Diffuser[]];
  const delay = Math.round(PRE_DELAY_SECONDS * sampleRate);
  const { left, right } = out;
  for (let i = delay; i < left.length; i++) {
    let l = send.left[i - delay] as number;
    let r = send.right[i - delay] as number;
    for (const diffuser of leftDiffusers) l = diffuser.next(l);
    for (const diffuser of rightDiffusers) r = diffuser.next(r);
    let sum = 0;
    for (let k = 0; k < COUNT; k++) {
      const read = (lines[k] as Float32Array)[positions[k] as number] as number;
      const damped = (scaled[k] as number) * read + (poles[k] as number) * (states[k] as number);
      states[k] = damped;
      sum += damped;
    }
    const mixed = sum * (-2 / COUNT);
    for (let k = 0; k < COUNT; k++) {
      const line = lines[k] as Float32Array;
      const position = positions[k] as number;
      line[position] = (states[k] as number) + mixed + ((k & 1) === 0 ? l : r);
      positions[k] = position + 1 === line.length ? 0 : position + 1;
    }
    const s = states;
    left[i] = (left[i] as number) + LEVEL * ((s[0] as number) - (s[2] as number) + (s[4] as number) - (s[7] as number));
    right[i] =
      (right[i] as number) + LEVEL * ((s[1] as number) - (s[3] as number) + (s[5] as number) - (s[6] as number));
  }
}
