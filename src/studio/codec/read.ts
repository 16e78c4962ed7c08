import { MPEGDecoder } from 'mpg123-decoder';
import type { Stereo } from '../instruments/instrument.ts';
import type { Decoded } from './decode.ts';
import { decodeFlac } from './flac.ts';
import { acceptedFormats, afterId3, type Format, formatOf } from './formats.ts';
import { decodeOpus, decodeVorbis } from './ogg.ts';
import { Pieces } from './pieces.ts';
import { resample } from './resample.ts';
import { damaged, demandRate, leastSeconds, mostSeconds, tooLong, Unreadable } from './unreadable.ts';
import { decodeWav } from './wav.ts';

export interface ReadAudio {
  readonly format: Format;
  readonly audio: Stereo;
}

const SAMPLE_RATE = 44_100;
const MP3_PIECE = 64 * 1024;
/** 320 kbit/s, its highest, and room for pictures in its tags. */
const MOST_MP3_BYTES = mostSeconds * 40_000 + 16 * 2 ** 20;

/** By libmpg123 in WebAssembly, piece by piece, so that it ends where it becomes too long. */
async function decodeLongMp3(bytes: Uint8Array): Promise<Decoded> {
  if (bytes.length > MOST_MP3_BYTES) throw tooLong();
  const decoder = new MPEGDecoder({ enableGapless: true });
  try {
    await decoder.ready;
    let pieces: Pieces | undefined;
    let rate = 0;
    for (let at = afterId3(bytes); at < bytes.length; at += MP3_PIECE) {
      const { channelData, sampleRate, samplesDecoded } = decoder.decode(bytes.subarray(at, at + MP3_PIECE));
      if (samplesDecoded === 0) continue;
      pieces ??= new Pieces(sampleRate);
      rate ||= sampleRate;
      if (sampleRate !== rate) throw damaged('MP3', 'its sample rate changes');
      pieces.add(channelData);
    }
    if (!pieces) throw damaged('MP3', 'no frame decodes');
    return { audio: pieces.finish(), sampleRate: rate };
  } finally {
    decoder.free();
  }
}

const decoders: Readonly<Record<Format, (bytes: Uint8Array) => Decoded | Promise<Decoded>>> = {
  wav: decodeWav,
  mp3: decodeLongMp3,
  flac: (bytes) => decodeFlac(bytes, afterId3(bytes)),
  vorbis: decodeVorbis,
  opus: decodeOpus,
};

const isFormat = (name: string): name is Format => Object.hasOwn(decoders, name);

/** −60 dBFS. */
const SILENCE = 0.001;

function isSilent({ left, right }: Stereo): boolean {
  let silent = 0;
  for (let i = 0; i < left.length; i++)
    if (Math.abs(left[i] as number) < SILENCE && Math.abs(right[i] as number) < SILENCE) silent++;
  return silent > left.length / 2;
}

/**
 * Audio from outside at 44.1 kHz in two channels. The bytes themselves say what they are; decoders are our own or run
 * in WebAssembly, and none is given more than eight minutes to hold.
 *
 * @throws {Unreadable} with a sentence for whoever sent it
 */
export async function readAudio(bytes: Uint8Array): Promise<ReadAudio> {
  const format = formatOf(bytes);
  if (format === undefined) throw new Unreadable(`The file is not audio that is read here. Send ${acceptedFormats}`);
  if (!isFormat(format)) throw new Unreadable(`${format} is not read here. Send ${acceptedFormats}`);
  const { audio, sampleRate } = await decoders[format](bytes);
  demandRate(sampleRate);
  const seconds = audio.left.length / sampleRate;
  if (seconds > mostSeconds) throw tooLong();
  if (seconds < leastSeconds)
    throw new Unreadable(`The audio lasts ${seconds.toFixed(1)} seconds. Send ${leastSeconds} seconds to 8 minutes`);
  if (isSilent(audio)) throw new Unreadable('More than half of the audio is silent. Send music');
  const left = resample(audio.left, sampleRate, SAMPLE_RATE);
  const right = audio.right === audio.left ? left : resample(audio.right, sampleRate, SAMPLE_RATE);
  return { format, audio: { left, right } };
}
