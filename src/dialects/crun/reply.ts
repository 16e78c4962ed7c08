import { isMusic, type KindName } from '../../catalogue/kinds/index.ts';
import { defaultModel, modelNamed } from '../../catalogue/models.ts';
import { type Clip, hasEnded, type Task } from '../../tasks/task.ts';
import { epochSeconds } from '../common.ts';
import { numberOf } from './failures.ts';

/** crun's states. A cancelled task, which crun does not know, is a failed one there. */
const words = {
  queued: 'pending',
  running: 'running',
  succeeded: 'success',
  failed: 'failed',
  cancelled: 'failed',
} as const satisfies Record<Task['state'], string>;

/** What TaskInfo calls work that has no model version. */
const versionless: Readonly<Partial<Record<KindName, string>>> = {
  stems: 'suno-vocal-separation',
  video: 'suno-music-video',
};

const versionOf = ({ order }: Task): string =>
  isMusic(order) ? `suno${order.model}` : (versionless[order.kind] ?? `suno-${order.kind}`);

/** Where the page's field names are not known, the names of both readings are given. */
const musicItem = (clip: Clip, { order }: Task, finishedAt: number) => ({
  suno_id: clip.id,
  id: clip.id,
  title: clip.title,
  prompt: clip.lyrics || (isMusic(order) ? (order.prompt ?? '') : ''),
  lyrics: clip.lyrics,
  tags: clip.tags,
  audio_url: clip.audioUrl,
  image_url: clip.imageUrl,
  image_large_url: clip.imageUrl,
  model_name: modelNamed(isMusic(order) ? order.model : defaultModel).engineName,
  duration: clip.durationSeconds,
  created_at: epochSeconds(finishedAt),
});

type Succeeded = Extract<Task, { state: 'succeeded' }>;

function productOf(task: Succeeded): unknown {
  if (task.order.kind === 'stems')
    return { media_info: Object.fromEntries(task.files.map(({ name, url }) => [`${name}_url`, url])) };
  if (task.order.kind === 'persona') return { persona_id: task.reference };
  return {
    media_urls: [...task.clips.map((clip) => clip.audioUrl), ...task.files.map((file) => file.url)],
    ...(task.clips.length > 0 && { suno_data: task.clips.map((clip) => musicItem(clip, task, task.finishedAt)) }),
  };
}

function resultOf(task: Task): unknown {
  switch (task.state) {
    case 'queued':
    case 'running':
      return null;
    case 'succeeded':
      return productOf(task);
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
    model_version: versionOf(task),
    status: words[task.state],
    param: task.wire,
    create_at: epochSeconds(task.createdAt),
    result: resultOf(task),
    duration_s: hasEnded(task) ? (task.finishedAt - task.createdAt) / 1000 : null,
    complete_at: hasEnded(task) ? epochSeconds(task.finishedAt) : null,
    source: 'api',
  };
}
