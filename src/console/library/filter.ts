import type { Task } from '../../sdk/types.ts';
import { hasEnded } from '../../sdk/types.ts';

export type Shown = 'all' | 'ready' | 'making' | 'failed';

const inState = (task: Task, shown: Shown): boolean =>
  shown === 'all' ||
  (shown === 'ready' && task.state === 'succeeded') ||
  (shown === 'making' && !hasEnded(task)) ||
  (shown === 'failed' && (task.state === 'failed' || task.state === 'cancelled'));

/** Everything about a song that somebody may remember of it. */
const textOf = ({ order, clips }: Task): string =>
  [...Object.values(order), ...clips.flatMap(({ title, tags, lyrics }) => [title, tags, lyrics])]
    .filter((value) => typeof value === 'string')
    .join('\n')
    .toLocaleLowerCase();

/** The library has what can be heard: files of clips, lyrics and the like stand where they were ordered. */
const isMusic = (task: Task): boolean =>
  task.clips.length > 0 || 'instrumental' in task.order || task.kind === 'upload' || task.kind === 'concat';

export function matches(task: Task, words: string, shown: Shown): boolean {
  if (!isMusic(task) || !inState(task, shown)) return false;
  const text = textOf(task);
  return words
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
