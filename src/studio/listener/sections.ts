import type { HeardSection } from './heard.ts';

/** Bars compared on either side of a place. */
const REACH = 4;
const SHORTEST_BARS = 4;
/** Of the deviation of novelty over its mean, for a place to part two sections. */
const NOVELTY_OVER = 0.6;
const ALIKE = 0.93;

const dot = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);

function unit(values: Float32Array): Float32Array {
  const length = Math.sqrt(dot(values, values));
  return length === 0 ? values : values.map((value) => value / length);
}

/** Novelty of a checkerboard along the diagonal of self-similarity (Foote 2000). */
function novelty(bars: readonly Float32Array[], at: number): number {
  let sum = 0;
  let count = 0;
  for (let i = -REACH; i < REACH; i++)
    for (let j = -REACH; j < REACH; j++) {
      const [a, b] = [bars[at + i], bars[at + j]];
      if (!a || !b) continue;
      sum += i < 0 === j < 0 ? dot(a, b) : -dot(a, b);
      count++;
    }
  return count === 0 ? 0 : sum / count;
}

/** Parts the bars where the music changes, and gives the same letter to what is alike. */
export function findSections(features: readonly Float32Array[], barTimes: readonly number[]): HeardSection[] {
  const bars = features.map(unit);
  const curve = bars.map((_, at) => novelty(bars, at));
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
    const sum = new Float32Array(bars[0]?.length ?? 0);
    for (const bar of bars.slice(from, to))
      bar.forEach((value, i) => {
        sum[i] = (sum[i] as number) + value;
      });
    const own = unit(sum);
    let letter = means.findIndex((other) => dot(other, own) >= ALIKE);
    if (letter < 0) letter = means.push(own) - 1;
    return {
      label: String.fromCharCode(65 + Math.min(25, letter)),
      start: barTimes[from] as number,
      end: barTimes[to] ?? (barTimes.at(-1) as number),
    };
  });
}
