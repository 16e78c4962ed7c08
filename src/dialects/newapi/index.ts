import type { Dialect } from '../dialect.ts';
import { newapiFailure } from './failures.ts';
import { taskDto } from './reply.ts';
import { routes } from './routes.ts';

export const newapi: Dialect = {
  name: 'newapi',
  about: 'new-api, Suno-API and YEScale: /suno/submit and /suno/fetch, as hundreds of gateways serve them.',
  base: ['/suno/', '/task/'],
  routes,
  kinds: [
    'song',
    'extend',
    'cover',
    'replaceSection',
    'addVocals',
    'addInstrumental',
    'stems',
    'lyrics',
    'concat',
    'upload',
    'styleBoost',
    'timing',
    'wav',
    'video',
    'midi',
    'persona',
  ],
  failure: newapiFailure,
  callback: taskDto,
};
