import { isMusic, type Order } from '../../catalogue/kinds/index.ts';
import { defaultModel, modelNamed } from '../../catalogue/models.ts';
import { heardIn } from '../../tasks/early.ts';
import type { Clip, ProducedFile, Task } from '../../tasks/task.ts';
import { epochSeconds } from '../common.ts';

/** Clips are born as Suno calls a state, and the task's state follows from theirs. */
type ClipStatus = 'submitted' | 'queued' | 'streaming' | 'complete' | 'error';

/** `v4.5plus` is `v4.5+` in clips. */
const major = (model: string): string => model.replace('plus', '+').replace(/all$/, '-all');

const typeOf: Partial<Record<Order['kind'], string>> = { upload: 'upload', concat: 'concat', stems: 'stem' };
const taskOf: Partial<Record<Order['kind'], string>> = {
  extend: 'extend',
  cover: 'cover',
  replaceSection: 'infill',
  stems: 'gen_stem',
  addVocals: 'overpainting',
  addInstrumental: 'underpainting',
};

/** What a clip tells of where it came from. */
function lineage(order: Order): Readonly<Record<string, unknown>> {
  switch (order.kind) {
    case 'extend':
      return { history: [{ id: order.clipId ?? order.audioUrl, continue_at: order.continueAt ?? null, type: 'gen' }] };
    case 'replaceSection':
      return {
        history: [{ id: order.clipId, infill_start_s: order.from, infill_end_s: order.to, type: 'gen' }],
        infill: true,
      };
    case 'cover':
      return { cover_clip_id: order.clipId ?? null };
    case 'addVocals':
      return { overpainting_clip_id: order.clipId ?? null };
    case 'addInstrumental':
      return { underpainting_clip_id: order.clipId ?? null };
    case 'concat':
      return { concat_history: order.clipIds.map((id) => ({ id })) };
    case 'stems':
      return { stem_from_id: order.clipId };
    default:
      return {};
  }
}

interface Shown {
  readonly id: string;
  readonly title: string;
  readonly status: ClipStatus;
  readonly audioUrl?: string;
  readonly imageUrl?: string;
  readonly lyrics?: string;
  readonly tags?: string;
  readonly seconds?: number;
}

/** Suno's clip with every field of its generations, then those that one gateway lifts out of the metadata. */
function wireClip(task: Task, shown: Shown) {
  const { order } = task;
  const music = isMusic(order) ? order : undefined;
  const model = modelNamed(music?.model ?? defaultModel);
  const tags = shown.tags ?? music?.style ?? '';
  const prompt = shown.lyrics ?? music?.lyrics ?? '';
  const duration = shown.seconds ?? null;
  const error = shown.status === 'error' ? whyOf(task) : null;
  return {
    id: shown.id,
    video_url: '',
    audio_url: shown.audioUrl ?? '',
    image_url: shown.imageUrl ?? '',
    image_large_url: shown.imageUrl ?? '',
    is_video_pending: false,
    major_model_version: major(model.name),
    model_name: model.engineName,
    is_liked: false,
    user_id: '',
    display_name: '',
    handle: '',
    is_handle_updated: false,
    avatar_image_url: '',
    is_trashed: false,
    reaction: null,
    created_at: new Date(task.createdAt).toISOString(),
    status: shown.status,
    title: shown.title,
    play_count: 0,
    upvote_count: 0,
    is_public: false,
    entity_type: 'song_schema',
    metadata: {
      tags,
      prompt,
      gpt_description_prompt: music?.prompt ?? null,
      audio_prompt_id: null,
      history: null,
      concat_history: null,
      type: typeOf[order.kind] ?? 'gen',
      task: taskOf[order.kind] ?? null,
      duration,
      refund_credits: shown.status === 'error',
      stream: true,
      error_type: error && task.state === 'failed' ? task.failure.code : null,
      error_message: error,
      infill: null,
      has_vocal: music ? !music.instrumental : null,
      make_instrumental: music?.instrumental ?? null,
      is_audio_upload_tos_accepted: order.kind === 'upload' ? true : null,
      negative_tags: music?.negativeStyle ?? '',
      persona_id: music?.personaId ?? null,
      can_remix: true,
      is_remix: false,
      ...lineage(order),
    },
    clip_id: shown.id,
    task_id: task.id,
    mv: model.engineName,
    msg: error ?? '',
    state: shown.status === 'complete' ? 'succeeded' : shown.status === 'error' ? 'failed' : 'pending',
    tags,
    prompt,
    duration,
    continue_at: order.kind === 'extend' ? (order.continueAt ?? null) : null,
    create_time: epochSeconds(task.createdAt),
  };
}

export const whyOf = (task: Task): string => {
  if (task.state === 'failed') return task.failure.message;
  return task.state === 'cancelled' ? 'The task was cancelled' : '';
};

export const finishedClip = (task: Task, clip: Clip) =>
  wireClip(task, {
    id: clip.id,
    title: clip.title,
    status: 'complete',
    audioUrl: clip.audioUrl,
    imageUrl: clip.imageUrl,
    lyrics: clip.lyrics,
    tags: clip.tags,
    seconds: clip.durationSeconds,
  });

const pendingStatus = { queued: 'submitted', running: 'queued', failed: 'error', cancelled: 'error' } as const;

/** A clip that is promised, or will never be: its id is known from the start, its words perhaps before its sound. */
export function plannedClip(task: Exclude<Task, { state: 'succeeded' }>, id: string, index: number) {
  const early = task.state === 'running' ? task.early : undefined;
  const heard = early?.clips.find((clip) => clip.id === id);
  if (heard) return finishedClip(task, heard);
  const live = heardIn(task, id);
  const words = live ?? early?.texts[index];
  return wireClip(task, {
    id,
    title: words?.title ?? ('title' in task.order ? (task.order.title ?? '') : ''),
    status: live ? 'streaming' : pendingStatus[task.state],
    ...(live && { audioUrl: live.audioUrl }),
    ...(words && { lyrics: words.lyrics, tags: words.tags }),
  });
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');

/** A stem in a clip's form. Its id is no clip's: it cannot be the source of another order. */
export const stemClip = (task: Task, file: ProducedFile, source: Clip | undefined) =>
  wireClip(task, {
    id: `${task.plannedClips[0]?.id ?? task.id}-${file.name}`,
    title: `${source?.title ?? ''} - ${capital(file.name)}`.replace(/^ - /, ''),
    status: 'complete',
    audioUrl: file.url,
    imageUrl: source?.imageUrl ?? '',
    lyrics: /vocals$/.test(file.name) ? (source?.lyrics ?? '') : '',
    tags: source?.tags ?? '',
    ...(source && { seconds: source.durationSeconds }),
  });
