import { readFile, rm, writeFile } from 'node:fs/promises';
import { type FilmWish, stageFilm } from '../../../studio/studio.ts';
import { encodeFilm, encoderIn, filmIn, soundIn } from './encoder.ts';

/**
 * Draws a film and has it encoded.
 *
 * @param folder for its files; whoever made it removes it
 * @returns the MP4
 */
export async function shoot(
  wish: FilmWish,
  encoder: string,
  folder: string,
  onProgress: (fraction: number) => void,
): Promise<Uint8Array> {
  const film = await stageFilm(wish);
  await writeFile(soundIn(folder), film.sound);
  const encoding = await encodeFilm(encoder, film, soundIn(folder), filmIn(folder));
  await writeFile(encoderIn(folder), String(encoding.pid ?? ''));
  for (let frame = 0; frame < film.frames; frame++) {
    await encoding.write(film.draw(frame));
    onProgress((frame + 1) / film.frames);
  }
  await encoding.finish();
  await rm(encoderIn(folder));
  return new Uint8Array(await readFile(filmIn(folder)));
}
