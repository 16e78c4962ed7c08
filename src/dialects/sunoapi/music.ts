import { z } from 'zod';
import { given, wordsDescribe } from '../common.ts';
import {
  callback,
  invalid,
  manner,
  mannerOf,
  modelOf,
  ordered,
  persona,
  type Read,
  reading,
  sungOrSaid,
} from './order.ts';

const text = z.string().nullish();
const wished = { prompt: text, style: text, title: text };
const flag = z.boolean().nullish();

/** docs.sunoapi.org/suno-api/generate-music */
export const generateBody = z.object({
  customMode: z.boolean(),
  instrumental: z.boolean(),
  model: z.string(),
  ...wished,
  ...manner,
  ...persona,
  ...callback,
});

/** docs.sunoapi.org/suno-api/upload-and-cover-audio */
export const uploadCoverBody = generateBody.extend({ uploadUrl: z.string() });

/** docs.sunoapi.org/suno-api/generate-mashup */
export const mashupBody = generateBody.extend({ uploadUrlList: z.array(z.string()).length(2), instrumental: flag });

/** docs.sunoapi.org/suno-api/extend-music */
export const extendBody = z.object({
  defaultParamFlag: z.boolean(),
  audioId: z.string().min(1),
  model: z.string(),
  continueAt: z.number().nullish(),
  ...wished,
  ...manner,
  ...persona,
  ...callback,
});

/** docs.sunoapi.org/suno-api/upload-and-extend-audio */
export const uploadExtendBody = extendBody
  .omit({ audioId: true })
  .extend({ uploadUrl: z.string(), instrumental: flag });

type Mode = z.output<typeof mashupBody> & { uploadUrl?: string };

/** Custom mode needs style and title and, unless instrumental, the words; otherwise a description is all. */
function byMode(body: Omit<Mode, 'uploadUrlList'>, kind: 'song' | 'cover' | 'mashup', more: object = {}): Read {
  const model = modelOf(body.model);
  if ('failure' in model) return model;
  if (body.customMode) {
    if (!given(body.style)) return invalid('style', 'is required when customMode is true');
    if (!given(body.title)) return invalid('title', 'is required when customMode is true');
    if (!body.instrumental && !given(body.prompt))
      return invalid('prompt', 'is required when customMode is true and instrumental is false');
  } else if (!given(body.prompt)) return invalid('prompt', 'is required when customMode is false');
  const read = ordered({
    kind,
    ...more,
    ...(body.customMode
      ? { lyrics: body.prompt || undefined, style: body.style, title: body.title }
      : { prompt: body.prompt }),
    ...mannerOf(body),
    instrumental: body.instrumental ?? false,
    ...model,
  });
  return 'failure' in read ? read : { order: wordsDescribe(read.order) };
}

export const readGenerate = (wire: unknown): Read => reading(generateBody, wire, (body) => byMode(body, 'song'));

export const readUploadCover = (wire: unknown): Read =>
  reading(uploadCoverBody, wire, (body) => byMode(body, 'cover', { audioUrl: body.uploadUrl }));

export const readMashup = (wire: unknown): Read =>
  reading(mashupBody, wire, (body) => byMode(body, 'mashup', { audioUrls: body.uploadUrlList }));

type Extension = Omit<z.output<typeof extendBody>, 'audioId'> & { instrumental?: boolean | null | undefined };

/**
 * `defaultParamFlag` true means parameters of one's own (docs.kie.ai); false goes on as the source does. These hosts have no
 * concat: a clip is the whole song.
 */
function extension(body: Extension, source: object): Read {
  const model = modelOf(body.model);
  if ('failure' in model) return model;
  const own = body.defaultParamFlag;
  if (own) {
    if (!given(body.style)) return invalid('style', 'is required when defaultParamFlag is true');
    if (!given(body.title)) return invalid('title', 'is required when defaultParamFlag is true');
    if (!body.instrumental && !given(body.prompt))
      return invalid('prompt', 'is required when defaultParamFlag is true');
    if (typeof body.continueAt !== 'number')
      return invalid('continueAt', 'is required when defaultParamFlag is true, in seconds');
    if (body.continueAt <= 0) return invalid('continueAt', 'must be greater than 0');
  }
  const read = ordered({
    kind: 'extend',
    ...source,
    span: 'whole',
    ...sungOrSaid(body.prompt),
    ...(own && { style: body.style, title: body.title, continueAt: body.continueAt }),
    ...mannerOf(body),
    instrumental: body.instrumental ?? false,
    ...model,
  });
  return 'failure' in read ? read : { order: wordsDescribe(read.order) };
}

export const readExtend = (wire: unknown): Read =>
  reading(extendBody, wire, (body) => extension(body, { clipId: body.audioId }));

export const readUploadExtend = (wire: unknown): Read =>
  reading(uploadExtendBody, wire, (body) => extension(body, { audioUrl: body.uploadUrl }));
