import { frameCount, spectra } from './spectra.ts';

const WINDOW = 1024;
const HOP = 256;
const LOWEST_HERTZ = 30;
const HIGHEST_HERTZ = 9500;
const BANDS = 26;
/** Up to here a rise counts as the bass drum or the bass. */
const BASS_HERTZ = 160;
/** Compression of levels before they are compared; a hit in a quiet passage is a hit as well. */
const COMPRESSION = 300;
/** Over so many seconds to either side the mean is taken away. */
const AROUND_SECONDS = 0.45;

/** How strongly something begins, over time. */
export interface Onsets {
  readonly strength: Float32Array;
  /** Of the bass alone. */
  readonly bass: Float32Array;
  readonly framesPerSecond: number;
}

/** Edges of bands as wide as the ear's: linear below 500 Hz, then in equal ratios. */
function bandEdges(sampleRate: number): number[] {
  const mel = (hertz: number): number => 2595 * Math.log10(1 + hertz / 700);
  const low = mel(LOWEST_HERTZ);
  const high = mel(Math.min(HIGHEST_HERTZ, sampleRate / 2));
  return Array.from({ length: BANDS + 1 }, (_, i) => {
    const hertz = 700 * (10 ** ((low + ((high - low) * i) / BANDS) / 2595) - 1);
    return Math.max(1, Math.round((hertz * WINDOW) / sampleRate));
  });
}

/** Spectral flux: the rises of the logarithmic band levels from one frame to the next, added up. */
export function findOnsets(signal: Float32Array, sampleRate: number): Onsets {
  const edges = bandEdges(sampleRate);
  const frames = frameCount(signal.length, HOP);
  const strength = new Float32Array(frames);
  const bass = new Float32Array(frames);
  const bassBand = (BASS_HERTZ * WINDOW) / sampleRate;
  const before = new Float64Array(BANDS);
  spectra(signal, WINDOW, WINDOW, HOP, (magnitudes, frame) => {
    for (let band = 0; band < BANDS; band++) {
      const from = edges[band] as number;
      const to = Math.max(from + 1, edges[band + 1] as number);
      let sum = 0;
      for (let k = from; k < to; k++) sum += magnitudes[k] as number;
      const level = Math.log1p(COMPRESSION * sum);
      const rise = level - (before[band] as number);
      before[band] = level;
      if (rise <= 0 || frame === 0) continue;
      strength[frame] = (strength[frame] as number) + rise;
      if (from <= bassBand) bass[frame] = (bass[frame] as number) + rise;
    }
  });
  const framesPerSecond = sampleRate / HOP;
  const around = Math.round(AROUND_SECONDS * framesPerSecond);
  return { strength: overMean(strength, around), bass: overMean(bass, around), framesPerSecond };
}

/** What stands over the mean of its surroundings, divided by the whole's deviation. */
function overMean(values: Float32Array, around: number): Float32Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = (sums[i] as number) + (values[i] as number);
  let power = 0;
  const over = values.map((value, i) => {
    const from = Math.max(0, i - around);
    const to = Math.min(values.length, i + around + 1);
    const mean = ((sums[to] as number) - (sums[from] as number)) / (to - from);
    const rest = Math.max(0, value - mean);
    power += rest * rest;
    return rest;
  });
  const deviation = Math.sqrt(power / Math.max(1, values.length));
  return deviation === 0 ? over : over.map((value) => value / deviation);
}
