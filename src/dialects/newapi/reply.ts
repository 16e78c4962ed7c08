import { type KindName, kinds } from '../../catalogue/kinds/index.ts';
import type { TimedWord } from '../../catalogue/results.ts';
import { hasEnded, type Task } from '../../tasks/task.ts';
import { epochSeconds, picturesOf } from '../common.ts';
import { finishedClip, plannedClip, stemClip, whyOf } from './clip.ts';

export type Succeeded = Extract<Task, { state: 'succeeded' }>;

const statuses = {
  queued: 'QUEUED',
  running: 'IN_PROGRESS',
  succeeded: 'SUCCESS',
  failed: 'FAILURE',
  cancelled: 'FAILURE',
} as const satisfies Record<Task['state'], string>;

/** MUSIC and LYRICS are documented, UPSAMPLE_TAGS by one gateway; the others follow them. */
const actionOf = {
  song: 'MUSIC',
  extend: 'MUSIC',
  cover: 'MUSIC',
  replaceSection: 'MUSIC',
  addVocals: 'MUSIC',
  addInstrumental: 'MUSIC',
  mashup: 'MUSIC',
  sounds: 'MUSIC',
  stems: 'MUSIC',
  lyrics: 'LYRICS',
  styleBoost: 'UPSAMPLE_TAGS',
  concat: 'CONCAT',
  upload: 'UPLOAD',
  wav: 'WAV',
  flac: 'FLAC',
  midi: 'MIDI',
  musicxml: 'MUSICXML',
  video: 'MP4',
  timing: 'TIMING',
  artwork: 'ARTWORK',
  persona: 'PERSONA',
} as const satisfies Record<KindName, string>;

/** Whole percents; 100 only when all is over. */
function progressOf(task: Task): string {
  if (hasEnded(task)) return '100%';
  return `${task.state === 'running' ? Math.min(99, Math.round(task.progress * 100)) : 0}%`;
}

export const timingOf = (timing: readonly TimedWord[]) => ({
  aligned_words: timing.map(({ word, start, end }) => ({
    word,
    success: true,
    start_s: start,
    end_s: end,
    p_align: 1,
  })),
  waveform_data: [],
  hoot_cer: 0,
  is_streamed: false,
});

const fileOf = (task: Succeeded): string => task.files[0]?.url ?? '';

/** What a success brings, in the shape of its kind. */
function productOf(task: Succeeded): unknown {
  const { order } = task;
  const [text] = task.texts;
  switch (order.kind) {
    case 'lyrics':
      return {
        id: task.id,
        text: text?.text ?? '',
        title: text?.title ?? '',
        status: 'complete',
        tags: [],
        error_message: '',
      };
    case 'styleBoost':
      return { id: task.id, tags: order.style, upsampled_tags: text?.text ?? '', status: 'complete' };
    case 'stems':
      return task.files.map((file) => stemClip(task, file, undefined));
    case 'wav':
      return { clip_id: order.clipId, wav_file_url: fileOf(task), status: 'complete' };
    case 'midi':
      return { clip_id: order.clipId, midi_file_url: fileOf(task), status: 'complete' };
    case 'video':
      return { clip_id: order.clipId, mp4_file_url: fileOf(task), video_url: fileOf(task), status: 'complete' };
    case 'artwork':
      return { clip_id: order.clipId, images: picturesOf(task.files), status: 'complete' };
    case 'timing':
      return timingOf(task.timing);
    case 'persona':
      return { id: task.reference, name: order.name, description: order.description, root_clip_id: order.clipId };
    default:
      return clipsOf(task);
  }
}

/** The clips of a task that makes some, whatever has become of them. */
export function clipsOf(task: Task) {
  if (task.state === 'succeeded') return task.clips.map((clip) => finishedClip(task, clip));
  return task.plannedClips.slice(0, kinds[task.order.kind].takes).map(({ id }, index) => plannedClip(task, id, index));
}

