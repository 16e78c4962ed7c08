import type { TaskEvent } from '../catalogue/events.ts';
import type { Task } from '../tasks/task.ts';
import { apixo } from './apixo/index.ts';
import { crun } from './crun/index.ts';
import type { Dialect } from './dialect.ts';
import { gcui } from './gcui/index.ts';
import { native } from './native/index.ts';
import { newapi } from './newapi/index.ts';
import { openai } from './openai/index.ts';
import { sunoapi } from './sunoapi/index.ts';
import { sunor } from './sunor/index.ts';

/** Every wire API that is served, all on one host and port. */
export const dialects: readonly Dialect[] = [native, crun, newapi, sunor, gcui, apixo, sunoapi, openai];

export const dialectNamed = (name: string): Dialect => dialects.find((dialect) => dialect.name === name) ?? native;

/** A callback as the dialect words and signs it in which its task was ordered; null when the task is gone. */
export function letterAbout(task: Task | undefined, event: TaskEvent) {
  if (!task) return { body: null };
  const dialect = dialectNamed(task.dialect);
  return {
    body: dialect.callback(task, event),
    firstRetrySeconds: dialect.firstRetrySeconds,
    sign: (timestamp: number, secret: string) => dialect.sign?.(task, timestamp, secret) ?? {},
  };
}
