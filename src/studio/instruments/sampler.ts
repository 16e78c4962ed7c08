import type { BasicPreset } from 'spessasynth_core';
import { preset } from './bank.ts';
import type { Instrument, Stereo, TimedNote } from './instrument.ts';
import { addHeld, addReleased } from './placing.ts';
import { renderHeldVoice, voiceBlock } from './voice.ts';
import { type Zone, zonesOf } from './zone.ts';

export interface SampledSound {
  readonly program: number;
  readonly drum: boolean;
  readonly range: readonly [number, number];
  readonly trimDb: number;
}

/** Velocities are rendered in steps of this many MIDI units, the rest is gain: a step is below 1.2 dB from 32 up. */
const VELOCITY_STEP = 8;
const LONGEST_RELEASE = 6;
const LONGEST_NOTE = 40;
/** A hat that closes another rings out this fast. */
const CHOKE_RELEASE = 0.03;
/** A percussion sound rings out, however short its note is. */
const DRUM_RING = 8;

interface Placed {
  readonly note: TimedNote;
  readonly lengthSeconds: number;
  readonly choked: boolean;
}

interface Group {
  readonly key: number;
  readonly velocity: number;
  readonly placed: Placed[];
  longest: number;
}

const midiVelocity = (velocity: number): number => Math.max(1, Math.min(127, velocity * 127));

/**
 * Notes with the same key and velocity step differ only in start, length and a small gain. Each such group is rendered
 * once as a held note and added at every start; the SoundFont's release is exponential, so that letting go is a
 * multiplication of the held sound and exact. Measured 3.5 times faster than voice by voice.
 */
export class Sampler implements Instrument {
  readonly name: string;
  readonly range: readonly [number, number];
  private readonly sound: SampledSound;
  private readonly zones = new Map<number, readonly Zone[]>();
  private zonesRate = 0;
  private source: BasicPreset | undefined;

  constructor(name: string, sound: SampledSound) {
    this.name = name;
    this.sound = sound;
    this.range = sound.range;
  }

  render(notes: readonly TimedNote[], out: Stereo, sampleRate: number): void {
    const trim = 10 ** (this.sound.trimDb / 20);
    for (const group of this.grouped(notes, sampleRate)) {
      const zones = this.zonesFor(group.key, group.velocity, sampleRate);
      if (zones.length === 0) continue;
      const release = Math.min(LONGEST_RELEASE, Math.max(0.02, ...zones.map((zone) => zone.volume.release)));
      const frames = Math.ceil((group.longest + release * 0.7 + 0.05) * sampleRate);
      const held = scratch(Math.min(frames, Math.ceil(LONGEST_NOTE * sampleRate)));
      let sounding = 0;
      for (const zone of zones) sounding = Math.max(sounding, renderHeldVoice(zone, held, sampleRate, block));
      for (const { note, lengthSeconds, choked } of group.placed) {
        const gain = trim * (midiVelocity(note.velocity) / group.velocity) ** 2;
        const start = Math.round(note.startSeconds * sampleRate);
        const body = Math.min(sounding, Math.max(1, Math.round(lengthSeconds * sampleRate)));
        addHeld(held, body, out, start, gain);
        const fading = choked ? CHOKE_RELEASE * 3 : release;
        addReleased(held, body, sounding, out, start, gain, fading * sampleRate);
      }
    }
  }

  private grouped(notes: readonly TimedNote[], sampleRate: number): Iterable<Group> {
    const groups = new Map<number, Group>();
    for (const placed of this.sound.drum ? this.choked(notes, sampleRate) : notes.map(asWritten)) {
      const { pitch, velocity } = placed.note;
      const bucket = Math.floor(midiVelocity(velocity) / VELOCITY_STEP);
      const id = pitch * 32 + bucket;
      let group = groups.get(id);
      if (group === undefined) {
        group = {
          key: pitch,
          velocity: Math.min(127, bucket * VELOCITY_STEP + VELOCITY_STEP / 2),
          placed: [],
          longest: 0,
        };
        groups.set(id, group);
      }
      group.placed.push(placed);
      group.longest = Math.max(group.longest, placed.lengthSeconds);
    }
    return groups.values();
  }

  /** Percussion rings out until a note of the same exclusive class, as a closed hat after an open one, cuts it. */
  private choked(notes: readonly TimedNote[], sampleRate: number): readonly Placed[] {
    const classes = notes.map((note) => this.zonesFor(note.pitch, 100, sampleRate)[0]?.exclusiveClass ?? 0);
    return notes.map((note, index) => {
      const own = classes[index];
      if (own === 0) return { note, lengthSeconds: DRUM_RING, choked: false };
      for (let next = index + 1; next < notes.length; next++) {
        const gap = (notes[next] as TimedNote).startSeconds - note.startSeconds;
        if (gap > DRUM_RING) break;
        if (classes[next] === own && gap > 0.005) return { note, lengthSeconds: gap, choked: true };
      }
      return { note, lengthSeconds: DRUM_RING, choked: false };
    });
  }

  private zonesFor(key: number, velocity: number, sampleRate: number): readonly Zone[] {
    if (this.zonesRate !== sampleRate) this.zones.clear();
    this.zonesRate = sampleRate;
    const id = key * 128 + velocity;
    let zones = this.zones.get(id);
    if (zones === undefined) {
      this.source ??= preset(this.sound.program, this.sound.drum);
      zones = zonesOf(this.source, key, velocity, sampleRate);
      this.zones.set(id, zones);
    }
    return zones;
  }
}

const asWritten = (note: TimedNote): Placed => ({ note, lengthSeconds: note.lengthSeconds, choked: false });

const block = voiceBlock();
let scratchLeft = new Float32Array(0);
let scratchRight = new Float32Array(0);

/** Silence of the asked length; every call reuses the same memory. */
function scratch(frames: number): Stereo {
  if (scratchLeft.length < frames) {
    scratchLeft = new Float32Array(frames);
    scratchRight = new Float32Array(frames);
  }
  const left = scratchLeft.subarray(0, frames).fill(0);
  const right = scratchRight.subarray(0, frames).fill(0);
  return { left, right };
}
