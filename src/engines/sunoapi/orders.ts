import type { MusicOrder } from '../../catalogue/kinds/index.ts';
import type { ModelName } from '../../catalogue/models.ts';
import type { TimedWord } from '../../catalogue/results.ts';
import { at, firstText, listOf, numberOf, textOf } from '../upstream/read.ts';
import type { Api, Call } from '../upstream/upstream.ts';
import { titleOf, versionIn, without, wordingOf, wrongOrder } from '../upstream/wording.ts';

/** docs.sunoapi.org, docs.kie.ai. */
const served: readonly ModelName[] = ['v3.5', 'v4', 'v4.5', 'v4.5plus', 'v4.5all', 'v5', 'v5.5'];
/** The only ones that play or sing over uploaded audio. */
const layering: readonly ModelName[] = ['v4.5plus', 'v5', 'v5.5'];

/** The schema asks for an address, also where we have none; a name under .invalid leads nowhere (RFC 2606). */
const nowhere = 'https://callback.invalid/';

const post = (path: string, family: string, body: Readonly<Record<string, unknown>>): Call => ({
  method: 'POST',
  path: `/api/v1/${path}`,
  body: { ...without(body), callBackUrl: nowhere },
  family,
});

/** What is the answer itself is called back by nobody. */
const ask = (path: string, body: Readonly<Record<string, unknown>>, answers: Required<Call>['answers']): Call => ({
  method: 'POST',
  path: `/api/v1/${path}`,
  body: without(body),
  answers,
});

const versionOf = (order: MusicOrder, among = served): string => versionIn(among, order.model, 'sunoapi');

const manner = (order: MusicOrder) => ({
  vocalGender: order.vocalGender,
  negativeTags: order.negativeStyle,
  styleWeight: order.styleWeight,
  weirdnessConstraint: order.weirdness,
  audioWeight: order.audioWeight,
  personaId: order.personaId,
});

/** Custom mode, or a description. */
function moded(order: MusicOrder): Record<string, unknown> {
  const words = wordingOf(order);
  return {
    customMode: words.custom,
    instrumental: order.instrumental,
    model: versionOf(order),
    ...(words.custom
      ? { prompt: words.lyrics, style: words.style, title: words.title }
      : { prompt: words.prompt, title: order.title }),
    ...manner(order),
  };
}

const seconds = (value: unknown): number => numberOf(value) ?? 0;
const wordOf = (item: unknown): TimedWord => ({
  word: textOf(at(item, 'word')),
  start: seconds(at(item, 'startS') ?? at(item, 'start_s')),
  end: seconds(at(item, 'endS') ?? at(item, 'end_s')),
});

export const orders: Api['orders'] = {
  song: (order) => post('generate', 'generate', moded(order)),
  extend: async (order, { own, url }, { sources }) => {
    if (order.span === 'whole') throw wrongOrder('sunoapi gives the continuation alone. Order another span');
    const [source] = sources;
    const clip = await own();
    // `true` means parameters of one's own: words, style, title and place are then all required.
    const ownWords = Boolean(order.lyrics || order.style);
    const place = order.continueAt || source?.clip?.durationSeconds;
    if (ownWords && !place) throw wrongOrder('continueAt: sunoapi needs the place where new words go on. Name it');
    return post(clip ? 'generate/extend' : 'generate/upload-extend', 'generate', {
      defaultParamFlag: ownWords,
      ...(clip ? { audioId: clip.clip } : { uploadUrl: await url(), instrumental: order.instrumental }),
      model: versionOf(order),
      prompt: order.lyrics || order.prompt || (ownWords && !order.instrumental ? titleOf(order) : undefined),
      ...(ownWords && {
        style: order.style || source?.clip?.tags || 'song',
        title: order.title || source?.clip?.title || titleOf(order),
        continueAt: place,
      }),
      ...manner(order),
    });
  },
  cover: async (order, { url }) =>
    post('generate/upload-cover', 'generate', { ...moded(order), uploadUrl: await url() }),
  mashup: async (order, { url }) =>
    post('generate/mashup', 'generate', { ...moded(order), uploadUrlList: [await url(0), await url(1)] }),
  addVocals: async (order, { url }) =>
    post('generate/add-vocals', 'generate', {
      ...manner(order),
      uploadUrl: await url(),
      prompt: order.lyrics || order.prompt || titleOf(order),
      title: titleOf(order),
      style: order.style || 'song',
      negativeTags: order.negativeStyle || 'noise',
      model: versionOf(order, layering),
    }),
  addInstrumental: async (order, { url }) =>
    post('generate/add-instrumental', 'generate', {
      ...manner(order),
      uploadUrl: await url(),
      title: titleOf(order),
      tags: order.style || order.prompt || 'song',
      negativeTags: order.negativeStyle || 'noise',
      model: versionOf(order, layering),
    }),
  replaceSection: async (order, { clip }, { sources }) => {
    const { task, clip: id } = await clip();
    const made = sources[0]?.clip;
    return post('generate/replace-section', 'generate', {
      ...manner(order),
      taskId: task,
      audioId: id,
      prompt: order.lyrics || order.prompt || titleOf(order),
      tags: order.style || made?.tags || 'song',
      title: order.title || made?.title || titleOf(order),
      infillStartS: order.from,
      infillEndS: order.to,
    });
  },
  sounds: (order) =>
    post('generate/sounds', 'generate', {
      prompt: order.prompt,
      model: versionOf(order),
      soundLoop: order.loop,
      soundTempo: order.tempo,
      soundKey: order.key,
    }),
  lyrics: ({ prompt }) => post('lyrics', 'lyrics', { prompt }),
  wav: async (_order, { clip }) => {
    const { task, clip: id } = await clip();
    return post('wav/generate', 'wav', { taskId: task, audioId: id });
  },
  stems: async ({ parts }, { clip }) => {
    const { task, clip: id } = await clip();
    const type = parts === 'two' ? 'separate_vocal' : 'split_stem';
    return post('vocal-removal/generate', 'vocal-removal', { taskId: task, audioId: id, type });
  },
  video: async ({ author, brand }, { clip }) => {
    const { task, clip: id } = await clip();
    return post('mp4/generate', 'mp4', { taskId: task, audioId: id, author, domainName: brand });
  },
  artwork: async (_order, { clip }) => post('suno/cover/generate', 'suno/cover', { taskId: (await clip()).task }),
  timing: async (_order, { clip }) => {
    const { task, clip: id } = await clip();
    return ask('generate/get-timestamped-lyrics', { taskId: task, audioId: id }, (body) => ({
      timing: listOf(at(body, 'data', 'alignedWords')).map(wordOf),
    }));
  },
  persona: async (order, { clip }) => {
    const { task, clip: id } = await clip();
    const about = { taskId: task, audioId: id, name: order.name, description: order.description || order.name };
    return ask(
      'generate/generate-persona',
      { ...about, vocalStart: order.from, vocalEnd: order.to, style: order.style },
      (body) => ({ reference: firstText(at(body, 'data', 'personaId')) }),
    );
  },
  styleBoost: ({ style }) =>
    ask('style/generate', { content: style }, (body) => ({
      texts: [{ title: '', text: firstText(at(body, 'data', 'result')) }],
    })),
};
