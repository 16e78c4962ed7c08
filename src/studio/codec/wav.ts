import type { Stereo } from '../instruments/instrument.ts';
import { random } from '../random.ts';
import type { Decoded } from './decode.ts';

const HEADER_BYTES = 44;
const PCM = 1;
const FULL = 32767;

/** 16-bit stereo WAV; triangular dither of ±1 step, from a fixed seed, makes the rounding error plain noise. */
export function encodeWav(audio: Stereo, sampleRate: number, seed = 1): Uint8Array {
  const frames = audio.left.length;
  const bytes = new Uint8Array(HEADER_BYTES + frames * 4);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string): void => bytes.set(new TextEncoder().encode(value), at);
  text(0, 'RIFF');
  view.setUint32(4, 36 + frames * 4, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, 2, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 4, true);
  view.setUint16(32, 4, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, frames * 4, true);
  const draw = random(seed, 'codec/wav/dither');
  const step = (x: number): number => {
    const dithered = Math.round(x * FULL + draw.next() - draw.next());
    return Math.max(-32768, Math.min(FULL, dithered));
  };
  for (let i = 0; i < frames; i++) {
    view.setInt16(HEADER_BYTES + i * 4, step(audio.left[i] as number), true);
    view.setInt16(HEADER_BYTES + i * 4 + 2, step(audio.right[i] as number), true);
  }
  return bytes;
}

/** Reads 16-bit PCM WAV with one or two channels; other chunks are passed over. */
export function decodeWav(bytes: Uint8Array): Decoded {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < HEADER_BYTES || name(0) !== 'RIFF' || name(8) !== 'WAVE') throw new Error('not a WAV file');
  let channels = 0;
  let sampleRate = 0;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (name(at) === 'fmt ' && body + 16 <= bytes.length) {
      channels = view.getUint16(body + 2, true);
      sampleRate = view.getUint32(body + 4, true);
      const bits = view.getUint16(body + 14, true);
      if (view.getUint16(body, true) !== PCM || bits !== 16) throw new Error('only 16-bit PCM WAV is read');
      if (channels !== 1 && channels !== 2) throw new Error(`a WAV of ${channels} channels is not read`);
    }
    if (name(at) === 'data') {
      if (channels === 0) throw new Error('a WAV without a format before its data');
      return { audio: samples(view, body, Math.min(size, bytes.length - body), channels), sampleRate };
    }
    at = body + size + (size & 1);
  }
  throw new Error('a WAV without data');
}

function samples(view: DataView, body: number, size: number, channels: number): Stereo {
  const frames = Math.floor(size / (2 * channels));
  const channel = (offset: number): Float32Array =>
    Float32Array.from({ length: frames }, (_, i) => view.getInt16(body + (i * channels + offset) * 2, true) / FULL);
  const left = channel(0);
  return { left, right: channels === 2 ? channel(1) : left };
}
