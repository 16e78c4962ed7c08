import type { ModelName } from '../../catalogue/models.ts';
import type { Reply } from '../upstream/client.ts';
import type { ToldTake } from '../upstream/collect.ts';
import { at, firstText, listOf, numberOf, textOf, unpacked } from '../upstream/read.ts';
import type { Api, Fault, Look } from '../upstream/upstream.ts';
import { saying } from '../upstream/webhook.ts';
import { titleOf, unsaid, versionIn, without, wordingOf } from '../upstream/wording.ts';

/** docs: apixo.ai/docs/models/audio/suno. Songs alone; `mode` is the version there. */
const served: readonly ModelName[] = ['v4', 'v4.5', 'v4.5all', 'v4.5plus', 'v5', 'v5.5'];

const orders: Api['orders'] = {
  song: (order) => {
    const words = wordingOf(order);
    const input = without({
      mode: versionIn(served, order.model, 'apixo'),
      customMode: words.custom,
      instrumental: order.instrumental,
      ...(words.custom
        ? { prompt: words.lyrics, style: words.style, title: words.title }
        : { prompt: words.prompt, title: order.title }),
      vocalGender: order.vocalGender,
      negativeTags: order.negativeStyle,
      styleWeight: order.styleWeight,
      weirdnessConstraint: order.weirdness,
      audioWeight: order.audioWeight,
    });
    return {
      method: 'POST',
      path: '/api/v1/generateTask/suno',
      body: { request_type: 'async', input },
      warnings: unsaid(order, 'apixo', ['personaId']),
    };
  },
};

function faultOf({ status, body }: Reply): Fault | undefined {
  const code = numberOf(at(body, 'code')) ?? (status === 200 ? 502 : status);
  const said = firstText(at(body, 'data', 'error'), at(body, 'message'));
  return code === 200 ? undefined : { status: code, said };
}

/** A result has addresses and nothing else: names and words come from the order. */
const takeOf = (item: unknown, title: string, lyrics: string, tags: string): ToldTake => {
  const seconds = numberOf(at(item, 'duration'));
  return {
    clip: textOf(at(item, 'id')),
    title: firstText(at(item, 'title'), title),
    lyrics,
    tags: firstText(at(item, 'tags'), tags),
    audioUrl: firstText(at(item, 'audio_url'), item),
    imageUrl: textOf(at(item, 'image_url')),
    ...(seconds !== undefined && { seconds }),
  };
};

export const apixo: Api = {
  name: 'apixo',
  headers: (key) => ({ authorization: `Bearer ${key}` }),
  orders,
  fault: faultOf,
  webhook: (call, url) => saying(call, { request_type: 'callback', callback_url: url }),
  accepted: (body) => textOf(at(body, 'data', 'taskId')),
  query: (task) => `/api/v1/statusTask/suno?taskId=${encodeURIComponent(task)}`,
  look: (body, { order }): Look => {
    const task = at(body, 'data');
    switch (at(task, 'state')) {
      case 'success': {
        const urls = listOf(at(unpacked(at(task, 'resultJson')), 'resultUrls'));
        const style = 'style' in order ? (order.style ?? '') : '';
        const lyrics = textOf(at(task, 'lyrics'));
        return { state: 'done', told: { takes: urls.map((item) => takeOf(item, titleOf(order), lyrics, style)) } };
      }
      case 'failed':
        return { state: 'failed', said: `${textOf(at(task, 'failCode'))} ${textOf(at(task, 'failMsg'))}`.trim() };
      case 'processing':
        return { state: 'pending', progress: 0.5 };
      default:
        return { state: 'pending', progress: 0.1 };
    }
  },
};
