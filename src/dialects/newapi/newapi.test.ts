import { expect } from 'vitest';
import { at } from '../../../test/house.ts';
import { dialectContract } from '../dialect.contract.ts';

interface Clip {
  readonly audio_url: string;
  readonly image_url: string;
}

dialectContract('newapi', {
  create: '/suno/submit/music',
  accepted: 200,
  order: ({ prompt, lyrics, style, model = 'chirp-crow', callbackUrl }) => ({
    ...(prompt !== undefined ? { gpt_description_prompt: prompt } : { prompt: lyrics, tags: style, title: 'T' }),
    mv: model,
    notify_hook: callbackUrl ?? '',
  }),
  idOf: (created) => at(created, 'data'),
  poll: (id) => `/suno/fetch/${id}`,
  taskOf: (polled) => at(polled, 'data'),
  stateOf: (task) => {
    const status = at(task, 'status');
    if (status === 'QUEUED' || status === 'IN_PROGRESS') return 'waiting';
    return status === 'SUCCESS' ? 'succeeded' : 'failed';
  },
  reasonOf: (task) => at(task, 'fail_reason'),
  clipsOf: (task) => (at(task, 'data') as Clip[]).map((clip) => ({ audio: clip.audio_url, image: clip.image_url })),
  status: {
    invalid: 400,
    unauthorized: 401,
    credits: 403,
    notFound: 400,
    conflict: 409,
    rate: 429,
    maintenance: 503,
    moderation: 400,
  },
  messageOf: (refused) => {
    const error = at(refused, 'error');
    if (error !== undefined) {
      expect(error).toEqual({ message: expect.any(String), type: 'new_api_error', code: '' });
      return String(at(error, 'message'));
    }
    expect(refused).toEqual({ code: expect.stringMatching(/^[a-z_]+$/), message: expect.any(String), data: null });
    return String(at(refused, 'message'));
  },
  fields: { lyrics: 'prompt', style: 'tags' },
});
