import type { HeardNote } from './heard.ts';
import { frameCount, spectra } from './spectra.ts';

const WINDOW = 2048;
const SIZE = 4096;
const HOP = 256;
const LOWEST = 45;
const HIGHEST = 88;
const PER_NOTE = 3;
const HARMONICS = 8;
/** Weight of each harmonic against the one below it. */
const FALL = 0.82;
/** Melodies lie about here, with this spread. */
const USUAL = 68;
const USUAL_SPREAD = 13;
const USUAL_WEIGHT = 0.16;
/** What a step of a semitone from one frame to the next costs, and the most that a leap does. */
const STEP = 0.28;
const LEAP = 1.7;
const VOICED = 0.34;
const SHORTEST_SECONDS = 0.09;
/** Frames over which pitch and voicing are smoothed. */
const SMOOTHED = 7;
const CANDIDATES = (HIGHEST - LOWEST) * PER_NOTE;

/** Salience of every candidate pitch in a frame: its harmonics' compressed levels, falling in weight, over the median. */
function saliences(
  signal: Float32Array,
  sampleRate: number,
  frames: number,
): { values: Float32Array; flux: Float32Array } {
  const bins = Array.from({ length: CANDIDATES }, (_, candidate) => {
    const hertz = 440 * 2 ** ((LOWEST + candidate / PER_NOTE - 69) / 12);
    return Array.from({ length: HARMONICS }, (_, h) => Math.round((hertz * (h + 1) * SIZE) / sampleRate));
  });
  const weights = Array.from({ length: HARMONICS }, (_, h) => FALL ** h);
  const values = new Float32Array(frames * CANDIDATES);
  const flux = new Float32Array(frames);
  const levels = new Float64Array(SIZE / 2);
  const before = new Float64Array(SIZE / 2);
  const sorted = new Float32Array(CANDIDATES);
  spectra(signal, WINDOW, SIZE, HOP, (magnitudes, frame) => {
    let rise = 0;
    for (let k = 0; k < SIZE / 2; k++) {
      const level = Math.log1p(400 * (magnitudes[k] as number));
      rise += Math.max(0, level - (before[k] as number));
      before[k] = level;
      levels[k] = level;
    }
    flux[frame] = rise;
    const own = values.subarray(frame * CANDIDATES, (frame + 1) * CANDIDATES);
    for (let candidate = 0; candidate < CANDIDATES; candidate++) {
      const places = bins[candidate] as number[];
      let sum = 0;
      for (let h = 0; h < HARMONICS; h++) {
        const k = places[h] as number;
        if (k >= SIZE / 2 - 1) break;
        sum += (weights[h] as number) * Math.max(levels[k - 1] as number, levels[k] as number, levels[k + 1] as number);
      }
      own[candidate] = sum;
    }
    sorted.set(own);
    sorted.sort();
    const median = sorted[CANDIDATES >> 1] as number;
    for (let i = 0; i < CANDIDATES; i++) own[i] = Math.max(0, (own[i] as number) - median);
  });
  const sample = values.filter((_, i) => i % 97 === 0).sort();
  const high = (sample[Math.floor(sample.length * 0.995)] as number) || 1;
  for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) / high;
  return { values, flux };
}

/** The line of pitches that is salient and moves little (Viterbi); candidates by frame. */
function line(values: Float32Array, frames: number): Uint8Array {
  const usual = Float64Array.from({ length: CANDIDATES }, (_, i) => {
    const off = (LOWEST + i / PER_NOTE - USUAL) / USUAL_SPREAD;
    return -0.5 * USUAL_WEIGHT * off * off;
  });
  const from = new Uint8Array(frames * CANDIDATES);
  let score = new Float64Array(CANDIDATES);
  let next = new Float64Array(CANDIDATES);
  const reach = Math.ceil((LEAP / STEP) * PER_NOTE);
  for (let frame = 0; frame < frames; frame++) {
    let top = 0;
    for (let i = 1; i < CANDIDATES; i++) if ((score[i] as number) > (score[top] as number)) top = i;
    for (let i = 0; i < CANDIDATES; i++) {
      let best = (score[top] as number) - LEAP;
      let source = top;
      const low = Math.max(0, i - reach);
      const high = Math.min(CANDIDATES - 1, i + reach);
      for (let j = low; j <= high; j++) {
        const value = (score[j] as number) - (Math.abs(i - j) * STEP) / PER_NOTE;
        if (value <= best) continue;
        best = value;
        source = j;
      }
      from[frame * CANDIDATES + i] = source;
      next[i] = best + Math.log((values[frame * CANDIDATES + i] as number) + 0.05) + (usual[i] as number);
    }
    [score, next] = [next, score];
  }
  let state = 0;
  for (let i = 1; i < CANDIDATES; i++) if ((score[i] as number) > (score[state] as number)) state = i;
  const path = new Uint8Array(frames);
  for (let frame = frames - 1; frame >= 0; frame--) {
    path[frame] = state;
    state = from[frame * CANDIDATES + state] as number;
  }
  return path;
}

function medians(values: readonly number[], width: number): number[] {
  const half = width >> 1;
  return values.map((_, i) => {
    const around = values.slice(Math.max(0, i - half), i + half + 1).sort((a, b) => a - b);
    return around[around.length >> 1] as number;
  });
}

/**
 * The leading line by harmonic salience: of a solo what is played, of a mix what stands out most.
 *
 * @param signal at about 22 kHz
 */
export function findMelody(signal: Float32Array, sampleRate: number): HeardNote[] {
  const frames = frameCount(signal.length, HOP);
  const { values, flux } = saliences(signal, sampleRate, frames);
  const path = line(values, frames);
  const strength = Array.from(path, (candidate, frame) => values[frame * CANDIDATES + candidate] as number);
  const pitches = medians(
    Array.from(path, (candidate) => Math.round(LOWEST + candidate / PER_NOTE)),
    SMOOTHED,
  );
  const voiced = medians(
    strength.map((value) => Number(value > VOICED)),
    SMOOTHED,
  );
  const meanFlux = flux.reduce((sum, value) => sum + value, 0) / Math.max(1, frames);
  const struck = (frame: number): boolean => {
    const own = flux[frame] as number;
    if (own < 2.5 * meanFlux) return false;
    for (let i = Math.max(0, frame - 5); i <= frame + 5 && i < frames; i++) if ((flux[i] as number) > own) return false;
    return true;
  };
  const seconds = HOP / sampleRate;
  const shortest = Math.round(SHORTEST_SECONDS / seconds);
  const notes: HeardNote[] = [];
  let start = -1;
  const end = (to: number): void => {
    if (start >= 0 && to - start >= shortest) {
      const own = strength.slice(start, to);
      notes.push({
        start: start * seconds,
        length: (to - start) * seconds,
        pitch: pitches[start + ((to - start) >> 1)] as number,
        strength: Math.min(1, own.reduce((sum, value) => sum + value, 0) / own.length),
      });
    }
    start = -1;
  };
  for (let frame = 0; frame < frames; frame++) {
    const again = start >= 0 && frame - start >= shortest && struck(frame);
    if (!voiced[frame] || (frame > 0 && pitches[frame] !== pitches[frame - 1]) || again) end(frame);
    if (voiced[frame] && start < 0) start = frame;
  }
  end(frames);
  return notes;
}
