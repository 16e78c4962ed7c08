import type { Instrument, Performance, Stereo, TimedNote } from '../instrument.ts';
import { slideCents } from '../slide.ts';
import { monophonic } from './monophonic.ts';
import { type Wave, wave } from './oscillator.ts';
import { type NoteRenderer, performEach } from './perform.ts';

/** A patch of the subtractive synthesiser; times in seconds. */
export interface Patch {
  readonly name: string;
  readonly range: readonly [number, number];
  readonly wave: Wave;
  /** Detuned copies, spread over `detuneCents` and over the stereo field. */
  readonly copies: number;
  readonly detuneCents: number;
  /** Level of a sine one octave below. */
  readonly sub: number;
  readonly attack: number;
  /** Time constant of the fall from full level to `sustain`. */
  readonly decay: number;
  readonly sustain: number;
  readonly release: number;
  /** Cut-off at rest, as a multiple of the note's frequency, and the octaves the envelope opens at full velocity. */
  readonly cutoffRatio: number;
  readonly cutoffOctaves: number;
  readonly cutoffDecay: number;
  /** 0 to 1, 1 being close to self-oscillation. */
  readonly resonance: number;
  /** Pre-gain into the soft clip; 0 leaves it out. */
  readonly drive: number;
  readonly vibratoCents: number;
  /** One voice: a note ends where the next begins. */
  readonly mono: boolean;
  readonly level: number;
}

const BLOCK = 32;
const VIBRATO_HERTZ = 5.3;
const VIBRATO_DELAY = 0.25;

/** tanh to 0.3 % between −3 and 3 (Padé). */
const softClip = (x: number): number => {
  const c = x < -3 ? -3 : x > 3 ? 3 : x;
  return (c * (27 + c * c)) / (27 + 9 * c * c);
};

class Subtractive implements Instrument {
  readonly name: string;
  readonly range: readonly [number, number];
  private readonly patch: Patch;
  private readonly phases: Float64Array;
  private readonly steps: Float64Array;

  constructor(patch: Patch) {
    this.patch = patch;
    this.name = patch.name;
    this.range = patch.range;
    this.phases = new Float64Array(patch.copies);
    this.steps = new Float64Array(patch.copies);
  }

  perform(notes: readonly TimedNote[], sampleRate: number): Performance {
    const { mono, release } = this.patch;
    const render: NoteRenderer = (...note) => this.renderNote(...note);
    return performEach(mono ? monophonic(notes) : notes, release * 7, render, sampleRate);
  }

  private renderNote(note: TimedNote, held: number, { left, right }: Stereo, sampleRate: number): void {
    const p = this.patch;
    const { phases, steps } = this;
    const end = left.length;
    const hertz = 440 * 2 ** ((note.pitch - 69) / 12);
    for (let k = 0; k < p.copies; k++) {
      const place = p.copies === 1 ? 0 : (2 * k) / (p.copies - 1) - 1;
      steps[k] = (hertz * 2 ** ((place * p.detuneCents) / 2400)) / sampleRate;
      phases[k] = p.copies === 1 ? 0 : (k * 0.618034 + note.pitch * 0.37) % 1;
    }
    let subPhase = 0;
    const subStep = hertz / 2 / sampleRate;
    const perCopy = 1 / Math.sqrt(p.copies);
    const damping = 2 - 1.9 * p.resonance;
    const level = p.level * note.velocity ** 1.5;
    let gain = p.attack < 0.002 ? 0.3 : 0;
    let bandLeft = 0;
    let lowLeft = 0;
    let bandRight = 0;
    let lowRight = 0;
    for (let at = 0; at < end; at += BLOCK) {
      const count = Math.min(BLOCK, end - at);
      const seconds = at / sampleRate;
      const vibrato =
        seconds > VIBRATO_DELAY
          ? p.vibratoCents * Math.sin(2 * Math.PI * VIBRATO_HERTZ * (seconds - VIBRATO_DELAY))
          : 0;
      const bend = vibrato + (note.slide ? slideCents(note.slide, seconds) : 0);
      const ratio = bend === 0 ? 1 : 2 ** (bend / 1200);
      const opened = p.cutoffOctaves * note.velocity * Math.exp(-seconds / p.cutoffDecay);
      const cutoff = Math.min(sampleRate * 0.4, Math.max(120, hertz * p.cutoffRatio * 2 ** opened));
      // Topology-preserving state-variable low-pass (Zavalishin, The Art of VA Filter Design, §4).
      const g = Math.tan((Math.PI * cutoff) / sampleRate);
      const scale = 1 / (1 + g * (g + damping));
      const target = this.envelope((at + count) / sampleRate, held / sampleRate);
      const slope = (target - gain) / count;
      for (let i = 0; i < count; i++) {
        let l = 0;
        let r = 0;
        for (let k = 0; k < p.copies; k++) {
          const step = (steps[k] as number) * ratio;
          const v = wave(p.wave, phases[k] as number, step);
          const next = (phases[k] as number) + step;
          phases[k] = next >= 1 ? next - 1 : next;
          if (p.copies === 1) {
            l += v;
            r += v;
          } else if ((k & 1) === 0) {
            l += v * 1.2;
            r += v * 0.55;
          } else {
            l += v * 0.55;
            r += v * 1.2;
          }
        }
        l *= perCopy;
        r *= perCopy;
        if (p.sub > 0) {
          const s = p.sub * wave('sine', subPhase, subStep);
          subPhase += subStep * ratio;
          if (subPhase >= 1) subPhase -= 1;
          l += s;
          r += s;
        }
        if (p.drive > 0) {
          l = softClip(l * p.drive);
          r = softClip(r * p.drive);
        }
        const highLeft = (l - lowLeft - (g + damping) * bandLeft) * scale;
        bandLeft += g * highLeft;
        const outLeft = lowLeft + g * bandLeft;
        bandLeft += g * highLeft;
        lowLeft = outLeft + g * (bandLeft - g * highLeft);
        const highRight = (r - lowRight - (g + damping) * bandRight) * scale;
        bandRight += g * highRight;
        const outRight = lowRight + g * bandRight;
        bandRight += g * highRight;
        lowRight = outRight + g * (bandRight - g * highRight);
        const v = gain * level;
        gain += slope;
        left[at + i] = outLeft * v;
        right[at + i] = outRight * v;
      }
      gain = target;
    }
  }

  private envelope(seconds: number, held: number): number {
    const p = this.patch;
    const t = Math.min(seconds, held);
    const body = t < p.attack ? t / p.attack : p.sustain + (1 - p.sustain) * Math.exp(-(t - p.attack) / p.decay);
    return seconds <= held ? body : body * Math.exp(-(seconds - held) / p.release);
  }
}

export const subtractive = (patch: Patch): Instrument => new Subtractive(patch);
