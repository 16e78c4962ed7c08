import type { z } from 'zod';
import { failure } from '../../catalogue/failures.ts';
import type { House } from '../../tasks/house.ts';
import type { Submitted } from '../../tasks/submit.ts';
import type { Task } from '../../tasks/task.ts';
import { beyondSource, created, settled, submitted } from '../common.ts';
import type { Route, WireReply, WireRequest } from '../dialect.ts';
import { sunoapiFailure } from './failures.ts';
import type { Read } from './order.ts';
import { reasonOf } from './reply.ts';

export const success = (data: unknown): WireReply => ({ status: 200, body: { code: 200, msg: 'success', data } });

type Accepted = Extract<Submitted, { task: Task }>;
const accepted = ({ task }: Accepted): WireReply => success({ taskId: task.id });

const api = { name: 'sunoapi', failure: sunoapiFailure };

type Reader = (request: WireRequest, house: House) => Read | Promise<Read>;
/** A reader that needs the body alone. */
export const ofBody =
  (read: (wire: unknown) => Read): Reader =>
  ({ body }) =>
    read(body);

const saidIn = (request: WireRequest, order: Extract<Read, { order: unknown }>['order']) => {
  const { callBackUrl } = request.body as { callBackUrl?: string | null };
  return {
    order,
    callbackUrl: callBackUrl,
    callbackField: 'callBackUrl',
    sourceField: 'audioId',
    sourceUrlField: 'uploadUrl',
  };
};

export interface Work {
  readonly path: string;
  readonly summary: string;
  readonly schema: z.ZodType;
  readonly example: unknown;
  readonly read: Reader;
  /** Made once of a clip: a repeat is told 409 and the task that makes it. */
  readonly once?: boolean;
}

async function order(request: WireRequest, house: House, { read, once }: Work): Promise<WireReply> {
  const answer = await read(request, house);
  if ('failure' in answer) return sunoapiFailure(answer.failure);
  const beyond = await beyondSource(answer.order, request, house, 'continueAt');
  if (beyond) return sunoapiFailure(beyond);
  const said = saidIn(request, answer.order);
  if (!once || request.idempotency) return created(api, request, house, said, accepted);
  const clip = 'clipId' in answer.order ? answer.order.clipId : '';
  return createdOnce(request, house, said, `§${answer.order.kind}:${clip}`);
}

/** The house’s own memory of repeats is asked, under a name that no header can hold; what failed may be made anew. */
async function createdOnce(
  request: WireRequest,
  house: House,
  said: ReturnType<typeof saidIn>,
  key: string,
): Promise<WireReply> {
  const answer = await submitted(api.name, { ...request, idempotency: { key, bodyHash: '' } }, house, said);
  if ('failure' in answer) return sunoapiFailure(answer.failure);
  if (!answer.replayed) return accepted(answer);
  const { task } = answer;
  if (reasonOf(task)) return createdOnce(request, house, said, `${key}:${task.id}`);
  const exists = failure('idempotency_conflict', 'The record exists already. Ask for the task in data.taskId');
  return sunoapiFailure(exists, { taskId: task.id });
}

export const createRoute = (work: Work): Route => ({
  method: 'POST',
  path: work.path,
  summary: work.summary,
  body: { schema: work.schema, example: work.example },
  reply: { status: 200, example: { code: 200, msg: 'success', data: { taskId: '5c79aa10be8e' } } },
  handle: (request, house) => order(request, house, work),
});

type Succeeded = Extract<Task, { state: 'succeeded' }>;

export interface Answered extends Omit<Work, 'once'> {
  readonly reply: unknown;
  /** The `data` of the answer. */
  readonly say: (task: Succeeded, request: WireRequest, house: House) => unknown;
}

/** Work whose result is the answer itself: it is waited for. */
export const answerRoute = (work: Answered): Route => ({
  method: 'POST',
  path: work.path,
  summary: work.summary,
  body: { schema: work.schema, example: work.example },
  reply: { status: 200, example: { code: 200, msg: 'success', data: work.reply } },
  handle: async (request, house) => {
    const read = await work.read(request, house);
    if ('failure' in read) return sunoapiFailure(read.failure);
    const answer = await submitted(api.name, request, house, {
      order: read.order,
      sourceField: 'audioId',
      sourceUrlField: 'fileUrl',
    });
    if ('failure' in answer) return sunoapiFailure(answer.failure);
    const task = await settled(answer.task, house);
    if (task?.state === 'succeeded') return success(await work.say(task, request, house));
    return sunoapiFailure((task && reasonOf(task)) ?? failure('timeout', 'The answer was not ready in time'));
  },
});
