import type { MusicOrder } from '../../catalogue/kinds/index.ts';
import { modelNamed } from '../../catalogue/models.ts';
import type { Reply } from '../upstream/client.ts';
import type { ToldTake } from '../upstream/collect.ts';
import { at, firstText, listOf, numberOf, shareOf, textOf } from '../upstream/read.ts';
import type { Api, Call, Fault, Look } from '../upstream/upstream.ts';
import { titleOf, unsaid, without, wordingOf, wrongOrder } from '../upstream/wording.ts';

/** docs.sunor.cc: one endpoint, and a `task_type` for each kind. */
const create = (type: string, input: object, warnings: readonly string[] = []): Call => ({
  method: 'POST',
  path: '/api/v1/task',
  body: { model: 'suno', task_type: type, input },
  family: type,
  warnings,
});

const unknownFields = ['vocalGender', 'styleWeight', 'weirdness', 'audioWeight', 'personaId'] as const;
const warningsOf = (order: MusicOrder): string[] => unsaid(order, 'sunor', unknownFields);

/** The mode is told by the fields that are there. */
const musicInput = (order: MusicOrder): Record<string, unknown> => {
  const words = wordingOf(order);
  return without({
    ...(words.custom ? { prompt: words.lyrics, tags: words.style } : { gpt_description_prompt: words.prompt }),
    title: order.title,
    negative_tags: order.negativeStyle,
    make_instrumental: order.instrumental,
    mv: modelNamed(order.model).engineName,
  });
};

const orders: Api['orders'] = {
  song: (order) => create('music', musicInput(order), warningsOf(order)),
  extend: async (order, { clip }) => {
    if (order.span === 'whole') throw wrongOrder('sunor gives the continuation alone. Order a concat of it afterwards');
    const { clip: id } = await clip();
    const own = without({
      prompt: order.lyrics,
      gpt_description_prompt: order.lyrics ? undefined : order.prompt,
      tags: order.style,
      title: order.title,
      negative_tags: order.negativeStyle,
      make_instrumental: order.instrumental,
      mv: modelNamed(order.model).engineName,
      continue_clip_id: id,
      continue_at: order.continueAt,
    });
    return create('music', own, warningsOf(order));
  },
  lyrics: ({ prompt }) => create('lyrics', { prompt }),
  upload: async (_order, { url }) => create('upload', { url: await url() }),
  concat: async ({ clipIds }, { clip }) => {
    if (clipIds.length > 1) throw wrongOrder('sunor joins one clip and what it continues. Name the last clip alone');
    const { clip: id } = await clip();
    return create('concat', { clip_id: id });
  },
};

function faultOf({ status, body }: Reply): Fault | undefined {
  const code = numberOf(at(body, 'code')) ?? (status === 200 || status === 202 ? 502 : status);
  return code === 200 || code === 202 ? undefined : { status: code, said: firstText(at(body, 'message')) };
}

function takeOf(item: unknown, title: string): ToldTake {
  const seconds = numberOf(at(item, 'metadata', 'duration'));
  return {
    clip: firstText(at(item, 'id'), at(item, 'clip_id')),
    title: firstText(at(item, 'title'), title),
    lyrics: textOf(at(item, 'metadata', 'prompt')),
    tags: textOf(at(item, 'metadata', 'tags')),
    audioUrl: textOf(at(item, 'audio_url')),
    imageUrl: firstText(at(item, 'image_url')),
    ...(seconds !== undefined && { seconds }),
  };
}

/** The pages for lyrics are lost: a text, an object or a list of them. */
const textIn = (result: unknown) => ({
  title: textOf(at(result, 'title')),
  text: firstText(result, at(result, 'text'), at(result, 'lyrics'), at(result, 'prompt')),
});

export const sunor: Api = {
  name: 'sunor',
  headers: (key) => ({ 'x-api-key': key }),
  orders,
  fault: faultOf,
  accepted: (body) => textOf(at(body, 'data', 'task_id')),
  query: (task) => `/api/v1/task/${encodeURIComponent(task)}`,
  look: (body, { order }, family): Look => {
    const output = at(body, 'data', 'output');
    const said = firstText(at(body, 'data', 'error'), at(output, 'fail_reason'));
    switch (at(body, 'data', 'status')) {
      case 'success': {
        const result = at(output, 'result');
        const items = Array.isArray(result) ? listOf(result) : [result];
        if (family === 'lyrics')
          return { state: 'done', told: { texts: items.map(textIn).filter(({ text }) => text) } };
        return { state: 'done', told: { takes: items.map((item) => takeOf(item, titleOf(order))) } };
      }
      case 'failure':
        return { state: 'failed', said };
      case 'timeout':
        return { state: 'failed', said: `timeout ${said}` };
      default:
        return { state: 'pending', progress: shareOf(at(output, 'progress')) * 0.99 };
    }
  },
};
