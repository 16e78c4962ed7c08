import { heardIn } from '../../tasks/early.ts';
import { type Clip, hasEnded, type Task } from '../../tasks/task.ts';

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** A clip whose files are there. */
export const clipReply = (clip: Clip) => ({ ...clip, state: 'complete' as const });

const streamingReply = (heard: ReturnType<typeof heardIn>) =>
  heard && { ...heard, durationSeconds: null, imageUrl: null, state: 'streaming' as const };

/** Of a running task those that can be heard: done, or still growing under the address that they will keep. */
function clipsOf(task: Task) {
  if (task.state === 'succeeded') return task.clips.map(clipReply);
  if (task.state !== 'running') return [];
  const { clips } = task.early;
  return task.plannedClips
    .map(({ id }) => {
      const clip = clips.find((one) => one.id === id);
      return clip ? clipReply(clip) : streamingReply(heardIn(task, id));
    })
    .filter((clip) => clip !== undefined);
}

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
  clips: clipsOf(task),
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
