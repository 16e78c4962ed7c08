import { failure } from '../../catalogue/failures.ts';
import { refusal } from '../../catalogue/order.ts';
import type { House } from '../../tasks/house.ts';
import { hasEnded } from '../../tasks/task.ts';
import { created, settled, submitted } from '../common.ts';
import type { Route, WireReply, WireRequest } from '../dialect.ts';
import { personaBody, readPersona } from './about.ts';
import { crunFailure } from './failures.ts';
import { type CrunOrder, invalid } from './fields.ts';
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

/** Orders that name a task want a finished one, and its own item; crun says 422 to anything else. */
async function sourceFault(read: CrunOrder, request: WireRequest, house: House): Promise<WireReply | undefined> {
  const { order, sourceTask } = read;
  if (!('clipId' in order) || order.clipId === undefined) return undefined;
  const found = await house.tasks.clip(request.account, order.clipId);
  if (found && (sourceTask === undefined || found.task.id === sourceTask)) return undefined;
  const task = sourceTask === undefined ? undefined : await house.tasks.get(request.account, sourceTask);
  if (sourceTask !== undefined && !task) return crunFailure(invalid('input.task_id', 'task_id not found').failure);
  if (task && !hasEnded(task))
    return crunFailure(invalid('input.task_id', 'the task has not ended yet. Wait until it is success').failure);
  return crunFailure(invalid('input.suno_id', 'suno_id not found').failure);
}

export const routes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/v1/client/job/CreateTask',
    summary: 'Order work in crun’s words; `model` says which.',
    body: { schema: body, example },
    reply: { status: 200, example: { code: 200, message: 'success', data: { task_id: 'task_1' } } },
    handle: async (request, house) => {
      const read = readOrder(request.body);
      if ('failure' in read) return crunFailure(read.failure);
      const fault = await sourceFault(read, request, house);
      if (fault) return fault;
      const said = { ...read, sourceUrlField: 'input.audio_url' };
      return created({ name: 'crun', failure: crunFailure }, request, house, said, ({ task }) =>
        success({ task_id: task.id }),
      );
    },
  },
  taskInfoRoute('/api/v1/client/job/TaskInfo'),
  // One known client polls under this name; no page of crun's mentions it.
  taskInfoRoute('/api/v1/client/job/GetTaskInfo'),
  {
    method: 'POST',
    path: '/api/v1/client/job/suno-persona-generate',
    summary: 'The voice and manner of a song under an id; answered at once.',
    body: {
      schema: personaBody,
      example: { task_id: 'task_1', suno_id: 'suno_1', name: 'The keeper', description: 'warm and low' },
    },
    reply: { status: 200, example: { code: 200, message: 'success', data: { persona_id: 'persona_7f' } } },
    handle: async (request, house) => {
      const parsed = personaBody.safeParse(request.body);
      if (!parsed.success) return crunFailure(refusal(parsed.error));
      const read = readPersona(parsed.data);
      if ('failure' in read) return crunFailure(read.failure);
      const fault = await sourceFault(read, request, house);
      if (fault) return fault;
      const answer = await submitted('crun', request, house, read);
      if ('failure' in answer) return crunFailure(answer.failure);
      const task = await settled(answer.task, house);
      if (task?.state === 'succeeded') return success({ persona_id: task.reference });
      return crunFailure(task?.state === 'failed' ? task.failure : failure('timeout'));
    },
  },
  {
    method: 'GET',
    path: '/api/v1/client/account/balance',
    summary: 'Credits that can be spent.',
    reply: { status: 200, example: { code: 200, message: 'success', data: { balance: 1000 } } },
    handle: async (request, house) => success({ balance: (await house.balance(request.account)).available }),
  },
];
