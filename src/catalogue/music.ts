import { z } from 'zod';
import { defaultModel, modelNamed, modelNames } from './models.ts';

/** Length as people count it: code points, not UTF-16 units. */
const characters = (text: string): number => [...text].length;

/** The longest description in simple mode. */
export const maxPrompt = 500;

const weight = z.number().min(0).max(1);

/** What every kind that composes understands. */
export const musicFields = {
  prompt: z.string().optional().meta({ description: 'What the music should be, in plain words.' }),
  lyrics: z
    .string()
    .optional()
    .meta({ description: 'Words to sing, with section marks such as [Verse] and [Chorus].' }),
  style: z.string().optional().meta({ description: 'Style tags, separated by commas.' }),
  negativeStyle: z.string().max(1000).optional().meta({ description: 'Tags of what must not be heard.' }),
  title: z.string().optional(),
  instrumental: z.boolean().default(false),
  vocalGender: z.enum(['m', 'f']).optional(),
  styleWeight: weight.optional().meta({ description: 'How strictly the style rules, 0 to 1.' }),
  weirdness: weight.optional().meta({ description: 'How far the music leaves the road, 0 to 1.' }),
  audioWeight: weight.optional().meta({ description: 'How close to the source audio, 0 to 1.' }),
  personaId: z.string().max(200).optional(),
  model: z.enum(modelNames).default(defaultModel),
  seed: z
    .int()
    .min(0)
    .max(4_294_967_295)
    .optional()
    .meta({ description: 'The same order and seed give the same bytes.' }),
};

export type MusicFields = z.output<z.ZodObject<typeof musicFields>>;

/** A place in a song, in seconds. */
export const position = z.number().min(0).max(36_000);

export const clipId = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: 'A clip of this account, made here or uploaded.' });

/** Refuses texts that are longer than the chosen model allows. */
export function withinLimits(music: MusicFields, context: z.RefinementCtx): void {
  const model = modelNamed(music.model);
  const limit = (field: 'prompt' | 'lyrics' | 'style' | 'title', max: number): void => {
    const length = characters(music[field] ?? '');
    if (length > max)
      context.addIssue({
        code: 'custom',
        path: [field],
        message: `is ${length} characters long; ${music.model} allows at most ${max}. Shorten it`,
      });
  };
  limit('lyrics', model.maxLyrics);
  limit('style', model.maxStyle);
  limit('title', model.maxTitle);
  limit('prompt', maxPrompt);
}

/** Refuses an order that says neither what to sing nor what it should be like. */
export function describesSomething(music: MusicFields, context: z.RefinementCtx): void {
  if ([music.prompt, music.style, music.lyrics].some((text) => text?.trim())) return;
  context.addIssue({
    code: 'custom',
    path: ['prompt'],
    message: 'is required when neither lyrics nor style is given. Describe the song in a few words',
  });
}

/** Music made from music needs exactly one source: a clip or audio behind a URL. */
export const sourceFields = {
  clipId: clipId.optional(),
  audioUrl: z
    .url({ protocol: /^https?$/ })
    .max(2048)
    .optional()
    .meta({ description: 'Audio to start from.' }),
};

export function oneSource(
  order: { clipId?: string | undefined; audioUrl?: string | undefined },
  context: z.RefinementCtx,
): void {
  if ((order.clipId === undefined) !== (order.audioUrl === undefined)) return;
  context.addIssue({
    code: 'custom',
    path: ['clipId'],
    message: 'or audioUrl is required, one of the two. Name the source',
  });
}
