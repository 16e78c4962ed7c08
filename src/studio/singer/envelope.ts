import { RealFourier } from '../fourier.ts';
import type { Speech } from './speech.ts';

export const FRAME_SECONDS = 0.01;
const SIZE = 512;
export const ENVELOPE_BINS = SIZE / 2 + 1;

/** The sound of speech at one moment, freed from its pitch. */
export interface Frame {
  /** Natural logarithm of amplitude, evenly from 0 Hz to half the sample rate. */
  readonly logAmplitudes: Float32Array;
  /** Correlation with one period before: about 1 where the folds vibrate, about 0 in noise. */
  readonly periodicity: number;
  /** Natural logarithm of amplitude over the band of the formants. */
  readonly level: number;
  /** The first formant, Hz. */
  readonly firstFormant: number;
}

/** Where first formants lie, from "ee" to "ah". */
const LOWEST_FORMANT_HERTZ = 260;
const HIGHEST_FORMANT_HERTZ = 900;

/**
 * Spectral envelopes of speech at a constant, known pitch, frame by frame as they are asked for, after CheapTrick
 * (Morise 2015): a window of three periods, power smoothed over two thirds of the pitch, and a lifter that takes the
 * harmonics out of the cepstrum and compensates the smoothing.
 */
export class Envelopes {
  readonly count: number;
  readonly binHertz: number;
  private readonly speech: Speech;
  private readonly frames: (Frame | undefined)[];
  private readonly rows: Float32Array;
  private readonly window: Float64Array;
  private readonly windowSum: number;
  private readonly half: number;
  private readonly lifter: Float64Array;

  constructor(speech: Speech) {
    this.speech = speech;
    const { sampleRate, hertz } = speech;
    this.count = Math.max(2, Math.floor(speech.samples.length / sampleRate / FRAME_SECONDS));
    this.frames = new Array(this.count);
    this.rows = new Float32Array(this.count * ENVELOPE_BINS);
    this.binHertz = sampleRate / SIZE;
    const reach = (1.5 * sampleRate) / hertz;
    this.half = Math.min(SIZE / 2 - 1, Math.round(reach));
    const shape = Float64Array.from(
      { length: 2 * this.half + 1 },
      (_, i) => 0.5 + 0.5 * Math.cos((Math.PI * (i - this.half)) / reach),
    );
    const energy = Math.sqrt(shape.reduce((sum, w) => sum + w * w, 0));
    this.window = shape.map((w) => w / energy);
    this.windowSum = this.window.reduce((sum, w) => sum + w, 0);
    this.lifter = Float64Array.from({ length: ENVELOPE_BINS }, (_, i) => {
      const q = (i / sampleRate) * hertz;
      const sinc = i === 0 ? 1 : Math.sin(Math.PI * q) / (Math.PI * q);
      return sinc * (1.3 - 0.3 * Math.cos(2 * Math.PI * q));
    });
  }

  at(index: number): Frame {
    const known = this.frames[index];
    if (known) return known;
    const frame = this.analyse(index);
    this.frames[index] = frame;
    return frame;
  }

  private analyse(index: number): Frame {
    const { samples, sampleRate, hertz } = this.speech;
    const centre = Math.round(index * FRAME_SECONDS * sampleRate);
    const periodicity = correlation(samples, centre, Math.round(sampleRate / hertz));
    real.fill(0);
    let weighted = 0;
    for (let i = 0; i < this.window.length; i++) {
      const at = centre + i - this.half;
      // Digital silence has no logarithm; a dither of −100 dB stands in, the same on every run.
      const dither = (((at * 7919) & 1023) / 1023 - 0.5) * 1e-5;
      const value = (samples[at] ?? 0) + dither;
      real[i] = value * (this.window[i] as number);
      weighted += real[i] as number;
    }
    const mean = weighted / this.windowSum;
    for (let i = 0; i < this.window.length; i++) real[i] = (real[i] as number) - (this.window[i] as number) * mean;
    fourier.transform(real, real, imaginary);
    for (let i = 0; i < ENVELOPE_BINS; i++) power[i] = (real[i] as number) ** 2 + (imaginary[i] as number) ** 2;
    this.fillBelowPitch();
    this.smooth();
    return this.lifted(periodicity, this.rows.subarray(index * ENVELOPE_BINS, (index + 1) * ENVELOPE_BINS));
  }

