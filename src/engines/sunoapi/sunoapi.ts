import type { TakeText } from '../../catalogue/results.ts';
import type { Reply } from '../upstream/client.ts';
import type { Told, ToldTake } from '../upstream/collect.ts';
import { at, entriesOf, firstText, listOf, numberOf, textOf, unpacked } from '../upstream/read.ts';
import type { Api, Fault, Look } from '../upstream/upstream.ts';
import { saying } from '../upstream/webhook.ts';
import { titleOf } from '../upstream/wording.ts';
import { orders } from './orders.ts';

/** Numbers that mean on one of the hosts what another number means elsewhere. */
const meanings: Readonly<Record<number, number>> = { 405: 429, 430: 429, 451: 422 };

/** HTTP says 200 whatever happened; the number in the body counts. */
function faultOf({ status, body }: Reply): Fault | undefined {
  const code = numberOf(at(body, 'code')) ?? (status === 200 ? 502 : status);
  if (code === 200) return undefined;
  // What is made once is there already: the answer names the task that makes it.
  if (code === 409 && textOf(at(body, 'data', 'taskId')) !== '') return undefined;
  return { status: meanings[code] ?? code, said: firstText(at(body, 'msg'), at(body, 'message')) };
}

const words = (track: unknown, title: string): TakeText => ({
  title: firstText(at(track, 'title'), title),
  lyrics: textOf(at(track, 'prompt')),
  tags: textOf(at(track, 'tags')),
});

function takeOf(track: unknown, title: string): ToldTake {
  const seconds = numberOf(at(track, 'duration'));
  return {
    ...words(track, title),
    clip: textOf(at(track, 'id')),
    audioUrl: firstText(at(track, 'audioUrl'), at(track, 'sourceAudioUrl')),
    imageUrl: firstText(at(track, 'imageUrl'), at(track, 'sourceImageUrl')),
    ...(seconds !== undefined && { seconds }),
  };
}

const stemName = (key: string): string =>
  key
    .replace(/Url$/, '')
    .replace(/([A-Z])/g, (letter) => `_${letter.toLowerCase()}`)
    .replace(/^vocal$/, 'vocals');

const named = (name: string, url: unknown): Told => ({ files: [{ name, url: textOf(url) }] });

function toldIn(response: unknown, family: string, title: string): Told {
  switch (family) {
    case 'lyrics': {
      const items = listOf(at(response, 'lyricsData') ?? at(response, 'data'));
      return { texts: items.map((item) => ({ title: textOf(at(item, 'title')), text: textOf(at(item, 'text')) })) };
    }
    case 'wav':
      return named('wav', at(response, 'audioWavUrl'));
    case 'mp4':
      return named('video', at(response, 'videoUrl'));
    case 'suno/cover':
      return {
        files: listOf(at(response, 'images')).map((url, index) => ({ name: `artwork-${index + 1}`, url: textOf(url) })),
      };
    case 'vocal-removal':
      return {
        files: entriesOf(response)
          .filter(([key, url]) => key.endsWith('Url') && key !== 'originUrl' && textOf(url) !== '')
          .map(([key, url]) => ({ name: stemName(key), url: textOf(url) })),
      };
    default:
      return { takes: listOf(at(response, 'sunoData')).map((track) => takeOf(track, title)) };
  }
}

/** Records of music have a word, those of files a word or a number that means something else in each of them. */
function stateOf(data: unknown, family: string): 'pending' | 'done' | 'failed' {
  const state = at(data, 'status') ?? at(data, 'successFlag');
  if (typeof state === 'number') {
    if (state === 1) return 'done';
    return state === 3 || (state === 2 && family !== 'suno/cover') ? 'failed' : 'pending';
  }
  // The address that nobody listens at is no failure of the music.
  if (state === 'SUCCESS' || state === 'CALLBACK_EXCEPTION') return 'done';
  return ['PENDING', 'TEXT_SUCCESS', 'FIRST_SUCCESS', ''].includes(textOf(state)) ? 'pending' : 'failed';
}

const progressOf: Readonly<Record<string, number>> = { TEXT_SUCCESS: 0.4, FIRST_SUCCESS: 0.7 };

export const sunoapi: Api = {
  name: 'sunoapi',
  headers: (key) => ({ authorization: `Bearer ${key}` }),
  orders,
  fault: faultOf,
  webhook: (call, url) => saying(call, { callBackUrl: url }),
  accepted: (body) => textOf(at(body, 'data', 'taskId')),
  query: (task, family) => `/api/v1/${family}/record-info?taskId=${encodeURIComponent(task)}`,
  look: (body, { order }, family): Look => {
    const data = at(body, 'data');
    const response = unpacked(at(data, 'response'));
    const title = titleOf(order);
    switch (stateOf(data, family)) {
      case 'done':
        return { state: 'done', told: toldIn(response, family, title) };
      case 'failed':
        return { state: 'failed', said: `${textOf(at(data, 'status'))} ${textOf(at(data, 'errorMessage'))}`.trim() };
      case 'pending': {
        const tracks = listOf(at(response, 'sunoData'));
        const progress = progressOf[textOf(at(data, 'status'))] ?? 0.1;
        return {
          state: 'pending',
          progress,
          ...(tracks.length > 0 && { texts: tracks.map((track) => words(track, title)) }),
        };
      }
    }
  },
};
