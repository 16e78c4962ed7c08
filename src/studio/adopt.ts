import { readWishes } from './brief/read.ts';
import { decodeMp3 } from './codec/decode.ts';
import { formatOf } from './codec/formats.ts';
import { encodeMp3 } from './codec/mp3.ts';
import { readAudio } from './codec/read.ts';
import { paintArtwork } from './pictures/artwork.ts';

/** Sound that somebody else made, and what is known of it. */
export interface Found {
  readonly audio: Uint8Array;
  readonly artwork?: Uint8Array;
  readonly title: string;
  readonly tags: string;
  readonly seed: number;
}

/** The same as takes are kept: MP3 whose length was measured, and a JPEG. */
export interface Adopted {
  readonly audio: Uint8Array;
  readonly artwork: Uint8Array;
  readonly durationSeconds: number;
}

/** Sixteen minutes at the highest rate of MP3, and room for pictures in its tags. */
const mostMp3Bytes = 56 * 2 ** 20;

const sampleRate = 44_100;

const isJpeg = (bytes: Uint8Array | undefined): bytes is Uint8Array =>
  bytes?.[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;

const seconds = (frames: number, rate: number): number => Math.round((frames / rate) * 100) / 100;

/**
 * MP3 stays as it is, other sound becomes MP3; a picture is painted where none came that can be used.
 *
 * @throws when the sound is of no format that is read here, or does not decode
 */
export async function adopt({ audio, artwork, title, tags, seed }: Found): Promise<Adopted> {
  const sound = formatOf(audio) === 'mp3' ? await measured(audio) : await encoded(audio);
  return { ...sound, artwork: isJpeg(artwork) ? artwork : await paint(title, tags, seed) };
}

type Sound = Pick<Adopted, 'audio' | 'durationSeconds'>;

async function measured(mp3: Uint8Array): Promise<Sound> {
  if (mp3.length > mostMp3Bytes) throw new Error('the MP3 is too large');
  const { audio, sampleRate: rate } = await decodeMp3(mp3);
  return { audio: mp3, durationSeconds: seconds(audio.left.length, rate) };
}

async function encoded(bytes: Uint8Array): Promise<Sound> {
  const { audio } = await readAudio(bytes);
  return { audio: await encodeMp3(audio, sampleRate), durationSeconds: seconds(audio.left.length, sampleRate) };
}

function paint(title: string, tags: string, seed: number): Promise<Uint8Array> {
  const { brief } = readWishes({
    prompt: '',
    lyrics: '',
    tags,
    negativeTags: '',
    title,
    instrumental: true,
    maxSeconds: 480,
  });
  const { valence, energy, brightness } = brief;
  return paintArtwork({ title, style: tags, valence, energy, brightness, seed });
}
