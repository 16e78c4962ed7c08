import { isMusic } from '../../catalogue/kinds/index.ts';
import { defaultModel, modelNamed } from '../../catalogue/models.ts';
import { type Clip, hasEnded, type Task } from '../../tasks/task.ts';
import { numberOf } from './failures.ts';

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/**
 * crun's states. A cancelled task, which crun does not know, is a failed one there.
 */
const words = {
  queued: 'pending',
  running: 'running',
  succeeded: 'success',
  failed: 'failed',
  cancelled: 'failed',
} as const satisfies Record<Task['state'], string>;

/** Where the page's field names are not known, the names of both readings are given. */
const musicItem = (clip: Clip, task: Task, finishedAt: number) => ({
  suno_id: clip.id,
  id: clip.id,
  title: clip.title,
  prompt: clip.lyrics || (isMusic(task.order) ? (task.order.prompt ?? '') : ''),
  lyrics: clip.lyrics,
  tags: clip.tags,
  audio_url: clip.audioUrl,
  image_url: clip.imageUrl,
  image_large_url: clip.imageUrl,
  model_name: modelNamed(isMusic(task.order) ? task.order.model : defaultModel).engineName,
  duration: clip.durationSeconds,
  created_at: seconds(finishedAt),
});

function resultOf(task: Task): unknown {
  switch (task.state) {
    case 'queued':
    case 'running':
      return null;
    case 'succeeded':
      return {
        media_urls: task.clips.map((clip) => clip.audioUrl),
        suno_data: task.clips.map((clip) => musicItem(clip, task, task.finishedAt)),
      };
    case 'failed':
      return { code: numberOf(task.failure.code), message: task.failure.message };
    case 'cancelled':
      return { code: numberOf('cancelled'), message: 'The task was cancelled' };
  }
}

/** The `data` of TaskInfo, and the whole body of the callback. */
export function taskInfo(task: Task) {
  return {
    task_id: task.id,
    provider: 'Suno',
    model_version: isMusic(task.order) ? `suno${task.order.model}` : `suno-${task.order.kind}`,
    status: words[task.state],
    param: task.wire,
    create_at: seconds(task.createdAt),
    result: resultOf(task),
    duration_s: hasEnded(task) ? (task.finishedAt - task.createdAt) / 1000 : null,
    complete_at: hasEnded(task) ? seconds(task.finishedAt) : null,
    source: 'api',
  };
}
