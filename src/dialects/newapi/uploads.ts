import { z } from 'zod';
import { failure } from '../../catalogue/failures.ts';
import { parseOrder, refusal } from '../../catalogue/order.ts';
import type { House } from '../../tasks/house.ts';
import type { Task } from '../../tasks/task.ts';
import { isUploadId, type Place } from '../../tasks/uploads.ts';
import { submitted } from '../common.ts';
import type { Route, WireReply, WireRequest } from '../dialect.ts';
import { newapiFailure } from './failures.ts';
import { place } from './place.ts';
import { placeReply, uploadReply } from './reply.ts';
import { audioUrlBody, readAudioUrl } from './works.ts';

const extensionBody = z.looseObject({ extension: z.string() });
const finishBody = z.looseObject({ upload_filename: z.string().nullish() });

/** A file's name without the ending: what its clip is called. */
const titleOf = (fileName: string): string => fileName.replace(/\.[a-z0-9]{1,5}$/i, '').trim();

const noUpload = (): WireReply => newapiFailure(failure('not_found', 'task_not_exist', { field: 'id' }));

type Upload = { readonly place: Place } | { readonly task: Task } | undefined;

/** What an id of an upload stands for: a place for a file, the task that was made of it, or one that came by its URL. */
async function uploadOf(request: WireRequest, house: House): Promise<Upload> {
  const id = request.params.id ?? '';
  const place = isUploadId(id) ? await house.library.uploads.look(id) : undefined;
  if (place && place.account !== request.account) return undefined;
  if (place && place.task === undefined) return { place };
  const task = await house.tasks.get(request.account, place?.task ?? id);
  return task?.order.kind === 'upload' ? { task } : undefined;
}

/** Orders the clip of a file that was sent; said twice, it is ordered once. */
async function finish(request: WireRequest, house: House): Promise<WireReply> {
  const read = finishBody.safeParse(request.body);
  if (!read.success) return newapiFailure(refusal(read.error));
  const found = await uploadOf(request, house);
  if (!found) return noUpload();
  if ('task' in found) return { status: 200, body: {} };
  if (!found.place.isFilled)
    return newapiFailure(
      failure('invalid_request', 'No file has come. Send it to the address, then say that it was sent'),
    );
  const title = titleOf(read.data.upload_filename ?? '');
  const parsed = parseOrder(
    { kind: 'upload', audioUrl: found.place.audioUrl, ...(title !== '' && { title }) },
    { title: 'upload_filename' },
  );
  if ('failure' in parsed) return newapiFailure(parsed.failure);
  const { id = '' } = request.params;
  const key = `upload-finish/${id}`;
  const once = { ...request, idempotency: { key, bodyHash: key } };
  const answer = await submitted('newapi', once, house, { order: parsed.order });
  if ('failure' in answer) return newapiFailure(answer.failure);
  await house.library.uploads.ordered(id, answer.task.id);
  return { status: 200, body: {} };
}

const exampleId = '5b0c1f7d9a3e4c2b8d6f0a1e2c3b4d5f';
const uploaded = { id: '950bf3af-78a6-420e-8c01-3bde0bbb3ef9', status: 'complete', error_message: null };

export const uploadRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/suno/uploads/audio-url',
    summary: 'A clip from audio behind a URL. The id is that of the task, and stands for its clip too.',
    body: { schema: audioUrlBody, example: { url: 'http://cdnimg.example.com/ai/2024-06-18/d416d9c3.mp3' } },
    reply: { status: 200, example: { code: 'success', message: '', data: uploaded.id } },
    handle: (request, house) => place(request, house, readAudioUrl(request.body)),
  },
  {
    method: 'POST',
    path: '/suno/uploads/audio',
    summary: 'An address to which one file (wav, mp3, flac, ogg; at most 64 MiB) can be sent as a form, within a day.',
    body: { schema: extensionBody, example: { extension: 'mp3' } },
    reply: {
      status: 200,
      example: { id: exampleId, url: `https://example.com/uploads/${exampleId}`, fields: {}, is_file_uploaded: false },
    },
    handle: async (request, house) => {
      const read = extensionBody.safeParse(request.body);
      if (!read.success) return newapiFailure(refusal(read.error));
      const place = await house.library.uploads.reserve(request.account, read.data.extension);
      if ('failure' in place) return newapiFailure(place.failure);
      const url = house.addressOf(`/uploads/${place.id}`);
      return { status: 200, body: { id: place.id, url, fields: {}, is_file_uploaded: false } };
    },
  },
  {
    method: 'POST',
    path: '/suno/uploads/audio/{id}/upload-finish',
    summary: 'Says that the file was sent: it becomes a clip.',
    body: { schema: finishBody, example: { upload_type: 'file_upload', upload_filename: 'song.mp3' } },
    reply: { status: 200, example: {} },
    handle: finish,
  },
  {
    method: 'GET',
    path: '/suno/uploads/audio/{id}',
    summary: 'How an upload is getting on.',
    reply: { status: 200, example: uploaded },
    handle: async (request, house) => {
      const found = await uploadOf(request, house);
      if (!found) return noUpload();
      const { id = '' } = request.params;
      return { status: 200, body: 'task' in found ? uploadReply(found.task, id) : placeReply(id) };
    },
  },
  {
    method: 'POST',
    path: '/suno/uploads/audio/{id}/initialize-clip',
    summary: 'The clip of an upload.',
    reply: { status: 200, example: { clip_id: '05c9b477-4519-4810-9ffa-00580c082067' } },
    handle: async (request, house) => {
      const found = await uploadOf(request, house);
      if (!found) return noUpload();
      if ('task' in found) return { status: 200, body: { clip_id: found.task.plannedClips[0]?.id ?? '' } };
      return newapiFailure(failure('invalid_request', 'The file is not finished. Call upload-finish first'));
    },
  },
];
