import type { Dialect } from '../dialect.ts';
import { sunorFailure } from './failures.ts';
import { found } from './reply.ts';
import { routes } from './routes.ts';

export const sunor: Dialect = {
  name: 'sunor',
  about: 'docs.sunor.cc: one task endpoint for music, lyrics, upload and concat; credits frozen and settled.',
  base: ['/api/v1/task', '/api/v1/account/'],
  kinds: ['song', 'extend', 'lyrics', 'upload', 'concat'],
  routes,
  failure: sunorFailure,
  // No page of sunor's mentions callbacks, and none is taken: this is what one would carry.
  callback: found,
};
