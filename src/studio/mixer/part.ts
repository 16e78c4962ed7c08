import { type Biquad, highPass } from '../biquad.ts';
import type { Stereo } from '../instruments/instrument.ts';
import type { Part, Role } from '../score/score.ts';
import { toAmplitude } from './decibels.ts';
import { Echo } from './echo.ts';

/** Below these a part only muddies the bass and the kick. */
const HIGH_PASS_HERTZ: Readonly<Record<Role, number>> = {
  bass: 28,
  drums: 28,
  lead: 130,
  comp: 120,
  pad: 140,
  color: 150,
};
/** Pads and accompaniment stand at the sides, what leads and what carries in the middle. */
const SPREAD: Readonly<Record<Role, number>> = { bass: 0, drums: 0, lead: 0, comp: 0.35, pad: 0.6, color: 0.45 };
const SPREAD_SECONDS = 0.0127;
/** Distorted guitars are recorded twice and stand at both sides. */
const DOUBLED = /distortion|overdrive/;
const DOUBLED_SPREAD = 1;
const spreadOf = ({ role, instrument }: Part): number =>
  role === 'comp' && DOUBLED.test(instrument) ? DOUBLED_SPREAD : SPREAD[role];

/** Who gives way to the kick. */
const DUCKED: Readonly<Record<Role, boolean>> = {
  bass: true,
  drums: false,
  lead: false,
  comp: true,
  pad: true,
  color: true,
};

/** −140 dBFS. */
const INAUDIBLE = 1e-7;
/**
 * A filter that rings on in silence comes to subnormal numbers, which are forty times as slow (measured: 256 ns a frame);
 * it is looked at once per so many frames, in which it cannot fall from here to there.
 */
const SILENT = 1e-15;
const RUN = 512;

/** Where a part's sound goes. */
export interface Buses {
  readonly mix: Stereo;
  /** To the reverb, in one channel. */
  readonly send: Float32Array;
}

/**
 * A part's channel strip: high-pass by role; spread (L += a·M(t−τ), R −= a·M(t−τ), which cancels in mono, Lauridsen
 * 1954); the kick's ducking; constant-power pan (√2·cos, √2·sin; unity in the middle); an echo in time.
 */
export class Strip {
  private readonly section: Biquad;
  private readonly gainLeft: number;
  private readonly gainRight: number;
  private readonly sent: number;
  private readonly width: number;
  private readonly ducked: boolean;
  private readonly ring: Float32Array;
  private readonly echo: Echo | undefined;
  private ringAt = 0;
  /** Frames until the spread is over. */
  private spreading = 0;
  private l1 = 0;
  private l2 = 0;
  private r1 = 0;
  private r2 = 0;

  constructor(part: Part, extraDb: number, tempoBpm: number, sampleRate: number) {
    const angle = ((Math.max(-1, Math.min(1, part.pan)) + 1) * Math.PI) / 4;
    const gain = toAmplitude(part.gainDb + extraDb) * Math.SQRT2;
    this.section = highPass(HIGH_PASS_HERTZ[part.role], sampleRate);
    this.gainLeft = gain * Math.cos(angle);
    this.gainRight = gain * Math.sin(angle);
    this.sent = part.reverbSend / 2;
    this.width = spreadOf(part) / 2;
    this.ducked = DUCKED[part.role];
    this.ring = new Float32Array(Math.round(SPREAD_SECONDS * sampleRate));
    if (part.echo) this.echo = new Echo(part.echo * gain * Math.SQRT1_2, tempoBpm, sampleRate);
  }

  /**
   * Adds what follows of the part to the buses and leaves `audio` silent.
   *
   * @param sounds whether `audio` holds anything; where it does not and nothing rings, nothing is done
   * @param curve the gain that the kick imposes, frame by frame
   */
  add(audio: Stereo, sounds: boolean, { mix, send }: Buses, curve: Float32Array | undefined): void {
    const frames = audio.left.length;
    this.echo?.add(audio, sounds, mix);
    if (sounds) this.spreading = this.ring.length;
    else if (this.spreading <= 0 && this.rests()) return;
    else this.spreading -= frames;
    const { left, right } = audio;
    const { left: mixLeft, right: mixRight } = mix;
    const { b0, b1, b2, a1, a2 } = this.section;
    const { gainLeft, gainRight, sent, width, ring } = this;
    const gains = this.ducked ? curve : undefined;
    let { l1, l2, r1, r2, ringAt } = this;
    for (let i = 0; i < frames; i++) {
      if (i % RUN === 0 && Math.abs(l1) + Math.abs(l2) + Math.abs(r1) + Math.abs(r2) < SILENT) l1 = l2 = r1 = r2 = 0;
      const xl = left[i] as number;
      const xr = right[i] as number;
      let l = b0 * xl + l1;
      let r = b0 * xr + r1;
      l1 = b1 * xl - a1 * l + l2;
      r1 = b1 * xr - a1 * r + r2;
      l2 = b2 * xl - a2 * l;
      r2 = b2 * xr - a2 * r;
      if (width > 0) {
        const delayed = width * (ring[ringAt] as number);
        ring[ringAt] = l + r;
        if (++ringAt === ring.length) ringAt = 0;
        l += delayed;
        r -= delayed;
      }
      if (gains !== undefined) {
        const g = gains[i] as number;
        l *= g;
        r *= g;
      }
      l *= gainLeft;
      r *= gainRight;
      mixLeft[i] = (mixLeft[i] as number) + l;
      mixRight[i] = (mixRight[i] as number) + r;
      send[i] = (send[i] as number) + (l + r) * sent;
    }
    this.l1 = l1;
    this.l2 = l2;
    this.r1 = r1;
    this.r2 = r2;
    this.ringAt = ringAt;
    left.fill(0);
    right.fill(0);
  }

  /** Whether the filter has died away; then it is at rest, lest it linger in subnormal numbers, which are slow. */
  private rests(): boolean {
    if (Math.abs(this.l1) + Math.abs(this.l2) + Math.abs(this.r1) + Math.abs(this.r2) >= INAUDIBLE) return false;
    this.l1 = this.l2 = this.r1 = this.r2 = 0;
    return true;
  }
}
