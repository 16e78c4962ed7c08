import { isMusic, type KindName } from '../../catalogue/kinds/index.ts';
import { modelNamed } from '../../catalogue/models.ts';
import { type Clip, hasEnded, type Task } from '../../tasks/task.ts';
import { withoutUndefined } from '../common.ts';

/** sunor's names for kinds; what it does not sell keeps ours. */
const types = {
  song: 'music',
  extend: 'music',
  cover: 'music',
  replaceSection: 'music',
  addVocals: 'music',
  addInstrumental: 'music',
  mashup: 'music',
  sounds: 'music',
  lyrics: 'lyrics',
  upload: 'upload',
  concat: 'concat',
  stems: 'stems',
  wav: 'wav',
  flac: 'flac',
  midi: 'midi',
  musicxml: 'musicxml',
  video: 'video',
  timing: 'timing',
  artwork: 'artwork',
  persona: 'persona',
  styleBoost: 'styleBoost',
} as const satisfies Record<KindName, string>;

export const typeOf = (task: Task): string => types[task.order.kind];

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** The outer status; a cancelled task, which sunor does not know, is a failure there. */
const words = {
  queued: 'pending',
  running: 'running',
  succeeded: 'success',
  failed: 'failure',
  cancelled: 'failure',
} as const satisfies Record<Task['state'], string>;

const statusOf = (task: Task): string =>
  task.state === 'failed' && task.failure.code === 'timeout' ? 'timeout' : words[task.state];

const clipOf = (clip: Clip) => ({
  id: clip.id,
  audio_url: clip.audioUrl,
  image_url: clip.imageUrl,
  title: clip.title,
  metadata: { duration: clip.durationSeconds, tags: clip.tags, prompt: clip.lyrics },
});

/** A list of clips for music and concat. The pages of lyrics and upload are lost: an object each, as clients read it. */
function resultOf(task: Task & { state: 'succeeded' }): unknown {
  const clips = task.clips.map(clipOf);
  const [text] = task.texts;
  if (task.order.kind === 'lyrics') return { text: text?.text ?? '', title: text?.title ?? '', status: 'complete' };
  if (task.order.kind === 'upload') return { clip_id: clips[0]?.id, ...clips[0] };
  if (clips.length > 0) return clips;
  return [...task.files.map(({ name, url }) => ({ name, url })), ...task.texts];
}

const reasonOf = (task: Task): string | null => {
  if (task.state === 'failed') return task.failure.message;
  return task.state === 'cancelled' ? 'The task was cancelled' : null;
};

/** Null until work begins, so that old clients wait for it; then with progress, which newer ones read. */
function outputOf(task: Task): unknown {
  const output = (status: string, progress: number, result: unknown) => ({
    task_type: typeOf(task),
    status,
    progress: `${Math.floor(progress * 100)}%`,
    fail_reason: reasonOf(task),
    result,
  });
  switch (task.state) {
    case 'queued':
      return null;
    case 'running':
      return output('processing', task.progress, null);
    case 'succeeded':
      return output('completed', 1, resultOf(task));
    case 'failed':
    case 'cancelled':
      return output('failed', 1, null);
  }
}

/** The caller's own input; an order of another API in sunor's words. */
function inputOf({ dialect, wire, order }: Task): unknown {
  if (dialect === 'sunor') return (wire as { input: unknown }).input;
  if (order.kind === 'lyrics') return { prompt: order.prompt };
  if (order.kind === 'upload') return { url: order.audioUrl };
  if (order.kind === 'concat') return { clip_id: order.clipIds[0] };
  if (!isMusic(order)) return {};
  return withoutUndefined({
    gpt_description_prompt: order.prompt,
    prompt: order.lyrics,
    tags: order.style,
    negative_tags: order.negativeStyle,
    title: order.title,
    make_instrumental: order.instrumental,
    mv: modelNamed(order.model).engineName,
    ...(order.kind === 'extend' && { continue_clip_id: order.clipId, continue_at: order.continueAt }),
  });
}

/** The answer to a create: what is frozen is called charged here, and cost in Get Task. */
export const accepted = (task: Task) => ({
  code: 202,
  data: {
    task_id: task.id,
    type: typeOf(task),
    status: 'pending',
    credits_charged: task.price,
    created_at: iso(task.createdAt),
  },
});

/** The answer to Get Task. */
export const found = (task: Task) => ({
  code: 200,
  data: {
    task_id: task.id,
    model: 'suno',
    type: typeOf(task),
    status: statusOf(task),
    credits_cost: task.state === 'succeeded' ? task.charged : task.price,
    input: inputOf(task),
    output: outputOf(task),
    error: reasonOf(task),
    created_at: iso(task.createdAt),
    completed_at: hasEnded(task) ? iso(task.finishedAt) : null,
  },
});
