import type { Stereo } from './instrument.ts';
import type { Slide } from './slide.ts';
import { HeldVoice, VOICE_BLOCK } from './voice.ts';
import type { Zone } from './zone.ts';

/** A key held down for ever, as something that can be asked for stretch after stretch. */
export interface HeldSound {
  /** Gain of the right channel against the left one, where both are the same samples but for it; else 1. */
  readonly balance: number;
  /** Frames after which nothing is left of it, as far as that is known by now. */
  readonly end: number;
  /** The sound from `from` to `to`, somewhere in the memory that is returned: one array for both channels where it can. */
  stretch(from: number, to: number): { readonly sound: Stereo; readonly at: number };
}

/** Zones that stand at one place of the stereo field are rendered in one channel, which halves the memory. */
function balanceOf(zones: readonly Zone[]): number | undefined {
  const [first, ...others] = zones.map(({ leftGain, rightGain }) => rightGain / leftGain);
  const alike = others.every((balance) => Math.abs(balance - (first ?? 1)) < 1e-6);
  return first !== undefined && Number.isFinite(first) && alike ? first : undefined;
}

function memoryFor(frames: number, oneChannel: boolean): Stereo {
  const left = new Float32Array(frames);
  return { left, right: oneChannel ? left : new Float32Array(frames) };
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
  readonly balance: number;
  private readonly oneChannel: boolean;
  private readonly voices: readonly HeldVoice[];
  private memory: Stereo;
  /** The frame at which the memory begins, and up to which it is filled. */
  private base = 0;
  private rendered = 0;

  constructor(zones: readonly Zone[], sampleRate: number, slide: Slide | undefined) {
    const balance = balanceOf(zones);
    this.oneChannel = balance !== undefined;
    this.balance = balance ?? 1;
    this.voices = zones.map((zone) => new HeldVoice(zone, sampleRate, slide));
    this.memory = memoryFor(0, this.oneChannel);
  }

  get end(): number {
    return endOf(this.voices);
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
    if (longer) this.memory = memoryFor(length, this.oneChannel);
    for (const [into, was] of this.oneChannel
      ? [[this.memory.left, left] as const]
      : [[this.memory.left, left] as const, [this.memory.right, right] as const]) {
      into.set(was.subarray(first, last));
      if (!longer) into.fill(0, last - first);
    }
    this.base = from;
  }
}

/** The voices' last frame; infinite until all of them have ended. */
const endOf = (voices: readonly HeldVoice[]): number => voices.reduce((last, { end }) => Math.max(last, end), 0);

/** 80 MB in all. Songs of three minutes filled 60 to 150 MB where they could, and took as long (measured in seven styles). */
const MOST_SAMPLES = 20_000_000;

const shelf = new Set<KeptKey>();
let samples = 0;
let clock = 0;

/**
 * For many notes: rendered as far as it was asked for, and kept from song to song. Those that were not played for
 * longest are forgotten when there are too many, and rendered again when they are wanted.
 */
export class KeptKey implements HeldSound {
  readonly balance: number;
  private readonly oneChannel: boolean;
  private readonly zones: readonly Zone[];
  private readonly sampleRate: number;
  private voices: HeldVoice[] = [];
  private memory: Stereo;
  private rendered = 0;
  private used = 0;
  private longest = 0;

  constructor(zones: readonly Zone[], sampleRate: number) {
    const balance = balanceOf(zones);
    this.oneChannel = balance !== undefined;
    this.balance = balance ?? 1;
    this.zones = zones;
    this.sampleRate = sampleRate;
    this.memory = memoryFor(0, this.oneChannel);
  }

  get end(): number {
    return this.voices.length === 0 ? Number.POSITIVE_INFINITY : endOf(this.voices);
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
    samples += (this.longest - left.length) * this.channels;
    this.memory = memoryFor(this.longest, this.oneChannel);
    this.memory.left.set(left);
    if (!this.oneChannel) this.memory.right.set(right);
    while (samples > MOST_SAMPLES && shelf.size > 1) this.longestUnused().forget();
  }

  private get channels(): number {
    return this.oneChannel ? 1 : 2;
  }

  private longestUnused(): KeptKey {
    let oldest: KeptKey | undefined;
    for (const key of shelf) if (key !== this && (!oldest || key.used < oldest.used)) oldest = key;
    return oldest ?? this;
  }

  private forget(): void {
    shelf.delete(this);
    samples -= this.memory.left.length * this.channels;
    this.memory = memoryFor(0, this.oneChannel);
    this.voices = [];
    this.rendered = 0;
  }
}
