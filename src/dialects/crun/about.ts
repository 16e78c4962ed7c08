import { z } from 'zod';
import { orderOf, type Read } from './fields.ts';

/** docs.crun.ai/suno-api: generate-music-video, vocal-separation, suno-persona-generate: all of a finished music task. */
const source = { task_id: z.string().min(1), suno_id: z.string().min(1) };

export const videoInput = z.strictObject({
  ...source,
  author: z.string().optional(),
  brand: z.string().optional(),
});

export const readVideo = (input: z.output<typeof videoInput>): Read =>
  ofTask(input.task_id, {
    kind: 'video',
    clipId: input.suno_id,
    author: input.author,
    brand: input.brand,
  });

export const separationInput = z.strictObject({ ...source, mode: z.enum(['vocal', 'instrumental']).default('vocal') });

/** `vocal` parts the voice from the band, `instrumental` the band into up to twelve. */
export const readSeparation = (input: z.output<typeof separationInput>): Read =>
  ofTask(input.task_id, {
    kind: 'stems',
    clipId: input.suno_id,
    parts: input.mode === 'vocal' ? 'two' : 'twelve',
  });

export const personaBody = z.strictObject({
  ...source,
  name: z.string().min(1),
  description: z.string(),
  vocal_start: z.number().min(0).optional(),
  vocal_end: z.number().min(0).optional(),
  style: z.string().optional(),
});

export const readPersona = (body: z.output<typeof personaBody>): Read =>
  ofTask(body.task_id, {
    kind: 'persona',
    clipId: body.suno_id,
    name: body.name,
    description: body.description,
    from: body.vocal_start,
    to: body.vocal_end,
    style: body.style,
  });

function ofTask(sourceTask: string, fields: Readonly<Record<string, unknown>>): Read {
  const read = orderOf(fields);
  return 'failure' in read ? read : { ...read, sourceTask };
}
