import { Filter, highPass, lowPass } from '../biquad.ts';
import type { Stereo } from '../instruments/instrument.ts';
import { type Random, random } from '../random.ts';
import { toAmplitude } from './decibels.ts';

/** Slow pitch drift of a record and the faster one of a worn tape: depth of the delay in seconds, rate in hertz. */
const WOW = { depth: 0.0011, hertz: 0.55 };
const FLUTTER = { depth: 0.00004, hertz: 6.3 };
const HISS_DB = -58;
const CRACKLES_PER_SECOND = 5;

/**
 * Low-fidelity colour, by an amount 0 to 1: bandwidth from 20 kHz down to 4 kHz and from 25 up to 110 Hz, a wandering
 * delay (wow and flutter), hiss and crackle.
 */
export class Lofi {
  private readonly channels: readonly { readonly wander: Wander; readonly filters: readonly Filter[] }[];
  private readonly noise: Noise;

  constructor(amount: number, seed: number, sampleRate: number) {
    this.channels = [0, 1].map(() => ({
      wander: new Wander(amount, sampleRate),
      filters: [
        new Filter(lowPass(18_000 * (4000 / 18_000) ** amount, sampleRate)),
        new Filter(highPass(25 + 85 * amount, sampleRate)),
      ],
    }));
    this.noise = new Noise(amount, random(seed, 'mixer/lofi'), sampleRate);
  }

  /** Colours what follows, in place. */
  apply(audio: Stereo): void {
    this.channels.forEach(({ wander, filters }, side) => {
      const channel = side === 0 ? audio.left : audio.right;
      wander.apply(channel);
      for (const filter of filters) filter.apply(channel);
    });
    this.noise.add(audio);
  }
}

const MASK = 1023;

/** A delay that is never quite the same. */
class Wander {
  private readonly ring = new Float32Array(MASK + 1);
  private readonly wow: number;
  private readonly flutter: number;
  private readonly sampleRate: number;
  private delay: number;
  private slope = 0;
  private frame = 0;

  constructor(amount: number, sampleRate: number) {
    this.wow = amount * WOW.depth * sampleRate;
    this.flutter = amount * FLUTTER.depth * sampleRate;
    this.sampleRate = sampleRate;
    this.delay = this.middle;
  }

  private get middle(): number {
    return this.wow + this.flutter + 2;
  }

  apply(channel: Float32Array): void {
    const { ring, wow, flutter, middle, sampleRate } = this;
    for (let i = 0; i < channel.length; i++, this.frame++) {
      ring[this.frame & MASK] = channel[i] as number;
      if ((this.frame & 31) === 0) {
        const t = (2 * Math.PI * this.frame) / sampleRate;
        const target = middle + wow * Math.sin(t * WOW.hertz) + flutter * Math.sin(t * FLUTTER.hertz);
        this.slope = (target - this.delay) / 32;
      }
      this.delay += this.slope;
      const whole = Math.floor(this.delay);
      const part = this.delay - whole;
      const near = ring[(this.frame - whole) & MASK] as number;
      const far = ring[(this.frame - whole - 1) & MASK] as number;
      channel[i] = near + part * (far - near);
    }
  }
}

/** Hiss and crackle. */
class Noise {
  private readonly hiss: number;
  private readonly chance: number;
  private readonly draw: Random;
  private crackle = 0;
  private smooth = 0;

  constructor(amount: number, draw: Random, sampleRate: number) {
    this.hiss = toAmplitude(HISS_DB) * amount;
    this.chance = CRACKLES_PER_SECOND / sampleRate;
    this.draw = draw;
  }

  add({ left, right }: Stereo): void {
    const { hiss, chance, draw } = this;
    let { crackle, smooth } = this;
    for (let i = 0; i < left.length; i++) {
      const white = draw.next() * 2 - 1;
      smooth += 0.4 * (white - smooth);
      if (draw.chance(chance)) crackle = draw.next() * 12;
      crackle *= 0.86;
      const noise = hiss * (smooth + crackle * white);
      left[i] = (left[i] as number) + noise;
      right[i] = (right[i] as number) + noise * 0.8;
    }
    this.crackle = crackle;
    this.smooth = smooth;
  }
}
