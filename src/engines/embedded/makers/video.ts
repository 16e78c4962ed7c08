import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failed, failure } from '../../../catalogue/failures.ts';
import { encoderIn } from '../film/encoder.ts';
import type { Maker } from '../session.ts';
import { materialOf } from './clip.ts';
import { orderOf } from './order.ts';

/** Ends the ffmpeg of a thread that was ended; a film that was finished leaves none. */
async function endEncoder(folder: string): Promise<void> {
  const pid = Number(await readFile(encoderIn(folder), 'utf8').catch(() => ''));
  if (!Number.isInteger(pid) || pid <= 0) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/**
 * A film, drawn in a thread and encoded by ffmpeg.
 *
 * @param encoder the command that starts ffmpeg
 * @param onMissing told when it cannot encode films
 */
export const makeVideo =
  (encoder: string, onMissing: () => void): Maker =>
  async (bench) => {
    const { author = '', brand = '' } = orderOf(bench.assignment, 'video');
    const clip = await materialOf(bench);
    const artwork = await bench.assignment.sources[0]?.clip?.artwork();
    const folder = await mkdtemp(join(tmpdir(), 'cantiga-film-'));
    try {
      const wish = { clip, author, brand, ...(artwork && { artwork }) };
      const { film, missing } = await bench.ask({ ask: 'film', wish, encoder, folder }, 'filmed', 0);
      if (film)
        return { files: [{ name: 'video', extension: 'mp4', contentType: 'video/mp4', bytes: film }], warnings: [] };
      onMissing();
      throw new Failed(failure('feature_disabled', `video: ${missing}`));
    } finally {
      await endEncoder(folder);
      await rm(folder, { recursive: true, force: true });
    }
  };
