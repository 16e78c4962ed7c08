import { z } from 'zod';
import { failure } from '../../catalogue/failures.ts';
import { given } from '../common.ts';
import { callback, invalid, manner, mannerOf, modelOf, ordered, type Read, reading, sungOrSaid } from './order.ts';

const text = z.string().nullish();
const required = z.string().min(1);

/** docs.sunoapi.org/suno-api/add-instrumental */
export const addInstrumentalBody = z.object({
  uploadUrl: required,
  title: required,
  tags: required,
  ...manner,
  negativeTags: z.string(),
  model: text,
  ...callback,
});

/** docs.sunoapi.org/suno-api/add-vocals */
export const addVocalsBody = z.object({
  uploadUrl: required,
  prompt: required,
  title: required,
  style: required,
  ...manner,
  negativeTags: z.string(),
  model: text,
  ...callback,
});

/** What these two take when no model is named. */
const usual = 'V4_5PLUS';

export const readAddInstrumental = (wire: unknown): Read =>
  reading(addInstrumentalBody, wire, (body) => {
    const model = modelOf(body.model || usual);
    if ('failure' in model) return model;
    return ordered(
      {
        kind: 'addInstrumental',
        audioUrl: body.uploadUrl,
        style: body.tags,
        title: body.title,
        ...mannerOf(body),
        ...model,
      },
      { style: 'tags' },
    );
  });

export const readAddVocals = (wire: unknown): Read =>
  reading(addVocalsBody, wire, (body) => {
    const model = modelOf(body.model || usual);
    if ('failure' in model) return model;
    return ordered({
      kind: 'addVocals',
      audioUrl: body.uploadUrl,
      ...sungOrSaid(body.prompt),
      style: body.style,
      title: body.title,
      ...mannerOf(body),
      ...model,
    });
  });

/** docs.sunoapi.org/suno-api/replace-section, the mode with music that was made here. */
export const replaceSectionBody = z.object({
  taskId: required,
  audioId: required,
  prompt: required,
  tags: required,
  title: required,
  infillStartS: z.number().min(0),
  infillEndS: z.number().min(0),
  fullLyrics: text,
  model: text,
  ...manner,
  ...callback,
});

/** Its other mode, with uploaded audio, has no kind of its own here. */
const wantsUpload = (wire: unknown): boolean =>
  typeof wire === 'object' && wire !== null && 'uploadUrl' in wire && Boolean(wire.uploadUrl);

export const readReplaceSection = (wire: unknown): Read => {
  if (wantsUpload(wire))
    return {
      failure: failure('feature_disabled', 'uploadUrl: is not available here. Upload it, then name taskId and audioId'),
    };
  return reading(replaceSectionBody, wire, (body): Read => {
    if (body.infillEndS <= body.infillStartS) return invalid('infillEndS', 'must be greater than infillStartS');
    const model = body.model ? modelOf(body.model) : { model: undefined };
    if ('failure' in model) return model;
    return ordered(
      {
        kind: 'replaceSection',
        clipId: body.audioId,
        from: body.infillStartS,
        to: body.infillEndS,
        ...sungOrSaid(body.prompt),
        style: body.tags,
        title: body.title,
        ...mannerOf(body),
        ...model,
      },
      { style: 'tags' },
    );
  });
};

/** docs.sunoapi.org/suno-api/generate-sounds */
export const soundsBody = z.object({
  prompt: required,
  model: z.string(),
  soundLoop: z.boolean().nullish(),
  soundTempo: z.int().min(1).max(300).nullish(),
  soundKey: text,
  grabLyrics: z.boolean().nullish(),
  ...callback,
});

export const readSounds = (wire: unknown): Read =>
  reading(soundsBody, wire, (body) => {
    const model = modelOf(body.model);
    if ('failure' in model) return model;
    return ordered({
      kind: 'sounds',
      prompt: body.prompt,
      loop: body.soundLoop ?? false,
      tempo: body.soundTempo,
      key: body.soundKey || undefined,
      instrumental: true,
      ...model,
    });
  });

/** docs.sunoapi.org/suno-api/generate-lyrics */
export const lyricsBody = z.object({ prompt: required, ...callback });

export const readLyrics = (wire: unknown): Read =>
  reading(lyricsBody, wire, ({ prompt }) =>
    given(prompt) ? ordered({ kind: 'lyrics', prompt }) : invalid('prompt', 'is required'),
  );
