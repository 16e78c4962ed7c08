export type Wave = 'saw' | 'square' | 'triangle' | 'sine';

/**
 * Correction at a unit step of a naive waveform, two samples wide, that removes most of its aliasing (polyBLEP,
 * Välimäki & Huovilainen 2007). `phase` and `increment` in cycles and cycles per sample.
 */
function blep(phase: number, increment: number): number {
  if (phase < increment) {
    const t = phase / increment;
    return t + t - t * t - 1;
  }
  if (phase > 1 - increment) {
    const t = (phase - 1) / increment;
    return t * t + t + t + 1;
  }
  return 0;
}

const SINE_SIZE = 4096;
const SINE = Float32Array.from({ length: SINE_SIZE + 1 }, (_, i) => Math.sin((2 * Math.PI * i) / SINE_SIZE));

/** Sine of a phase in cycles, 0 to 1, from a table with linear interpolation (error below −120 dB). */
export function sine(phase: number): number {
  const at = phase * SINE_SIZE;
  const whole = at | 0;
  const low = SINE[whole] as number;
  return low + (at - whole) * ((SINE[whole + 1] as number) - low);
}

/** One sample of a band-limited wave between −1 and 1. */
export function wave(kind: Wave, phase: number, increment: number): number {
  if (kind === 'saw') return 2 * phase - 1 - blep(phase, increment);
  if (kind === 'sine') return sine(phase);
  if (kind === 'triangle') return phase < 0.5 ? 4 * phase - 1 : 3 - 4 * phase;
  const half = phase < 0.5 ? phase + 0.5 : phase - 0.5;
  return (phase < 0.5 ? 1 : -1) + blep(phase, increment) - blep(half, increment);
}
