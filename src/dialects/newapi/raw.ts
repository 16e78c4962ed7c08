import type { Task } from '../../tasks/task.ts';
import type { Route, WireReply } from '../dialect.ts';
import { musicBody, readMusic } from './music.ts';
import { place } from './place.ts';
import { clipsOf } from './reply.ts';
import { concatBody, readConcat } from './works.ts';

/** Suno's own answer to a generation, as the gateways pass it on (openai-hk, yutoai). */
function generation(task: Task): WireReply {
  const clips = clipsOf(task);
  const [first] = clips;
  return {
    status: 200,
    body: {
      id: task.id,
      clips,
      metadata: first?.metadata ?? {},
      major_model_version: first?.major_model_version ?? '',
      status: 'complete',
      created_at: new Date(task.createdAt).toISOString(),
      batch_size: 1,
    },
  };
}

const example = { id: '950bf3af-78a6-420e-8c01-3bde0bbb3ef9', clips: [], status: 'complete', batch_size: 1 };

/** Suno's own form, which stands beside /suno/submit on some gateways: clips at once, fetched by their ids. */
export const rawRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/suno/generate',
    summary: 'Order a song as /suno/submit/music does; the answer has the clips to come.',
    body: { schema: musicBody, example: { prompt: '', tags: 'heavy metal', mv: 'chirp-v3-5', title: 'Beijing' } },
    reply: { status: 200, example },
    handle: (request, house) => place(request, house, readMusic(request.body), generation),
  },
  {
    method: 'POST',
    path: '/suno/generate/concat',
    summary: 'Order the whole song of a clip; the answer has the clip to come.',
    body: { schema: concatBody, example: { clip_id: '7d1c9d52-0b5c-4a43-9a8e-5f5be1f0a001', is_infill: false } },
    reply: { status: 200, example },
    handle: (request, house) => place(request, house, readConcat(request.body), generation),
  },
  {
    method: 'GET',
    path: '/suno/feed/{ids}',
    summary: 'Clips by their ids, separated by commas; those that are not known are left out.',
    reply: { status: 200, example: [{ id: '05c9b477-4519-4810-9ffa-00580c082067', status: 'complete' }] },
    handle: async (request, house) => {
      const ids = [...new Set((request.params.ids ?? '').split(','))];
      const tasks = await house.tasks.ofClips(request.account, ids);
      const found = ids.map((id) => {
        const task = tasks.get(id);
        return task && clipsOf(task).find((clip) => clip.id === id);
      });
      return { status: 200, body: found.filter((clip) => clip !== undefined) };
    },
  },
];
