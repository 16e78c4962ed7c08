import { type Biquad, highPass, lowPass } from '../biquad.ts';
import type { Stereo } from '../instruments/instrument.ts';
import { powerToDecibels } from './decibels.ts';

/** The band by which a voice or a lead is told from the rest. */
const LOW_HERTZ = 1000;
const HIGH_HERTZ = 4000;
const WINDOW_SECONDS = 0.1;
/** The lead counts as playing when it is within this of its own loudest window. */
const PLAYING_DB = 26;
const ABOVE_BED_DB = 2;
const MOST_DOWN = -3;
const MOST_UP = 5;
/** What is that much weaker than the other is silent: 90 dB. */
const SILENT = 1e-9;
/** Every so many windows one is measured, which is enough for a mean. */
const STRIDE = 2;

/** Power between 1 and 4 kHz in every other window of 100 ms, of both channels added. */
function presence(audio: Stereo, sampleRate: number): Float64Array {
  const size = Math.round(WINDOW_SECONDS * sampleRate);
  const powers = new Float64Array(Math.floor(audio.left.length / (size * STRIDE)));
  const high = highPass(LOW_HERTZ, sampleRate);
  const low = lowPass(HIGH_HERTZ, sampleRate);
  for (let window = 0; window < powers.length; window++) {
    powers[window] = powerOf(audio, window * STRIDE * size, size, high, low);
  }
  return powers;
}

function powerOf({ left, right }: Stereo, from: number, size: number, high: Biquad, low: Biquad): number {
  let h1 = 0;
  let h2 = 0;
  let l1 = 0;
  let l2 = 0;
  let sum = 0;
  for (let i = from; i < from + size; i++) {
    // An inaudible alternation keeps the filters' states out of subnormal numbers, which are slow.
    const x = (left[i] as number) + (right[i] as number) + ((i & 1) === 0 ? 1e-12 : -1e-12);
    const y = high.b0 * x + h1;
    h1 = high.b1 * x - high.a1 * y + h2;
    h2 = high.b2 * x - high.a2 * y;
    const z = low.b0 * y + l1;
    l1 = low.b1 * y - low.a1 * z + l2;
    l2 = low.b2 * y - low.a2 * z;
    sum += z * z;
  }
  return sum;
}

/** Gain in dB that brings the lead 2 dB over the bed between 1 and 4 kHz where it plays, from −3 to +5 dB. */
export const leadGainDb = (lead: Stereo, bed: Stereo, sampleRate: number): number =>
  Math.max(MOST_DOWN, Math.min(MOST_UP, gainOverDb(ABOVE_BED_DB, lead, bed, sampleRate)));

/** Gain in dB that brings a track so far over the bed between 1 and 4 kHz where it sounds; 0 where either is silent. */
export function gainOverDb(aboveDb: number, lead: Stereo, bed: Stereo, sampleRate: number): number {
  const leadPowers = presence(lead, sampleRate);
  const bedPowers = presence(bed, sampleRate);
  const loudest = leadPowers.reduce((most, power) => Math.max(most, power), 0);
  const playing = loudest * 10 ** (-PLAYING_DB / 10);
  let leadSum = 0;
  let bedSum = 0;
  for (let window = 0; window < leadPowers.length; window++) {
    const power = leadPowers[window] as number;
    if (power <= playing) continue;
    leadSum += power;
    bedSum += bedPowers[window] as number;
  }
  if (leadSum <= SILENT * bedSum || bedSum <= SILENT * leadSum) return 0;
  return aboveDb - powerToDecibels(leadSum / bedSum);
}
