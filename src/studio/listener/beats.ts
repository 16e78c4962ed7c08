import type { Onsets } from './onsets.ts';

const SLOWEST_BPM = 54;
const FASTEST_BPM = 210;
/**
 * People tap about here, less and less an octave away (after Ellis 2007). With 112 lofi of 78, whose quavers are as even as
 * its beats, was heard at 156; of fourteen other songs none moved.
 */
const LIKELY_BPM = 102;
const SPREAD_OCTAVES = 1;
/** How strictly beats keep their distance. */
const TIGHTNESS = 400;
/** A tempo that holds this well is one number: beats then stand on a grid. */
const STEADY_SECONDS = 0.03;

/** The beat of a recording. */
export interface Beats {
  readonly tempoBpm: number;
  /** Seconds. */
  readonly times: readonly number[];
}

/** How far the onsets repeat at each distance, over what chance gives. */
function autocorrelation(values: Float32Array, lags: number): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return Float64Array.from({ length: lags }, (_, lag) => {
    let sum = 0;
    for (let i = lag; i < values.length; i++) sum += (values[i] as number) * (values[i - lag] as number);
    return Math.max(0, sum / Math.max(1, values.length - lag) - mean * mean);
  });
}

const between = (values: Float32Array | Float64Array, at: number): number => {
  const low = Math.floor(at);
  const part = at - low;
  return (values[low] ?? 0) * (1 - part) + (values[low + 1] ?? 0) * part;
};

/** Beats come again as beats, as half bars, as bars and as pairs of bars; syncopations do not. */
const REPEATS = [
  [1, 1],
  [2, 0.7],
  [4, 1.2],
  [8, 0.8],
] as const;

/** Half and double the tempo repeat as well where it is right, and not where it is four thirds or two thirds of it. */
const OCTAVES_COUNT = 0.5;

/** The likeliest distance between beats, in frames. */
function likelyPeriod(repeats: Float64Array, framesPerSecond: number): number {
  let best = 0;
  let period = (60 / LIKELY_BPM) * framesPerSecond;
  const likely = (bpm: number): number => {
    const lag = (60 / bpm) * framesPerSecond;
    const octaves = Math.log2(bpm / LIKELY_BPM) / SPREAD_OCTAVES;
    const repeat = REPEATS.reduce((sum, [times, weight]) => sum + weight * between(repeats, times * lag), 0);
    return repeat * Math.exp(-0.5 * octaves * octaves);
  };
  for (let bpm = SLOWEST_BPM; bpm <= FASTEST_BPM; bpm *= 1.005) {
    const score = likely(bpm) + OCTAVES_COUNT * (likely(bpm / 2) + likely(bpm * 2));
    if (score <= best) continue;
    best = score;
    period = (60 / bpm) * framesPerSecond;
  }
  return period;
}

/** Narrows the period down at ever longer distances, where an error of it adds up. */
function refinedPeriod(repeats: Float64Array, period: number): number {
  let refined = period;
  for (let times = 2; times * refined * 1.02 < repeats.length - 1; times *= 2) {
    const slack = Math.max(1.5, (0.02 * times * refined) / Math.sqrt(times));
    let best = -1;
    let found = times * refined;
    for (let lag = times * refined - slack; lag <= times * refined + slack; lag += 0.25) {
      const value = between(repeats, lag);
      if (value <= best) continue;
      best = value;
      found = lag;
    }
    refined = found / times;
  }
  return refined;
}

/** The row of beats that meets the onsets best and keeps its distance (dynamic programming, Ellis 2007). */
function track(strength: Float32Array, period: number): number[] {
  const score = new Float64Array(strength.length);
  const from = new Int32Array(strength.length).fill(-1);
  const nearest = Math.round(period * 0.6);
  const farthest = Math.round(period * 1.6);
  for (let t = 0; t < strength.length; t++) {
    let best = 0;
    for (let gap = nearest; gap <= farthest && gap <= t; gap++) {
      const off = Math.log(gap / period);
      const value = (score[t - gap] as number) - TIGHTNESS * off * off;
      if (value <= best) continue;
      best = value;
      from[t] = t - gap;
    }
    score[t] = best + (strength[t] as number);
  }
  let last = Math.max(0, strength.length - Math.round(period));
  for (let t = last; t < strength.length; t++) if ((score[t] as number) > (score[last] as number)) last = t;
  const beats: number[] = [];
  for (let t = last; t >= 0; t = from[t] as number) beats.unshift(t);
  return beats;
}

/** Least squares of beat against its number; the residual is a median, which a wild beat does not move. */
function gridOf(times: readonly number[], period: number): { period: number; first: number; residual: number } {
  const numbers = times.map((time) => Math.round((time - (times[0] as number)) / period));
  const count = times.length;
  const meanX = numbers.reduce((sum, x) => sum + x, 0) / count;
  const meanY = times.reduce((sum, y) => sum + y, 0) / count;
  const over = numbers.reduce((sum, x, i) => sum + (x - meanX) * ((times[i] as number) - meanY), 0);
  const under = numbers.reduce((sum, x) => sum + (x - meanX) ** 2, 0);
  const slope = under === 0 ? period : over / under;
  const first = meanY - slope * meanX;
  const residuals = numbers.map((x, i) => Math.abs((times[i] as number) - first - slope * x)).sort((a, b) => a - b);
  return { period: slope, first, residual: residuals[Math.floor(count / 2)] ?? 0 };
}

