import { instrument } from '../instruments/index.ts';
import { type Stereo, timed } from '../instruments/instrument.ts';
import { beatsToSeconds, type Part, type Role } from '../score/score.ts';
import { highPass } from './biquad.ts';
import { toAmplitude } from './decibels.ts';

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

/** Renders a part over the silence in `into`. */
export function renderPart(part: Part, tempoBpm: number, into: Stereo, sampleRate: number): void {
  const secondsPerBeat = beatsToSeconds(1, tempoBpm);
  const notes = part.notes.map((note) => timed(note, secondsPerBeat));
  instrument(part.instrument).render(notes, into, sampleRate);
}

/** Longer than the delay of the spread. */
const BLOCK = 1024;
/** −140 dBFS. */
const INAUDIBLE = 1e-7;

/**
 * Adds a part to the mix and to the reverb, in one pass that leaves `audio` silent again: high-pass by role; spread
 * (L += a·M(t−τ), R −= a·M(t−τ), which cancels in mono, Lauridsen 1954); the kick's ducking; constant-power pan
 * (√2·cos, √2·sin; unity in the middle). Where the part rests nothing is done.
 */
export function addPart(
  part: Part,
  extraDb: number,
  audio: Stereo,
  mix: Stereo,
  send: Float32Array,
  duck: Float32Array | undefined,
  sampleRate: number,
): void {
  const { left, right } = audio;
  const { left: mixLeft, right: mixRight } = mix;
  const { b0, b1, b2, a1, a2 } = highPass(HIGH_PASS_HERTZ[part.role], sampleRate);
  const angle = ((Math.max(-1, Math.min(1, part.pan)) + 1) * Math.PI) / 4;
  const gain = toAmplitude(part.gainDb + extraDb) * Math.SQRT2;
  const gainLeft = gain * Math.cos(angle);
  const gainRight = gain * Math.sin(angle);
  const sent = part.reverbSend / 2;
  const width = spreadOf(part) / 2;
  const ring = new Float32Array(Math.round(SPREAD_SECONDS * sampleRate));
  const curve = duck !== undefined && DUCKED[part.role] ? duck : new Float32Array(0);
  const ducked = curve.length > 0;
  let ringAt = 0;
  let l1 = 0;
  let l2 = 0;
  let r1 = 0;
  let r2 = 0;
  let rested = true;
  for (let at = 0; at < left.length; at += BLOCK) {
    const end = Math.min(at + BLOCK, left.length);
    const rests = isSilent(left, at, end) && isSilent(right, at, end);
    if (rests && Math.abs(l1) + Math.abs(l2) + Math.abs(r1) + Math.abs(r2) < INAUDIBLE) {
      l1 = l2 = r1 = r2 = 0;
      if (rested) continue;
      rested = true;
    } else {
      rested = false;
    }
    for (let i = at; i < end; i++) {
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
      if (ducked) {
        const g = curve[i] as number;
        l *= g;
        r *= g;
      }
      l *= gainLeft;
      r *= gainRight;
      mixLeft[i] = (mixLeft[i] as number) + l;
      mixRight[i] = (mixRight[i] as number) + r;
      send[i] = (send[i] as number) + (l + r) * sent;
    }
    left.fill(0, at, end);
    right.fill(0, at, end);
  }
}

function isSilent(channel: Float32Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (channel[i] !== 0) return false;
  return true;
}
