import type { Stereo } from './instruments/instrument.ts';

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

/** Two sections of the first order (b2 = a2 = 0) as one: the product of their polynomials. */
export function product(first: Biquad, second: Biquad): Biquad {
  return {
    b0: first.b0 * second.b0,
    b1: first.b0 * second.b1 + first.b1 * second.b0,
    b2: first.b1 * second.b1,
    a1: first.a1 + second.a1,
    a2: first.a1 * second.a1,
  };
}

/** Frames between two looks at whether the state has died away. */
const BLOCK = 512;

/** In 64-bit state (transposed direct form II), block by block. */
export class Filter {
  private readonly section: Biquad;
  private z1 = 0;
  private z2 = 0;

  constructor(section: Biquad) {
    this.section = section;
  }

  /** Filters what follows, in place. */
  apply(channel: Float32Array): void {
    const { b0, b1, b2, a1, a2 } = this.section;
    let { z1, z2 } = this;
    for (let at = 0; at < channel.length; at += BLOCK) {
      const end = Math.min(at + BLOCK, channel.length);
      if (inaudible(z1, z2)) z1 = z2 = 0;
      for (let i = at; i < end; i++) {
        const x = channel[i] as number;
        const y = b0 * x + z1;
        z1 = b1 * x - a1 * y + z2;
        z2 = b2 * x - a2 * y;
        channel[i] = y;
      }
    }
    this.z1 = z1;
    this.z2 = z2;
  }
}

/** Both channels through the same section, in one pass: the two chains of multiplications overlap in the processor. */
export class StereoFilter {
  private readonly section: Biquad;
  private l1 = 0;
  private l2 = 0;
  private r1 = 0;
  private r2 = 0;

  constructor(section: Biquad) {
    this.section = section;
  }

  /** Filters what follows, in place. */
  apply({ left, right }: Stereo): void {
    const { b0, b1, b2, a1, a2 } = this.section;
    let { l1, l2, r1, r2 } = this;
    for (let at = 0; at < left.length; at += BLOCK) {
      const end = Math.min(at + BLOCK, left.length);
      if (inaudible(l1, l2)) l1 = l2 = 0;
      if (inaudible(r1, r2)) r1 = r2 = 0;
      for (let i = at; i < end; i++) {
        const xl = left[i] as number;
        const xr = right[i] as number;
        const yl = b0 * xl + l1;
        const yr = b0 * xr + r1;
        l1 = b1 * xl - a1 * yl + l2;
        r1 = b1 * xr - a1 * yr + r2;
        l2 = b2 * xl - a2 * yl;
        r2 = b2 * xr - a2 * yr;
        left[i] = yl;
        right[i] = yr;
      }
    }
    this.l1 = l1;
    this.l2 = l2;
    this.r1 = r1;
    this.r2 = r2;
  }
}

/** Subnormal numbers would make the silence after a sound many times slower than the sound: an inaudible state becomes 0. */
const inaudible = (z1: number, z2: number): boolean => Math.abs(z1) < INAUDIBLE && Math.abs(z2) < INAUDIBLE;
