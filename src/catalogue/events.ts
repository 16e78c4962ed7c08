/**
 * What a task may reach before its end, in this order: the words of its takes are known (`text`), the first of its
 * takes can be heard (`first`). An engine need not report either.
 */
export const stages = ['text', 'first'] as const;
export type Stage = (typeof stages)[number];

/** What callbacks tell of: a stage or the end. */
export type TaskEvent = `task.${Stage | 'succeeded' | 'failed' | 'cancelled'}`;

export const stageOf = (event: TaskEvent): Stage | undefined => stages.find((stage) => event === `task.${stage}`);

/** The events of one task are told in this order. */
export const rankOf = (event: TaskEvent): number => {
  const stage = stageOf(event);
  return stage ? stages.indexOf(stage) : stages.length;
};
