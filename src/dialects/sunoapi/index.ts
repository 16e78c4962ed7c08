import { createHmac } from 'node:crypto';
import type { Dialect } from '../dialect.ts';
import { callbackAbout } from './callback.ts';
import { sunoapiFailure } from './failures.ts';
import { routes } from './routes.ts';

export const sunoapi: Dialect = {
  name: 'sunoapi',
  about: 'docs.sunoapi.org and docs.kie.ai: a path for every kind of work, a record-info for every family.',
  base: [
    '/api/v1/generate/',
    '/api/v1/lyrics',
    '/api/v1/wav/',
    '/api/v1/vocal-removal/',
    '/api/v1/mp4/',
    '/api/v1/midi/',
    '/api/v1/suno/',
    '/api/v1/style/',
    '/api/v1/chat/',
    '/api/v1/common/',
    '/api/file-',
  ],
  routes,
  kinds: [
    'song',
    'extend',
    'cover',
    'addInstrumental',
    'addVocals',
    'mashup',
    'replaceSection',
    'sounds',
    'lyrics',
    'upload',
    'stems',
    'wav',
    'video',
    'midi',
    'artwork',
    'timing',
    'persona',
    'styleBoost',
  ],
  failure: sunoapiFailure,
  stages: ['text', 'first'],
  callback: callbackAbout,
  // docs.kie.ai/common-api/webhook-verification; the key is the account's secret as it is written.
  sign: (task, timestamp, secret) => ({
    'x-webhook-timestamp': String(timestamp),
    'x-webhook-signature': createHmac('sha256', secret).update(`${task.id}.${timestamp}`).digest('base64'),
  }),
};
