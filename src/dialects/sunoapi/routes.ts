import { failure } from '../../catalogue/failures.ts';
import type { House } from '../../tasks/house.ts';
import type { Task } from '../../tasks/task.ts';
import type { Route } from '../dialect.ts';
import { answers } from './answers.ts';
import { answerRoute, createRoute, success } from './create.ts';
import { sunoapiFailure } from './failures.ts';
import { clipIdOf, families, type Source } from './records.ts';
import { uploadRoutes } from './uploads.ts';
import { works } from './works.ts';

async function sourceOf(task: Task, house: House): Promise<Source | undefined> {
  const found = await house.tasks.clip(task.accountId, clipIdOf(task) ?? '');
  if (found?.task.state !== 'succeeded') return undefined;
  return { clip: found.clip, index: found.task.clips.findIndex(({ id }) => id === found.clip.id) };
}

const recordRoutes = families.map(
  ({ path, about, holds, record, sourced }): Route => ({
    method: 'GET',
    path,
    summary: `The state of ${about} and, when it is done, the result.`,
    query: { taskId: 'The id that the order was answered with' },
    reply: {
      status: 200,
      example: { code: 200, msg: 'success', data: { taskId: '5c79aa10be8e', errorCode: null, errorMessage: null } },
    },
    handle: async (request, house) => {
      const id = request.query.taskId ?? '';
      if (id === '') return sunoapiFailure(failure('invalid_request', 'taskId: is required. Add ?taskId=…'));
      const task = await house.tasks.get(request.account, id);
      if (!task || !holds(task))
        return sunoapiFailure(failure('not_found', `taskId: there is no such task of ${about}`));
      return success(record(task, sourced && (await sourceOf(task, house))));
    },
  }),
);

/** sunoapi.org’s path and kie.ai’s. */
const creditRoutes = ['/api/v1/generate/credit', '/api/v1/chat/credit'].map(
  (path): Route => ({
    method: 'GET',
    path,
    summary: 'Credits that can be spent.',
    reply: { status: 200, example: { code: 200, msg: 'success', data: 500 } },
    handle: async (request, house) => success((await house.balance(request.account)).available),
  }),
);

export const routes: readonly Route[] = [
  ...works.map(createRoute),
  ...recordRoutes,
  ...answers.map(answerRoute),
  ...creditRoutes,
  ...uploadRoutes,
];
