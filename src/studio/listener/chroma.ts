import { frameCount, spectra } from './spectra.ts';

const WINDOW = 4096;
const HOP = 1024;
const LOWEST_NOTE = 33;
const HIGHEST_NOTE = 96;
/** Up to here a note counts as the bass. */
const HIGHEST_BASS_NOTE = 55;
/** Bins of a third of a semitone, so that a recording off 440 Hz is read as what it is. */
const PER_NOTE = 3;
const COMPRESSION = 200;

/** How much of each pitch class sounds, over time: 12 numbers a frame, of all notes and of the bass. */
export interface Chroma {
  readonly all: Float32Array;
  readonly bass: Float32Array;
  readonly framesPerSecond: number;
  readonly frames: number;
}

/** @param signal at about 11 kHz, where the window tells semitones apart from A2 up */
export function findChroma(signal: Float32Array, sampleRate: number): Chroma {
  const frames = frameCount(signal.length, HOP);
  const classes = 12 * PER_NOTE;
  const fine = new Float32Array(frames * classes);
  const fineBass = new Float32Array(frames * classes);
  const firstBin = Math.floor((noteHertz(LOWEST_NOTE - 0.5) * WINDOW) / sampleRate);
  const lastBin = Math.min(WINDOW / 2 - 2, Math.ceil((noteHertz(HIGHEST_NOTE + 0.5) * WINDOW) / sampleRate));
  spectra(signal, WINDOW, WINDOW, HOP, (magnitudes, frame) => {
    for (let k = firstBin; k <= lastBin; k++) {
      const level = magnitudes[k] as number;
      const before = magnitudes[k - 1] as number;
      const after = magnitudes[k + 1] as number;
      if (level < before || level <= after || level < 1e-5) continue;
      // The peak lies between bins: a parabola through the logarithms.
      const [a, b, c] = [Math.log(before + 1e-12), Math.log(level), Math.log(after + 1e-12)];
      const place = k + (0.5 * (a - c)) / (a - 2 * b + c || 1);
      const note = 69 + 12 * Math.log2((place * sampleRate) / WINDOW / 440);
      const bin = ((Math.round(note * PER_NOTE) % classes) + classes) % classes;
      const at = frame * classes + bin;
      const weight = Math.log1p(COMPRESSION * level);
      fine[at] = (fine[at] as number) + weight;
      if (note <= HIGHEST_BASS_NOTE) fineBass[at] = (fineBass[at] as number) + weight;
    }
  });
  const shift = tuning(fine, classes);
  const fold = (values: Float32Array): Float32Array => foldNotes(values, frames, classes, shift);
  return { all: fold(fine), bass: fold(fineBass), framesPerSecond: sampleRate / HOP, frames };
}

const noteHertz = (note: number): number => 440 * 2 ** ((note - 69) / 12);

/** By how many thirds of a semitone (−1, 0, 1) the recording is off. */
function tuning(fine: Float32Array, classes: number): number {
  const totals = [0, 0, 0];
  for (let i = 0; i < fine.length; i++) {
    const third = (i % classes) % PER_NOTE;
    totals[third] = (totals[third] as number) + (fine[i] as number);
  }
  const [inTune = 0, sharp = 0, flat = 0] = totals;
  if (sharp > inTune && sharp > flat) return 1;
  return flat > inTune ? -1 : 0;
}

function foldNotes(fine: Float32Array, frames: number, classes: number, shift: number): Float32Array {
  const folded = new Float32Array(frames * 12);
  for (let frame = 0; frame < frames; frame++)
    for (let note = 0; note < 12; note++) {
      const centre = note * PER_NOTE + shift;
      let sum = 0;
      for (const [offset, weight] of [
        [-1, 0.4],
        [0, 1],
        [1, 0.4],
      ] as const)
        sum += weight * (fine[frame * classes + ((centre + offset + classes) % classes)] as number);
      folded[frame * 12 + note] = sum;
    }
  return folded;
}

/** Chroma of each stretch between two times, as means of its frames, scaled to length 1. */
export function meansBetween(values: Float32Array, framesPerSecond: number, times: readonly number[]): Float32Array[] {
  const frames = values.length / 12;
  return times.slice(0, -1).map((start, index) => {
    const from = Math.min(frames - 1, Math.max(0, Math.round(start * framesPerSecond)));
    const to = Math.min(frames, Math.max(from + 1, Math.round((times[index + 1] as number) * framesPerSecond)));
    const mean = new Float32Array(12);
    for (let frame = from; frame < to; frame++)
      for (let note = 0; note < 12; note++) mean[note] = (mean[note] as number) + (values[frame * 12 + note] as number);
    const length = Math.hypot(...mean);
    return length === 0 ? mean : mean.map((value) => value / length);
  });
}
