import type { Stereo } from '../instruments/instrument.ts';
import { LoudnessMeter, powerOf } from './loudness.ts';

/** The most by which a song is steered, and how fast: no listener notices it. */
const MOST_DB = 1.5;
const DB_PER_SECOND = 0.12;
/** Too little was heard before this to tell anything by it. */
const FIRST_SECONDS = 3;

/**
 * Brings a song to its loudness while it is played. A sound check foretells how loud each share of the song will be; as it
 * turns out otherwise, what is left of the song is raised or lowered a little, so that all of it together has the
 * loudness that was wanted.
 */
export class Steering {
  private readonly course: readonly number[];
  private readonly seconds: number;
  private readonly sampleRate: number;
  private readonly wanted: number;
  private readonly meter: LoudnessMeter;
  private heardSeconds = 0;
  private gainDb = 0;

  /** @param course foretold K-weighted power of equal shares of the song, at the level at which it is played unsteered */
  constructor(course: readonly number[], lufs: number, seconds: number, sampleRate: number) {
    this.course = course;
    this.seconds = seconds;
    this.sampleRate = sampleRate;
    this.wanted = powerOf(lufs);
    this.meter = new LoudnessMeter(sampleRate);
  }

  /** Raises or lowers what follows, in place. */
  apply({ left, right }: Stereo): void {
    const from = 10 ** (this.gainDb / 20);
    const frames = left.length;
    const most = DB_PER_SECOND * (frames / this.sampleRate);
    this.gainDb += Math.max(-most, Math.min(most, this.aim() - this.gainDb));
    const slope = (10 ** (this.gainDb / 20) - from) / frames;
    let gain = from;
    for (let i = 0; i < frames; i++) {
      gain += slope;
      left[i] = (left[i] as number) * gain;
      right[i] = (right[i] as number) * gain;
    }
  }

  /** The gain in dB by which the song is raised now. */
  stand(): number {
    return this.gainDb;
  }

  /** Takes note of what came out at the end. */
  hear(audio: Stereo): void {
    this.meter.add(audio);
    this.heardSeconds += audio.left.length / this.sampleRate;
  }

  private aim(): number {
    if (this.heardSeconds < FIRST_SECONDS || this.heardSeconds > this.seconds) return this.gainDb;
    const heard = this.meter.gatedMean();
    const [foretold, rest] = this.foretold(this.heardSeconds / this.seconds);
    if (heard <= 0 || foretold <= 0 || rest <= 0) return this.gainDb;
    const left = this.seconds - this.heardSeconds;
    const missing = (this.wanted * this.seconds - heard * this.heardSeconds) / left;
    // What was heard had the gain so far in it.
    const likely = rest * (heard / foretold) * 10 ** (-this.gainDb / 10);
    return Math.max(-MOST_DB, Math.min(MOST_DB, 10 * Math.log10(Math.max(1e-9, missing) / likely)));
  }

  /** Mean power foretold before and after a place of the song, 0 to 1. */
  private foretold(place: number): readonly [before: number, after: number] {
    const at = place * this.course.length;
    let [before, after] = [0, 0];
    this.course.forEach((power, share) => {
      const passed = Math.max(0, Math.min(1, at - share));
      before += power * passed;
      after += power * (1 - passed);
    });
    return [before / at, after / (this.course.length - at)];
  }
}
