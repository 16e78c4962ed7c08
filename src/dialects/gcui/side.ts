import type { Order } from '../../catalogue/kinds/index.ts';
import type { AccountId } from '../../ids.ts';
import type { House } from '../../tasks/house.ts';
import type { Clip, Task } from '../../tasks/task.ts';
import { gotInfo, rawClip } from './reply.ts';

/** Suno's two stems and their titles; their ids are those of their task with the stem's name. */
const stems = { vocals: 'Vocals', instrumental: 'Instrumental' } as const;
type Stem = keyof typeof stems;

function stemInfo(task: Task, stem: Stem, clip: Clip | undefined) {
  // A separation has no takes, so its task's states are told through a clip that is never there.
  const { status, created_at, error_message, ...info } = gotInfo(task, '');
  const file = task.state === 'succeeded' ? task.files.find(({ name }) => name === stem) : undefined;
  return {
    ...info,
    id: `${task.id}_${stem}`,
    status: file ? 'complete' : status,
    created_at,
    title: `${clip?.title ?? ''} - ${stems[stem]}`,
    audio_url: file?.url ?? '',
    image_url: clip?.imageUrl ?? '',
    model_name: 'chirp-stem',
    duration: clip?.durationSeconds ?? null,
    error_message: file ? null : error_message,
  };
}

/** What api/generate_stems answers. */
export const stemInfos = (task: Task, clip: Clip | undefined) =>
  (Object.keys(stems) as Stem[]).map((stem) => {
    const { id, status, created_at, title, duration } = stemInfo(task, stem, clip);
    const from = task.order.kind === 'stems' ? task.order.clipId : null;
    return { id, status, created_at, title, stem_from_id: from, duration };
  });

/** The stem with this id, as api/get shows clips; nothing when there is none. */
export async function stemOf(house: House, account: AccountId, id: string): Promise<unknown[]> {
  const [, taskId, stem] = /^(.+)_(vocals|instrumental)$/.exec(id) ?? [];
  const task = taskId === undefined ? undefined : await house.tasks.get(account, taskId);
  if (task?.order.kind !== 'stems') return [];
  return [stemInfo(task, stem as Stem, (await house.tasks.clip(account, task.order.clipId))?.clip)];
}

export interface PersonaFound {
  readonly id: string;
  readonly task: Task;
  readonly order: Extract<Order, { kind: 'persona' }>;
  /** The task of the clip that it was made from. */
  readonly source: Task | undefined;
}

/** PersonaResponse of src/lib/SunoApi.ts; all its clips are on the first page. */
export function personaPage({ id, task, order, source }: PersonaFound, page: number) {
  const clip = source ? rawClip(source, order.clipId) : null;
  const clips = clip && page <= 1 ? [{ clip }] : [];
  return {
    persona: {
      id,
      name: order.name,
      description: order.description,
      image_s3_id: clip?.image_url ?? '',
      root_clip_id: order.clipId,
      clip,
      user_display_name: '',
      user_handle: '',
      user_image_url: '',
      persona_clips: clips,
      is_suno_persona: false,
      is_trashed: false,
      is_owned: true,
      is_public: false,
      is_public_approved: false,
      is_loved: false,
      upvote_count: 0,
      clip_count: clip ? 1 : 0,
      created_at: new Date(task.createdAt).toISOString(),
    },
    total_results: clip ? 1 : 0,
    current_page: page,
    is_following: false,
  };
}
