import { failure } from '../../catalogue/failures.ts';
import type { Route } from '../dialect.ts';
import { newapiFailure } from './failures.ts';
import { place } from './place.ts';
import { uploadReply } from './reply.ts';
import { audioUrlBody, readAudioUrl } from './works.ts';

/** Bytes cannot be sent here yet: the three steps of a form upload say so in this API's words. */
const noBytes = (path: string, summary: string, example: unknown): Route => ({
  method: 'POST',
  path,
  summary: `${summary} Not available here yet: send the audio's address to /suno/uploads/audio-url.`,
  reply: { status: 200, example },
  handle: async () =>
    newapiFailure(failure('feature_disabled', 'Uploading bytes is not available here. Use /suno/uploads/audio-url')),
});

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
  noBytes('/suno/uploads/audio', 'An address to which a file can be sent.', {
    id: uploaded.id,
    url: 'https://example.com/upload',
    fields: {},
    is_file_uploaded: false,
  }),
  noBytes('/suno/uploads/audio/{id}/upload-finish', 'Says that a file was sent.', {}),
  {
    method: 'GET',
    path: '/suno/uploads/audio/{id}',
    summary: 'How an upload is getting on.',
    reply: { status: 200, example: uploaded },
    handle: async (request, house) => {
      const task = await house.tasks.get(request.account, request.params.id ?? '');
      if (task?.order.kind !== 'upload') return newapiFailure(failure('not_found', 'task_not_exist', { field: 'id' }));
      return { status: 200, body: uploadReply(task) };
    },
  },
  {
    method: 'POST',
    path: '/suno/uploads/audio/{id}/initialize-clip',
    summary: 'The clip of an upload.',
    reply: { status: 200, example: { clip_id: '05c9b477-4519-4810-9ffa-00580c082067' } },
    handle: async (request, house) => {
      const task = await house.tasks.get(request.account, request.params.id ?? '');
      if (task?.order.kind !== 'upload') return newapiFailure(failure('not_found', 'task_not_exist', { field: 'id' }));
      return { status: 200, body: { clip_id: task.plannedClips[0]?.id ?? '' } };
    },
  },
];
