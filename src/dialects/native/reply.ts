import { hasEnded, type Task } from '../../tasks/task.ts';

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** A task as the native API shows it. */
export const taskReply = (task: Task) => ({
  id: task.id,
  kind: task.order.kind,
  state: task.state,
  progress: task.state === 'succeeded' ? 1 : task.state === 'running' ? task.progress : 0,
  order: task.order,
  seed: task.seed,
  price: task.price,
  charged: task.state === 'succeeded' ? task.charged : 0,
  // Of a running task, those that can be heard already.
  clips: task.state === 'succeeded' ? task.clips : task.state === 'running' ? task.early.clips : [],
  texts: task.state === 'succeeded' ? task.texts : [],
  files: task.state === 'succeeded' ? task.files : [],
  timing: task.state === 'succeeded' ? task.timing : [],
  reference: task.state === 'succeeded' ? task.reference : null,
  failure: task.state === 'failed' ? task.failure : null,
  warnings: task.warnings,
  engine: task.engine,
  engineReason: task.engineReason,
  attempts: task.attempts,
  api: task.dialect,
  callbackUrl: task.callbackUrl,
  createdAt: iso(task.createdAt),
  startedAt: 'startedAt' in task ? iso(task.startedAt) : null,
  finishedAt: hasEnded(task) ? iso(task.finishedAt) : null,
});
