import type { Reply } from '../upstream/client.ts';
import type { Told, ToldTake } from '../upstream/collect.ts';
import { at, entriesOf, firstText, listOf, numberOf, textOf } from '../upstream/read.ts';
import type { Api, Fault, Look } from '../upstream/upstream.ts';
import { saying } from '../upstream/webhook.ts';
import { titleOf } from '../upstream/wording.ts';
import { orders, taskIn } from './orders.ts';

/** The number in the body is the one of crun's table; a body without one is a proxy's page. */
export function faultOf({ status, body }: Reply): Fault | undefined {
  const code = numberOf(at(body, 'code')) ?? (status === 200 ? 502 : status);
  return code === 200 ? undefined : { status: code, said: firstText(at(body, 'message'), at(body, 'msg')) };
}

/** Field names of an item are not printed on crun's pages: both readings are tried. */
function takeOf(item: unknown, title: string): ToldTake {
  const seconds = numberOf(at(item, 'duration'));
  return {
    clip: firstText(at(item, 'suno_id'), at(item, 'id')),
    title: firstText(at(item, 'title'), title),
    lyrics: firstText(at(item, 'lyrics'), at(item, 'prompt')),
    tags: textOf(at(item, 'tags')),
    audioUrl: textOf(at(item, 'audio_url')),
    imageUrl: firstText(at(item, 'image_large_url'), at(item, 'image_url')),
    ...(seconds !== undefined && { seconds }),
  };
}

/** `vocal_url` → vocals; an address of the whole is no stem. */
const stemName = (key: string): string => key.replace(/_url$/, '').replace(/^vocal$/, 'vocals');

function toldIn(result: unknown, family: string, title: string): Told {
  if (family === 'stems')
    return {
      files: entriesOf(at(result, 'media_info'))
        .filter(([key, url]) => key.endsWith('_url') && key !== 'origin_url' && textOf(url) !== '')
        .map(([key, url]) => ({ name: stemName(key), url: textOf(url) })),
    };
  const urls = listOf(at(result, 'media_urls')).map(textOf);
  if (family === 'video') return { files: [{ name: 'video', url: firstText(urls[0], at(result, 'media_url')) }] };
  const items = listOf(at(result, 'suno_data'));
  const described = items.length > 0 ? items : urls.map((audio_url) => ({ audio_url }));
  return { takes: described.map((item) => takeOf(item, title)) };
}

export const crun: Api = {
  name: 'crun',
  headers: (key) => ({ 'x-api-key': key }),
  orders,
  fault: faultOf,
  webhook: (call, url) => saying(call, { callback_url: url }),
  accepted: taskIn,
  query: (task) => `/api/v1/client/job/TaskInfo?task_id=${encodeURIComponent(task)}`,
  look: (body, { order }, family): Look => {
    const result = at(body, 'data', 'result');
    switch (at(body, 'data', 'status')) {
      case 'success':
        return { state: 'done', told: toldIn(result, family, titleOf(order)) };
      case 'failed':
        return { state: 'failed', said: firstText(at(result, 'message'), at(result, 'msg'), result) };
      case 'running':
        return { state: 'pending', progress: 0.5 };
      default:
        return { state: 'pending', progress: 0.1 };
    }
  },
};
