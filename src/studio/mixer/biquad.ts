/** Second-order section, a0 = 1. */
export interface Biquad {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
}

const INAUDIBLE = 1e-15;

const BUTTERWORTH = Math.SQRT1_2;

/** The sections below are Robert Bristow-Johnson's (Audio EQ Cookbook): bilinear transforms of the analogue filters. */
function cookbook(hertz: number, q: number, sampleRate: number): { cosine: number; alpha: number } {
  const angle = (2 * Math.PI * hertz) / sampleRate;
  return { cosine: Math.cos(angle), alpha: Math.sin(angle) / (2 * q) };
}

export function highPass(hertz: number, sampleRate: number, q = BUTTERWORTH): Biquad {
  const { cosine, alpha } = cookbook(hertz, q, sampleRate);
  const a0 = 1 + alpha;
  const b = (1 + cosine) / 2 / a0;
  return { b0: b, b1: -2 * b, b2: b, a1: (-2 * cosine) / a0, a2: (1 - alpha) / a0 };
}

export function lowPass(hertz: number, sampleRate: number, q = BUTTERWORTH): Biquad {
  const { cosine, alpha } = cookbook(hertz, q, sampleRate);
  const a0 = 1 + alpha;
  const b = (1 - cosine) / 2 / a0;
  return { b0: b, b1: 2 * b, b2: b, a1: (-2 * cosine) / a0, a2: (1 - alpha) / a0 };
}

/** Bell of `decibels` at `hertz`. */
export function peak(hertz: number, decibels: number, q: number, sampleRate: number): Biquad {
  const { cosine, alpha } = cookbook(hertz, q, sampleRate);
  const amplitude = 10 ** (decibels / 40);
  const a0 = 1 + alpha / amplitude;
  return {
    b0: (1 + alpha * amplitude) / a0,
    b1: (-2 * cosine) / a0,
    b2: (1 - alpha * amplitude) / a0,
    a1: (-2 * cosine) / a0,
    a2: (1 - alpha / amplitude) / a0,
  };
}

/**
 * First-order shelf: `decibels` above `hertz`, half of them at `hertz`. Bilinear transform of
 * H(s) = (1 + s·√A)/(1 + s/√A) with A the amplitude, s in units of the corner.
 */
export function highShelf(hertz: number, decibels: number, sampleRate: number): Biquad {
  const root = 10 ** (decibels / 40);
  const k = 1 / Math.tan((Math.PI * hertz) / sampleRate);
  const a0 = 1 + k / root;
  return { b0: (1 + k * root) / a0, b1: (1 - k * root) / a0, b2: 0, a1: (1 - k / root) / a0, a2: 0 };
}

/** Filters frames `from` to `to` of a channel in place, in 64-bit state (transposed direct form II). */
export function filter(channel: Float32Array, section: Biquad, from = 0, to = channel.length): void {
  const { b0, b1, b2, a1, a2 } = section;
  let z1 = 0;
  let z2 = 0;
  for (let i = from; i < to; i++) {
    const x = channel[i] as number;
    const raw = b0 * x + z1;
    // Subnormal numbers would make the silence after a sound many times slower than the sound.
    const y = raw < INAUDIBLE && raw > -INAUDIBLE ? 0 : raw;
    z1 = b1 * x - a1 * y + z2;
    z2 = b2 * x - a2 * y;
    channel[i] = y;
  }
}
