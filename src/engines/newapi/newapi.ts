import type { Reply } from '../upstream/client.ts';
import type { Told, ToldTake } from '../upstream/collect.ts';
import { at, firstText, listOf, numberOf, shareOf, textOf } from '../upstream/read.ts';
import type { Api, Fault, Look } from '../upstream/upstream.ts';
import { saying } from '../upstream/webhook.ts';
import { titleOf } from '../upstream/wording.ts';
import { orders } from './orders.ts';

/** `code` is a word here; what fails before the task layer has OpenAI's form. */
function faultOf({ status, body }: Reply): Fault | undefined {
  const error = at(body, 'error');
  const code = at(body, 'code');
  const said = firstText(at(error, 'message'), at(body, 'message'), error);
  if (typeof body !== 'object' || body === null) return { status: status === 200 ? 502 : status, said: '' };
  const isGood =
    status === 200 && (error === undefined || error === null) && (code === undefined || code === 'success');
  if (isGood) return undefined;
  if (/not.?exist/i.test(`${textOf(code)} ${said}`)) return { status: 404, said };
  return { status: status === 200 ? 422 : status, said: `${textOf(code)} ${said}`.trim() };
}

function takeOf(clip: unknown, title: string): ToldTake {
  const seconds = numberOf(at(clip, 'metadata', 'duration') ?? at(clip, 'duration'));
  return {
    clip: firstText(at(clip, 'id'), at(clip, 'clip_id')),
    title: firstText(at(clip, 'title'), title),
    lyrics: firstText(at(clip, 'metadata', 'prompt'), at(clip, 'prompt')),
    tags: firstText(at(clip, 'metadata', 'tags'), at(clip, 'tags')),
    audioUrl: textOf(at(clip, 'audio_url')),
    imageUrl: firstText(at(clip, 'image_large_url'), at(clip, 'image_url')),
    ...(seconds !== undefined && { seconds }),
  };
}

/** Names of files, the key that holds each, and what we call it. */
const fileKeys = { wav: ['wav_file_url'], mp4: ['mp4_file_url', 'video_url'], midi: ['midi_file_url'] } as const;
const isFile = (family: string): family is keyof typeof fileKeys => Object.hasOwn(fileKeys, family);

function toldIn(result: unknown, family: string, title: string): Told {
  if (isFile(family)) {
    const url = firstText(...fileKeys[family].map((key) => at(result, key)), result);
    return { files: [{ name: family === 'mp4' ? 'video' : family, url }] };
  }
  if (family === 'lyrics')
    return { texts: [{ title: textOf(at(result, 'title')), text: firstText(at(result, 'text')) }] };
  if (family === 'tags') {
    const text = firstText(at(result, 'upsampled_tags'), at(result, 0, 'upsampled_tags'), at(result, 'text'));
    return { texts: [{ title: '', text }] };
  }
  const clips = Array.isArray(result) ? listOf(result) : [result];
  return { takes: clips.filter((clip) => at(clip, 'status') !== 'error').map((clip) => takeOf(clip, title)) };
}

/** Suno-API answers the clips, or the text, where new-api answers the task: its state follows from theirs. */
function bareState(data: unknown): { state: string; said: string } {
  const items = Array.isArray(data) ? listOf(data) : [data];
  const states = items.map((item) => textOf(at(item, 'status')));
  const said = firstText(
    ...items.map((item) => firstText(at(item, 'metadata', 'error_message'), at(item, 'error_message'))),
  );
  if (states.length > 0 && states.every((state) => state === 'complete')) return { state: 'SUCCESS', said };
  if (states.includes('error') && states.every((state) => state === 'error' || state === 'complete'))
    return { state: states.includes('complete') ? 'SUCCESS' : 'FAILURE', said };
  return { state: 'IN_PROGRESS', said };
}

export const newapi: Api = {
  name: 'newapi',
  headers: (key) => ({ authorization: `Bearer ${key}` }),
  orders,
  fault: faultOf,
  // Gateways document the field; the open-source servers drop it.
  webhook: (call, url) => (call.path.startsWith('/suno/submit/') ? saying(call, { notify_hook: url }) : undefined),
  accepted: (body) => firstText(at(body, 'data'), at(body, 'data', 'task_id')),
  query: (task) => `/suno/fetch/${encodeURIComponent(task)}`,
  look: (body, { order }, family): Look => {
    const data = at(body, 'data');
    const isTask = at(data, 'task_id') !== undefined && at(data, 'progress') !== undefined;
    const bare = isTask ? undefined : bareState(data);
    const state = bare?.state ?? textOf(at(data, 'status'));
    const result = isTask ? at(data, 'data') : data;
    if (state === 'FAILURE') return { state: 'failed', said: firstText(at(data, 'fail_reason'), bare?.said) };
    if (state === 'SUCCESS') return { state: 'done', told: toldIn(result, family, titleOf(order)) };
    return { state: 'pending', progress: Math.min(0.99, shareOf(at(data, 'progress'))) };
  },
};
