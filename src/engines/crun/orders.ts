import type { MusicOrder } from '../../catalogue/kinds/index.ts';
import { at, firstText, textOf } from '../upstream/read.ts';
import type { Api, Call } from '../upstream/upstream.ts';
import { titleOf, without, wordingOf } from '../upstream/wording.ts';

/** docs.crun.ai: everything is ordered by one create, whose `model` says the kind. */
const create = (model: string, input: object, family = ''): Call => ({
  method: 'POST',
  path: '/api/v1/client/job/CreateTask',
  body: { model, input },
  family,
});

const manner = (order: MusicOrder) => ({
  model: order.model,
  instrumental: order.instrumental,
  vocal_gender: order.vocalGender,
  style_weight: order.styleWeight,
  weirdness_constraint: order.weirdness,
  audio_weight: order.audioWeight,
  negative_tags: order.negativeStyle,
  persona_id: order.personaId,
});

function musicInput(order: MusicOrder): Record<string, unknown> {
  const words = wordingOf(order);
  return without({
    mode: words.custom ? 'custom' : 'simple',
    ...(words.custom
      ? { title: words.title, tags: words.style, lyrics: words.lyrics }
      : { title: order.title, prompt: words.prompt }),
    ...manner(order),
  });
}

export const orders: Api['orders'] = {
  song: (order) => create('suno/music-generate', musicInput(order)),
  cover: async (order, { url }) => create('suno/music-cover', { ...musicInput(order), audio_url: await url() }),
  extend: async (order, { own, url }, { sources }) => {
    const clip = await own();
    if (!clip)
      return create('suno/music-extend-upload', {
        ...musicInput(order),
        ...without({ audio_url: await url(), continue_at: order.continueAt ?? sources[0]?.clip?.durationSeconds }),
      });
    const words = wordingOf(order);
    // Simple: all that is not said comes from the song. Custom calls the words `prompt` here.
    const custom = order.lyrics?.trim() && order.continueAt !== undefined && words.custom ? words : undefined;
    return create(
      'suno/music-extend',
      without({
        suno_id: clip.clip,
        mode: custom ? 'custom' : 'simple',
        continue_at: order.continueAt,
        ...(custom
          ? { title: custom.title, tags: order.style || sources[0]?.clip?.tags || custom.style, prompt: custom.lyrics }
          : { title: order.title, tags: order.style, prompt: order.prompt }),
        ...manner(order),
      }),
    );
  },
  video: async ({ author, brand }, { clip }) => {
    const { task, clip: id } = await clip();
    return create('suno/music-video', without({ task_id: task, suno_id: id, author, brand }), 'video');
  },
  stems: async ({ parts }, { clip }) => {
    const { task, clip: id } = await clip();
    // The enum itself leaves the last letter out.
    return create(
      'suno/vocal-separatio',
      { task_id: task, suno_id: id, mode: parts === 'two' ? 'vocal' : 'instrumental' },
      'stems',
    );
  },
  persona: async (order, { clip }) => {
    const { task, clip: id } = await clip();
    return {
      method: 'POST',
      path: '/api/v1/client/job/suno-persona-generate',
      body: without({
        task_id: task,
        suno_id: id,
        name: order.name,
        description: order.description || titleOf(order),
        vocal_start: order.from,
        vocal_end: order.to,
        style: order.style,
      }),
      answers: (body) => ({ reference: firstText(at(body, 'data', 'persona_id')) }),
    };
  },
};

export const taskIn = (body: unknown): string => textOf(at(body, 'data', 'task_id'));
