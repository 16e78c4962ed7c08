import type { Stereo } from '../instruments/instrument.ts';
import type { Mix } from '../score/score.ts';
import { filter, highPass } from './biquad.ts';
import { compress } from './compressor.ts';
import { toAmplitude } from './decibels.ts';
import { limit } from './limiter.ts';
import { colourLofi } from './lofi.ts';
import { integratedLoudness } from './loudness.ts';
import { saturate } from './saturation.ts';
import { tiltToward } from './tilt.ts';
import { setWidth } from './width.ts';

const TARGET_LUFS = -14;
const TOLERANCE_LU = 0.2;
/** MP3 coding raises peaks by a few tenths of a decibel; −1.3 leaves −1 dBTP after it. */
const CEILING_DBTP = -1.3;
const RUMBLE_HERTZ = 26;
/** Loudness at which saturation and compression work, so that their amount does not depend on the parts' gains. */
const WORKING_LUFS = -18;
const GLUE_THRESHOLD_DB = -16;
const PASSES = 4;

function scale(audio: Stereo, gain: number): void {
  for (const channel of [audio.left, audio.right]) {
    for (let i = 0; i < channel.length; i++) channel[i] = (channel[i] as number) * gain;
  }
}

/** From the sum of the parts to the finished song, in `audio`; `spare` is scratch of the same length. */
export function master(audio: Stereo, spare: Stereo, mix: Mix, seed: number, sampleRate: number): void {
  const rumble = highPass(RUMBLE_HERTZ, sampleRate);
  filter(audio.left, rumble);
  filter(audio.right, rumble);
  const loudness = integratedLoudness(audio, sampleRate);
  if (!Number.isFinite(loudness)) return;
  scale(audio, toAmplitude(WORKING_LUFS - loudness));
  saturate(audio, mix.saturation);
  colourLofi(audio, mix.lofi, seed, sampleRate);
  setWidth(audio, mix.width, spare.left, sampleRate);
  tiltToward(audio, mix.tiltDbPerOctave, sampleRate);
  compress(audio, GLUE_THRESHOLD_DB, sampleRate);
  // Saturation's even harmonics leave an offset.
  filter(audio.left, rumble);
  filter(audio.right, rumble);
  toLoudness(audio, spare, sampleRate);
}

/** Limiting lowers the loudness a little: the gain before it is raised until the result is right. */
function toLoudness(audio: Stereo, spare: Stereo, sampleRate: number): void {
  const ceiling = toAmplitude(CEILING_DBTP);
  let gainDb = TARGET_LUFS - integratedLoudness(audio, sampleRate);
  spare.left.set(audio.left);
  spare.right.set(audio.right);
  for (let pass = 0; pass < PASSES; pass++) {
    if (pass > 0) {
      audio.left.set(spare.left);
      audio.right.set(spare.right);
    }
    limit(audio, toAmplitude(gainDb), ceiling, sampleRate);
    const missing = TARGET_LUFS - integratedLoudness(audio, sampleRate);
    if (Math.abs(missing) <= TOLERANCE_LU) return;
    gainDb += missing * 1.3;
  }
}
