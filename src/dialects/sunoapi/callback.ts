import { stageOf, type TaskEvent } from '../../catalogue/events.ts';
import type { Failure } from '../../catalogue/failures.ts';
import type { Task } from '../../tasks/task.ts';
import { callbackCodeOf } from './failures.ts';
import { fileNamed, imagesOf, midiData, type StemName, stemNames } from './records.ts';
import { callbackItem, reasonOf } from './reply.ts';

const success = (msg: string, data: unknown) => ({ code: 200, msg, data });
const failed = (reason: Failure, data: unknown) => ({ code: callbackCodeOf(reason.code), msg: reason.message, data });

/** Mixed case is the original's: `task_id` beside `callbackType`, `audio_url` beside `createTime`. */
function musicCallback(task: Task, event: TaskEvent): unknown {
  const stage = stageOf(event);
  const data = (callbackType: string, list: readonly unknown[] | null) => ({
    callbackType,
    task_id: task.id,
    data: list,
  });
  const items = (clips: Parameters<typeof callbackItem>[0][]) => clips.map((clip) => callbackItem(clip, task));
  if (stage === 'text') return success('Text generation completed.', data('text', []));
  if (stage === 'first')
    return success(
      'First track generated successfully.',
      data('first', task.state === 'running' ? items([...task.early.clips]) : []),
    );
  const reason = reasonOf(task);
  if (reason) return failed(reason, { ...data('error', null), error: reason.message });
  return success(
    'All generated successfully.',
    data('complete', task.state === 'succeeded' ? items([...task.clips]) : []),
  );
}

/** The names of both hosts: `task_id` and `error_message` with kie.ai, `taskId` and `errorMessage` with sunoapi.org. */
function lyricsCallback(task: Task): unknown {
  const reason = reasonOf(task);
  const named = { task_id: task.id, taskId: task.id };
  if (reason) return failed(reason, { callbackType: 'error', ...named, data: null });
  const texts = task.state === 'succeeded' ? task.texts : [];
  const list = texts.map(({ title, text }) => ({
    error_message: '',
    errorMessage: '',
    status: 'complete',
    text,
    title,
  }));
  return success('All generated successfully.', { callbackType: 'complete', ...named, data: list });
}

/** Stems that are there; the two hosts and their years name the list differently. */
function vocalRemovalCallback(task: Task): unknown {
  const reason = reasonOf(task);
  const there = (Object.keys(stemNames) as StemName[]).flatMap((name) => {
    const url = fileNamed(task, name);
    return url === null ? [] : [[stemNames[name][1], url]];
  });
  const info = reason ? null : { ...Object.fromEntries(there), origin_url: '' };
  const data = { task_id: task.id, vocal_removal_info: info, vocal_separation_info: info };
  return reason ? failed(reason, data) : success('vocal Removal generated successfully.', data);
}

function midiCallback(task: Task): unknown {
  const reason = reasonOf(task);
  return { task_id: task.id, ...(reason ? failed(reason, null) : success('success', midiData(task))) };
}

/** One result under one name, null when there is none. */
function plain(task: Task, msg: string, data: unknown): unknown {
  const reason = reasonOf(task);
  return reason ? failed(reason, data) : success(msg, data);
}

export function callbackAbout(task: Task, event: TaskEvent): unknown {
  switch (task.order.kind) {
    case 'lyrics':
      return lyricsCallback(task);
    case 'stems':
      return vocalRemovalCallback(task);
    case 'midi':
      return midiCallback(task);
    case 'wav':
      return plain(task, 'success', { audio_wav_url: fileNamed(task, 'wav'), task_id: task.id });
    case 'video':
      return plain(task, 'MP4 generated successfully.', { task_id: task.id, video_url: fileNamed(task, 'video') });
    case 'artwork':
      return plain(task, 'success', { images: imagesOf(task), taskId: task.id });
    default:
      return musicCallback(task, event);
  }
}
