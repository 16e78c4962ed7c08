import type { Dialect } from '../dialect.ts';
import { nativeFailure } from './failures.ts';
import { taskReply } from './reply.ts';
import { routes } from './routes.ts';

export const native: Dialect = {
  name: 'native',
  about: 'Cantiga’s own API.',
  base: '/v1/',
  routes,
  failure: nativeFailure,
  callback: taskReply,
};
