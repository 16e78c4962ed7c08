import type { Dialect } from '../dialect.ts';
import { apixoFailure } from './failures.ts';
import { statusTask } from './reply.ts';
import { routes } from './routes.ts';

export const apixo: Dialect = {
  name: 'apixo',
  about: 'apixo.ai: music by generateTask, its result as a JSON string by statusTask or callback.',
  base: ['/api/v1/generateTask/', '/api/v1/statusTask/', '/api/v1/apikeys/'],
  kinds: ['song'],
  routes,
  failure: apixoFailure,
  // One callback, at the end: the stages of the oldest page are gone from the newer ones.
  callback: statusTask,
  // apixo.ai/docs/api-reference/webhooks: the first retry after 30 s, then growing delays.
  firstRetrySeconds: 30,
};
