import { z } from 'zod';
import { failure } from '../../catalogue/failures.ts';
import { refusal } from '../../catalogue/order.ts';
import { priceOf } from '../../catalogue/prices.ts';
import type { Route } from '../dialect.ts';
import { actRoutes } from './act.ts';
import { newapiFailure } from './failures.ts';
import { musicBody } from './music.ts';
import { envelope, place } from './place.ts';
import { rawRoutes } from './raw.ts';
import { taskDto, universalTask } from './reply.ts';
import { uploadRoutes } from './uploads.ts';
import { actions, concatBody, lyricsBody, tagsBody } from './works.ts';

const id = '950bf3af-78a6-420e-8c01-3bde0bbb3ef9';
const accepted = { status: 200, example: { code: 'success', message: '', data: id } };
const clip = '7d1c9d52-0b5c-4a43-9a8e-5f5be1f0a001';
const song = {
  prompt: '[Verse]\nLights are flashing\nIt’s so bright (ooh-yeah!)',
  tags: 'emotional punk',
  mv: 'chirp-v4',
  title: 'City Lights',
};
const task = { task_id: id, notify_hook: '', action: 'MUSIC', status: 'IN_PROGRESS', progress: '0%', data: [] };

/** More ids than any gateway's page shows; a query takes a hundred. */
const maxIds = 1000;
const batchBody = z.looseObject({
  ids: z.array(z.string()).max(maxIds).nullish(),
  action: z.string().nullish(),
});

/** The action's own path stands in the reference; any other spelling of it goes through `{action}`. */
const submitRoute = (action: string, summary: string, schema: z.ZodType, example: unknown): Route => ({
  method: 'POST',
  path: `/suno/submit/${action}`,
  summary,
  body: { schema, example },
  reply: accepted,
  handle: (request, house) => {
    const read = actions.get((request.params.action ?? action).toLowerCase());
    return read
      ? place(request, house, read(request.body))
      : Promise.resolve(newapiFailure(failure('invalid_request', 'invalid_action', { field: 'action' })));
  },
});

export const routes: readonly Route[] = [
  submitRoute('music', 'Order a song: by description, with lyrics, or from another song.', musicBody, song),
  submitRoute('lyrics', 'Order lyrics.', lyricsBody, { prompt: 'dance' }),
  submitRoute('concat', 'Order the whole song of a clip that continues others.', concatBody, {
    clip_id: clip,
    is_infill: false,
  }),
  submitRoute('UPSAMPLE_TAGS', 'Order a richer list of style tags.', tagsBody, { tags: 'lofi, piano' }),
  submitRoute('{action}', 'The same in any case: MUSIC, Lyrics, upsample_tags.', musicBody, {
    gpt_description_prompt: 'miku dance',
    make_instrumental: false,
    mv: 'chirp-v3-5',
  }),
  {
    method: 'GET',
    path: '/suno/fetch/{id}',
    summary: 'A task and, when it has ended, its clips or words.',
    reply: { status: 200, example: { code: 'success', message: '', data: task } },
    handle: async (request, house) => {
      const found = await house.tasks.get(request.account, request.params.id ?? '');
      if (!found) return newapiFailure(failure('not_found', 'task_not_exist', { field: 'id' }));
      return envelope(taskDto(found));
    },
  },
  {
    method: 'POST',
    path: '/suno/fetch',
    needs: 'read',
    summary: 'Many tasks at once; ids that are not known are left out.',
    body: { schema: batchBody, example: { ids: [id], action: 'MUSIC' } },
    reply: { status: 200, example: { code: 'success', message: '', data: [task] } },
    handle: async (request, house) => {
      const parsed = batchBody.safeParse(request.body);
      if (!parsed.success) return newapiFailure(refusal(parsed.error));
      const ids = parsed.data.ids ?? [];
      if (ids.length === 0) return envelope([]);
      const found = await house.tasks.getMany(request.account, ids);
      // new-api answers null, a slice that was never filled, when nothing matches.
      return envelope(found.length > 0 ? found.map(taskDto) : null);
    },
  },
  {
    method: 'GET',
    path: '/task/{id}',
    summary: 'YEScale’s task of any platform, bare.',
    reply: {
      status: 200,
      example: { task_id: id, status: 'SUCCESS', progress: '100%', err_reason: '', task_result: { audio: [] } },
    },
    handle: async (request, house) => {
      const found = await house.tasks.get(request.account, request.params.id ?? '');
      return found ? { status: 200, body: universalTask(found) } : { status: 404, body: { error: 'Task not found' } };
    },
  },
  {
    method: 'GET',
    path: '/suno/account',
    summary: 'Credits that can be spent, where Suno-API shows the account behind it; its secrets stay empty.',
    reply: {
      status: 200,
      example: { code: 'success', message: '', data: { certificate: { credits_left: priceOf('song') } } },
    },
    handle: async (request, house) => {
      const { available, held } = await house.balance(request.account);
      return envelope({
        certificate: {
          session_id: '',
          cookie: '',
          jwt: '',
          last_update: '',
          credits_left: available,
          monthly_limit: available + held,
          monthly_usage: held,
          period: '',
          is_active: true,
        },
        msg: '',
      });
    },
  },
  ...uploadRoutes,
  ...actRoutes,
  ...rawRoutes,
];
