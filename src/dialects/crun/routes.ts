import { failure } from '../../catalogue/failures.ts';
import { created } from '../common.ts';
import type { Route, WireReply } from '../dialect.ts';
import { crunFailure } from './failures.ts';
import { body, readOrder } from './order.ts';
import { taskInfo } from './reply.ts';

const success = (data: unknown): WireReply => ({ status: 200, body: { code: 200, message: 'success', data } });

const example = {
  model: 'suno/music-generate',
  callback_url: '',
  input: { mode: 'simple', model: 'v5', instrumental: false, prompt: 'A dark and sensual Western R&B song' },
};

const taskInfoRoute = (path: string): Route => ({
  method: 'GET',
  path,
  summary: 'The state of a task and, when it has ended, its result.',
  query: { task_id: 'The id that CreateTask gave' },
  reply: { status: 200, example: { code: 200, message: 'success', data: { task_id: 'task_1', status: 'running' } } },
  handle: async (request, house) => {
    const id = request.query.task_id ?? '';
    if (id === '') return crunFailure(failure('invalid_request', 'task_id: is required. Add ?task_id=…'));
    const task = await house.tasks.get(request.account, id);
    return task ? success(taskInfo(task)) : crunFailure(failure('not_found', 'task_id not found'));
  },
});

export const routes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/v1/client/job/CreateTask',
    summary: 'Order music in crun’s words.',
    body: { schema: body, example },
    reply: { status: 200, example: { code: 200, message: 'success', data: { task_id: 'task_1' } } },
    handle: async (request, house) => {
      const read = readOrder(request.body);
      if ('failure' in read) return crunFailure(read.failure);
      return created({ name: 'crun', failure: crunFailure }, request, house, read, ({ task }) =>
        success({ task_id: task.id }),
      );
    },
  },
  taskInfoRoute('/api/v1/client/job/TaskInfo'),
  // One known client polls under this name; no page of crun's mentions it.
  taskInfoRoute('/api/v1/client/job/GetTaskInfo'),
  {
    method: 'GET',
    path: '/api/v1/client/account/balance',
    summary: 'Credits that can be spent.',
    reply: { status: 200, example: { code: 200, message: 'success', data: { balance: 1000 } } },
    handle: async (request, house) => success({ balance: (await house.balance(request.account)).available }),
  },
];
