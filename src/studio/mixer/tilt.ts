import { type Biquad, highShelf, product, StereoFilter } from '../biquad.ts';
import type { Stereo } from '../instruments/instrument.ts';
import { powerToDecibels } from './decibels.ts';
import { PowerSpectrum } from './power-spectrum.ts';

const SIZE = 4096;
/** Enough windows for a steady estimate, whatever the length. */
const WINDOWS = 240;
const LOWEST = 100;
const HIGHEST = 10_000;
const BANDS = 20;
/** A correction beyond this would be heard as an effect. */
const MOST_CORRECTION = 1.3;
/** Corners of the shelves that together make the slope, 1.5 octaves apart. */
const SHELVES = [160, 450, 1270, 3600, 10_200] as const;
const OCTAVES_PER_SHELF = 1.5;

/** Slope of the third-octave levels between 100 Hz and 10 kHz in dB per octave, by least squares; pink noise is 0. */
export function spectralTilt(audio: Stereo, sampleRate: number): number {
  const spectrum = new PowerSpectrum(SIZE);
  const hop = Math.max(SIZE / 2, Math.floor((audio.left.length - SIZE) / WINDOWS));
  for (let at = 0; at + SIZE <= audio.left.length; at += hop) spectrum.add(audio.left, audio.right, at);
  const { powers } = spectrum;
  let count = 0;
  let sumX = 0;
  let sumY = 0;
  let sumXX = 0;
  let sumXY = 0;
  for (let band = 0; band <= BANDS; band++) {
    const centre = LOWEST * 2 ** (band / 3);
    const from = Math.max(1, Math.floor((centre * 2 ** (-1 / 6) * SIZE) / sampleRate));
    const to = Math.max(from + 1, Math.floor((Math.min(HIGHEST * 1.12, centre * 2 ** (1 / 6)) * SIZE) / sampleRate));
    let mean = 0;
    for (let bin = from; bin < to; bin++) mean += (powers[bin] as number) / (to - from);
    if (mean <= 0) continue;
    const octave = band / 3;
    const level = powerToDecibels(mean * centre);
    count++;
    sumX += octave;
    sumY += level;
    sumXX += octave * octave;
    sumXY += octave * level;
  }
  return count < 3 ? 0 : (count * sumXY - sumX * sumY) / (count * sumXX - sumX * sumX);
}

/** What is missing to a slope, as far as it may be corrected; dB per octave. */
export const tiltCorrection = (missing: number): number =>
  Math.max(-MOST_CORRECTION, Math.min(MOST_CORRECTION, missing));

/** Bends the spectrum by so many dB per octave. */
export class Tilt {
  private readonly filters: readonly StereoFilter[];

  constructor(correction: number, sampleRate: number) {
    const [first, second, third, fourth, fifth] = SHELVES.map((corner) =>
      highShelf(corner, correction * OCTAVES_PER_SHELF, sampleRate),
    ) as [Biquad, Biquad, Biquad, Biquad, Biquad];
    this.filters = [product(first, second), product(third, fourth), fifth].map((section) => new StereoFilter(section));
  }

  /** Bends what follows, in place. */
  apply(audio: Stereo): void {
    for (const filter of this.filters) filter.apply(audio);
  }
}
