import type { BasicPreset } from 'spessasynth_core';
import { preset } from './bank.ts';
import { framesIn, type HeldSound, KeptKey, PassingKey } from './held.ts';
import type { Instrument, Performance, Stereo, TimedNote } from './instrument.ts';
import { addFalling, addStretch, type Placing } from './placing.ts';
import type { Slide } from './slide.ts';
import { type Lasting, Timeline } from './timeline.ts';
import { type Zone, zonesOf } from './zone.ts';

export interface SampledSound {
  readonly program: number;
  readonly drum: boolean;
  readonly range: readonly [number, number];
  readonly trimDb: number;
  /** Trims of single keys, in addition. */
  readonly keyTrimsDb?: Readonly<Record<number, number>>;
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

/** A note as a stretch of a held key: `body` frames of it, then its release. */
interface Sound extends Lasting {
  readonly group: Group;
  readonly body: number;
  readonly gain: number;
  /** By which the release multiplies the gain from frame to frame. */
  readonly falling: number;
  readonly slide: Slide | undefined;
  /** The key of a note that does not share it with others. */
  own?: HeldSound;
}

/** Notes with the same key and velocity step. */
interface Group {
  readonly kept: KeptKey;
  readonly zones: readonly Zone[];
  readonly velocity: number;
  /** Seconds of release. */
  readonly release: number;
  /** Frames after which nothing sounds, however long the key is held. */
  readonly limit: number;
  /** Frames of the longest note and of all together. */
  longest: number;
  frames: number;
}

/** Keeping a key pays when its notes together are so many times as long as the longest of them: memory is slow, too. */
const WORTH_KEEPING = 3;

/** Share of the release after which it is left: 70 dB down nothing of it is heard in a mix. */
const HEARD_SHARE = 0.7;

const midiVelocity = (velocity: number): number => Math.max(1, Math.min(127, velocity * 127));

/**
 * Notes with the same key and velocity step differ only in start, length and a small gain. Where there are many, they
 * are rendered once as a held key and added at every start; the SoundFont's release is exponential (100 dB in its time),
 * so that letting go is a multiplication of the held sound and exact.
 */
export class Sampler implements Instrument {
  readonly name: string;
  readonly range: readonly [number, number];
  private readonly sound: SampledSound;
  private readonly zones = new Map<number, readonly Zone[]>();
  private readonly kept = new Map<number, KeptKey>();
  private rate = 0;
  private source: BasicPreset | undefined;

  constructor(name: string, sound: SampledSound) {
    this.name = name;
    this.sound = sound;
    this.range = sound.range;
  }

  perform(notes: readonly TimedNote[], sampleRate: number): Performance {
    if (this.rate !== sampleRate) {
      this.zones.clear();
      this.kept.clear();
    }
    this.rate = sampleRate;
    const timeline = new Timeline(this.sounds(notes));
    return {
      add: (out, from) => {
        const to = from + out.left.length;
        const sounding = timeline.during(from, to);
        for (const sound of sounding) this.addSound(sound, out, from, to);
        return sounding.length > 0;
      },
    };
  }

  private sounds(notes: readonly TimedNote[]): Sound[] {
    const { trimDb, keyTrimsDb = {} } = this.sound;
    const groups = new Map<number, Group | undefined>();
    const placed = this.sound.drum ? this.choked(notes) : notes.map(asWritten);
    return placed.flatMap(({ note, lengthSeconds, choked }): Sound[] => {
      const group = this.groupOf(note, groups);
      if (!group) return [];
      const start = Math.round(note.startSeconds * this.rate);
      const body = Math.max(1, Math.round(Math.min(LONGEST_NOTE, lengthSeconds) * this.rate));
      const fading = (choked ? CHOKE_RELEASE * 3 : group.release) * this.rate;
      // From below, a recording lasts longer, by less than the slide.
      const limit = group.limit + Math.ceil((note.slide?.seconds ?? 0) * this.rate);
      const frames = Math.min(limit, body + Math.ceil(fading * HEARD_SHARE));
      group.longest = Math.max(group.longest, frames);
      group.frames += frames;
      const trim = 10 ** ((trimDb + (keyTrimsDb[note.pitch] ?? 0)) / 20);
      const gain = trim * (midiVelocity(note.velocity) / group.velocity) ** 2;
      return [{ group, start, body, end: start + frames, gain, falling: 10 ** (-5 / fading), slide: note.slide }];
    });
  }

  private groupOf({ pitch, velocity }: TimedNote, groups: Map<number, Group | undefined>): Group | undefined {
    const step = Math.floor(midiVelocity(velocity) / VELOCITY_STEP);
    const id = pitch * 32 + step;
    if (groups.has(id)) return groups.get(id);
    const middle = Math.min(127, step * VELOCITY_STEP + VELOCITY_STEP / 2);
    const zones = this.zonesFor(pitch, middle);
    const kept = this.kept.get(id) ?? new KeptKey(zones, this.rate);
    this.kept.set(id, kept);
    const release = Math.min(LONGEST_RELEASE, Math.max(0.02, ...zones.map((zone) => zone.volume.release)));
    const limit = framesIn(zones);
    const group =
      zones.length > 0 ? { kept, zones, velocity: middle, release, limit, longest: 0, frames: 0 } : undefined;
    groups.set(id, group);
    return group;
  }

  /** Adds the part of a note that lies in frames [from, to). */
  private addSound(sound: Sound, out: Stereo, from: number, to: number): void {
    const { start, body, end, gain, falling } = sound;
    const key = this.keyOf(sound);
    const first = Math.max(0, from - start);
    const last = Math.min(Math.min(to, end) - start, key.end);
    if (end <= to) delete sound.own;
    if (last <= first) return;
    const { sound: held, at } = key.stretch(first, last);
    const released = Math.max(first, Math.min(body, last));
    const place = (frame: number, level: number): Placing => ({
      out,
      at: start + frame - from,
      gainLeft: level,
      gainRight: level * key.balance,
    });
    if (released > first) addStretch(held, at, released - first, place(first, gain));
    if (last > released)
      addFalling(
        held,
        at + released - first,
        last - released,
        place(released, gain * falling ** (released - body)),
        falling,
      );
  }

  private keyOf(sound: Sound): HeldSound {
    const { group, slide } = sound;
    if (!slide && group.frames >= WORTH_KEEPING * group.longest) {
      group.kept.expect(group.longest);
      return group.kept;
    }
    sound.own ??= new PassingKey(group.zones, this.rate, slide);
    return sound.own;
  }

  /** Percussion rings out until a note of the same exclusive class, as a closed hat after an open one, cuts it. */
  private choked(notes: readonly TimedNote[]): readonly Placed[] {
    const classes = notes.map((note) => this.zonesFor(note.pitch, 100)[0]?.exclusiveClass ?? 0);
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

  private zonesFor(key: number, velocity: number): readonly Zone[] {
    const id = key * 128 + velocity;
    let zones = this.zones.get(id);
    if (zones === undefined) {
      this.source ??= preset(this.sound.program, this.sound.drum);
      zones = zonesOf(this.source, key, velocity, this.rate);
      this.zones.set(id, zones);
    }
    return zones;
  }
}

const asWritten = (note: TimedNote): Placed => ({ note, lengthSeconds: note.lengthSeconds, choked: false });
