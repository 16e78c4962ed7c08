/** What an engineer does to a voice before it meets the band. */

const ESS_HERTZ = 5200;
/** S is turned down where the band above 5.2 kHz carries more than this share of the whole. */
const ESS_SHARE = 0.3;
const ESS_MOST = 0.42;
const ESS_SECONDS = 0.004;
/** Compressor: 3:1 above −9 dB of the loudest 400 ms, attack 6 ms, release 120 ms. */
const RATIO = 3;
const THRESHOLD = 0.355;
const ATTACK_SECONDS = 0.006;
const RELEASE_SECONDS = 0.12;
const BLOCK = 32;
/** Level of the loudest passages after all of it, as an effective value. */
const TARGET_LEVEL = 0.12;
const LEVEL_SECONDS = 0.4;

/** The levels of a singer, as effective values of the loudest 400 ms. */
export interface VoiceLevels {
  /** Before the compressor. */
  readonly sung: number;
  /** After it. */
  readonly pressed: number;
}

/** De-esses, compresses and levels a voice, block by block. */
export class Polish {
  private readonly deEsser: DeEsser;
  private readonly compressor: Compressor;
  private readonly gain: number;

  constructor({ sung, pressed }: VoiceLevels, sampleRate: number) {
    this.deEsser = new DeEsser(sampleRate);
    this.compressor = new Compressor(sung, sampleRate);
    this.gain = levelGain(pressed);
  }

  /** Polishes what follows, in place; blocks are multiples of 32 frames but for the last. */
  apply(voice: Float32Array): void {
    this.deEsser.apply(voice);
    this.compressor.apply(voice);
    for (let i = 0; i < voice.length; i++) voice[i] = (voice[i] as number) * this.gain;
  }
}

/** Measures the levels of a voice on a sample of it, which is changed. */
export function voiceLevels(voice: Float32Array, sampleRate: number): VoiceLevels {
  new DeEsser(sampleRate).apply(voice);
  const sung = loudestLevel(voice, sampleRate);
  new Compressor(sung, sampleRate).apply(voice);
  return { sung, pressed: loudestLevel(voice, sampleRate) };
}

/** The gain that brings a voice of that level to the one at which every voice arrives at the mixer; 1 for silence. */
export const levelGain = (level: number): number => (level === 0 ? 1 : TARGET_LEVEL / level);

/** Splits at 5.2 kHz (first order, so that both parts add up again) and turns the upper part down where it rules. */
class DeEsser {
  private readonly smoothing: number;
  private readonly follow: number;
  private low = 0;
  private highPower = 0;
  private power = 1e-9;

  constructor(sampleRate: number) {
    this.smoothing = 1 - Math.exp((-2 * Math.PI * ESS_HERTZ) / sampleRate);
    this.follow = 1 - Math.exp(-1 / (ESS_SECONDS * sampleRate));
  }

  apply(voice: Float32Array): void {
    const { smoothing, follow } = this;
    let { low, highPower, power } = this;
    for (let i = 0; i < voice.length; i++) {
      const x = voice[i] as number;
      if (x === 0 && power < 1e-12) continue;
      low += smoothing * (x - low);
      const high = x - low;
      highPower += follow * (high * high - highPower);
      power += follow * (x * x - power);
      const over = highPower / (power + 1e-12) / ESS_SHARE;
      const gain = over > 1 ? Math.max(ESS_MOST, 1 / Math.sqrt(over)) : 1;
      voice[i] = low + high * gain;
    }
    this.low = low;
    this.highPower = highPower;
    this.power = power;
  }
}

class Compressor {
  private readonly threshold: number;
  private readonly attack: number;
  private readonly release: number;
  private heard = 0;
  private gain = 1;

  constructor(loudest: number, sampleRate: number) {
    this.threshold = loudest * THRESHOLD;
    this.attack = 1 - Math.exp(-BLOCK / (ATTACK_SECONDS * sampleRate));
    this.release = 1 - Math.exp(-BLOCK / (RELEASE_SECONDS * sampleRate));
  }

  apply(voice: Float32Array): void {
    const { threshold } = this;
    if (threshold === 0) return;
    let { heard, gain } = this;
    for (let at = 0; at < voice.length; at += BLOCK) {
      const end = Math.min(voice.length, at + BLOCK);
      let sum = 0;
      for (let i = at; i < end; i++) sum += (voice[i] as number) ** 2;
      const now = Math.sqrt(sum / (end - at));
      heard += (now > heard ? this.attack : this.release) * (now - heard);
      if (sum === 0 && gain === 1) continue;
      const target = heard > threshold ? (threshold / heard) ** (1 - 1 / RATIO) : 1;
      const slope = (target - gain) / (end - at);
      for (let i = at; i < end; i++) {
        gain += slope;
        voice[i] = (voice[i] as number) * gain;
      }
      gain = target;
    }
    this.heard = heard;
    this.gain = gain;
  }
}

/** Effective value of the loudest 400 ms. */
export function loudestLevel(voice: Float32Array, sampleRate: number): number {
  const window = Math.round(LEVEL_SECONDS * sampleRate);
  let loudest = 0;
  for (let at = 0; at + window <= voice.length; at += window) {
    let sum = 0;
    for (let i = at; i < at + window; i++) sum += (voice[i] as number) ** 2;
    loudest = Math.max(loudest, sum);
  }
  return Math.sqrt(loudest / window);
}
