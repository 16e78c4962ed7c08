import type { Stereo } from './instrument.ts';
import { type Slide, slideCents } from './slide.ts';
import type { Envelope, Wobble, Zone } from './zone.ts';

/** Envelopes, filter and pitch move once per so many frames; the gain is interpolated between. */
export const VOICE_BLOCK = 64;
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

const block = new Float32Array(VOICE_BLOCK);

/** One zone with its key held down for ever, rendered piece by piece. */
export class HeldVoice {
  private readonly zone: Zone;
  private readonly sampleRate: number;
  private readonly filter = new LowPass();
  private readonly slide: Slide | undefined;
  private readonly moves: boolean;
  private readonly attackEnd: number;
  /** The frame after the last that sounds; infinite until it is reached. */
  end = Number.POSITIVE_INFINITY;
  private at = 0;
  private position: number;
  private gain: number;
  private x1 = 0;
  private x2 = 0;
  private y1 = 0;
  private y2 = 0;

  constructor(zone: Zone, sampleRate: number, slide?: Slide) {
    this.zone = zone;
    this.slide = slide;
    this.sampleRate = sampleRate;
    this.moves =
      zone.envelopeToCutoff !== 0 ||
      zone.envelopeToPitch !== 0 ||
      zone.vibrato.pitchCents !== 0 ||
      zone.tremolo.pitchCents !== 0;
    this.attackEnd = (zone.volume.delay + zone.volume.attack) * sampleRate;
    this.position = Math.max(1, zone.start);
    this.gain = zone.volume.attack < 0.0015 ? 1 : 0;
    if (!zone.loops && this.position >= this.lastSafe) this.end = 0;
  }

  /** The last frame of the recording around which four can be read. */
  private get lastSafe(): number {
    return this.zone.end - 3;
  }

  /**
   * Adds what follows into `out`, which begins at frame `base`, up to the frame `to`, a multiple of 64. Where both channels
   * are one array, it holds the left one.
   */
  renderTo(to: number, out: Stereo, base: number): void {
    for (; this.at < to && this.at < this.end; this.at += VOICE_BLOCK) this.renderBlock(out, this.at - base);
  }

  private renderBlock({ left, right }: Stereo, place: number): void {
    const { zone, sampleRate, at } = this;
    const { leftGain, rightGain, volume } = zone;
    const seconds = at / sampleRate;
    const modulation = this.moves ? heldModulation(zone.modulation, seconds) : 0;
    const filled = this.read(modulation, seconds);
    const cutoff = zone.cutoffCents + modulation * zone.envelopeToCutoff;
    if (cutoff < OPEN_FILTER_CENTS || zone.resonanceCentibels > 0) this.lowPass(cutoff, filled);
    const target = heldVolume(volume, (at + VOICE_BLOCK) / sampleRate);
    const slope = (target - this.gain) / VOICE_BLOCK;
    const stereo = left !== right;
    let gain = this.gain;
    for (let i = 0; i < filled; i++) {
      const v = (block[i] as number) * gain;
      gain += slope;
      left[place + i] = (left[place + i] as number) + v * leftGain;
      if (stereo) right[place + i] = (right[place + i] as number) + v * rightGain;
    }
    this.gain = target;
    if (filled < VOICE_BLOCK || (target <= SILENT && at > this.attackEnd)) this.end = at + filled;
  }

  /** Fills the block from the recording; fewer frames where that is over. */
  private read(modulation: number, seconds: number): number {
    const { zone, slide } = this;
    const { loops, loopEnd } = zone;
    const { samples } = zone.recording;
    const moved = this.moves
      ? modulation * zone.envelopeToPitch + wobbleCents(zone.vibrato, seconds) + wobbleCents(zone.tremolo, seconds)
      : 0;
    const cents = moved + (slide ? slideCents(slide, seconds) : 0);
    const step = cents === 0 ? zone.step : zone.step * 2 ** (cents / 1200);
    const loopLength = loopEnd - zone.loopStart;
    const lastSafe = this.lastSafe;
    let position = this.position;
    let filled = VOICE_BLOCK;
    for (let i = 0; i < VOICE_BLOCK; i++) {
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
    this.position = position;
    return filled;
  }

  private lowPass(cutoff: number, filled: number): void {
    this.filter.tune(cutoff, this.zone.resonanceCentibels, this.sampleRate);
    const { b0, b1, a1, a2 } = this.filter;
    let { x1, x2, y1, y2 } = this;
    for (let i = 0; i < filled; i++) {
      const x = block[i] as number;
      const y = b0 * (x + x2) + b1 * x1 - a1 * y1 - a2 * y2;
      x2 = x1;
      x1 = x;
      y2 = y1;
      y1 = y;
      block[i] = y;
    }
    this.x1 = x1;
    this.x2 = x2;
    this.y1 = y1;
    this.y2 = y2;
  }
}
