import { FormData } from 'undici';
import type { MusicOrder } from '../../catalogue/kinds/index.ts';
import { modelNamed } from '../../catalogue/models.ts';
import type { Assignment } from '../engine.ts';
import { at, textOf } from '../upstream/read.ts';
import { sniff } from '../upstream/sniff.ts';
import { languageOf, secondsFor } from '../upstream/spoken.ts';
import type { Api, Call } from '../upstream/upstream.ts';
import { titleOf, unsaid, without, wrongOrder } from '../upstream/wording.ts';
import type { Write } from '../upstream/workshop.ts';

/** ACE-Step 1.5, docs/en/API.md and its code at f30aee4c (G1) and after the split of March 2026 (G2). */

const captionOf = (order: MusicOrder): string =>
  [order.style, order.prompt].filter((text) => text?.trim()).join(', ') || titleOf(order);

async function wordsOf(order: MusicOrder, seed: number, write: Write): Promise<string> {
  if (order.instrumental) return '[inst]';
  return order.lyrics?.trim() ? order.lyrics : (await write(captionOf(order), seed)).lyrics;
}

const notHeard = ['negativeStyle', 'vocalGender', 'styleWeight', 'weirdness', 'personaId'] as const;

function common(order: MusicOrder, lyrics: string, { seed, takes }: Assignment): Record<string, unknown> {
  return {
    prompt: captionOf(order),
    lyrics,
    vocal_language: languageOf(lyrics),
    batch_size: takes,
    // Servers before PR #787 read no list, and draw a seed of their own.
    seed: Array.from({ length: takes }, (_, take) => seed + take).join(','),
    use_random_seed: false,
    audio_format: 'mp3',
    // The defaults make a server without a language model load one: 4.3 GB of memory that it keeps (issue #198).
    thinking: false,
    use_cot_caption: false,
    use_cot_language: false,
  };
}

const release = (body: unknown, order: MusicOrder): Call => ({
  method: 'POST',
  path: '/release_task',
  body,
  warnings: unsaid(order, 'acestep', notHeard),
});

/** Paths are the server's own and refused otherwise: sound is sent as a file. */
function form(fields: Readonly<Record<string, unknown>>, audio: Uint8Array): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(without(fields))) body.set(name, String(value));
  const type = sniff(audio) ?? { extension: 'mp3', contentType: 'audio/mpeg' };
  body.set('src_audio', new Blob([new Uint8Array(audio)], { type: type.contentType }), `source.${type.extension}`);
  return body;
}

/** How much is played on, where an order does not say. */
const goOnSeconds = 60;

export const orders: Api['orders'] = {
  song: async (order, _origins, assignment, write) => {
    const lyrics = await wordsOf(order, assignment.seed, write);
    const audio_duration = secondsFor(order.instrumental ? '' : lyrics, modelNamed(order.model).maxSeconds);
    return release({ ...common(order, lyrics, assignment), task_type: 'text2music', audio_duration }, order);
  },
  cover: async (order, { audio }, assignment, write) => {
    const source = assignment.sources[0]?.clip;
    const sung = order.lyrics || source?.lyrics || '';
    const lyrics = await wordsOf({ ...order, lyrics: sung }, assignment.seed, write);
    const fields = {
      ...common(order, lyrics, assignment),
      task_type: 'cover',
      audio_cover_strength: order.audioWeight ?? 1,
    };
    return release(form(fields, await audio()), order);
  },
  extend: async (order, { audio }, assignment, write) => {
    const length = assignment.sources[0]?.clip?.durationSeconds;
    if (order.span !== 'whole') throw wrongOrder('acestep gives the whole song. Order span: whole');
    const from = order.continueAt ?? length;
    if (from === undefined) throw wrongOrder('continueAt: acestep needs the place where the song goes on. Name it');
    const lyrics = await wordsOf(order, assignment.seed, write);
    const fields = {
      ...common(order, lyrics, assignment),
      task_type: 'repaint',
      repainting_start: from,
      repainting_end: from + goOnSeconds,
    };
    return release(form(fields, await audio()), order);
  },
  replaceSection: async (order, { audio }, assignment, write) => {
    const sung = order.lyrics || assignment.sources[0]?.clip?.lyrics || '';
    const lyrics = await wordsOf({ ...order, lyrics: sung }, assignment.seed, write);
    const fields = {
      ...common(order, lyrics, assignment),
      task_type: 'repaint',
      repainting_start: order.from,
      repainting_end: order.to,
    };
    return release(form(fields, await audio()), order);
  },
  lyrics: ({ prompt }) => ({
    method: 'POST',
    path: '/format_input',
    body: { prompt, lyrics: '', temperature: 0.85 },
    answers: (body) => {
      const text = textOf(at(body, 'data', 'lyrics'));
      return { texts: text.trim() === '' ? [] : [{ title: '', text }] };
    },
  }),
};
