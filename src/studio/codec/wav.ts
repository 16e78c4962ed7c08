import type { Stereo } from '../instruments/instrument.ts';
import type { Decoded } from './decode.ts';
import { acceptedFormats } from './formats.ts';
import { FULL, pcm16 } from './pcm16.ts';
import { damaged, demandRate, mostSeconds, tooLong, Unreadable } from './unreadable.ts';

const HEADER_BYTES = 44;
const PCM = 1;

/** 16-bit stereo WAV, dithered (`pcm16`). */
export function encodeWav(audio: Stereo, sampleRate: number, seed = 1): Uint8Array {
  const samples = pcm16(audio, seed);
  const size = samples.length * 2;
  const bytes = new Uint8Array(HEADER_BYTES + size);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string): void => bytes.set(new TextEncoder().encode(value), at);
  text(0, 'RIFF');
  view.setUint32(4, 36 + size, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, 2, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 4, true);
  view.setUint16(32, 4, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, size, true);
  for (let i = 0; i < samples.length; i++) view.setInt16(HEADER_BYTES + i * 2, samples[i] as number, true);
  return bytes;
}

/** How a sample is written: `bits` of a whole number, or of a floating-point one. */
interface SampleForm {
  readonly channels: number;
  readonly sampleRate: number;
  readonly bits: number;
  readonly float: boolean;
}

const FLOAT = 3;
const EXTENSIBLE = 0xfffe;

function sampleForm(view: DataView, at: number, size: number): SampleForm {
  if (size < 16) throw damaged('WAV', 'its format is cut off');
  const tag = view.getUint16(at, true);
  const form = tag === EXTENSIBLE && size >= 26 ? view.getUint16(at + 24, true) : tag;
  const channels = view.getUint16(at + 2, true);
  const sampleRate = view.getUint32(at + 4, true);
  const bits = view.getUint16(at + 14, true);
  const float = form === FLOAT;
  if (channels !== 1 && channels !== 2) throw new Unreadable(`The WAV has ${channels} channels. Send mono or stereo`);
  demandRate(sampleRate);
  if (!(float ? [32, 64] : form === PCM ? [8, 16, 24, 32] : []).includes(bits))
    throw new Unreadable('The WAV is compressed or of an unusual kind. Export it as PCM of 16, 24 or 32 bits');
  return { channels, sampleRate, bits, float };
}

/** Reads PCM WAV of 8 to 32 bits or floating point, with one or two channels; other chunks are passed over. */
export function decodeWav(bytes: Uint8Array): Decoded {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (name(0) !== 'RIFF' || name(8) !== 'WAVE')
    throw new Unreadable(`The audio is not a WAV file. Send ${acceptedFormats}`);
  let form: SampleForm | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    const held = Math.min(size, bytes.length - body);
    if (name(at) === 'fmt ') form = sampleForm(view, body, held);
    if (name(at) === 'data') {
      if (!form) throw damaged('WAV', 'its data come before its format');
      return { audio: samples(view, body, held, form), sampleRate: form.sampleRate };
    }
    at = body + size + (size & 1);
  }
  throw damaged('WAV', 'it holds no sound');
}

function reader(view: DataView, { bits, float }: SampleForm): (at: number) => number {
  if (float) {
    const read = bits === 32 ? (at: number) => view.getFloat32(at, true) : (at: number) => view.getFloat64(at, true);
    return (at) => {
      const value = read(at);
      return Number.isFinite(value) ? value : 0;
    };
  }
  if (bits === 8) return (at) => (view.getUint8(at) - 128) / 128;
  if (bits === 16) return (at) => view.getInt16(at, true) / FULL;
  if (bits === 24) return (at) => (view.getInt16(at + 1, true) * 256 + view.getUint8(at)) / 2 ** 23;
  return (at) => view.getInt32(at, true) / 2 ** 31;
}

function samples(view: DataView, body: number, size: number, form: SampleForm): Stereo {
  const bytes = form.bits / 8;
  const step = bytes * form.channels;
  const frames = Math.floor(size / step);
  if (frames > mostSeconds * form.sampleRate) throw tooLong();
  const read = reader(view, form);
  const channel = (index: number): Float32Array => {
    const out = new Float32Array(frames);
    for (let i = 0; i < frames; i++) out[i] = read(body + i * step + index * bytes);
    return out;
  };
  const left = channel(0);
  return { left, right: form.channels === 2 ? channel(1) : left };
}
