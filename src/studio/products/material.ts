import { decodeMp3 } from '../codec/decode.ts';
import { resample } from '../codec/resample.ts';
import type { Stereo } from '../instruments/instrument.ts';
import { type Heard, readHeard } from '../listener/heard.ts';
import { listen } from '../listener/listen.ts';
import { type Kept, readScore } from '../works/kept.ts';

/** A clip as its products are made of it. */
export interface Material {
  readonly title: string;
  readonly lyrics: string;
  readonly tags: string;
  readonly durationSeconds: number;
  /** The notes that were kept of it, ours or what was heard; absent for clips of other engines. */
  readonly score?: Uint8Array;
  /** The MP3. */
  readonly audio: Uint8Array;
}

/** Why a product cannot be made of a clip; a sentence for whoever ordered it. */
export class NoProduct extends Error {}

export const SAMPLE_RATE = 44_100;

/** Notes of our own, or undefined: the clip came from outside, or from another version of this musician. */
export function ownNotes({ score }: Pick<Material, 'score'>): Kept | undefined {
  if (!score || readHeard(score)) return undefined;
  try {
    return readScore(score);
  } catch {
    return undefined;
  }
}

/** The clip's MP3 as samples. */
export async function decoded({ audio }: Pick<Material, 'audio'>): Promise<Stereo> {
  const { audio: sound, sampleRate } = await decodeMp3(audio);
  const left = resample(sound.left, sampleRate, SAMPLE_RATE);
  return { left, right: sound.right === sound.left ? left : resample(sound.right, sampleRate, SAMPLE_RATE) };
}

/** What was heard when the clip was uploaded, or else is heard now. */
export async function heardIn(clip: Material, audio?: Stereo): Promise<Heard> {
  return (clip.score && readHeard(clip.score)) ?? listen(audio ?? (await decoded(clip)), SAMPLE_RATE);
}
