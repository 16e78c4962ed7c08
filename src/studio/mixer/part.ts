import { instrument } from '../instruments/index.ts';
import { type Stereo, timed } from '../instruments/instrument.ts';
import { beatsToSeconds, type Part, type Role } from '../score/score.ts';
import { filter, highPass } from './biquad.ts';
import { toAmplitude } from './decibels.ts';
import { applyCurve } from './duck.ts';
import { spread } from './spread.ts';

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

/** Who gives way to the kick. */
const DUCKED: Readonly<Record<Role, boolean>> = {
  bass: true,
  drums: false,
  lead: false,
  comp: true,
  pad: true,
  color: true,
};

/** Renders a part over silence in `into`, cleaned of what belongs to others and ducked by the kick. */
export function renderPart(
  part: Part,
  tempoBpm: number,
  into: Stereo,
  duck: Float32Array | undefined,
  sampleRate: number,
): void {
  into.left.fill(0);
  into.right.fill(0);
  const secondsPerBeat = beatsToSeconds(1, tempoBpm);
  instrument(part.instrument).render(
    part.notes.map((note) => timed(note, secondsPerBeat)),
    into,
    sampleRate,
  );
  const section = highPass(HIGH_PASS_HERTZ[part.role], sampleRate);
  filter(into.left, section);
  filter(into.right, section);
  if (SPREAD[part.role] > 0) spread(into, SPREAD[part.role], SPREAD_SECONDS, sampleRate);
  if (duck === undefined || !DUCKED[part.role]) return;
  applyCurve(into.left, duck);
  applyCurve(into.right, duck);
}

/** Adds a part to the mix and to the reverb: constant-power pan (√2·cos, √2·sin; unity in the middle). */
export function addPart(part: Part, extraDb: number, audio: Stereo, mix: Stereo, send: Stereo): void {
  const angle = ((Math.max(-1, Math.min(1, part.pan)) + 1) * Math.PI) / 4;
  const gain = toAmplitude(part.gainDb + extraDb) * Math.SQRT2;
  addChannel(audio.left, gain * Math.cos(angle), part.reverbSend, mix.left, send.left);
  addChannel(audio.right, gain * Math.sin(angle), part.reverbSend, mix.right, send.right);
}

function addChannel(from: Float32Array, gain: number, sendShare: number, mix: Float32Array, send: Float32Array): void {
  for (let i = 0; i < from.length; i++) {
    const v = (from[i] as number) * gain;
    mix[i] = (mix[i] as number) + v;
    send[i] = (send[i] as number) + v * sendShare;
  }
}
