import { type Stage, stages } from '../catalogue/events.ts';
import type { Early } from './task.ts';

export const nothingYet: Early = { texts: [], clips: [] };

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
});
