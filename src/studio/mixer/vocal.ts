import type { Stereo } from '../instruments/instrument.ts';
import type { Score } from '../score/score.ts';
import { singScore, type VocalStem } from '../singer/stem.ts';
import { toAmplitude } from './decibels.ts';
import { gainOverDb } from './lead.ts';

/** How far the voice stands over the bed between 1 and 4 kHz, dB. */
const ABOVE_BED_DB = 2.5;
/** Doubles and second voices, against the lead. */
const SIDES_DB = -9;
const SIDE_PAN = 0.75;
/** Share of the voice that goes to the reverb, and to an echo of one beat. */
const REVERB = 0.16;
const ECHO = 0.1;
const ECHO_FEEDBACK = 0.3;
/** The bed gives way while somebody sings, dB. */
const BED_DB = -1.5;
const FOLLOW_SECONDS = 0.12;

/**
 * Sings the score's words over the bed: the bed gives way a little, the voice stands a fixed measure over it in the band
 * by which voices are heard, with doubles at the sides, an echo of a beat and its share of the reverb.
 *
 * @returns what was sung, dry
 */
export function addVocal(
  score: Score,
  seed: number,
  mix: Stereo,
  send: Float32Array,
  spare: Stereo,
  sampleRate: number,
): VocalStem | undefined {
  const stem = singScore(score, seed, mix.left.length);
  if (!stem) return undefined;
  const { lead } = stem;
  giveWay(mix, lead, sampleRate);
  spare.left.set(lead);
  spare.right.set(lead);
  const gain = toAmplitude(gainOverDb(ABOVE_BED_DB, spare, mix, sampleRate));
  const side = gain * toAmplitude(SIDES_DB);
  const near = side * (1 - SIDE_PAN) * 0.5;
  const beat = Math.round((60 / score.tempoBpm) * sampleRate);
  const delay = beat / sampleRate > 0.45 ? Math.round(beat / 2) : beat;
  const echo = new Float32Array(delay);
  for (let i = 0, at = 0; i < lead.length; i++) {
    const x = gain * (lead[i] as number);
    const l = stem.left ? (stem.left[i] as number) : 0;
    const r = stem.right ? (stem.right[i] as number) : 0;
    const back = echo[at] as number;
    echo[at] = x + ECHO_FEEDBACK * back;
    if (++at === delay) at = 0;
    mix.left[i] = (mix.left[i] as number) + x + side * l + near * r + ECHO * back;
    mix.right[i] = (mix.right[i] as number) + x + side * r + near * l + ECHO * back;
    send[i] = (send[i] as number) + REVERB * (x + side * (l + r) + 0.5 * ECHO * back);
  }
  spare.left.fill(0);
  spare.right.fill(0);
  return stem;
}

/** Lowers the bed where the lead is heard. */
export function giveWay({ left, right }: Stereo, lead: Float32Array, sampleRate: number): void {
  const low = toAmplitude(BED_DB);
  const follow = 1 - Math.exp(-1 / (FOLLOW_SECONDS * sampleRate));
  let singing = 0;
  for (let i = 0; i < lead.length; i++) {
    singing += follow * ((Math.abs(lead[i] as number) > 0.004 ? 1 : 0) - singing);
    const gain = 1 + (low - 1) * singing;
    left[i] = (left[i] as number) * gain;
    right[i] = (right[i] as number) * gain;
  }
}
