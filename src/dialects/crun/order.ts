import { z } from 'zod';
import { refusal } from '../../catalogue/order.ts';
import { readSeparation, readVideo, separationInput, videoInput } from './about.ts';
import { invalid, type Read } from './fields.ts';
import {
  coverInput,
  extendInput,
  extendUploadInput,
  generateInput,
  readCover,
  readExtend,
  readExtendUpload,
  readGenerate,
} from './music.ts';

interface Work {
  /** The `input` as documented. */
  readonly input: z.ZodType;
  read(input: unknown): Read;
}

const work = <Schema extends z.ZodType>(input: Schema, read: (input: z.output<Schema>) => Read): Work => ({
  input,
  read: (value) => {
    const parsed = input.safeParse(value);
    if (parsed.success) return read(parsed.data);
    const { failure } = { failure: refusal(parsed.error) };
    const field = failure.field ? `input.${failure.field}` : 'input';
    return { failure: { ...failure, message: failure.message.replace(/^[^:]*/, field), field } };
  },
});

const separation = work(separationInput, readSeparation);

/** Every `model` that CreateTask takes; crun's own page leaves the last letter of the separation out. */
const works: Readonly<Record<string, Work>> = {
  'suno/music-generate': work(generateInput, readGenerate),
  'suno/music-extend': work(extendInput, readExtend),
  'suno/music-extend-upload': work(extendUploadInput, readExtendUpload),
  'suno/music-cover': work(coverInput, readCover),
  'suno/music-video': work(videoInput, readVideo),
  'suno/vocal-separatio': separation,
  'suno/vocal-separation': separation,
};

const callbackUrl = z.string().nullish();

/** The body of CreateTask, for the API reference. */
export const body = z.union(
  Object.entries(works).map(([model, { input }]) =>
    z.strictObject({ model: z.literal(model), callback_url: callbackUrl, input }),
  ),
);

const envelope = z.strictObject({ model: z.string(), callback_url: callbackUrl, input: z.unknown() });

/** Wire → order, by the rules of crun's pages. */
export function readOrder(wire: unknown): Read & { readonly callbackUrl?: string | null | undefined } {
  const parsed = envelope.safeParse(wire);
  if (!parsed.success) return { failure: refusal(parsed.error) };
  const { model, input, callback_url } = parsed.data;
  const wanted = Object.hasOwn(works, model) ? works[model] : undefined;
  if (!wanted) return invalid('model', `unknown. Use one of ${Object.keys(works).join(', ')}`);
  return { ...wanted.read(input), callbackUrl: callback_url };
}
