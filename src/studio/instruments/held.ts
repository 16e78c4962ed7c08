import type { Stereo } from './instrument.ts';
import { HeldVoice, VOICE_BLOCK } from './voice.ts';
import type { Zone } from './zone.ts';

/** A key held down for ever, as something that can be asked for stretch after stretch. */
export interface HeldSound {
  /** The sound from `from` to `to`, somewhere in the memory that is returned. */
  stretch(from: number, to: number): { readonly sound: Stereo; readonly at: number };
}

/** Frames after which nothing is left of a held key; infinite where a recording has a loop. */
export const framesIn = (zones: readonly Zone[]): number =>
  zones.reduce((most, zone) => Math.max(most, framesOf(zone)), 0);

/** How long the recording lasts at the lowest pitch to which envelope and vibrato bend it. */
function framesOf({ loops, start, end, step, envelopeToPitch, vibrato, tremolo }: Zone): number {
  if (loops) return Number.POSITIVE_INFINITY;
  const cents = Math.min(0, envelopeToPitch) - Math.abs(vibrato.pitchCents) - Math.abs(tremolo.pitchCents);
  return Math.ceil((end - start) / (step * 2 ** (cents / 1200))) + VOICE_BLOCK;
}

const wholeBlocks = (frames: number): number => Math.ceil(frames / VOICE_BLOCK) * VOICE_BLOCK;

/** For one note: asked for from its start to its end, and kept no longer than that takes. */
export class PassingKey implements HeldSound {
  private readonly voices: readonly HeldVoice[];
  private memory: Stereo = { left: new Float32Array(0), right: new Float32Array(0) };
  /** The frame at which the memory begins, and up to which it is filled. */
  private base = 0;
  private rendered = 0;

  constructor(zones: readonly Zone[], sampleRate: number) {
    this.voices = zones.map((zone) => new HeldVoice(zone, sampleRate));
  }

  stretch(from: number, to: number): { readonly sound: Stereo; readonly at: number } {
    this.dropBefore(Math.min(from, this.rendered), wholeBlocks(to));
    for (const voice of this.voices) voice.renderTo(wholeBlocks(to), this.memory, this.base);
    this.rendered = Math.max(this.rendered, wholeBlocks(to));
    return { sound: this.memory, at: from - this.base };
  }

  /** Moves what is still wanted to the front of the memory, and makes room behind it. */
  private dropBefore(from: number, to: number): void {
    const { left, right } = this.memory;
    const [first, last] = [from - this.base, this.rendered - this.base];
    const length = Math.max(left.length, wholeBlocks(to - from));
    const longer = length > left.length;
    this.memory = longer ? { left: new Float32Array(length), right: new Float32Array(length) } : this.memory;
    this.memory.left.set(left.subarray(first, last));
    this.memory.right.set(right.subarray(first, last));
    if (!longer) {
      this.memory.left.fill(0, last - first);
      this.memory.right.fill(0, last - first);
    }
    this.base = from;
  }
}

/** 64 MB in all; a song of many parts needs about half of it. */
const MOST_FRAMES = 8_000_000;

const shelf = new Set<KeptKey>();
let frames = 0;
let clock = 0;

/**
 * For many notes: rendered as far as it was asked for, and kept from song to song. Those that were not played for
 * longest are forgotten when there are too many, and rendered again when they are wanted.
 */
export class KeptKey implements HeldSound {
  private readonly zones: readonly Zone[];
  private readonly sampleRate: number;
  private voices: HeldVoice[] = [];
  private memory: Stereo = { left: new Float32Array(0), right: new Float32Array(0) };
  private rendered = 0;
  private used = 0;
  private longest = 0;

  constructor(zones: readonly Zone[], sampleRate: number) {
    this.zones = zones;
    this.sampleRate = sampleRate;
  }

  /** Says how far it will be asked for. */
  expect(longest: number): void {
    this.longest = Math.max(this.longest, wholeBlocks(longest));
  }

  stretch(from: number, to: number): { readonly sound: Stereo; readonly at: number } {
    this.used = ++clock;
    this.expect(to);
    if (this.memory.left.length < this.longest) this.grow();
    if (this.rendered < to) {
      for (const voice of this.voices) voice.renderTo(wholeBlocks(to), this.memory, 0);
      this.rendered = wholeBlocks(to);
    }
    return { sound: this.memory, at: from };
  }

  private grow(): void {
    const { left, right } = this.memory;
    if (left.length === 0) this.voices = this.zones.map((zone) => new HeldVoice(zone, this.sampleRate));
    shelf.add(this);
    frames += this.longest - left.length;
    this.memory = { left: new Float32Array(this.longest), right: new Float32Array(this.longest) };
    this.memory.left.set(left);
    this.memory.right.set(right);
    while (frames > MOST_FRAMES && shelf.size > 1) this.longestUnused().forget();
  }

  private longestUnused(): KeptKey {
    let oldest: KeptKey | undefined;
    for (const key of shelf) if (key !== this && (!oldest || key.used < oldest.used)) oldest = key;
    return oldest ?? this;
  }

  private forget(): void {
    shelf.delete(this);
    frames -= this.memory.left.length;
    this.memory = { left: new Float32Array(0), right: new Float32Array(0) };
    this.voices = [];
    this.rendered = 0;
  }
}
