import type { Dialect } from '../dialect.ts';
import { cors, gcuiFailure, wrongMethod } from './failures.ts';
import { audioInfos } from './reply.ts';
import { routes } from './routes.ts';

export const gcui: Dialect = {
  name: 'gcui',
  about: 'gcui-art/suno-api: bare arrays of clips, asked for by their ids; no key where CANTIGA_OPEN_TO lets one in.',
  base: '/api/',
  kinds: ['song', 'extend', 'concat', 'lyrics', 'stems', 'timing'],
  keyless: true,
  cors,
  routes,
  wrongMethod,
  failure: gcuiFailure,
  // This API never calls back; the words are there for who asks in another one.
  callback: audioInfos,
};
