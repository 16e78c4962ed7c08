import type { Stereo } from '../instruments/instrument.ts';
import { type Random, random } from '../random.ts';
import { filter, highPass, lowPass } from './biquad.ts';
import { toAmplitude } from './decibels.ts';

/** Slow pitch drift of a record and the faster one of a worn tape: depth of the delay in seconds, rate in hertz. */
const WOW = { depth: 0.0011, hertz: 0.55 };
const FLUTTER = { depth: 0.00004, hertz: 6.3 };
const HISS_DB = -58;
const CRACKLES_PER_SECOND = 5;

/**
 * Low-fidelity colour, in place, by an amount 0 to 1: bandwidth from 20 kHz down to 4 kHz and from 25 up to 110 Hz, a
 * wandering delay (wow and flutter), hiss and crackle.
 */
export function colourLofi(audio: Stereo, amount: number, seed: number, sampleRate: number): void {
  if (amount <= 0) return;
  for (const channel of [audio.left, audio.right]) {
    wander(channel, amount, sampleRate);
    filter(channel, lowPass(18_000 * (4000 / 18_000) ** amount, sampleRate));
    filter(channel, highPass(25 + 85 * amount, sampleRate));
  }
  addNoise(audio, amount, random(seed, 'mixer/lofi'), sampleRate);
}

function wander(channel: Float32Array, amount: number, sampleRate: number): void {
  const mask = 1023;
  const ring = new Float32Array(mask + 1);
  const wow = amount * WOW.depth * sampleRate;
  const flutter = amount * FLUTTER.depth * sampleRate;
  const middle = wow + flutter + 2;
  let delay = middle;
  let slope = 0;
  for (let i = 0; i < channel.length; i++) {
    ring[i & mask] = channel[i] as number;
    if ((i & 31) === 0) {
      const t = (2 * Math.PI * i) / sampleRate;
      const target = middle + wow * Math.sin(t * WOW.hertz) + flutter * Math.sin(t * FLUTTER.hertz);
      slope = (target - delay) / 32;
    }
    delay += slope;
    const whole = Math.floor(delay);
    const part = delay - whole;
    const near = ring[(i - whole) & mask] as number;
    const far = ring[(i - whole - 1) & mask] as number;
    channel[i] = near + part * (far - near);
  }
}

function addNoise(audio: Stereo, amount: number, draw: Random, sampleRate: number): void {
  const hiss = toAmplitude(HISS_DB) * amount;
  const chance = CRACKLES_PER_SECOND / sampleRate;
  let crackle = 0;
  let smooth = 0;
  for (let i = 0; i < audio.left.length; i++) {
    const white = draw.next() * 2 - 1;
    smooth += 0.4 * (white - smooth);
    if (draw.chance(chance)) crackle = draw.next() * 12;
    crackle *= 0.86;
    const noise = hiss * (smooth + crackle * white);
    audio.left[i] = (audio.left[i] as number) + noise;
    audio.right[i] = (audio.right[i] as number) + noise * 0.8;
  }
}
