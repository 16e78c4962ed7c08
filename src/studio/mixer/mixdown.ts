import type { Stereo } from '../instruments/instrument.ts';
import { beatsToSeconds, type Score } from '../score/score.ts';
import type { VocalStem } from '../singer/stem.ts';
import { Band, busesOf, reverbOf, SAMPLE_RATE, type Setting, Singers, silence } from './desk.ts';
import { FaderNotes, type Faders } from './faders.ts';
import { Mastering } from './master.ts';
import { type KnownLevels, soundCheck } from './sound-check.ts';

export const LONGEST_TAIL_SECONDS = 4;
const TAIL_OVER = 10 ** (-66 / 20);
const FADE_IN_FRAMES = Math.round(0.003 * SAMPLE_RATE);
const FADE_OUT_FRAMES = Math.round(0.08 * SAMPLE_RATE);
/** Frames mixed at a time: what passes through all strips stays in the processor's cache. */
const BLOCK = 8192;
/** Frames between two notes of where the faders stand: 0.7 s. */
const NOTED = 4 * BLOCK;

export interface MixdownOptions {
  /** Levels of another mix, kept instead of measured: music that goes on stands where the music before it stood. */
  readonly setting?: KnownLevels;
  /** 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
  /** Told what will not change any more, from the first frame to the last, without a gap. */
  readonly onSound?: (stretch: Stereo) => void;
  /** Behind this frame nothing is wanted: what stands there may be anything, and is not to be told. */
  readonly until?: number;
  /** Memory for the song, of any content. */
  readonly memory?: (frames: number) => Stereo;
}

export interface MixedSong {
  readonly audio: Stereo;
  /** What was sung, dry and alone; undefined where nobody sings. */
  readonly vocal: VocalStem | undefined;
  readonly setting: Setting;
  readonly faders: Faders;
}

/** Frames of a score's sound before its tail is trimmed. */
export const framesFor = ({ lengthBeats, tempoBpm }: Score): number =>
  Math.ceil(beatsToSeconds(lengthBeats, tempoBpm) * SAMPLE_RATE) + LONGEST_TAIL_SECONDS * SAMPLE_RATE;

const isKnown = (setting: KnownLevels, { parts, vocal }: Score): setting is Setting =>
  setting.master !== undefined &&
  (setting.voice !== undefined || !vocal || vocal.lines.length === 0) &&
  parts.every(({ role, name }) => role !== 'lead' || setting.leads?.[name] !== undefined);

/**
 * The whole song as sound: a sound check for its levels, then in one pass from the first frame to the last: parts
 * played, words sung, placed, reverberated and mastered to −14 LUFS.
 */
export function mixSong(score: Score, seed: number, options: MixdownOptions = {}): MixedSong {
  const { onProgress = () => {}, onSound = () => {}, memory = silence, setting: known = {} } = options;
  const frames = framesFor(score);
  const songFrames = frames - LONGEST_TAIL_SECONDS * SAMPLE_RATE;
  const { until = frames } = options;
  // Where the tail ends is known when it was played.
  const wanted = until < songFrames - FADE_OUT_FRAMES ? until : frames;
  const setting = isKnown(known, score) ? known : soundCheck(score, seed, frames, known);
  const band = new Band(score, setting);
  const singers = Singers.of(score, seed, setting.voice, frames);
  const reverb = reverbOf(score);
  const mastering =
    setting.master && new Mastering(score.mix, setting.master, songFrames / SAMPLE_RATE, seed, SAMPLE_RATE);
  const delay = mastering?.delay ?? 0;
  const tail = new Tail(songFrames, frames);
  const audio = memory(frames);
  const settles = songFrames - FADE_OUT_FRAMES;
  const buses = busesOf(BLOCK);
  const faders = new FaderNotes(NOTED);
  let told = 0;
  for (let at = 0; at < wanted + delay; at += BLOCK) {
    buses.mix.left.fill(0);
    buses.mix.right.fill(0);
    buses.send.fill(0);
    faders.note(at, mastering?.stand() ?? 0, singers?.stand());
    if (at < frames) {
      band.add(buses, at);
      singers?.add(buses, at);
    }
    reverb.add(buses.send, buses.mix);
    tail.watch(buses.mix, at);
    mastering?.apply(buses.mix);
    put(buses.mix, audio, at - delay);
    const settled = Math.min(settles, at + BLOCK - delay);
    if (settled > told) onSound(stretchOf(audio, told, settled));
    told = Math.max(told, settled);
    onProgress(Math.min(1, (at + BLOCK) / (wanted + delay)));
  }
  const heard = stretchOf(audio, 0, tail.end());
  for (const channel of [heard.left, heard.right]) fadeOut(channel);
  onSound(stretchOf(heard, told, heard.left.length));
  return { audio: heard, vocal: singers?.singing.stem, setting, faders: faders.all() };
}

const stretchOf = ({ left, right }: Stereo, from: number, to: number): Stereo => ({
  left: left.subarray(from, to),
  right: right.subarray(from, to),
});

/** Lays a block at its place, which may lie partly before the song or behind it; the song's first frames fade in. */
function put(block: Stereo, audio: Stereo, at: number): void {
  for (const side of ['left', 'right'] as const) {
    const [from, to] = [block[side], audio[side]];
    to.set(from.subarray(Math.max(0, -at), Math.max(0, Math.min(from.length, to.length - at))), Math.max(0, at));
    for (let i = 0; at < FADE_IN_FRAMES && i < Math.min(FADE_IN_FRAMES, to.length); i++)
      to[i] = ((to[i] as number) * i) / FADE_IN_FRAMES;
  }
}

function fadeOut(channel: Float32Array): void {
  const frames = Math.min(channel.length, FADE_OUT_FRAMES);
  for (let i = 0; i < frames; i++) {
    const at = channel.length - 1 - i;
    channel[at] = ((channel[at] as number) * i) / frames;
  }
}

/** Finds where the tail has fallen 66 dB under the song's peak, before the master; the song's own length stays. */
class Tail {
  private readonly songFrames: number;
  private readonly levels: Float32Array;
  private peak = 0;

  constructor(songFrames: number, frames: number) {
    this.songFrames = songFrames;
    this.levels = new Float32Array(frames - songFrames);
  }

  watch({ left, right }: Stereo, from: number): void {
    let { peak } = this;
    for (let i = 0; i < left.length; i++) {
      const level = Math.max(Math.abs(left[i] as number), Math.abs(right[i] as number));
      if (level > peak) peak = level;
      const at = from + i - this.songFrames;
      if (at >= 0 && at < this.levels.length) this.levels[at] = level;
    }
    this.peak = peak;
  }

  end(): number {
    const last = this.levels.findLastIndex((level) => level > this.peak * TAIL_OVER);
    return this.songFrames + last + 1;
  }
}

let kept = new Float32Array(0);
/** Memory for longer songs than five minutes is given back. */
const MOST_KEPT_FRAMES = SAMPLE_RATE * 300;

/** The memory of this thread: what stands there is overwritten by the next song. Fresh memory costs more time. */
export function ownMemory(frames: number): Stereo {
  if (frames > MOST_KEPT_FRAMES) return silence(frames);
  if (kept.length < 2 * frames) kept = new Float32Array(2 * frames);
  return { left: kept.subarray(0, frames), right: kept.subarray(frames, 2 * frames) };
}
