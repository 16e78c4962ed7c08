import type { Clip } from '../../sdk/types.ts';
import { fileUrl } from '../server.ts';

/** What the player needs of a clip: the addresses are those that this page may ask. */
export interface Playable {
  readonly id: string;
  readonly title: string;
  readonly durationSeconds: number;
  readonly audio: string;
  readonly artwork: string;
  readonly sheet: string | undefined;
}

export const playableOf = (clip: Clip): Playable => ({
  id: clip.id,
  title: clip.title,
  durationSeconds: clip.durationSeconds,
  audio: fileUrl(clip.audioUrl),
  artwork: fileUrl(clip.imageUrl),
  sheet: clip.sheetUrl === undefined ? undefined : fileUrl(clip.sheetUrl),
});
