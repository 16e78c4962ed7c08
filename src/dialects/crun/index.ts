import type { Dialect } from '../dialect.ts';
import { crunFailure } from './failures.ts';
import { taskInfo } from './reply.ts';
import { routes } from './routes.ts';

export const crun: Dialect = {
  name: 'crun',
  about: 'docs.crun.ai: one CreateTask for every kind of work, one TaskInfo for every answer.',
  base: '/api/v1/client/',
  kinds: ['song', 'extend', 'cover', 'video', 'stems', 'persona'],
  routes,
  failure: crunFailure,
  callback: taskInfo,
};
