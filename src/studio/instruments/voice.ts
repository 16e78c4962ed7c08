import type { Stereo } from './instrument.ts';
import type { Envelope, Wobble, Zone } from './zone.ts';

/** Envelopes, filter and pitch move once per block; the gain is interpolated inside it. */
const BLOCK = 64;
/** Below −96 dB a voice is over (SoundFont 2.04 §8.1.3, 100 dB of decay per envelope time). */
const SILENT = 1.6e-5;
/** Cut-off from which the low-pass is left out: 18.8 kHz. */
const OPEN_FILTER_CENTS = 13400;

function heldVolume(envelope: Envelope, seconds: number): number {
  let t = seconds - envelope.delay;
  if (t < 0) return 0;
  if (t < envelope.attack) return t / envelope.attack;
  t -= envelope.attack + envelope.hold;
  if (t <= 0) return 1;
  const decibels = Math.min(envelope.sustain, (t / envelope.decay) * 100);
  return decibels >= 100 ? 0 : 10 ** (-decibels / 20);
}

function heldModulation(envelope: Envelope, seconds: number): number {
  let t = seconds - envelope.delay;
  if (t < 0) return 0;
  if (t < envelope.attack) return t / envelope.attack;
  t -= envelope.attack + envelope.hold;
  return t <= 0 ? 1 : Math.max(envelope.sustain, 1 - t / envelope.decay);
}

function wobbleCents(wobble: Wobble, seconds: number): number {
  if (wobble.pitchCents === 0 || seconds < wobble.delay) return 0;
  const phase = ((seconds - wobble.delay) * wobble.hertz) % 1;
  const triangle = phase < 0.25 ? 4 * phase : phase < 0.75 ? 2 - 4 * phase : 4 * phase - 4;
  return wobble.pitchCents * triangle;
}

/** Resonant low-pass after SoundFont 2.04: Q relative to 3.01 dB, gain lowered by half the resonance. */
class LowPass {
  b0 = 0;
  b1 = 0;
  a1 = 0;
  a2 = 0;
  private tuned = Number.NaN;

  tune(cents: number, centibels: number, sampleRate: number): void {
    if (Math.abs(cents - this.tuned) < 5) return;
    this.tuned = cents;
    const hertz = Math.min(sampleRate * 0.45, 8.176 * 2 ** (cents / 1200));
    const angle = (2 * Math.PI * hertz) / sampleRate;
    const cosine = Math.cos(angle);
    const q = 10 ** ((centibels / 10 - 3.01) / 20);
    const alpha = Math.sin(angle) / (2 * q);
    const scale = 1 / (1 + alpha);
    this.b1 = (1 - cosine) * 10 ** (-centibels / 400) * scale;
    this.b0 = this.b1 / 2;
    this.a1 = -2 * cosine * scale;
    this.a2 = (1 - alpha) * scale;
  }
}

/** Adds one zone, its key held down for ever, into `out` from frame 0; returns the frame after the last audible one. */
export function renderHeldVoice(zone: Zone, out: Stereo, sampleRate: number, block: Float32Array): number {
  const { samples, loops, loopEnd, leftGain, rightGain } = zone;
  const { left, right } = out;
  const loopLength = zone.loopEnd - zone.loopStart;
  const lastSafe = Math.min(zone.end, samples.length) - 3;
  const moves =
    zone.envelopeToCutoff !== 0 ||
    zone.envelopeToPitch !== 0 ||
    zone.vibrato.pitchCents !== 0 ||
    zone.tremolo.pitchCents !== 0;
  const attackEnd = (zone.volume.delay + zone.volume.attack) * sampleRate;
  const filter = new LowPass();
  let position = Math.max(1, zone.start);
  if (!loops && position >= lastSafe) return 0;
  let step = zone.step;
  let cutoff = zone.cutoffCents;
  let gain = zone.volume.attack < 0.0015 ? 1 : 0;
  let x1 = 0;
  let x2 = 0;
  let y1 = 0;
  let y2 = 0;
  for (let at = 0; at < left.length; at += BLOCK) {
    const count = Math.min(BLOCK, left.length - at);
    const seconds = at / sampleRate;
    if (moves) {
      const modulation = heldModulation(zone.modulation, seconds);
      const cents =
        modulation * zone.envelopeToPitch + wobbleCents(zone.vibrato, seconds) + wobbleCents(zone.tremolo, seconds);
      cutoff = zone.cutoffCents + modulation * zone.envelopeToCutoff;
      step = zone.step * 2 ** (cents / 1200);
    }
    let filled = count;
    for (let i = 0; i < count; i++) {
      const whole = position | 0;
      const part = position - whole;
      const a = samples[whole - 1] as number;
      const b = samples[whole] as number;
      const c = samples[whole + 1] as number;
      const d = samples[whole + 2] as number;
      // Hermite cubic through b and c.
      block[i] = b + 0.5 * part * (c - a + part * (2 * a - 5 * b + 4 * c - d + part * (3 * (b - c) + d - a)));
      position += step;
      if (loops) {
        while (position >= loopEnd) position -= loopLength;
      } else if (position >= lastSafe) {
        filled = i;
        break;
      }
    }
    if (cutoff < OPEN_FILTER_CENTS || zone.resonanceCentibels > 0) {
      filter.tune(cutoff, zone.resonanceCentibels, sampleRate);
      const { b0, b1, a1, a2 } = filter;
      for (let i = 0; i < filled; i++) {
        const x = block[i] as number;
        const y = b0 * (x + x2) + b1 * x1 - a1 * y1 - a2 * y2;
        x2 = x1;
        x1 = x;
        y2 = y1;
        y1 = y;
        block[i] = y;
      }
    }
    const target = heldVolume(zone.volume, (at + count) / sampleRate);
    const slope = (target - gain) / count;
    for (let i = 0; i < filled; i++) {
      const v = (block[i] as number) * gain;
      gain += slope;
      left[at + i] = (left[at + i] as number) + v * leftGain;
      right[at + i] = (right[at + i] as number) + v * rightGain;
    }
    gain = target;
    if (filled < count) return at + filled;
    if (target <= SILENT && at > attackEnd) return at + count;
  }
  return left.length;
}

export const voiceBlock = (): Float32Array => new Float32Array(BLOCK);
