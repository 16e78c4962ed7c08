import { z } from 'zod';
import { completeClips, type Task } from '../sdk/types.ts';

/** A file behind an address. */
export interface Link {
  readonly uri: string;
  readonly name: string;
  readonly mimeType: string;
}

/** A task as agents see it: what they decide by, without the order that they know. */
export const taskOutput = z.object({
  taskId: z.string(),
  kind: z.string(),
  state: z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled']),
  progress: z.number(),
  price: z.number(),
  charged: z.number(),
  clips: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      tags: z.string(),
      lyrics: z.string(),
      durationSeconds: z.number(),
      audioUrl: z.string(),
      imageUrl: z.string(),
    }),
  ),
  texts: z.array(z.object({ title: z.string(), text: z.string() })),
  files: z.array(z.object({ name: z.string(), contentType: z.string(), url: z.string() })),
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  warnings: z.array(z.string()),
  createdAt: z.string(),
});

export const tasksOutput = z.object({ tasks: z.array(taskOutput) });

export const viewOf = (task: Task): z.output<typeof taskOutput> => ({
  taskId: task.id,
  kind: task.kind,
  state: task.state,
  progress: task.progress,
  price: task.price,
  charged: task.charged,
  clips: completeClips(task).map(({ id, title, tags, lyrics, durationSeconds, audioUrl, imageUrl }) => ({
    ...{ id, title, tags, lyrics, durationSeconds, audioUrl, imageUrl },
  })),
  texts: task.texts.map(({ title, text }) => ({ title, text })),
  files: task.files.map(({ name, contentType, url }) => ({ name, contentType, url })),
  failure: task.failure && { code: task.failure.code, message: task.failure.message },
  warnings: [...task.warnings],
  createdAt: task.createdAt,
});

/** Everything of a task that can be heard, seen or saved. */
export const linksOf = (task: Task): Link[] => [
  ...completeClips(task).flatMap(({ title, audioUrl, imageUrl }) => [
    { uri: audioUrl, name: title || 'song', mimeType: 'audio/mpeg' },
    { uri: imageUrl, name: `${title || 'song'}, artwork`, mimeType: 'image/jpeg' },
  ]),
  ...task.files.map(({ name, contentType, url }) => ({ uri: url, name, mimeType: contentType })),
];
