import type { Stereo } from '../instruments/instrument.ts';
import type { Mix } from '../score/score.ts';
import { filterBoth, highPass } from './biquad.ts';
import { compress } from './compressor.ts';
import { toAmplitude } from './decibels.ts';
import { applyGains, limiterGains, peaks, WORTH_LOOKING } from './limiter.ts';
import { colourLofi } from './lofi.ts';
import { gatedLoudness, hopPowers, integratedLoudness, scaledHops } from './loudness.ts';
import { saturate } from './saturation.ts';
import { tiltToward } from './tilt.ts';
import { setWidth } from './width.ts';

const TARGET_LUFS = -14;
const TOLERANCE_LU = 0.2;
/** MP3 coding at 192 kbit/s raised true peaks by up to 0.7 dB (measured); −1.8 leaves −1 dBTP after it. */
const CEILING_DBTP = -1.8;
const RUMBLE_HERTZ = 26;
/** Loudness at which saturation and compression work, so that their amount does not depend on the parts' gains. */
const WORKING_LUFS = -18;
const GLUE_THRESHOLD_DB = -16;
const PASSES = 4;
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
}

function scale(audio: Stereo, gain: number): void {
  for (const channel of [audio.left, audio.right]) {
    for (let i = 0; i < channel.length; i++) channel[i] = (channel[i] as number) * gain;
  }
}

/**
 * From the sum of the parts to the finished song, in `audio`; `spare` is scratch of the same length.
 *
 * @param kept what another master measured; without it, this song is measured
 * @returns what was measured; undefined for silence, which stays as it is
 */
export function master(
  audio: Stereo,
  spare: Stereo,
  mix: Mix,
  seed: number,
  sampleRate: number,
  kept?: MasterSetting,
): MasterSetting | undefined {
  const rumble = highPass(RUMBLE_HERTZ, sampleRate);
  filterBoth(audio.left, audio.right, rumble);
  const workingDb = kept?.workingDb ?? WORKING_LUFS - integratedLoudness(audio, sampleRate);
  if (!Number.isFinite(workingDb)) return undefined;
  scale(audio, toAmplitude(workingDb));
  saturate(audio, mix.saturation);
  colourLofi(audio, mix.lofi, seed, sampleRate);
  const side = setWidth(audio, mix.width, spare.left, sampleRate, kept?.side);
  const tilt = tiltToward(audio, mix.tiltDbPerOctave, sampleRate, kept?.tilt);
  compress(audio, GLUE_THRESHOLD_DB, sampleRate);
  // Saturation's even harmonics leave an offset.
  filterBoth(audio.left, audio.right, rumble);
  return { workingDb, side, tilt, loudnessDb: toLoudness(audio, spare, sampleRate, kept?.loudnessDb) };
}

/**
 * Limiting lowers the loudness a little: the gain before it is raised until the loudness predicted from the limiter's
 * gains is right; only then is it applied.
 */
function toLoudness(audio: Stereo, spare: Stereo, sampleRate: number, keptDb?: number): number {
  const { left, right } = audio;
  const ceiling = toAmplitude(CEILING_DBTP);
  const hops = hopPowers(audio, sampleRate);
  let gainDb = keptDb ?? TARGET_LUFS - gatedLoudness(hops);
  const found = peaks(audio, (ceiling / toAmplitude(gainDb + MOST_MAKEUP_DB)) * WORTH_LOOKING, spare.left);
  const highestDb = gainDb + MOST_MAKEUP_DB;
  let gains = limiterGains(found, toAmplitude(gainDb), ceiling, sampleRate, spare.right);
  for (let pass = 1; keptDb === undefined && pass < PASSES; pass++) {
    const missing = TARGET_LUFS - gainDb - gatedLoudness(scaledHops(hops, gains, sampleRate));
    if (Math.abs(missing) <= TOLERANCE_LU) break;
    gainDb = Math.min(highestDb, gainDb + missing * 1.3);
    gains = limiterGains(found, toAmplitude(gainDb), ceiling, sampleRate, spare.right);
  }
  applyGains(left, gains, toAmplitude(gainDb), ceiling);
  applyGains(right, gains, toAmplitude(gainDb), ceiling);
  return gainDb;
}
