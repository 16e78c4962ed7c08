import { highPass, StereoFilter } from '../biquad.ts';
import type { Stereo } from '../instruments/instrument.ts';
import type { Mix } from '../score/score.ts';
import { Glue } from './compressor.ts';
import { toAmplitude } from './decibels.ts';
import { Limiter } from './limiter.ts';
import { Lofi } from './lofi.ts';
import { integratedLoudness, LoudnessMeter } from './loudness.ts';
import { saturate } from './saturation.ts';
import { Steering } from './steering.ts';
import { spectralTilt, Tilt, tiltCorrection } from './tilt.ts';
import { sideGain, Width } from './width.ts';

const TARGET_LUFS = -14;
const TOLERANCE_LU = 0.1;
/** MP3 coding at 192 kbit/s raised true peaks by up to 0.7 dB (measured); −1.8 leaves −1 dBTP after it. */
const CEILING_DBTP = -1.8;
const RUMBLE_HERTZ = 26;
/** Loudness at which saturation and compression work, so that their amount does not depend on the parts' gains. */
const WORKING_LUFS = -18;
const GLUE_THRESHOLD_DB = -16;
const PASSES = 3;
/** More than this is not pressed into the limiter to make up for what it takes. */
const MOST_MAKEUP_DB = 3;

/** What the master measured of a song. With it, other music is mastered as that song was. */
export interface MasterSetting {
  /** Gain in dB to the level at which saturation and compression work. */
  readonly workingDb: number;
  /** Gain of the side signal. */
  readonly side: number;
  /** dB per octave. */
  readonly tilt: number;
  /** Gain in dB into the limiter. */
  readonly loudnessDb: number;
  /** How loud the song will be, share by share: `Steering`. Absent for music that keeps the level of other music. */
  readonly course?: readonly number[];
}

/** Something that sound passes through, block by block, in place. */
interface Stage {
  apply(audio: Stereo): void;
}

const rumbleFilter = (sampleRate: number): Stage => new StereoFilter(highPass(RUMBLE_HERTZ, sampleRate));

const gainOf = (decibels: number): Stage => {
  const gain = toAmplitude(decibels);
  return {
    apply: ({ left, right }) => {
      for (const channel of [left, right])
        for (let i = 0; i < channel.length; i++) channel[i] = (channel[i] as number) * gain;
    },
  };
};

/** To the working level, and what colours there. */
const colouring = (workingDb: number, { saturation, lofi }: Mix, seed: number, sampleRate: number): Stage[] => [
  gainOf(workingDb),
  { apply: (audio) => saturate(audio, saturation) },
  ...(lofi > 0 ? [new Lofi(lofi, seed, sampleRate)] : []),
];

/** Saturation's even harmonics leave an offset, which the filter takes away. */
const gluing = (sampleRate: number): Stage[] => [new Glue(GLUE_THRESHOLD_DB, sampleRate), rumbleFilter(sampleRate)];

const limiterFor = (loudnessDb: number, sampleRate: number): Limiter =>
  new Limiter(toAmplitude(loudnessDb), toAmplitude(CEILING_DBTP), sampleRate);

/** From the sum of the parts to the finished song, block by block, `delay` frames late. */
export class Mastering implements Stage {
  readonly delay: number;
  private readonly stages: readonly Stage[];
  private readonly steering: Steering | undefined;

  constructor(mix: Mix, setting: MasterSetting, songSeconds: number, seed: number, sampleRate: number) {
    const { workingDb, side, tilt, loudnessDb, course } = setting;
    const limiter = limiterFor(loudnessDb, sampleRate);
    this.delay = limiter.delay;
    this.steering = course && new Steering(course, TARGET_LUFS, songSeconds, sampleRate);
    this.stages = [
      rumbleFilter(sampleRate),
      ...colouring(workingDb, mix, seed, sampleRate),
      new Width(side, sampleRate),
      new Tilt(tilt, sampleRate),
      ...gluing(sampleRate),
      ...(this.steering ? [this.steering] : []),
      limiter,
    ];
  }

  /** The gain in dB by which the song is steered now. */
  stand(): number {
    return this.steering?.stand() ?? 0;
  }

  apply(audio: Stereo): void {
    for (const stage of this.stages) stage.apply(audio);
    this.steering?.hear(audio);
  }
}

/**
 * Measures what the master needs to know of a song, on a sample of it, which is changed.
 *
 * @param shares of how many equal shares of the song there is as much in the sample
 * @returns undefined for silence
 */
export function measureMaster(
  audio: Stereo,
  shares: number,
  mix: Mix,
  seed: number,
  sampleRate: number,
): MasterSetting | undefined {
  const pass = (...stages: readonly Stage[]): void => {
    for (const stage of stages) stage.apply(audio);
  };
  pass(rumbleFilter(sampleRate));
  const workingDb = WORKING_LUFS - integratedLoudness(audio, sampleRate);
  if (!Number.isFinite(workingDb)) return undefined;
  pass(...colouring(workingDb, mix, seed, sampleRate));
  const side = sideGain(audio, mix.width, sampleRate);
  pass(new Width(side, sampleRate));
  const tilt = tiltCorrection(mix.tiltDbPerOctave - spectralTilt(audio, sampleRate));
  pass(new Tilt(tilt, sampleRate), ...gluing(sampleRate));
  return { workingDb, side, tilt, ...loudnessGain(audio, shares, sampleRate) };
}

/** The gain into the limiter that brings the sample to −14 LUFS: a little more than is missing, as limiting takes some. */
function loudnessGain(
  audio: Stereo,
  shares: number,
  sampleRate: number,
): Pick<MasterSetting, 'loudnessDb'> & { readonly course: readonly number[] } {
  const missing = TARGET_LUFS - integratedLoudness(audio, sampleRate);
  let loudnessDb = missing;
  const limited = { left: audio.left.slice(), right: audio.right.slice() };
  for (let pass = 1; ; pass++) {
    limited.left.set(audio.left);
    limited.right.set(audio.right);
    limiterFor(loudnessDb, sampleRate).apply(limited);
    const short = TARGET_LUFS - integratedLoudness(limited, sampleRate);
    if (Math.abs(short) <= TOLERANCE_LU || pass === PASSES)
      return { loudnessDb, course: courseOf(limited, shares, sampleRate) };
    loudnessDb = Math.min(missing + MOST_MAKEUP_DB, loudnessDb + short * 1.3);
  }
}

function courseOf({ left, right }: Stereo, shares: number, sampleRate: number): number[] {
  const length = left.length / shares;
  return Array.from({ length: shares }, (_, share) => {
    const meter = new LoudnessMeter(sampleRate);
    const [from, to] = [Math.round(share * length), Math.round((share + 1) * length)];
    meter.add({ left: left.subarray(from, to), right: right.subarray(from, to) });
    return meter.gatedMean();
  });
}
