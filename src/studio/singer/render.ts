import { type Random, random } from '../random.ts';
import { type GrainMaker, PULSE_SAMPLES } from './grains.ts';
import { MOTION_RATE, type Motion } from './motion.ts';
import { PITCH_RATE } from './pitch.ts';

/**
 * Clicks of noise come in cells of so many samples, one at a random place in each (velvet noise, Karjalainen 2007);
 * under the pulses they may be fewer.
 */
const CELL_SAMPLES = 15;
const BREATH_CELLS = 2;
const INAUDIBLE = 1e-5;
/** Period to period, human voices waver by some tenths of a percent. */
const JITTER = 0.03;
const SHIMMER = 0.04;

export interface Source {
  readonly motion: Motion;
  readonly pitch: Float64Array;
  readonly grains: GrainMaker;
  /** 0 to 1, irregularity of the pulses on top of what is human. */
  readonly rasp: number;
  /** Without breath and voiceless sounds, as doubles are mixed: two esses at once hiss. */
  readonly voicedOnly: boolean;
}

/** Adds the sound of a phrase into `out`, whose first sample is the motion's first moment. */
export function render(source: Source, out: Float32Array, sampleRate: number, seed: number): void {
  const end = out.length - PULSE_SAMPLES - 2;
  const pulses = addPulses(source, out, end, sampleRate, random(seed, 'pulses'));
  if (!source.voicedOnly) addNoise(source, out, end, sampleRate, pulses, random(seed, 'noise'));
}

/** Pulses one period apart; the result is where they were, for the breath that follows them. */
function addPulses(
  { motion, pitch, grains, rasp }: Source,
  out: Float32Array,
  end: number,
  sampleRate: number,
  draw: Random,
): Float64Array {
  const places: number[] = [];
  let wander = 0;
  let odd = false;
  for (let at = 2; at < end; ) {
    places.push(at);
    const time = at / sampleRate;
    const k = Math.min(motion.gain.length - 1, Math.floor(time * MOTION_RATE));
    const hertz = pitch[Math.min(pitch.length - 1, Math.floor(time * PITCH_RATE))] as number;
    const period = sampleRate / hertz;
    const voicing = motion.voicing[k] as number;
    const gain = motion.gain[k] as number;
    odd = !odd;
    if (voicing > 0.02 && gain > INAUDIBLE) {
      const frame = motion.frames[k] as number;
      const low = Math.floor(frame);
      const uneven = 1 + SHIMMER * (draw.next() - 0.5) + rasp * (odd ? 0.3 : -0.3) * draw.next();
      const amplitude = gain * Math.sqrt(voicing * period) * uneven;
      const [a, b] = [grains.voicedAt(low, hertz), grains.voicedAt(low + 1, hertz)];
      addPulse(out, at, a.pulse, b.pulse, frame - low, amplitude);
    }
    wander += ((draw.next() - 0.5) * JITTER - wander) * 0.3;
    at += period * (1 + wander + rasp * 0.03 * (draw.next() - 0.5));
  }
  return Float64Array.from(places);
}

/** A mixture of two grains at a place between samples, by cubic interpolation (Lagrange). */
function addPulse(out: Float32Array, at: number, a: Float32Array, b: Float32Array, mix: number, gain: number): void {
  const start = Math.floor(at);
  const d = at - start;
  const c0 = (d * (d - 1) * (d + 1)) / 6;
  const c1 = (-d * (d - 2) * (d + 1)) / 2;
  const c2 = ((d - 1) * (d - 2) * (d + 1)) / 2;
  const c3 = (-d * (d - 1) * (d - 2)) / 6;
  const gainA = gain * (1 - mix);
  const gainB = gain * mix;
  let x1 = 0;
  let x2 = 0;
  let x3 = 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0, to = start - 1; i < length; i++, to++) {
    const x = gainA * (a[i] as number) + gainB * (b[i] as number);
    out[to] = (out[to] as number) + c3 * x + c2 * x1 + c1 * x2 + c0 * x3;
    x3 = x2;
    x2 = x1;
    x1 = x;
  }
}

/** Velvet noise through the tract: alone in voiceless sounds, under the pulses as breath. */
function addNoise(
  { motion, pitch, grains }: Source,
  out: Float32Array,
  end: number,
  sampleRate: number,
  pulses: Float64Array,
  draw: Random,
): void {
  const strength = Math.sqrt(CELL_SAMPLES);
  const breathStrength = Math.sqrt(BREATH_CELLS);
  let pulse = 0;
  let skipped = 0;
  for (let cell = 0; cell < end - CELL_SAMPLES; cell += CELL_SAMPLES) {
    const place = draw.next() * 2;
    const sign = place < 1 ? 1 : -1;
    const at = cell + Math.floor((place % 1) * CELL_SAMPLES);
    const k = Math.min(motion.gain.length - 1, Math.floor((at / sampleRate) * MOTION_RATE));
    const gain = (motion.gain[k] as number) * strength * sign;
    if (Math.abs(gain) < INAUDIBLE) continue;
    const voicing = motion.voicing[k] as number;
    const frame = Math.round(motion.frames[k] as number);
    while (pulse + 1 < pulses.length && (pulses[pulse + 1] as number) <= at) pulse++;
    if (voicing > 0.02 && ++skipped === BREATH_CELLS) {
      skipped = 0;
      const from = pulses[pulse] as number;
      const phase = (at - from) / Math.max(1, (pulses[pulse + 1] ?? from + 200) - from);
      const hertz = pitch[Math.min(pitch.length - 1, Math.floor((from / sampleRate) * PITCH_RATE))] as number;
      // Breath is loudest as the folds close, weakest before they open again.
      const strong = gain * breathStrength * Math.sqrt(voicing) * (1.35 - 0.8 * phase);
      addGrain(out, at, grains.voicedAt(frame, hertz).breath, strong);
    }
    if (voicing < 0.98) addGrain(out, at, grains.noiseAt(frame), gain * Math.sqrt(1 - voicing));
  }
}

function addGrain(out: Float32Array, at: number, grain: Float32Array, gain: number): void {
  for (let i = 0; i < grain.length; i++) out[at + i] = (out[at + i] as number) + gain * (grain[i] as number);
}
