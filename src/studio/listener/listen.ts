import type { Stereo } from '../instruments/instrument.ts';
import { integratedLoudness } from '../mixer/loudness.ts';
import { spectralTilt } from '../mixer/tilt.ts';
import { findBeats } from './beats.ts';
import { findChords, type Triad } from './chords.ts';
import { findChroma, meansBetween } from './chroma.ts';
import type { Heard, HeardChord } from './heard.ts';
import { findKey } from './key.ts';
import { findMelody } from './melody.ts';
import { findMeter } from './meter.ts';
import { halve, middleOf } from './mono.ts';
import { findOnsets } from './onsets.ts';
import { findSections } from './sections.ts';

const thousandths = (value: number): number => Math.round(value * 1000) / 1000;

/** Hears tempo, beats, meter, key, chords, sections, melody and loudness. Pure: the same samples are heard the same. */
export function listen(audio: Stereo, sampleRate: number, onProgress: (fraction: number) => void = () => {}): Heard {
  const durationSeconds = audio.left.length / sampleRate;
  const loudnessLufs = integratedLoudness(audio, sampleRate);
  const tiltDbPerOctave = spectralTilt(audio, sampleRate);
  const left = halve(audio.left);
  const right = audio.right === audio.left ? left : halve(audio.right);
  const signal = middleOf({ left, right });
  const rate = sampleRate / 2;
  onProgress(0.1);
  const onsets = findOnsets(signal, rate);
  const { tempoBpm, times } = findBeats(onsets, durationSeconds);
  onProgress(0.3);
  const chroma = findChroma(halve(signal), rate / 2);
  const bounds = [...times, durationSeconds];
  const all = meansBetween(chroma.all, chroma.framesPerSecond, bounds);
  const bass = meansBetween(chroma.bass, chroma.framesPerSecond, bounds);
  const meter = findMeter(onsets, times, all, bass);
  const { beatsPerBar, firstDownbeat } = meter;
  const startsBar = (beat: number): boolean => (beat - firstDownbeat + beatsPerBar) % beatsPerBar === 0;
  const triads = findChords(all, bass, startsBar);
  const chords = joined(triads, bounds);
  const key = findKey(totalOf(chroma.all), shareOf(triads), triads.at(-1));
  onProgress(0.5);
  const melody = findMelody(left, right, rate);
  onProgress(0.95);
  const barBeats = times.map((_, beat) => beat).filter(startsBar);
  const barTimes = [...barBeats.map((beat) => times[beat] as number), durationSeconds];
  const features = barFeatures(chroma.all, chroma.framesPerSecond, barTimes, signal, rate);
  const sections = findSections(features, FEATURE_WEIGHTS, barTimes);
  return {
    durationSeconds: thousandths(durationSeconds),
    tempoBpm: Math.round(tempoBpm * 100) / 100,
    beatsPerBar,
    beats: times.map(thousandths),
    firstDownbeat,
    ...key,
    chords,
    sections: sections.map(({ label, start, end }) => ({ label, start: thousandths(start), end: thousandths(end) })),
    loudnessLufs: Math.round(loudnessLufs * 10) / 10,
    tiltDbPerOctave: Math.round(tiltDbPerOctave * 100) / 100,
    melody: melody.map(({ start, length, pitch, strength }) => ({
      start: thousandths(start),
      length: thousandths(length),
      pitch,
      strength: Math.round(strength * 100) / 100,
    })),
  };
}

function joined(triads: readonly Triad[], bounds: readonly number[]): HeardChord[] {
  const chords: HeardChord[] = [];
  triads.forEach(({ root, minor }, beat) => {
    const last = chords.at(-1);
    const end = thousandths(bounds[beat + 1] as number);
    if (last?.root === root && last.minor === minor) chords[chords.length - 1] = { ...last, end };
    else chords.push({ start: thousandths(bounds[beat] as number), end, root, minor });
  });
  return chords;
}

const shareOf =
  (triads: readonly Triad[]) =>
  (root: number, minor: boolean): number =>
    triads.filter((triad) => triad.root === root && triad.minor === minor).length / Math.max(1, triads.length);

function totalOf(chroma: Float32Array): Float64Array {
  const total = new Float64Array(12);
  for (let i = 0; i < chroma.length; i++) total[i % 12] = (total[i % 12] as number) + (chroma[i] as number);
  return total;
}

/** Level and brightness together weigh as much as the twelve pitch classes when bars are compared. */
const FEATURE_WEIGHTS = [...new Array<number>(12).fill(1), Math.sqrt(6), Math.sqrt(6)];

/** Of every bar its pitch classes, and its level and brightness as shares of the highest. */
function barFeatures(
  chroma: Float32Array,
  framesPerSecond: number,
  barTimes: readonly number[],
  signal: Float32Array,
  sampleRate: number,
): Float32Array[] {
  const classes = meansBetween(chroma, framesPerSecond, barTimes);
  const levels = barTimes.slice(0, -1).map((start, bar) => {
    const from = Math.round(start * sampleRate);
    const to = Math.min(signal.length, Math.round((barTimes[bar + 1] as number) * sampleRate));
    let power = 0;
    let rough = 0;
    for (let i = Math.max(1, from); i < to; i++) {
      const x = signal[i] as number;
      power += x * x;
      rough += (x - (signal[i - 1] as number)) ** 2;
    }
    const frames = Math.max(1, to - from);
    return [Math.sqrt(power / frames), Math.sqrt(rough / frames)] as const;
  });
  const loudest = Math.max(...levels.map(([level]) => level), 1e-9);
  const roughest = Math.max(...levels.map(([, rough]) => rough), 1e-9);
  return classes.map((values, bar) => {
    const [level = 0, rough = 0] = levels[bar] ?? [];
    return Float32Array.of(...values, level / loudest, rough / roughest);
  });
}
