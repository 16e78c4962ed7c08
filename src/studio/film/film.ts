import { type Image, loadImage } from '@napi-rs/canvas';
import { encodeWav } from '../codec/wav.ts';
import { paintArtwork } from '../pictures/artwork.ts';
import { decoded, type Material, SAMPLE_RATE } from '../products/material.ts';
import { FRAMES_PER_SECOND, planFilm } from './plan.ts';
import { createStage, FILM_HEIGHT, FILM_WIDTH, type FilmCredits } from './stage.ts';

export interface FilmWish extends Pick<FilmCredits, 'author' | 'brand'> {
  readonly clip: Material;
  /** Painted anew where there is none. */
  readonly artwork?: Uint8Array;
}

/** A film whose pictures are drawn one by one. */
export interface Film {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly frames: number;
  /** WAV. */
  readonly sound: Uint8Array;
  /** RGBA, opaque; the next frame is drawn over the same bytes. */
  readonly draw: (frame: number) => Uint8Array;
}

/** What is to be seen of a clip: its picture in motion, its words as they are sung, its sound. */
export async function stageFilm({ clip, artwork, author, brand }: FilmWish): Promise<Film> {
  const audio = await decoded(clip);
  const plan = planFilm(clip, audio);
  const draw = createStage(plan, await pictureOf(clip, artwork), { title: clip.title, author, brand });
  return {
    width: FILM_WIDTH,
    height: FILM_HEIGHT,
    framesPerSecond: FRAMES_PER_SECOND,
    frames: plan.frames,
    sound: encodeWav(audio, SAMPLE_RATE),
    draw,
  };
}

const plain = { valence: 0.5, energy: 0.5, brightness: 0.5, seed: 1 };

async function pictureOf({ title, tags }: Material, artwork: Uint8Array | undefined): Promise<Image> {
  try {
    if (artwork) return await loadImage(Buffer.from(artwork));
  } catch {
    // What does not decode is no picture.
  }
  return loadImage(Buffer.from(await paintArtwork({ title, style: tags, ...plain })));
}
