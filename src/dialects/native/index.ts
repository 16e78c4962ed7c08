import { type KindName, kinds } from '../../catalogue/kinds/index.ts';
import type { Dialect } from '../dialect.ts';
import { nativeFailure } from './failures.ts';
import { taskReply } from './reply.ts';
import { routes } from './routes.ts';

export const native: Dialect = {
  name: 'native',
  about: 'Cantiga’s own API.',
  base: '/v1/',
  kinds: Object.keys(kinds) as KindName[],
  routes,
  failure: nativeFailure,
  callback: taskReply,
};
