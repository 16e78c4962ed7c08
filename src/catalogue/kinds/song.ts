import { z } from 'zod';
import { describesSomething, musicFields, withinLimits } from '../music.ts';
import { defineKind } from './kind.ts';

export const song = defineKind({
  name: 'song',
  about: 'Two takes of a new song from a description, or from lyrics and style tags.',
  order: z
    .strictObject({ kind: z.literal('song'), ...musicFields })
    .superRefine(withinLimits)
    .superRefine(describesSomething),
  takes: 2,
  example: { kind: 'song', prompt: 'a calm folk song about rain', instrumental: true },
});
