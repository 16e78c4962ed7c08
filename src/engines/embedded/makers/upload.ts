import type { Maker } from '../session.ts';
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

export const makeUpload: Maker = async ({ assignment, ask }) => {
  const { title, audioUrl } = orderOf(assignment, 'upload');
  const [source] = assignment.sources;
  if (!source) throw new Error('an upload came without its source');
  const audio = await source.audio();
  const { uploaded, refusal } = await ask(
    { ask: 'hear', audio, title: title?.trim() || nameIn(audioUrl) || 'Upload', seed: assignment.seed },
    'heard',
    0,
    longestMs,
  );
  if (!uploaded) throw refused(refusal ?? 'The audio cannot be read');
  return { takes: [uploaded], warnings: uploaded.warnings };
};
