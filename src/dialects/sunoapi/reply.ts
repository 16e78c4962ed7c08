import type { Failure, FailureCode } from '../../catalogue/failures.ts';
import { isMusic, type KindName, type Order } from '../../catalogue/kinds/index.ts';
import { defaultModel, modelNamed } from '../../catalogue/models.ts';
import type { TakeText } from '../../catalogue/results.ts';
import { heardIn } from '../../tasks/early.ts';
import type { Clip, Task } from '../../tasks/task.ts';
import { codeOf } from './failures.ts';

/** `2025-01-01 00:00:00`, in UTC. */
export const stamp = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');

/** Why a task came to nothing, also when it was cancelled. */
export const reasonOf = (task: Task): Failure | undefined => {
  if (task.state === 'failed') return task.failure;
  return task.state === 'cancelled' ? { code: 'cancelled', message: 'The task was cancelled' } : undefined;
};

/** `errorCode` and `errorMessage` of every record. */
export const errorOf = (task: Task) => {
  const reason = reasonOf(task);
  return { errorCode: reason ? codeOf(reason.code) : null, errorMessage: reason?.message ?? null };
};

type FailedStatus = 'CREATE_TASK_FAILED' | 'GENERATE_AUDIO_FAILED' | 'SENSITIVE_WORD_ERROR';

/** The word of a failure; families other than music have their own for one that fell while it was made. */
const failedStatuses = {
  invalid_request: 'CREATE_TASK_FAILED',
  body_too_large: 'CREATE_TASK_FAILED',
  unauthorized: 'CREATE_TASK_FAILED',
  forbidden: 'CREATE_TASK_FAILED',
  insufficient_credits: 'CREATE_TASK_FAILED',
  not_found: 'CREATE_TASK_FAILED',
  idempotency_conflict: 'CREATE_TASK_FAILED',
  rate_limited: 'CREATE_TASK_FAILED',
  too_many_tasks: 'CREATE_TASK_FAILED',
  maintenance: 'CREATE_TASK_FAILED',
  overloaded: 'CREATE_TASK_FAILED',
  feature_disabled: 'CREATE_TASK_FAILED',
  content_violation: 'SENSITIVE_WORD_ERROR',
  internal: 'GENERATE_AUDIO_FAILED',
  generation_failed: 'GENERATE_AUDIO_FAILED',
  timeout: 'GENERATE_AUDIO_FAILED',
  cancelled: 'GENERATE_AUDIO_FAILED',
} as const satisfies Record<FailureCode, FailedStatus>;

export const failedStatus = (reason: Failure, fell = 'GENERATE_AUDIO_FAILED'): string => {
  const status = failedStatuses[reason.code];
  return status === 'GENERATE_AUDIO_FAILED' ? fell : status;
};

/** The status of a task in its record: `fell` is the family's word for a failure while it was made. */
export function statusOf(task: Task, fell?: string): string {
  const reason = reasonOf(task);
  if (reason) return failedStatus(reason, fell);
  if (task.state === 'succeeded') return 'SUCCESS';
  if (task.state === 'running' && task.early.clips.length > 0) return 'FIRST_SUCCESS';
  return task.state === 'running' && task.early.texts.length > 0 ? 'TEXT_SUCCESS' : 'PENDING';
}

const uploaded = (order: Order): boolean => 'audioUrl' in order && order.audioUrl !== undefined;

const operations = {
  song: () => 'generate',
  extend: (order) => (uploaded(order) ? 'upload_extend' : 'extend'),
  cover: (order) => (uploaded(order) ? 'upload_cover' : 'cover'),
  addVocals: () => 'add_vocals',
  addInstrumental: () => 'add_instrumental',
  replaceSection: () => 'replace_section',
  mashup: () => 'mashup',
  sounds: () => 'sounds',
  concat: () => 'concat',
  upload: () => 'upload',
} as const satisfies Partial<Record<KindName, (order: Order) => string>>;

type MusicKind = keyof typeof operations;
export const makesClips = (task: Task): boolean => task.order.kind in operations;

const modelOf = (task: Task): string => modelNamed(isMusic(task.order) ? task.order.model : defaultModel).engineName;

/** What a take says of itself in both spellings: `prompt` is what is sung or, where nobody sings, what was wished. */
const wordsOf = (text: TakeText, task: Task) => ({
  prompt: text.lyrics || (isMusic(task.order) ? (task.order.prompt ?? '') : ''),
  title: text.title,
  tags: text.tags,
});

/** A track of a record: a take that is being made has only the addresses to hear it by, and at first none. */
const recordItem = (id: string, text: TakeText, clip: Clip | undefined, task: Task, streamUrl = '') => ({
  id,
  audioUrl: clip?.audioUrl ?? '',
  sourceAudioUrl: clip?.audioUrl ?? '',
  streamAudioUrl: clip?.audioUrl ?? streamUrl,
  sourceStreamAudioUrl: clip?.audioUrl ?? streamUrl,
  imageUrl: clip?.imageUrl ?? '',
  sourceImageUrl: clip?.imageUrl ?? '',
  ...wordsOf(text, task),
  modelName: modelOf(task),
  createTime: stamp(task.createdAt),
  duration: clip?.durationSeconds ?? null,
});

/** A track of a callback. */
export const callbackItem = (clip: Clip, task: Task) => ({
  id: clip.id,
  audio_url: clip.audioUrl,
  source_audio_url: clip.audioUrl,
  stream_audio_url: clip.audioUrl,
  source_stream_audio_url: clip.audioUrl,
  image_url: clip.imageUrl,
  source_image_url: clip.imageUrl,
  ...wordsOf(clip, task),
  model_name: modelOf(task),
  createTime: stamp(task.createdAt),
  duration: clip.durationSeconds,
});

function tracksOf(task: Task): readonly unknown[] {
  if (task.state === 'succeeded') return task.clips.map((clip) => recordItem(clip.id, clip, clip, task));
  if (task.state !== 'running') return [];
  const { texts, clips } = task.early;
  return task.plannedClips.flatMap(({ id }, index) => {
    const clip = clips.find((one) => one.id === id);
    const heard = heardIn(task, id);
    const text = clip ?? texts[index] ?? heard;
    return text ? [recordItem(id, text, clip, task, heard?.audioUrl)] : [];
  });
}

function responseOf(task: Task): unknown {
  const reason = reasonOf(task);
  const sunoData = tracksOf(task);
  if (reason) return { taskId: task.id, sunoData, errorMessage: reason.message };
  return sunoData.length > 0 ? { taskId: task.id, sunoData } : null;
}

/** The `data` of `/api/v1/generate/record-info`. */
export const musicRecord = (task: Task) => ({
  taskId: task.id,
  parentMusicId: 'clipId' in task.order ? (task.order.clipId ?? '') : '',
  param: JSON.stringify(task.wire),
  response: responseOf(task),
  status: statusOf(task),
  type: 'GENERATE',
  operationType: operations[task.order.kind as MusicKind](task.order),
  ...errorOf(task),
});
