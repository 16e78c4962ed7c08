import type { Uploaded } from '../../../studio/studio.ts';
import type { Source } from '../../engine.ts';
import type { Bench, Maker } from '../session.ts';
import { refused } from './clip.ts';
import { orderOf } from './order.ts';

/** What an address is called by: its file's name without the ending. */
function nameIn(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last)
      .replace(/\.[a-z0-9]{1,5}$/i, '')
      .trim();
  } catch {
    return '';
  }
}

/** A decoder that takes longer than this has been caught; a loaded machine may need minutes for eight of music. */
const longestMs = 600_000;

/** Has a thread listen to what an address holds. */
export async function hear({ assignment, ask, open }: Bench, source: Source, title?: string): Promise<Uploaded> {
  const audio = await open(await source.audio());
  const name = title?.trim() || nameIn(source.url) || 'Upload';
  const { uploaded, refusal } = await ask(
    { ask: 'hear', audio, title: name, seed: assignment.seed },
    'heard',
    0,
    longestMs,
  );
  if (!uploaded) throw refused(refusal ?? 'The audio cannot be read');
  return uploaded;
}

export const makeUpload: Maker = async (bench) => {
  const { title } = orderOf(bench.assignment, 'upload');
  const [source] = bench.assignment.sources;
  if (!source) throw new Error('an upload came without its source');
  const uploaded = await hear(bench, source, title);
  return { takes: [uploaded], warnings: uploaded.warnings };
};
