import { isMusic } from '../../catalogue/kinds/index.ts';
import { defaultModel, modelNamed } from '../../catalogue/models.ts';
import type { TakeText } from '../../catalogue/results.ts';
import { heardIn } from '../../tasks/early.ts';
import { type Audible, type Clip, hasEnded, type Task } from '../../tasks/task.ts';

type State = 'submitted' | 'queued' | 'streaming' | 'complete' | 'error';

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** Suno's words for a task's states, as long as a clip itself is not there. */
const words = {
  queued: 'submitted',
  running: 'queued',
  succeeded: 'error',
  failed: 'error',
  cancelled: 'error',
} as const satisfies Record<Task['state'], State>;

interface Seen {
  readonly id: string;
  /** A take that is still being made has no length and no picture yet. */
  readonly clip: (Audible & TakeText & Partial<Clip>) | undefined;
  readonly status: State;
  readonly error: string | null;
}

function errorOf(task: Task): string | null {
  if (task.state === 'failed') return task.failure.message;
  if (task.state === 'cancelled') return 'The task was cancelled';
  return task.state === 'succeeded' ? 'This take could not be made' : null;
}

/** A planned clip as it is now: it can be heard while it is made, and until its sibling is done too. */
function seen(task: Task, id: string): Seen {
  const early = task.state === 'running' ? task.early.clips : [];
  const clip = (task.state === 'succeeded' ? task.clips : early).find((each) => each.id === id);
  if (clip) return { id, clip, status: task.state === 'succeeded' ? 'complete' : 'streaming', error: null };
  const heard = heardIn(task, id);
  return { id, clip: heard, status: heard ? 'streaming' : words[task.state], error: errorOf(task) };
}

const modelOf = (task: Task) => modelNamed(isMusic(task.order) ? task.order.model : defaultModel);

const typeOf = ({ order }: Task): string => (order.kind === 'concat' || order.kind === 'upload' ? order.kind : 'gen');

function metadataOf(task: Task, { clip, error }: Seen) {
  const order = isMusic(task.order) ? task.order : undefined;
  return {
    tags: clip?.tags ?? order?.style ?? '',
    negative_tags: order?.negativeStyle ?? '',
    prompt: clip?.lyrics || (order?.lyrics ?? ''),
    gpt_description_prompt: order?.prompt ?? null,
    type: typeOf(task),
    duration: clip?.durationSeconds ?? null,
    error_message: error,
  };
}

/** The fields that both forms of AudioInfo share, in the original's order (src/lib/SunoApi.ts). */
function audioInfo(task: Task, id: string, lyricOf: (prompt: string) => string) {
  const clip = seen(task, id);
  const { tags, negative_tags, prompt, gpt_description_prompt, type, duration, error_message } = metadataOf(task, clip);
  return {
    info: {
      id,
      title: clip.clip?.title ?? titleOf(task),
      image_url: clip.clip?.imageUrl ?? '',
      lyric: lyricOf(prompt),
      audio_url: clip.clip?.audioUrl ?? '',
      video_url: '',
      created_at: iso(task.createdAt),
      model_name: modelOf(task).engineName,
      status: clip.status,
      gpt_description_prompt,
      prompt,
      type,
      tags,
    },
    ...{ negative_tags, duration, error_message },
  };
}

const titleOf = ({ order }: Task): string => ('title' in order ? (order.title ?? '') : '');

const clipsOf = (task: Task): readonly string[] => task.plannedClips.map(({ id }) => id);

/** What a create answers. */
export const submittedInfos = (task: Task) =>
  clipsOf(task).map((id) => {
    const { info, negative_tags, duration } = audioInfo(task, id, (prompt) => prompt);
    return { ...info, negative_tags, duration };
  });

const withoutBlankLines = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n');

/** What api/get answers for a clip, and a create that waited. */
export function gotInfo(task: Task, id: string) {
  const { info, duration, error_message } = audioInfo(task, id, withoutBlankLines);
  return { ...info, duration, error_message };
}

export const audioInfos = (task: Task) => clipsOf(task).map((id) => gotInfo(task, id));

/** Whether a create that waits has waited enough. */
export function isHeard(task: Task): boolean {
  const states = clipsOf(task).map((id) => seen(task, id).status);
  return hasEnded(task) || states.every((state) => state === 'streaming' || state === 'complete');
}

/** A clip as Suno itself shows it (facts: the clip object of the new-api family). */
export function rawClip(task: Task, id: string) {
  const now = seen(task, id);
  const model = modelOf(task);
  const { error_message, ...metadata } = metadataOf(task, now);
  return {
    id,
    video_url: '',
    audio_url: now.clip?.audioUrl ?? '',
    image_url: now.clip?.imageUrl ?? '',
    image_large_url: now.clip?.imageUrl ?? '',
    is_video_pending: false,
    major_model_version: model.name.slice(0, 2),
    model_name: model.engineName,
    is_liked: false,
    user_id: task.accountId,
    display_name: '',
    handle: '',
    is_handle_updated: false,
    avatar_image_url: '',
    is_trashed: false,
    reaction: null,
    created_at: iso(task.createdAt),
    status: now.status,
    title: now.clip?.title ?? titleOf(task),
    play_count: 0,
    upvote_count: 0,
    is_public: false,
    metadata: {
      ...metadata,
      audio_prompt_id: null,
      history: null,
      concat_history: task.order.kind === 'concat' ? task.order.clipIds.map((clip) => ({ id: clip })) : null,
      refund_credits: false,
      stream: true,
      error_type: task.state === 'failed' ? task.failure.code : null,
      error_message,
      infill: null,
      has_vocal: isMusic(task.order) ? !task.order.instrumental : null,
      is_audio_upload_tos_accepted: null,
    },
  };
}
