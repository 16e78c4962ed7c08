import type { ClipPlan } from './task.ts';

/** Where the files of a clip live; all of them under one name that cannot be guessed. */
const keyOf =
  (extension: string) =>
  (plan: ClipPlan): string =>
    `${plan.file}/${plan.id}.${extension}`;

export const audioKey = keyOf('mp3');
export const artworkKey = keyOf('jpg');
export const sheetKey = keyOf('json');
/** The engine's own notes. */
export const scoreKey = keyOf('score');

export const clipKeys = (plan: ClipPlan): readonly string[] =>
  [audioKey, artworkKey, sheetKey, scoreKey].map((key) => key(plan));
