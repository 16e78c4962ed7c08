import type { Stereo } from '../instruments/instrument.ts';
import { beatsToSeconds, type Part, type Score } from '../score/score.ts';
import type { VocalStem } from '../singer/stem.ts';
import { type Desk, newDesk } from './desk.ts';
import { duckingCurve } from './duck.ts';
import { leadGainDb } from './lead.ts';
import { type MasterSetting, master } from './master.ts';
import { addPart, renderPart } from './part.ts';
import { reverberate } from './reverb.ts';
import { addVocal } from './vocal.ts';

export const SAMPLE_RATE = 44_100;

export const LONGEST_TAIL_SECONDS = 4;
const TAIL_OVER = 10 ** (-66 / 20);
const FADE_IN_SECONDS = 0.003;
const FADE_OUT_SECONDS = 0.08;
const KICKS: ReadonlySet<number> = new Set([35, 36]);

/** Every level that a mix measured of its song. With it, other music is mixed as that song was. */
export interface Setting {
  /** Gains in dB of the leads, by the names of their parts. */
  readonly leads: Readonly<Record<string, number>>;
  readonly master: MasterSetting | undefined;
}

export interface MixdownOptions {
  /** Levels of another mix, kept instead of measured: music that goes on stands where the music before it stood. */
  readonly setting?: Setting;
  /** 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
  /** Memory to work in; the song is returned in it. */
  readonly desk?: (frames: number) => Desk;
}

/** The whole song as sound: parts rendered, words sung, placed, reverberated and mastered to −14 LUFS. */
export const mixdown = (score: Score, seed: number, options: MixdownOptions = {}): Stereo =>
  mixSong(score, seed, options).audio;

export interface MixedSong {
  readonly audio: Stereo;
  /** What was sung, dry and alone; undefined where nobody sings. */
  readonly vocal: VocalStem | undefined;
  readonly setting: Setting;
}

export function mixSong(score: Score, seed: number, options: MixdownOptions = {}): MixedSong {
  const { onProgress = () => {}, desk = newDesk, setting: kept } = options;
  const songFrames = Math.ceil(beatsToSeconds(score.lengthBeats, score.tempoBpm) * SAMPLE_RATE);
  const frames = songFrames + LONGEST_TAIL_SECONDS * SAMPLE_RATE;
  const { mix, spare, send } = desk(frames);
  const duck = score.mix.sidechain > 0 ? kickDucking(score, frames) : undefined;
  const inOrder = [...score.parts].sort((a, b) => Number(a.role === 'lead') - Number(b.role === 'lead'));
  const leads: Record<string, number> = {};
  inOrder.forEach((part, index) => {
    renderPart(part, score.tempoBpm, spare, SAMPLE_RATE);
    // Leads come last, so that all they must be heard over is there.
    const extraDb = part.role === 'lead' ? (kept?.leads[part.name] ?? leadGainDb(spare, mix, SAMPLE_RATE)) : 0;
    if (part.role === 'lead') leads[part.name] = extraDb;
    addPart(part, extraDb, spare, mix, send, duck, SAMPLE_RATE);
    onProgress(((score.vocal ? 0.4 : 0.7) * (index + 1)) / inOrder.length);
  });
  const vocal = addVocal(score, seed, mix, send, spare, SAMPLE_RATE);
  reverberate(send, mix, Math.max(0.2, score.mix.reverbSeconds), SAMPLE_RATE);
  onProgress(0.8);
  const heard = trimTail(mix, songFrames);
  const mastered = master(
    heard,
    { left: spare.left.subarray(0, heard.left.length), right: spare.right.subarray(0, heard.left.length) },
    score.mix,
    seed,
    SAMPLE_RATE,
    kept?.master,
  );
  fadeEnds(heard);
  onProgress(1);
  return { audio: heard, vocal, setting: { leads, master: mastered } };
}

/** The gain that the kick imposes on who gives way to it. */
export function kickDucking(score: Score, frames: number): Float32Array {
  const isDrums = (part: Part): boolean => part.role === 'drums';
  const kicks = score.parts
    .filter(isDrums)
    .flatMap((part) => part.notes.filter((note) => KICKS.has(note.pitch)))
    .map((note) => beatsToSeconds(note.startBeat, score.tempoBpm));
  return duckingCurve(kicks, score.mix.sidechain, frames, SAMPLE_RATE);
}

/** Cuts the tail where it has fallen 66 dB under the song's peak; the song's own length stays. */
function trimTail(audio: Stereo, songFrames: number): Stereo {
  let peak = 0;
  for (let i = 0; i < audio.left.length; i++) {
    peak = Math.max(peak, Math.abs(audio.left[i] as number), Math.abs(audio.right[i] as number));
  }
  let end = audio.left.length;
  const over = peak * TAIL_OVER;
  while (
    end > songFrames &&
    Math.abs(audio.left[end - 1] as number) <= over &&
    Math.abs(audio.right[end - 1] as number) <= over
  )
    end--;
  return { left: audio.left.subarray(0, end), right: audio.right.subarray(0, end) };
}

function fadeEnds({ left, right }: Stereo): void {
  fade(left);
  fade(right);
}

function fade(channel: Float32Array): void {
  const rise = Math.min(channel.length, Math.round(FADE_IN_SECONDS * SAMPLE_RATE));
  const fall = Math.min(channel.length, Math.round(FADE_OUT_SECONDS * SAMPLE_RATE));
  for (let i = 0; i < rise; i++) channel[i] = ((channel[i] as number) * i) / rise;
  for (let i = 0; i < fall; i++) {
    const at = channel.length - 1 - i;
    channel[at] = ((channel[at] as number) * i) / fall;
  }
}
