import { type Stage, stages } from '../catalogue/events.ts';
import type { TakeText } from '../catalogue/results.ts';
import type { Audible, Early, Task } from './task.ts';

export const nothingYet: Early = { texts: [], clips: [], audible: [] };

const has: Readonly<Record<Stage, (early: Early) => boolean>> = {
  text: ({ texts }) => texts.length > 0,
  first: ({ clips }) => clips.length > 0,
};

/** The stages that are reached now and were not before, in their order. */
export const newStages = (before: Early, now: Early): Stage[] =>
  stages.filter((stage) => has[stage](now) && !has[stage](before));

/** What was there when a stage was reached: what came later is left out. */
export const asOf = (stage: Stage, { texts, clips }: Early): Early => ({
  texts,
  clips: stage === 'text' ? [] : clips.slice(0, 1),
  audible: [],
});

/** The take in a place of a running task, where it can be heard already: with its words, or as long as those of the order. */
export function heardIn(task: Task, id: string): (Audible & TakeText) | undefined {
  const early = task.state === 'running' ? task.early : nothingYet;
  const audible = early.audible.find((one) => one.id === id);
  if (!audible) return undefined;
  const { title = '', lyrics = '', style = '' } = task.order as Readonly<Partial<Record<string, string>>>;
  const place = task.plannedClips.findIndex((plan) => plan.id === id);
  return { ...(early.texts[place] ?? { title, lyrics, tags: style }), ...audible };
}
