import type { HeardSection } from './heard.ts';

/** Bars compared on either side of a place. */
const REACH = 4;
const SHORTEST_BARS = 4;
/** Of the deviation of novelty over its mean, for a place to part two sections. */
const NOVELTY_OVER = 0.4;
/** Of the mean squared distance of bars, for stretches to bear the same letter. */
const ALIKE = 0.4;

function distance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] as number) - (b[i] as number)) ** 2;
  return sum;
}

/** Every feature less its mean, over its deviation: what all bars share parts none of them. */
function standardised(features: readonly Float32Array[]): Float32Array[] {
  const size = features[0]?.length ?? 0;
  const count = Math.max(1, features.length);
  const means = Array.from(
    { length: size },
    (_, i) => features.reduce((sum, bar) => sum + (bar[i] as number), 0) / count,
  );
  const deviations = means.map((mean, i) =>
    Math.sqrt(features.reduce((sum, bar) => sum + ((bar[i] as number) - mean) ** 2, 0) / count),
  );
  return features.map((bar) =>
    bar.map((value, i) => (value - (means[i] as number)) / ((deviations[i] as number) || 1)),
  );
}

/** Novelty of a checkerboard along the diagonal of self-similarity (Foote 2000). */
function novelty(bars: readonly Float32Array[], at: number, usual: number): number {
  let sum = 0;
  let count = 0;
  for (let i = -REACH; i < REACH; i++)
    for (let j = -REACH; j < REACH; j++) {
      const [a, b] = [bars[at + i], bars[at + j]];
      if (!a || !b) continue;
      const alike = Math.exp(-distance(a, b) / usual);
      sum += i < 0 === j < 0 ? alike : -alike;
      count++;
    }
  return count === 0 ? 0 : sum / count;
}

/**
 * Parts the bars where the music changes, and gives the same letter to what is alike.
 *
 * @param weights of the features, once each has the same deviation
 */
export function findSections(
  features: readonly Float32Array[],
  weights: readonly number[],
  barTimes: readonly number[],
): HeardSection[] {
  const bars = standardised(features).map((bar) => bar.map((value, i) => value * (weights[i] ?? 1)));
  // Of standardised features the mean squared distance is twice the sum of their squared weights.
  const usual = 2 * weights.reduce((sum, weight) => sum + weight * weight, 0);
  const curve = bars.map((_, at) => novelty(bars, at, usual));
  const mean = curve.reduce((sum, value) => sum + value, 0) / Math.max(1, curve.length);
  const deviation = Math.sqrt(curve.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, curve.length));
  const starts = [0];
  for (let at = SHORTEST_BARS; at <= bars.length - SHORTEST_BARS; at++) {
    const own = curve[at] as number;
    const highest = curve.slice(Math.max(0, at - 2), at + 3).every((value) => value <= own);
    if (own < mean + NOVELTY_OVER * deviation || !highest) continue;
    if (at - (starts.at(-1) as number) >= SHORTEST_BARS) starts.push(at);
  }
  const means: Float32Array[] = [];
  return starts.map((from, index) => {
    const to = starts[index + 1] ?? bars.length;
    const own = meanOf(bars.slice(from, to));
    let letter = means.findIndex((other) => distance(other, own) < ALIKE * usual);
    if (letter < 0) letter = means.push(own) - 1;
    return {
      label: String.fromCharCode(65 + Math.min(25, letter)),
      start: barTimes[from] as number,
      end: barTimes[to] ?? (barTimes.at(-1) as number),
    };
  });
}

function meanOf(bars: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(bars[0]?.length ?? 0);
  for (const bar of bars) for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (bar[i] as number);
  return sum.map((value) => value / Math.max(1, bars.length));
}
