import type { HeardNote } from './heard.ts';
import { CANDIDATES, findSalience, LOWEST, PER_NOTE, type Salience } from './salience.ts';

/** Melodies lie about here, with this spread. */
const USUAL = 69;
const USUAL_SPREAD = 12;
const USUAL_WEIGHT = 0.15;
/** What a step of a semitone from one frame to the next costs, and the most that a leap does. */
const STEP = 0.4;
const LEAP = 2.2;
/** What a pitch that is not heard at all has: few frames of something else do not end a line. */
const UNHEARD = 0.05;
const VOICED = 0.45;
/** A note that rises again by that much within three frames is struck again. */
const STRUCK = 0.8;
/** Shorter ones are slides, overtones of a drum or the accompaniment shining through. */
const SHORTEST_SECONDS = 0.13;
/** Frames over which pitch and voicing are smoothed. */
const SMOOTHED = 5;

/** The line of pitches that is salient and moves little (Viterbi); candidates by frame. */
function line({ values, frames }: Salience): Uint8Array {
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
      next[i] = best + Math.log((values[frame * CANDIDATES + i] as number) + UNHEARD) + (usual[i] as number);
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
 * @param left and `right` at about 22 kHz
 */
export function findMelody(left: Float32Array, right: Float32Array, sampleRate: number): HeardNote[] {
  const salience = findSalience(left, right, sampleRate);
  const { values, frames, framesPerSecond } = salience;
  const path = line(salience);
  const strength = Array.from(path, (candidate, frame) => {
    const own = values.subarray(frame * CANDIDATES, (frame + 1) * CANDIDATES);
    return Math.max(...own.subarray(Math.max(0, candidate - 1), candidate + 2));
  });
  const pitches = medians(
    Array.from(path, (candidate) => Math.round(LOWEST + candidate / PER_NOTE)),
    SMOOTHED,
  );
  const voiced = medians(
    strength.map((value) => Number(value > VOICED)),
    SMOOTHED,
  );
  const rise = strength.map((value, frame) => value - Math.min(...strength.slice(Math.max(0, frame - 3), frame + 1)));
  const struck = (frame: number): boolean =>
    (rise[frame] as number) > STRUCK &&
    rise.slice(Math.max(0, frame - 3), frame + 4).every((value) => value <= (rise[frame] as number));
  const shortest = Math.round(SHORTEST_SECONDS * framesPerSecond);
  const notes: HeardNote[] = [];
  let start = -1;
  const end = (to: number): void => {
    if (start >= 0 && to - start >= shortest) {
      const own = strength.slice(start, to);
      notes.push({
        start: start / framesPerSecond,
        length: (to - start) / framesPerSecond,
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
