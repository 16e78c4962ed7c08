import { z } from 'zod';
import { clipId, maxPrompt, musicFields, position } from '../music.ts';
import { defineKind } from './kind.ts';

/** Words, files and facts that belong to a song. */

const example = { clipId: '7d1c9d52-0b5c-4a43-9a8e-5f5be1f0a001' };

export const lyrics = defineKind({
  name: 'lyrics',
  about: 'Two texts with a title, to be sung.',
  order: z.strictObject({
    kind: z.literal('lyrics'),
    prompt: z.string().min(1).max(maxPrompt),
    seed: musicFields.seed,
  }),
  takes: 0,
  example: { kind: 'lyrics', prompt: 'a lighthouse keeper who waits for spring' },
});

export const styleBoost = defineKind({
  name: 'styleBoost',
  about: 'A richer list of style tags from a short one.',
  order: z.strictObject({ kind: z.literal('styleBoost'), style: z.string().min(1).max(1000) }),
  takes: 0,
  example: { kind: 'styleBoost', style: 'lofi, piano' },
});

export const timing = defineKind({
  name: 'timing',
  about: 'When every word of a clip is sung.',
  order: z.strictObject({ kind: z.literal('timing'), clipId }),
  takes: 0,
  example: { kind: 'timing', ...example },
});

export const stems = defineKind({
  name: 'stems',
  about: 'The voice and the band of a clip apart, or up to twelve families of instruments.',
  order: z.strictObject({ kind: z.literal('stems'), clipId, parts: z.enum(['two', 'twelve']).default('two') }),
  takes: 0,
  example: { kind: 'stems', ...example },
});

export const wav = defineKind({
  name: 'wav',
  about: 'A clip without loss, as WAV.',
  order: z.strictObject({ kind: z.literal('wav'), clipId }),
  takes: 0,
  example: { kind: 'wav', ...example },
});

export const flac = defineKind({
  name: 'flac',
  about: 'A clip without loss, as FLAC: the samples of the WAV in fewer bytes.',
  order: z.strictObject({ kind: z.literal('flac'), clipId }),
  takes: 0,
  example: { kind: 'flac', ...example },
});

export const midi = defineKind({
  name: 'midi',
  about: 'The notes of a clip.',
  order: z.strictObject({ kind: z.literal('midi'), clipId }),
  takes: 0,
  example: { kind: 'midi', ...example },
});

export const musicxml = defineKind({
  name: 'musicxml',
  about: 'The notes of a clip on paper, as MusicXML: its parts, chords, sections and words.',
  order: z.strictObject({ kind: z.literal('musicxml'), clipId }),
  takes: 0,
  example: { kind: 'musicxml', ...example },
});

export const video = defineKind({
  name: 'video',
  about: 'A film of a clip: its artwork in motion, its words as they are sung.',
  order: z.strictObject({
    kind: z.literal('video'),
    clipId,
    author: z.string().max(50).optional(),
    brand: z.string().max(50).optional(),
  }),
  takes: 0,
  example: { kind: 'video', ...example, author: 'Cantiga' },
});

export const artwork = defineKind({
  name: 'artwork',
  about: 'Two new pictures for a clip, large (`artwork-1`, `artwork-2`) and small (`artwork-1-small` …).',
  order: z.strictObject({ kind: z.literal('artwork'), clipId }),
  takes: 0,
  example: { kind: 'artwork', ...example },
});

export const persona = defineKind({
  name: 'persona',
  about: 'The voice and manner of a clip under a name, to be used in other songs.',
  order: z.strictObject({
    kind: z.literal('persona'),
    clipId,
    name: z.string().min(1).max(100),
    description: z.string().max(1000).default(''),
    from: position.optional(),
    to: position.optional(),
    style: z.string().max(1000).optional(),
  }),
  takes: 0,
  example: { kind: 'persona', ...example, name: 'The keeper' },
});