function dataOf(task: Task): unknown {
  if (task.state === 'succeeded') return productOf(task);
  if (kinds[task.order.kind].takes > 0) return clipsOf(task);
  if (task.order.kind === 'lyrics' && hasEnded(task))
    return { id: task.id, text: '', title: '', status: 'error', tags: [], error_message: whyOf(task) };
  return null;
}

/** A number for those who expect one: 48 bits of the id, which JavaScript can hold. */
const numberOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(-12), 16) || 0;

const startOf = (task: Task): number => {
  if ('startedAt' in task) return epochSeconds(task.startedAt);
  return hasEnded(task) ? epochSeconds(task.createdAt) : 0;
};

/** new-api's TaskDto, with the fields of the classic and of the 2026 one: fetch's `data`, and the callback's body. */
export function taskDto(task: Task) {
  const action = actionOf[task.order.kind];
  const finishedAt = hasEnded(task) ? epochSeconds(task.finishedAt) : 0;
  return {
    id: numberOf(task.id),
    created_at: epochSeconds(task.createdAt),
    updated_at: finishedAt || startOf(task) || epochSeconds(task.createdAt),
    task_id: task.id,
    platform: 'suno',
    user_id: 0,
    group: 'default',
    channel_id: 0,
    quota: task.price,
    notify_hook: task.callbackUrl ?? '',
    action,
    status: statuses[task.state],
    fail_reason: whyOf(task),
    submit_time: epochSeconds(task.createdAt),
    start_time: startOf(task),
    finish_time: finishedAt,
    progress: progressOf(task),
    properties: {
      input: 'prompt' in task.order ? (task.order.prompt ?? '') : '',
      upstream_model_name: `suno_${action.toLowerCase()}`,
      origin_model_name: `suno_${action.toLowerCase()}`,
    },
    data: dataOf(task),
  };
}

const mediaOf = (task: Task, type: string) =>
  task.state === 'succeeded'
    ? task.files
        .filter(({ contentType }) => contentType.startsWith(`${type}/`))
        .map(({ url, contentType }) => ({ url, duration: null as number | null, content_type: contentType }))
    : [];

/** YEScale's task of any platform, bare. */
export function universalTask(task: Task) {
  const clips = task.state === 'succeeded' ? task.clips : [];
  return {
    task_id: task.id,
    status: statuses[task.state],
    progress: progressOf(task),
    err_reason: whyOf(task),
    submit_time: epochSeconds(task.createdAt),
    finish_time: hasEnded(task) ? epochSeconds(task.finishedAt) : 0,
    message: '',
    task_result: {
      audio: [
        ...clips.map((clip) => ({
          url: clip.audioUrl,
          duration: clip.durationSeconds as number | null,
          content_type: 'audio/mpeg',
        })),
        ...mediaOf(task, 'audio'),
      ],
      images: [
        ...clips.map((clip) => ({ url: clip.imageUrl, duration: null, content_type: 'image/jpeg' })),
        ...mediaOf(task, 'image'),
      ],
      videos: mediaOf(task, 'video'),
      text: task.state === 'succeeded' ? (task.texts[0]?.text ?? '') : '',
    },
  };
}

const uploadStatus = {
  queued: 'processing',
  running: 'processing',
  succeeded: 'complete',
  failed: 'error',
  cancelled: 'error',
} as const satisfies Record<Task['state'], string>;

/** An upload whose file nobody has said to be complete. */
export const placeReply = (id: string) => ({
  id,
  status: 'created',
  error_message: null,
  s3_id: '',
  title: '',
  image_url: '',
  clip_id: '',
});

/** An upload as GET /suno/uploads/audio/{id} shows it, under the id that was asked for. */
export function uploadReply(task: Task, id: string) {
  const clip = task.state === 'succeeded' ? task.clips[0] : undefined;
  return {
    id,
    status: uploadStatus[task.state],
    error_message: whyOf(task) || null,
    s3_id: clip ? `m_${clip.id}` : '',
    title: clip?.title ?? '',
    image_url: clip?.imageUrl ?? '',
    clip_id: task.plannedClips[0]?.id ?? '',
  };
}

export const succeeded = (task: Task): task is Succeeded => task.state === 'succeeded';
