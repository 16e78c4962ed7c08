import type { Brief } from './brief/brief.ts';
import { encodeMp3 } from './codec/mp3.ts';
import { tagMp3 } from './codec/tags.ts';
import { styleOf } from './composer/styles/index.ts';
import type { Stereo } from './instruments/instrument.ts';
import { SAMPLE_RATE } from './mixer/desk.ts';
import { paintArtwork } from './pictures/artwork.ts';
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

const bitRate = 192;

/** From sound and score to what is handed over: the picture, the MP3 and what is known of the music. */
export async function publish(
  kept: Kept,
  audio: Stereo,
  pictureSeed: number,
  onProgress: (fraction: number) => void,
): Promise<Omit<Recording, 'warnings'>> {
  const { score, startSeconds, recipe } = kept;
  const { brief } = recipe;
  const artwork = await paintArtwork({
    title: brief.title,
    style: styleOf(score.style).name,
    valence: brief.valence,
    energy: brief.energy,
    brightness: brief.brightness,
    seed: pictureSeed,
  });
  const mp3 = await encodeMp3(audio, SAMPLE_RATE, bitRate, onProgress);
  const words = timedLines(score);
  return {
    ...wordsOf(brief),
    durationSeconds: Math.round((audio.left.length / SAMPLE_RATE) * 100) / 100,
    audio: tagMp3(mp3, {
      title: brief.title,
      artist: 'Cantiga',
      lyrics: brief.lyrics,
      words,
      genre: brief.tags,
      bpm: Math.round(score.tempoBpm),
      artworkJpeg: artwork,
    }),
    artwork,
    words,
    score: writeScore(kept),
    sheet: sheetOf(score, audio, startSeconds),
  };
}
