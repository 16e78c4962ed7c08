import type { Task } from '../sdk/types.ts';
import { plain } from './output.ts';

const seconds = (value: number): string =>
  `${Math.floor(value / 60)}:${String(Math.round(value % 60)).padStart(2, '0')}`;

const clipWords = ({ id, title, tags, durationSeconds, audioUrl }: Task['clips'][number]): string =>
  `  ${id}  “${plain(title)}”  ${durationSeconds === null ? 'still being made' : seconds(durationSeconds)}  ${plain(tags)}\n    ${audioUrl}`;

/** A task as a person reads it. */
export function taskWords(task: Task): string {
  const state = task.state === 'running' ? `running, ${Math.round(task.progress * 100)} %` : task.state;
  return [
    `${task.id}  ${task.kind}  ${state}`,
    `  ordered ${task.createdAt}, ${task.finishedAt === null ? 'not ended' : `ended ${task.finishedAt}`}`,
    `  price ${task.price}, charged ${task.charged}, seed ${task.seed}`,
    ...(task.failure ? [`  ${task.failure.code}: ${plain(task.failure.message)}`] : []),
    ...task.warnings.map((warning) => `  note: ${plain(warning)}`),
    ...task.clips.map(clipWords),
    ...task.files.map(({ name, contentType, url }) => `  ${plain(name)}  ${contentType}\n    ${url}`),
    ...task.texts.map(({ title, text }) => `  “${plain(title)}”\n${plain(text).replace(/^/gm, '    ')}`),
    ...(task.reference === null ? [] : [`  reference ${task.reference}`]),
  ].join('\n');
}

/** What somebody asked for, in few words. */
export function gist({ order }: Task): string {
  const { title, prompt, style, clipId } = order as Readonly<Record<string, unknown>>;
  const words = [title, prompt, style, clipId].find((each) => typeof each === 'string' && each.trim() !== '');
  const text = plain(String(words ?? '')).replace(/\s+/g, ' ');
  return text.length > 50 ? `${text.slice(0, 49)}…` : text;
}
