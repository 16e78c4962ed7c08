import { Fourier } from '../fourier.ts';
import { frameCount } from './spectra.ts';

const WINDOW = 2048;
const HOP = 512;
/** Candidates from C3 to E6, three to a semitone. */
export const LOWEST = 48;
const HIGHEST = 88;
export const PER_NOTE = 3;
export const CANDIDATES = (HIGHEST - LOWEST) * PER_NOTE + 1;
const HARMONICS = 10;
/** Weight of each harmonic against the one below it. */
const FALL = 0.8;
/** Power of a partial's level: what is loud counts more, and not as much more as it is louder. */
const COMPRESSION = 0.7;
/** Partials further below the strongest of their frame are left out, dB. */
const RANGE_DB = 50;
const LOWEST_HERTZ = 90;
const HIGHEST_HERTZ = 6000;
/** Who leads stands in the middle: what is as strong at the sides as there counts by 1 / (1 + this). */
const SIDES_COUNT_AGAINST = 0.5;
/** A partial belongs to a candidate that is less than so many candidates away. */
const REACH = 2;

/** How far a partial belongs to a candidate, by their distance: cos² that is 0 at `REACH`, in steps of a 256th. */
const STEPS = 256;
const NEARNESS = Float64Array.from(
  { length: REACH * STEPS + 1 },
  (_, step) => Math.cos((step / (REACH * STEPS)) * (Math.PI / 2)) ** 2,
);

/** How much each candidate pitch stands out, over time. */
export interface Salience {
  /** `CANDIDATES` numbers a frame; 1 is what the strongest pitch of a frame has in loud ones. */
  readonly values: Float32Array;
  readonly frames: number;
  readonly framesPerSecond: number;
}

/** The ear hears little of what is low and most about 3 kHz. */
const earOf = (hertz: number): number =>
  (hertz / Math.hypot(hertz, 500)) * (1 + 0.8 * Math.exp(-(((hertz - 3200) / 1500) ** 2)));

const squares = (x: number, y: number): number => x * x + y * y;

/** Magnitudes of what stands in the middle, frame by frame; both channels are transformed as one complex signal. */
function eachSpectrum(
  left: Float32Array,
  right: Float32Array,
  sampleRate: number,
  tell: (magnitudes: Float64Array, frame: number) => void,
): void {
  const fourier = new Fourier(WINDOW);
  const shape = Float64Array.from(
    { length: WINDOW },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / WINDOW),
  );
  const ear = Float64Array.from({ length: WINDOW / 2 }, (_, k) => (earOf((k * sampleRate) / WINDOW) * 2) / WINDOW);
  const [real, imaginary] = [new Float64Array(WINDOW), new Float64Array(WINDOW)];
  const magnitudes = new Float64Array(WINDOW / 2);
  const last = Math.min(WINDOW / 2 - 1, Math.ceil((HIGHEST_HERTZ * WINDOW) / sampleRate) + 2);
  const frames = frameCount(left.length, HOP);
  for (let frame = 0; frame < frames; frame++) {
    const first = frame * HOP - WINDOW / 2;
    real.fill(0);
    imaginary.fill(0);
    for (let i = Math.max(0, -first); i < WINDOW && first + i < left.length; i++) {
      real[i] = (left[first + i] as number) * (shape[i] as number);
      imaginary[i] = (right[first + i] as number) * (shape[i] as number);
    }
    fourier.transform(real, imaginary);
    for (let k = 1; k <= last; k++) {
      const a = real[k] as number;
      const b = real[WINDOW - k] as number;
      const c = imaginary[k] as number;
      const d = imaginary[WINDOW - k] as number;
      // Twice the left is (a + b, c − d), twice the right (c + d, b − a).
      const middle = squares(a + b + c + d, c - d + b - a);
      const sides = squares(a + b - c - d, c - d - b + a);
      const share = middle / (middle + SIDES_COUNT_AGAINST * sides + 1e-18);
      magnitudes[k] = Math.sqrt(middle) * share * (ear[k] as number);
    }
    tell(magnitudes, frame);
  }
}

/**
 * Salience by harmonic summation (after Klapuri 2006, Salamon & Gómez 2012): every spectral peak speaks for the pitches of
 * which it may be a harmonic, less so for the higher ones.
 *
 * @param left and `right` at about 22 kHz
 */
export function findSalience(left: Float32Array, right: Float32Array, sampleRate: number): Salience {
  const frames = frameCount(left.length, HOP);
  const values = new Float32Array(frames * CANDIDATES);
  const weights = Float64Array.from({ length: HARMONICS }, (_, h) => FALL ** h);
  const intervals = Float64Array.from({ length: HARMONICS }, (_, h) => 12 * Math.log2(h + 1));
  const from = Math.max(2, Math.floor((LOWEST_HERTZ * WINDOW) / sampleRate));
  const to = Math.min(WINDOW / 2 - 2, Math.ceil((HIGHEST_HERTZ * WINDOW) / sampleRate));
  const highest = new Float32Array(frames);
  eachSpectrum(left, right, sampleRate, (magnitudes, frame) => {
    const own = values.subarray(frame * CANDIDATES, (frame + 1) * CANDIDATES);
    let top = 0;
    for (let k = from; k <= to; k++) top = Math.max(top, magnitudes[k] as number);
    const floor = Math.max(1e-5, top * 10 ** (-RANGE_DB / 20));
    for (let k = from; k <= to; k++) {
      const level = magnitudes[k] as number;
      const before = magnitudes[k - 1] as number;
      const after = magnitudes[k + 1] as number;
      if (level < floor || level < before || level <= after) continue;
      // The peak lies between bins: a parabola through the logarithms.
      const a = Math.log(before + 1e-12);
      const b = Math.log(level);
      const c = Math.log(after + 1e-12);
      const place = k + (0.5 * (a - c)) / (a - 2 * b + c || 1);
      const note = 69 + 12 * Math.log2((place * sampleRate) / WINDOW / 440);
      const weight = level ** COMPRESSION;
      for (let h = 0; h < HARMONICS; h++) {
        const at = (note - (intervals[h] as number) - LOWEST) * PER_NOTE;
        if (at <= -REACH) break;
        const last = Math.min(CANDIDATES - 1, Math.ceil(at + REACH) - 1);
        const share = (weights[h] as number) * weight;
        for (let j = Math.max(0, Math.floor(at - REACH) + 1); j <= last; j++)
          own[j] = (own[j] as number) + share * (NEARNESS[(Math.abs(j - at) * STEPS + 0.5) | 0] as number);
      }
    }
    let most = 0;
    for (let i = 0; i < CANDIDATES; i++) most = Math.max(most, own[i] as number);
    highest[frame] = most;
  });
  const loud = highest.filter((value) => value > 0).sort();
  const unit = loud[Math.floor(loud.length * 0.9)] || 1;
  for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) / unit;
  return { values, frames, framesPerSecond: sampleRate / HOP };
}