/** How far the period of a grid is looked for around what repetition tells, and in what steps. */
const SEARCHED = 0.002;
const SEARCH_STEP = 0.00025;
/**
 * Of what begins on tracked beats, a steady song has 0.69 to 0.96 on a grid (40 songs), one that gains 2 % or sways by 3 % at
 * most 0.52.
 */
const STEADY_SHARE = 0.6;

const strengthAt = (strength: Float32Array, at: number): number =>
  Math.max(between(strength, at - 1), between(strength, at), between(strength, at + 1));

/** The mean of what begins on a grid; frames. */
const meanAt = (values: Float32Array, first: number, period: number): number => {
  let sum = 0;
  let count = 0;
  for (let at = first; at < values.length - 1; at += period, count++) sum += strengthAt(values, at);
  return sum / Math.max(1, count);
};

/** The grid of that period on which most begins; frames. */
function bestGrid(strength: Float32Array, period: number): { period: number; first: number; mean: number } {
  let best = { period, first: 0, mean: -1 };
  for (let off = -SEARCHED; off <= SEARCHED; off += SEARCH_STEP) {
    const own = period * (1 + off);
    for (let first = 0; first < own; first++) {
      const mean = meanAt(strength, first, own);
      if (mean > best.mean) best = { period: own, first, mean };
    }
  }
  return best;
}

/**
 * Below this tempo a beat whose quarters are struck at least so much as itself is two: drum and bass, dubstep, punk and trap
 * have 0.43 to 0.73, what is right at such a tempo 0 to 0.34, but for bossa nova.
 */
const DOUBLED = { below: 90, quarters: 0.4 };
/**
 * Over this tempo beats are halves where hardly anything lies between them and every other one is weak: a ballad has 0.1 and
 * 0.4, what is right there 0.24 and more between them.
 */
const HALVED = { over: 120, between: 0.18, weak: 0.6 };

const modulo = (value: number, by: number): number => ((value % by) + by) % by;

/** Beats, of all that begins and of the bass; off-beats, where hats are open, are often louder in the one of them. */
function onTheBeat({ strength, bass }: Onsets, first: number, period: number): number {
  const struck = (at: number): number => meanAt(strength, at, period) + meanAt(bass, at, period);
  return struck(first + period / 2) > struck(first) ? first + period / 2 : first;
}

/** A grid at the level at which people count; frames. */
function counted(onsets: Onsets, first: number, period: number): { readonly first: number; readonly period: number } {
  const { strength, framesPerSecond } = onsets;
  const bpm = (60 * framesPerSecond) / period;
  const beat = onTheBeat(onsets, first, period);
  const struck = (share: number): number =>
    meanAt(strength, beat + share * period, period) / meanAt(strength, beat, period);
  if (bpm < DOUBLED.below && (struck(0.25) + struck(0.75)) / 2 > DOUBLED.quarters)
    return { first: beat, period: period / 2 };
  if (bpm > HALVED.over && struck(0.5) < HALVED.between) {
    const strong = onTheBeat(onsets, beat, 2 * period);
    const weak = meanAt(strength, strong + period, 2 * period) / meanAt(strength, strong, 2 * period);
    if (weak < HALVED.weak) return { first: strong, period: 2 * period };
  }
  return { first: beat, period };
}

export function findBeats(onsets: Onsets, durationSeconds: number): Beats {
  const { strength, framesPerSecond } = onsets;
  const lags = Math.min(strength.length - 1, Math.round(24 * framesPerSecond));
  const repeats = autocorrelation(strength, Math.max(2, lags));
  const period = refinedPeriod(repeats, likelyPeriod(repeats, framesPerSecond));
  const frames = track(strength, period);
  const tracked = frames.map((frame) => frame / framesPerSecond);
  const seconds = period / framesPerSecond;
  if (tracked.length < 4) return { tempoBpm: 60 / seconds, times: onGrid(tracked[0] ?? 0, seconds, durationSeconds) };
  const grid = gridOf(tracked, seconds);
  let found = { first: grid.first * framesPerSecond, period: grid.period * framesPerSecond };
  if (grid.residual > STEADY_SECONDS) {
    // Where beats and off-beats are as loud, the row changes from the ones to the others although the tempo holds.
    const fixed = bestGrid(strength, period);
    const mean = frames.reduce((sum, frame) => sum + strengthAt(strength, frame), 0) / frames.length;
    if (fixed.mean < STEADY_SHARE * mean) {
      const gaps = tracked.slice(1).map((time, i) => time - (tracked[i] as number));
      gaps.sort((a, b) => a - b);
      return { tempoBpm: 60 / (gaps[Math.floor(gaps.length / 2)] as number), times: tracked };
    }
    found = fixed;
  }
  const { first, period: beat } = counted(onsets, modulo(found.first, found.period), found.period);
  const beatSeconds = beat / framesPerSecond;
  return { tempoBpm: 60 / beatSeconds, times: onGrid(first / framesPerSecond, beatSeconds, durationSeconds) };
}

/** Beats from the start to the end, also where nothing is struck. */
function onGrid(first: number, period: number, durationSeconds: number): number[] {
  const start = first - Math.floor((first + 0.02) / period) * period;
  const count = Math.max(1, Math.floor((durationSeconds - start) / period) + 1);
  return Array.from({ length: count }, (_, i) => Math.max(0, start + i * period));
}
