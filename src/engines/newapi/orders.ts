import type { MusicOrder } from '../../catalogue/kinds/index.ts';
import { modelNamed } from '../../catalogue/models.ts';
import type { TimedWord } from '../../catalogue/results.ts';
import type { Told } from '../upstream/collect.ts';
import { at, firstText, listOf, numberOf, textOf } from '../upstream/read.ts';
import type { Api, Call } from '../upstream/upstream.ts';
import { without, wordingOf, wrongOrder } from '../upstream/wording.ts';

/** What the open-source cores have, and the routes that gateways add. */
const submit = (action: string, body: object, family = action): Call => ({
  method: 'POST',
  path: `/suno/submit/${action}`,
  body,
  family,
});

/** A GET that orders something: a repeat is the same order. */
const act = (name: string, clip: string, more: Partial<Call> = {}): Call => ({
  method: 'GET',
  path: `/suno/act/${name}/${encodeURIComponent(clip)}`,
  family: name,
  ...more,
});

function versionOf(order: MusicOrder): string {
  const model = modelNamed(order.model);
  return model.aliases.find((alias) => alias.startsWith('chirp-')) ?? model.engineName;
}

const manner = (order: MusicOrder) => ({
  title: order.title,
  negative_tags: order.negativeStyle,
  make_instrumental: order.instrumental,
  vocal_gender: order.vocalGender,
  style_weight: order.styleWeight,
  weirdness_constraint: order.weirdness,
  audio_weight: order.audioWeight,
  persona_id: order.personaId,
  mv: versionOf(order),
});

/** A song says something; what is made from a song may say nothing new. */
function fromSong(order: MusicOrder, more: Readonly<Record<string, unknown>>): Call {
  return submit(
    'music',
    without({
      ...(order.lyrics ? { prompt: order.lyrics } : { gpt_description_prompt: order.prompt }),
      tags: order.style,
      ...manner(order),
      ...more,
    }),
  );
}

const seconds = (value: unknown): number => numberOf(value) ?? 0;

const wordOf = (item: unknown): TimedWord => ({
  word: textOf(at(item, 'word')),
  start: seconds(at(item, 'start_s') ?? at(item, 'startS')),
  end: seconds(at(item, 'end_s') ?? at(item, 'endS')),
});

/** A stem is a clip whose title ends in its name: `City Lights - Backing vocals`. */
const stemName = (title: string): string =>
  (title.split(' - ').at(-1) ?? '').trim().toLowerCase().replace(/\s+/g, '_') || 'stem';

const stemsIn = (body: unknown): Told => ({
  files: listOf(at(body, 'clips')).map((clip) => ({
    name: stemName(textOf(at(clip, 'title'))),
    url: textOf(at(clip, 'audio_url')),
  })),
});

export const orders: Api['orders'] = {
  song: (order) => {
    const words = wordingOf(order);
    return submit(
      'music',
      without({
        ...(words.custom ? { prompt: words.lyrics, tags: words.style } : { gpt_description_prompt: words.prompt }),
        ...manner(order),
      }),
    );
  },
  extend: async (order, { clip }) => {
    if (order.span === 'whole')
      throw wrongOrder('newapi gives the continuation alone. Order a concat of it afterwards');
    const { clip: id, task } = await clip();
    return fromSong(order, {
      continue_clip_id: id,
      continue_at: order.continueAt,
      // Both open-source servers refuse a continuation without it.
      task_id: task,
    });
  },
  cover: async (order, { clip }) => fromSong(order, { task: 'cover', cover_clip_id: (await clip()).clip }),
  replaceSection: async (order, { clip }) => {
    const { clip: id, task } = await clip();
    return fromSong(order, {
      task: 'infill',
      continue_clip_id: id,
      task_id: task,
      infill_start_s: order.from,
      infill_end_s: order.to,
    });
  },
  addVocals: async (order, { clip }) =>
    fromSong(order, { task: 'overpainting', overpainting_clip_id: (await clip()).clip }),
  addInstrumental: async (order, { clip }) =>
    fromSong(order, { task: 'underpainting', underpainting_clip_id: (await clip()).clip }),
  lyrics: ({ prompt }) => submit('lyrics', { prompt }),
  styleBoost: ({ style }) => submit('UPSAMPLE_TAGS', { tags: style }, 'tags'),
  concat: async ({ clipIds }, { clip }) => {
    if (clipIds.length > 1) throw wrongOrder('newapi joins one clip and what it continues. Name the last clip alone');
    return submit('concat', { clip_id: (await clip()).clip, is_infill: false });
  },
  upload: async (_order, { url }) => ({
    method: 'POST',
    path: '/suno/uploads/audio-url',
    body: { url: await url() },
    family: 'music',
  }),
  stems: async ({ parts }, { clip }) => {
    const call = act('stems', (await clip()).clip, { answers: stemsIn });
    return parts === 'twelve' ? { ...call, path: `${call.path}?stem_task=twelve` } : call;
  },
  timing: async (_order, { clip }) =>
    act('timing', (await clip()).clip, {
      answers: (body) => ({ timing: listOf(at(body, 'aligned_words')).map(wordOf) }),
    }),
  wav: async (_order, { clip }) => act('wav', (await clip()).clip),
  video: async (_order, { clip }) => act('mp4', (await clip()).clip),
  midi: async (_order, { clip }) => act('midi', (await clip()).clip),
  persona: async ({ name, description }, { clip }) => ({
    method: 'POST',
    path: '/suno/persona/create',
    body: { root_clip_id: (await clip()).clip, name, description },
    answers: (body) => ({ reference: firstText(at(body, 'id'), at(body, 'data', 'id')) }),
  }),
};