  /** Below the pitch there is no harmonic: what lies above it is mirrored there. */
  private fillBelowPitch(): void {
    const pitchBin = this.speech.hertz / this.binHertz;
    for (let i = 0; i < pitchBin; i++) {
      const from = pitchBin - i;
      const low = Math.floor(from);
      const value = (power[low] as number) + ((power[low + 1] as number) - (power[low] as number)) * (from - low);
      power[i] = (power[i] as number) + value;
    }
  }

  /** Mean power over a rectangle of ⅔ of the pitch, by a running sum mirrored at 0 Hz. */
  private smooth(): void {
    for (let i = 0; i < ENVELOPE_BINS; i++) sums[i + 1] = (sums[i] as number) + (power[i] as number);
    const reach = this.speech.hertz / 3 / this.binHertz;
    for (let i = 0; i < ENVELOPE_BINS; i++) {
      const mean = (summed(i + 0.5 + reach) - summed(i + 0.5 - reach)) / (2 * reach);
      real[i] = Math.log(Math.max(1e-14, mean));
    }
    mirror(real);
  }

  private lifted(periodicity: number, logAmplitudes: Float32Array): Frame {
    // Of an even sequence only the real part is not 0.
    fourier.transform(real, real, imaginary);
    for (let i = 0; i < ENVELOPE_BINS; i++) real[i] = ((real[i] as number) * (this.lifter[i] as number)) / SIZE;
    mirror(real);
    fourier.transform(real, real, imaginary);
    let energy = 0;
    for (let i = 0; i < ENVELOPE_BINS; i++) {
      // Half the logarithm of power is that of amplitude.
      const log = (real[i] as number) / 2;
      logAmplitudes[i] = log;
      if (i > 4 && i < ENVELOPE_BINS / 2) energy += Math.exp(2 * log);
    }
    const level = Math.log(energy + 1e-12) / 2;
    return { logAmplitudes, periodicity, level, firstFormant: this.firstFormant(logAmplitudes) };
  }

  /** The strongest peak where first formants lie, between bins by a parabola. */
  private firstFormant(logs: Float32Array): number {
    const low = Math.round(LOWEST_FORMANT_HERTZ / this.binHertz);
    const high = Math.round(HIGHEST_FORMANT_HERTZ / this.binHertz);
    let best = low;
    for (let i = low; i <= high; i++) if ((logs[i] as number) > (logs[best] as number)) best = i;
    const [a, b, c] = [logs[best - 1] as number, logs[best] as number, logs[best + 1] as number];
    const bend = a - 2 * b + c;
    const aside = bend < 0 ? Math.max(-0.5, Math.min(0.5, (0.5 * (a - c)) / bend)) : 0;
    return (best + aside) * this.binHertz;
  }
}

const fourier = new RealFourier(SIZE);
const real = new Float64Array(SIZE);
const imaginary = new Float64Array(ENVELOPE_BINS);
const power = new Float64Array(ENVELOPE_BINS + 1);
const sums = new Float64Array(ENVELOPE_BINS + 1);

/** Σ power up to a place between bins; odd around 0, so that differences mirror there. */
function summed(place: number): number {
  if (place < 0) return -summed(-place);
  const low = Math.min(ENVELOPE_BINS - 1, Math.floor(place));
  const inside = Math.min(1, place - low);
  return (sums[low] as number) + ((sums[low + 1] as number) - (sums[low] as number)) * inside;
}

/** Completes an even sequence: x[N−i] = x[i]. */
function mirror(values: Float64Array): void {
  for (let i = 1; i < SIZE / 2; i++) values[SIZE - i] = values[i] as number;
}

function correlation(samples: Float64Array, centre: number, period: number): number {
  let product = 0;
  let here = 1e-9;
  let before = 1e-9;
  for (let i = -period; i < period; i++) {
    const a = samples[centre + i] ?? 0;
    const b = samples[centre + i + period] ?? 0;
    product += a * b;
    here += a * a;
    before += b * b;
  }
  return product / Math.sqrt(here * before);
}
