import type { Task } from '../../sdk/types.ts';
import { fileUrl } from '../server.ts';

/** What the player needs of a clip: the addresses are those that this page may ask. */
export interface Playable {
  readonly id: string;
  readonly title: string;
  /** 0 while nobody knows it. */
  readonly durationSeconds: number;
  readonly audio: string;
  readonly artwork: string | undefined;
  readonly sheet: string | undefined;
  /** It is still being made: it plays from its beginning, and there is nothing to seek in. */
  readonly isLive?: boolean;
}

export const playableOf = (clip: Task['clips'][number]): Playable => ({
  id: clip.id,
  title: clip.title,
  audio: fileUrl(clip.audioUrl),
  ...(clip.state === 'complete'
    ? {
        durationSeconds: clip.durationSeconds,
        artwork: fileUrl(clip.imageUrl),
        sheet: clip.sheetUrl === undefined ? undefined : fileUrl(clip.sheetUrl),
      }
    : { durationSeconds: 0, artwork: undefined, sheet: undefined, isLive: true }),
});
