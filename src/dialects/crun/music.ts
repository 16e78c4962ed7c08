import { z } from 'zod';
import { given } from '../common.ts';
import { invalid, type MusicInput, musicInput, orderOf, type Read } from './fields.ts';

/** docs.crun.ai/suno-api: generate-music, extend-music, extend-music-upload, cover-music. */

const needed = (field: string, mode: string) => invalid(`input.${field}`, `is required when mode=${mode}`);

/** The rule of every custom order but extend's: title and tags, and words unless nobody sings. */
function customFault(input: MusicInput): Read | undefined {
  if (!given(input.title)) return needed('title', 'custom');
  if (!given(input.tags)) return needed('tags', 'custom');
  if (!input.instrumental && !given(input.lyrics))
    return invalid('input.lyrics', 'is required when mode=custom and instrumental=false. Or set instrumental=true');
  return undefined;
}

const simpleFault = (input: MusicInput): Read | undefined =>
  given(input.prompt) ? undefined : needed('prompt', 'simple');

const sungWords = (input: MusicInput) => (input.instrumental ? undefined : input.lyrics);

export const generateInput = z.strictObject({ ...musicInput, model: z.string() });

export function readGenerate(input: z.output<typeof generateInput>): Read {
  const custom = input.mode === 'custom';
  const fault = custom ? customFault(input) : simpleFault(input);
  if (fault) return fault;
  return orderOf(
    { kind: 'song', ...(custom ? { lyrics: sungWords(input) } : { prompt: input.prompt }) },
    { ...input, instrumental: input.instrumental ?? false },
  );
}

const continueAt = z.number().min(0).optional();

export const extendInput = z.strictObject({ suno_id: z.string().min(1), continue_at: continueAt, ...musicInput });

/** Simple: all that is not said comes from the song. Custom: the words are called `prompt` here, and `lyrics` elsewhere. */
export function readExtend(input: z.output<typeof extendInput>): Read {
  const custom = input.mode === 'custom';
  const text = input.lyrics ?? input.prompt;
  if (custom && input.continue_at === undefined) return needed('continue_at', 'custom');
  if (custom && !given(input.title)) return needed('title', 'custom');
  if (custom && !given(input.tags)) return needed('tags', 'custom');
  if (custom && !input.instrumental && !given(text)) return needed('prompt', 'custom');
  return orderOf(
    {
      kind: 'extend',
      clipId: input.suno_id,
      continueAt: input.continue_at,
      span: 'whole',
      ...(custom ? { lyrics: input.instrumental ? undefined : text } : { prompt: input.prompt }),
    },
    input,
  );
}

export const extendUploadInput = z.strictObject({ audio_url: z.string(), continue_at: continueAt, ...musicInput });

export function readExtendUpload(input: z.output<typeof extendUploadInput>): Read {
  const custom = input.mode === 'custom';
  if (custom && input.continue_at === undefined) return needed('continue_at', 'custom');
  const fault = custom ? customFault(input) : simpleFault(input);
  if (fault) return fault;
  return orderOf(
    {
      kind: 'extend',
      audioUrl: input.audio_url,
      continueAt: input.continue_at,
      span: 'whole',
      ...(custom ? { lyrics: sungWords(input) } : { prompt: input.prompt }),
    },
    input,
  );
}

export const coverInput = z.strictObject({ audio_url: z.string(), ...musicInput });

export function readCover(input: z.output<typeof coverInput>): Read {
  const custom = input.mode === 'custom';
  const fault = custom ? customFault(input) : simpleFault(input);
  if (fault) return fault;
  return orderOf(
    {
      kind: 'cover',
      audioUrl: input.audio_url,
      ...(custom ? { lyrics: sungWords(input) } : { prompt: input.prompt }),
    },
    input,
  );
}
