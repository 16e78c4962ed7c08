import { z } from 'zod';
import { modelNamed, modelNames } from '../models.ts';
import { defineKind } from './kind.ts';

/** Length as people count it: code points, not UTF-16 units. */
const characters = (text: string): number => [...text].length;

/** The longest description in simple mode. */
export const maxPrompt = 500;

const weight = z.number().min(0).max(1);

const order = z
  .strictObject({
    kind: z.literal('song'),
    prompt: z.string().optional().meta({ description: 'What the song should be, in plain words.' }),
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
    weirdness: weight.optional().meta({ description: 'How far the song leaves the road, 0 to 1.' }),
    audioWeight: weight.optional(),
    personaId: z.string().max(200).optional(),
    model: z.enum(modelNames).default('v5'),
    seed: z
      .int()
      .min(0)
      .max(4_294_967_295)
      .optional()
      .meta({ description: 'The same order and seed give the same bytes.' }),
  })
  .superRefine((song, context) => {
    const model = modelNamed(song.model);
    const limit = (field: 'prompt' | 'lyrics' | 'style' | 'title', max: number): void => {
      const length = characters(song[field] ?? '');
      if (length > max)
        context.addIssue({
          code: 'custom',
          path: [field],
          message: `is ${length} characters long; ${song.model} allows at most ${max}. Shorten it`,
        });
    };
    limit('lyrics', model.maxLyrics);
    limit('style', model.maxStyle);
    limit('title', model.maxTitle);
    limit('prompt', maxPrompt);
    if (![song.prompt, song.style, song.lyrics].some((text) => text?.trim()))
      context.addIssue({
        code: 'custom',
        path: ['prompt'],
        message: 'is required when neither lyrics nor style is given. Describe the song in a few words',
      });
  });

export const song = defineKind({
  name: 'song',
  about: 'Two takes of a new song from a description, or from lyrics and style tags.',
  order,
  takes: 2,
  example: { kind: 'song', prompt: 'a calm folk song about rain', instrumental: true },
});
