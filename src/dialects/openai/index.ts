import type { Dialect } from '../dialect.ts';
import { openaiFailure, wrongMethod } from './failures.ts';
import { musicReply } from './music.ts';
import { routes } from './routes.ts';

export const openai: Dialect = {
  name: 'openai',
  about: 'OpenAI’s style: songs in answer to a chat, and /v1/audio/music.',
  base: ['/v1/chat/', '/v1/audio/', '/v1/models'],
  kinds: ['song'],
  keyless: true,
  cors: {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    // A wildcard does not stand for Authorization (Fetch, CORS-unsafe request headers).
    'access-control-allow-headers': 'Authorization, *',
  },
  routes,
  wrongMethod,
  failure: openaiFailure,
  callback: musicReply,
};
