import type { Stereo } from '../instruments/instrument.ts';
import { toAmplitude } from './decibels.ts';

const ATTACK_SECONDS = 0.02;
const RELEASE_SECONDS = 0.2;
const RATIO = 2;
/** Levels in dB over which the ratio sets in. */
const KNEE = 6;
const BLOCK = 16;

/**
 * Glue compressor, both channels by one gain: above the threshold the level's rise is halved (2:1), with a quadratic knee
 * of 6 dB (Giannoulis, Massberg & Reiss 2012), detector attack 20 ms and release 200 ms.
 */
export class Glue {
  private readonly thresholdDb: number;
  private readonly attack: number;
  private readonly release: number;
  private power = 0;
  private gain = 1;

  constructor(thresholdDb: number, sampleRate: number) {
    this.thresholdDb = thresholdDb;
    this.attack = 1 - Math.exp(-BLOCK / (ATTACK_SECONDS * sampleRate));
    this.release = 1 - Math.exp(-BLOCK / (RELEASE_SECONDS * sampleRate));
  }

  /** Compresses what follows, in place; blocks are multiples of 16 frames but for the last. */
  apply({ left, right }: Stereo): void {
    let { power, gain } = this;
    for (let at = 0; at < left.length; at += BLOCK) {
      const end = Math.min(at + BLOCK, left.length);
      let sum = 0;
      for (let i = at; i < end; i++) sum += (left[i] as number) ** 2 + (right[i] as number) ** 2;
      const level = sum / (2 * (end - at));
      power += (level > power ? this.attack : this.release) * (level - power);
      const target = gainAt(10 * Math.log10(power + 1e-12) - this.thresholdDb);
      const slope = (target - gain) / (end - at);
      for (let i = at; i < end; i++) {
        gain += slope;
        left[i] = (left[i] as number) * gain;
        right[i] = (right[i] as number) * gain;
      }
      gain = target;
    }
    this.power = power;
    this.gain = gain;
  }
}

function gainAt(overDb: number): number {
  if (overDb <= -KNEE / 2) return 1;
  const reduction = overDb >= KNEE / 2 ? overDb : (overDb + KNEE / 2) ** 2 / (2 * KNEE);
  return toAmplitude(-reduction * (1 - 1 / RATIO));
}
