import { modulo } from '../../theory/scales.ts';

export interface Spelled {
  readonly step: string;
  /** Semitones: 1 sharp, −1 flat. */
  readonly alter: number;
}

const STEPS = ['F', 'C', 'G', 'D', 'A', 'E', 'B'];

/**
 * A pitch class as a key writes it: of the circle of fifths, twelve places from three below the key's tonic (in C: E♭) to
 * eight above it (G♯).
 *
 * @param fifths the key's sharps, or its flats below zero
 */
export function spell(pitchClass: number, fifths: number): Spelled {
  const lowest = fifths - 3;
  // Seven fifths are a semitone more than whole octaves, so a pitch class is seven times its place.
  const place = lowest + modulo(7 * pitchClass - lowest, 12) + 1;
  return { step: STEPS[modulo(place, 7)] as string, alter: Math.floor(place / 7) };
}

export const octaveOf = (pitch: number, { alter }: Spelled): number => Math.floor((pitch - alter) / 12) - 1;
