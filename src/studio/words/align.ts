import { isVowel } from './phones.ts';

/** What it costs to take one phone for another: vowels stand for vowels, consonants for consonants. */
const difference = (a: string, b: string): number => (a === b ? 0 : isVowel(a) === isVowel(b) ? 0.7 : 3);
const GAP = 1;
/** How far apart, in phones, the two may drift beyond the difference of their lengths. */
const BAND = 80;

/**
 * For each phone of `spoken` the index of the phone of `expected` that it stands for, by the cheapest alignment
 * (Needleman & Wunsch 1970) near the diagonal; a phone without counterpart goes with the one before it.
 */
export function align(spoken: readonly string[], expected: readonly string[]): number[] {
  const reach = BAND + Math.abs(spoken.length - expected.length);
  const width = 2 * reach + 1;
  const cost = new Float64Array((spoken.length + 1) * width);
  const at = (i: number, j: number): number =>
    Math.abs(j - i) > reach ? Number.POSITIVE_INFINITY : (cost[i * width + j - i + reach] as number);
  const match = (i: number, j: number): number =>
    at(i - 1, j - 1) + difference(spoken[i - 1] as string, expected[j - 1] as string);
  for (let i = 0; i <= spoken.length; i++)
    for (let j = Math.max(0, i - reach); j <= Math.min(expected.length, i + reach); j++)
      cost[i * width + j - i + reach] =
        i === 0 || j === 0 ? (i + j) * GAP : Math.min(match(i, j), at(i - 1, j) + GAP, at(i, j - 1) + GAP);
  const counterparts = new Array<number>(spoken.length).fill(0);
  let j = expected.length;
  for (let i = spoken.length; i > 0; ) {
    if (j > 0 && at(i, j) === match(i, j)) counterparts[--i] = --j;
    else if (j > 0 && at(i, j) === at(i, j - 1) + GAP) j--;
    else counterparts[--i] = Math.max(0, j - 1);
  }
  return counterparts;
}
