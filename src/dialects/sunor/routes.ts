import { failure } from '../../catalogue/failures.ts';
import { priceOf } from '../../catalogue/prices.ts';
import { beyondSource, created } from '../common.ts';
import type { Route } from '../dialect.ts';
import { sunorFailure } from './failures.ts';
import { body, readOrder } from './order.ts';
import { accepted, found } from './reply.ts';

const taskId = 'f47ac10b-58cc-4372-a567-0e02b2c3d479';
const createdAt = '2025-01-15T10:30:00.000Z';

/** The page's own example. */
const example = {
  model: 'suno',
  task_type: 'music',
  input: {
    gpt_description_prompt: 'A cheerful acoustic guitar song about summer',
    make_instrumental: false,
    mv: 'chirp-v4',
  },
};

const acceptedExample = {
  code: 202,
  data: { task_id: taskId, type: 'music', status: 'pending', credits_charged: priceOf('song'), created_at: createdAt },
};

const foundExample = {
  code: 200,
  data: {
    task_id: taskId,
    model: 'suno',
    type: 'music',
    status: 'running',
    credits_cost: priceOf('song'),
    input: example.input,
    output: { task_type: 'music', status: 'processing', progress: '50%', fail_reason: null, result: null },
    error: null,
    created_at: createdAt,
    completed_at: null,
  },
};

export const routes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/v1/task',
    summary: 'Order music, lyrics, an upload or a concatenation in sunor’s words.',
    body: { schema: body, example },
    reply: { status: 202, example: acceptedExample },
    handle: async (request, house) => {
      const read = readOrder(request.body);
      if ('failure' in read) return sunorFailure(read.failure);
      const beyond = await beyondSource(read.order, request, house, 'input.continue_at');
      if (beyond) return sunorFailure(beyond);
      const sourceField = read.order.kind === 'concat' ? 'input.clip_id' : 'input.continue_clip_id';
      const said = { order: read.order, sourceField, sourceUrlField: 'input.url' };
      return created({ name: 'sunor', failure: sunorFailure }, request, house, said, ({ task }) => ({
        status: 202,
        body: accepted(task),
      }));
    },
  },
  {
    method: 'GET',
    path: '/api/v1/task/{taskId}',
    summary: 'The state of a task and, when it has ended, its result.',
    reply: { status: 200, example: foundExample },
    handle: async (request, house) => {
      const task = await house.tasks.get(request.account, request.params.taskId ?? '');
      return task ? { status: 200, body: found(task) } : sunorFailure(failure('not_found', 'Task not found'));
    },
  },
  {
    method: 'GET',
    path: '/api/v1/account/balance',
    summary: 'Credits: available, frozen by running tasks, and the two together.',
    reply: { status: 200, example: { code: 200, data: { available: 950, frozen: 10, total: 960 } } },
    handle: async (request, house) => {
      const { available, held } = await house.balance(request.account);
      return { status: 200, body: { code: 200, data: { available, frozen: held, total: available + held } } };
    },
  },
];
