import { hasEnded, type Task } from '../../tasks/task.ts';
import { given } from '../common.ts';
import { failCodeOf } from './failures.ts';

/** A cancelled task, which apixo does not know, is a failed one there. */
const states = {
  queued: 'pending',
  running: 'processing',
  succeeded: 'success',
  failed: 'failed',
  cancelled: 'failed',
} as const satisfies Record<Task['state'], string>;

type Succeeded = Extract<Task, { state: 'succeeded' }>;

/** For music a list of objects, for everything else of addresses, as the pages of apixo's other models have it. */
const resultUrls = (task: Succeeded): unknown[] =>
  task.clips.length > 0
    ? task.clips.map(({ audioUrl, imageUrl }) => ({ audio_url: audioUrl, image_url: imageUrl }))
    : task.files.map(({ url }) => url);

/** What is sung, when somebody sings. */
const lyricsOf = (task: Succeeded): string | undefined =>
  [...task.clips.map(({ lyrics }) => lyrics), ...task.texts.map(({ text }) => text)].find(given);

function outcomeOf(task: Task): Readonly<Record<string, unknown>> {
  switch (task.state) {
    case 'queued':
    case 'running':
      return {};
    case 'succeeded': {
      const lyrics = lyricsOf(task);
      return {
        resultJson: JSON.stringify({ resultUrls: resultUrls(task) }),
        ...(lyrics !== undefined && { lyrics }),
        costTime: task.finishedAt - task.createdAt,
      };
    }
    case 'failed':
      return { failCode: failCodeOf(task.failure.code), failMsg: task.failure.message };
    case 'cancelled':
      return { failCode: failCodeOf('cancelled'), failMsg: 'The task was cancelled' };
  }
}

export const success = (data: unknown) => ({ code: 200, message: 'success', data });

/** The answer to statusTask, and the callback's body. All times in milliseconds. */
export const statusTask = (task: Task) =>
  success({
    taskId: task.id,
    state: states[task.state],
    ...outcomeOf(task),
    createTime: task.createdAt,
    ...(hasEnded(task) && { completeTime: task.finishedAt }),
  });
