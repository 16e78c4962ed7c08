import type { Brief } from './brief/brief.ts';
import { joined, openMp3 } from './codec/mp3.ts';
import { tagMp3 } from './codec/tags.ts';
import { styleOf } from './composer/styles/index.ts';
import type { Stereo } from './instruments/instrument.ts';
import { SAMPLE_RATE } from './mixer/desk.ts';
import { paintArtwork } from './pictures/artwork.ts';
import type { Score } from './score/score.ts';
import { timedLines } from './score/timing.ts';
import type { TimedLine } from './words/captions.ts';
import { type Kept, writeScore } from './works/kept.ts';
import { type ScoreSheet, sheetOf } from './works/sheet.ts';

/** A finished take: the same wishes, seed and take give the same bytes. */
export interface Recording {
  readonly title: string;
  readonly lyrics: string;
  readonly tags: string;
  readonly durationSeconds: number;
  readonly audio: Uint8Array;
  readonly artwork: Uint8Array;
  /** When every word is sung; empty in an instrumental. */
  readonly words: readonly TimedLine[];
  /** The notes of the take, for works made from it: `readScore` reads them. */
  readonly score: Uint8Array;
  readonly sheet: ScoreSheet;
  readonly warnings: readonly string[];
}

/** The words of a take, known as soon as it is composed. */
export type Words = Pick<Recording, 'title' | 'lyrics' | 'tags'>;

export const wordsOf = ({ title, lyrics, tags }: Brief): Words => ({ title, lyrics, tags });

/** Told of a take while it is made. */
export interface Listening {
  /** The share done, 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
  /** The words, before the first note sounds. */
  readonly onComposed?: (words: Words) => void;
  /** Consecutive pieces of the MP3; undefined where it begins anew. */
  readonly onAudio?: (piece: Uint8Array | undefined) => void;
}

const bitRate = 192;
const CHUNK_FRAMES = 1152 * 64;

/** A take on its way to an MP3: its picture is painted and its tag written before it sounds. */
export interface Pressing {
  add(stretch: Stereo): void;
  /** @param audio all that was added */
  finish(kept: Kept, audio: Stereo): Omit<Recording, 'warnings'>;
}

export async function openPressing(
  brief: Brief,
  score: Score,
  pictureSeed: number,
  onAudio: Listening['onAudio'],
): Promise<Pressing> {
  const artwork = await paintArtwork({
    title: brief.title,
    style: styleOf(score.style).name,
    valence: brief.valence,
    energy: brief.energy,
    brightness: brief.brightness,
    seed: pictureSeed,
  });
  const words = timedLines(score);
  const encoder = await openMp3(SAMPLE_RATE, bitRate);
  const pieces: Uint8Array[] = [];
  const put = (piece: Uint8Array): void => {
    if (piece.length === 0) return;
    pieces.push(piece);
    // A listener may hand its piece on to another thread, and then it is gone.
    onAudio?.(piece.slice());
  };
  put(
    tagMp3(new Uint8Array(), {
      title: brief.title,
      artist: 'Cantiga',
      lyrics: brief.lyrics,
      words,
      genre: brief.tags,
      bpm: Math.round(score.tempoBpm),
      artworkJpeg: artwork,
    }),
  );
  return {
    add: (stretch) => put(encoder.add(stretch)),
    finish: (kept, audio) => {
      put(encoder.end());
      return {
        ...wordsOf(brief),
        durationSeconds: Math.round((audio.left.length / SAMPLE_RATE) * 100) / 100,
        audio: joined(pieces),
        artwork,
        words,
        score: writeScore(kept),
        sheet: sheetOf(kept.score, audio, kept.startSeconds),
      };
    },
  };
}

/** From finished sound and its score to what is handed over. */
export async function publish(
  kept: Kept,
  audio: Stereo,
  pictureSeed: number,
  { onAudio, onProgress = () => {} }: Listening,
): Promise<Omit<Recording, 'warnings'>> {
  const pressing = await openPressing(kept.recipe.brief, kept.score, pictureSeed, onAudio);
  const frames = audio.left.length;
  for (let at = 0; at < frames; at += CHUNK_FRAMES) {
    const end = Math.min(frames, at + CHUNK_FRAMES);
    pressing.add({ left: audio.left.subarray(at, end), right: audio.right.subarray(at, end) });
    onProgress(end / frames);
  }
  return pressing.finish(kept, audio);
}
