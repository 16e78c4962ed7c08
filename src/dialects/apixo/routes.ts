import { failure } from '../../catalogue/failures.ts';
import { created } from '../common.ts';
import type { Route } from '../dialect.ts';
import { apixoFailure } from './failures.ts';
import { body, readOrder } from './order.ts';
import { statusTask, success } from './reply.ts';

const example = {
  request_type: 'async',
  provider: 'auto',
  input: {
    mode: 'V4_5PLUS',
    customMode: true,
    instrumental: false,
    prompt: '[Verse 1]\nThe harbour sleeps beneath the rain',
    style: 'indie folk',
    title: 'Harbour',
    vocalGender: 'f',
    negativeTags: 'noise, distortion, low quality',
    styleWeight: 0.6,
    weirdnessConstraint: 0.5,
    audioWeight: 0.5,
  },
};

export const routes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/v1/generateTask/suno',
    summary: 'Order music in apixo’s words.',
    body: { schema: body, example },
    reply: { status: 200, example: success({ taskId: 'task_9Jq2' }) },
    handle: async (request, house) => {
      const read = readOrder(request.body);
      if ('failure' in read) return apixoFailure(read.failure);
      return created({ name: 'apixo', failure: apixoFailure }, request, house, read, ({ task }) => ({
        status: 200,
        body: success({ taskId: task.id }),
      }));
    },
  },
  {
    method: 'GET',
    path: '/api/v1/statusTask/suno',
    summary: 'The state of a task and, when it has ended, its result or why there is none.',
    query: { taskId: 'The id that generateTask gave' },
    reply: {
      status: 200,
      example: success({ taskId: 'task_9Jq2', state: 'processing', createTime: 1_767_200_000_000 }),
    },
    handle: async (request, house) => {
      const id = request.query.taskId ?? '';
      if (id === '') return apixoFailure(failure('invalid_request', 'Missing required field: taskId'));
      const task = await house.tasks.get(request.account, id);
      return task
        ? { status: 200, body: statusTask(task) }
        : apixoFailure(failure('not_found', 'There is no such task. Check taskId'));
    },
  },
  {
    method: 'GET',
    path: '/api/v1/apikeys/current-balance',
    summary: 'What can be spent, as a number.',
    reply: { status: 200, example: success(990) },
    handle: async (request, house) => ({
      status: 200,
      body: success((await house.balance(request.account)).available),
    }),
  },
];
