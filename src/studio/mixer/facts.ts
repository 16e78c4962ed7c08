import { lowPass, StereoFilter } from '../biquad.ts';
import type { Stereo } from '../instruments/instrument.ts';
import { powerToDecibels, toDecibels } from './decibels.ts';
import { integratedLoudness } from './loudness.ts';
import { truePeak } from './true-peak.ts';

/** What can be measured about finished audio. */
export interface AudioFacts {
  readonly seconds: number;
  readonly loudnessLufs: number;
  readonly truePeakDbtp: number;
  readonly peak: number;
  readonly dcOffset: number;
  /** Share of 50 ms windows below −60 dBFS, four seconds of ringing out at the end not counted. */
  readonly silentShare: number;
  /** Longest run of such windows that is not at either end. */
  readonly longestSilenceSeconds: number;
  readonly clippedFrames: number;
  readonly sideToMidDb: number;
  /** Correlation of left and right below 120 Hz. */
  readonly lowCorrelation: number;
  readonly crestDb: number;
}

const SAMPLE_RATE = 44_100;
const WINDOW_SECONDS = 0.05;
const SILENCE_POWER = 1e-6;
const RINGING_OUT_SECONDS = 4;
const LOW_HERTZ = 120;
const STRETCH = 8192;

export function measure(audio: Stereo, sampleRate = SAMPLE_RATE): AudioFacts {
  const { left, right } = audio;
  const frames = left.length;
  let peak = 0;
  let clippedFrames = 0;
  let sumLeft = 0;
  let sumRight = 0;
  let mid = 0;
  let side = 0;
  for (let i = 0; i < frames; i++) {
    const l = left[i] as number;
    const r = right[i] as number;
    const magnitude = Math.max(Math.abs(l), Math.abs(r));
    // A NaN fails every comparison and so counts as clipped.
    if (magnitude > peak) peak = magnitude;
    if (!(magnitude < 1)) clippedFrames++;
    sumLeft += l;
    sumRight += r;
    mid += (l + r) ** 2;
    side += (l - r) ** 2;
  }
  return {
    seconds: frames / sampleRate,
    loudnessLufs: integratedLoudness(audio, sampleRate),
    truePeakDbtp: toDecibels(truePeak(audio)),
    peak,
    dcOffset: Math.max(Math.abs(sumLeft), Math.abs(sumRight)) / Math.max(1, frames),
    ...silence(audio, sampleRate),
    clippedFrames,
    sideToMidDb: powerToDecibels(side / mid),
    lowCorrelation: lowCorrelation(audio, sampleRate),
    crestDb: toDecibels(peak) - powerToDecibels((mid + side) / 4 / Math.max(1, frames)),
  };
}

function silence(audio: Stereo, sampleRate: number): Pick<AudioFacts, 'silentShare' | 'longestSilenceSeconds'> {
  const size = Math.round(WINDOW_SECONDS * sampleRate);
  const windows = Math.floor(audio.left.length / size);
  let silent = 0;
  let run = 0;
  let longest = 0;
  let heardAny = false;
  for (let w = 0; w < windows; w++) {
    let sum = 0;
    for (let i = w * size; i < (w + 1) * size; i++)
      sum += (audio.left[i] as number) ** 2 + (audio.right[i] as number) ** 2;
    if (sum / (2 * size) < SILENCE_POWER) {
      silent++;
      run++;
      continue;
    }
    if (heardAny && run > longest) longest = run;
    heardAny = true;
    run = 0;
  }
  const ringingOut = heardAny ? Math.min(run, RINGING_OUT_SECONDS / WINDOW_SECONDS) : 0;
  return {
    silentShare: windows === 0 ? 1 : (silent - ringingOut) / windows,
    longestSilenceSeconds: longest * WINDOW_SECONDS,
  };
}

/** Below a low-pass of the fourth order; stretch by stretch, as a copy of a song is 60 MB. */
function lowCorrelation(audio: Stereo, sampleRate: number): number {
  const filters = [1, 2].map(() => new StereoFilter(lowPass(LOW_HERTZ, sampleRate)));
  let [both, leftPower, rightPower] = [0, 0, 0];
  const spare = { left: new Float32Array(STRETCH), right: new Float32Array(STRETCH) };
  for (let at = 0; at < audio.left.length; at += STRETCH) {
    const frames = Math.min(STRETCH, audio.left.length - at);
    const low = { left: spare.left.subarray(0, frames), right: spare.right.subarray(0, frames) };
    low.left.set(audio.left.subarray(at, at + frames));
    low.right.set(audio.right.subarray(at, at + frames));
    for (const filter of filters) filter.apply(low);
    for (let i = 0; i < low.left.length; i++) {
      const l = low.left[i] as number;
      const r = low.right[i] as number;
      both += l * r;
      leftPower += l * l;
      rightPower += r * r;
    }
  }
  return leftPower === 0 && rightPower === 0 ? 1 : both / Math.sqrt(leftPower * rightPower + 1e-30);
}
