import { z } from 'zod';
import { clipId, musicFields, oneSource, position, sourceFields, withinLimits } from '../music.ts';
import { defineKind } from './kind.ts';

/** Music made from music that exists. What an order leaves out is taken from the source. */

const example = { clipId: '7d1c9d52-0b5c-4a43-9a8e-5f5be1f0a001' };

export const extend = defineKind({
  name: 'extend',
  about: 'Two takes that go on from a place in a song, in its key, tempo, band and voice.',
  order: z
    .strictObject({
      kind: z.literal('extend'),
      ...sourceFields,
      continueAt: position
        .optional()
        .meta({ description: 'Seconds; the nearest bar line is taken. The end by default.' }),
      span: z
        .enum(['continuation', 'whole'])
        .default('continuation')
        .meta({ description: 'Whether a clip is the new part alone, or the song up to the seam and on from there.' }),
      ...musicFields,
    })
    .superRefine(oneSource)
    .superRefine(withinLimits),
  takes: 2,
  example: { kind: 'extend', ...example, continueAt: 60 },
});

export const cover = defineKind({
  name: 'cover',
  about: 'Two takes of the source’s melody, form and words in another style.',
  order: z
    .strictObject({ kind: z.literal('cover'), ...sourceFields, ...musicFields })
    .superRefine(oneSource)
    .superRefine(withinLimits),
  takes: 2,
  example: { kind: 'cover', ...example, style: 'bossa nova, nylon guitar' },
});

export const addVocals = defineKind({
  name: 'addVocals',
  about: 'Two takes of the source with a voice that sings over it.',
  order: z
    .strictObject({ kind: z.literal('addVocals'), ...sourceFields, ...musicFields })
    .superRefine(oneSource)
    .superRefine(withinLimits),
  takes: 2,
  example: { kind: 'addVocals', ...example, lyrics: '[Verse]\nStay with me', style: 'soul' },
});

export const addInstrumental = defineKind({
  name: 'addInstrumental',
  about: 'Two takes of the source with a band that accompanies it.',
  order: z
    .strictObject({ kind: z.literal('addInstrumental'), ...sourceFields, ...musicFields })
    .superRefine(oneSource)
    .superRefine(withinLimits),
  takes: 2,
  example: { kind: 'addInstrumental', ...example, style: 'acoustic folk' },
});

export const replaceSection = defineKind({
  name: 'replaceSection',
  about: 'Two takes of a song with 6 to 60 seconds of it made anew; the rest stays as it is.',
  order: z
    .strictObject({ kind: z.literal('replaceSection'), clipId, from: position, to: position, ...musicFields })
    .superRefine(withinLimits)
    .superRefine(({ from, to }, context) => {
      if (to - from < 6 || to - from > 60)
        context.addIssue({ code: 'custom', path: ['to'], message: 'must lie 6 to 60 seconds after from' });
    }),
  takes: 2,
  example: { kind: 'replaceSection', ...example, from: 30, to: 50, lyrics: 'Another line' },
});

export const mashup = defineKind({
  name: 'mashup',
  about: 'Two takes that join two sources in one song.',
  order: z
    .strictObject({
      kind: z.literal('mashup'),
      audioUrls: z.array(sourceFields.audioUrl.unwrap()).length(2),
      ...musicFields,
    })
    .superRefine(withinLimits),
  takes: 2,
  example: { kind: 'mashup', audioUrls: ['https://example.com/a.mp3', 'https://example.com/b.mp3'] },
});

export const concat = defineKind({
  name: 'concat',
  about: 'One whole song: of a clip and all that it continues, or of several clips in their order.',
  order: z.strictObject({ kind: z.literal('concat'), clipIds: z.array(clipId).min(1).max(20) }),
  takes: 1,
  example: { kind: 'concat', clipIds: [example.clipId] },
});

export const upload = defineKind({
  name: 'upload',
  about:
    'A clip from audio behind a URL: wav, mp3, flac, ogg or, where ffmpeg is installed, m4a, of 6 seconds to 8 minutes.',
  order: z.strictObject({
    kind: z.literal('upload'),
    audioUrl: sourceFields.audioUrl.unwrap(),
    title: z.string().max(200).optional(),
  }),
  takes: 1,
  example: { kind: 'upload', audioUrl: 'https://example.com/song.mp3' },
});

export const sounds = defineKind({
  name: 'sounds',
  about: 'Two takes of a sound or loop in a given tempo and key.',
  order: z
    .strictObject({
      kind: z.literal('sounds'),
      loop: z.boolean().default(false),
      tempo: z.int().min(1).max(300).optional(),
      key: z.string().max(20).optional(),
      ...musicFields,
    })
    .superRefine(withinLimits)
    .superRefine(({ prompt }, context) => {
      if (!prompt?.trim()) context.addIssue({ code: 'custom', path: ['prompt'], message: 'is required' });
    }),
  takes: 2,
  example: { kind: 'sounds', prompt: 'rain on a tin roof', loop: true },
});
