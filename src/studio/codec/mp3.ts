import { createMp3Encoder } from 'wasm-media-encoders';
import type { Stereo } from '../instruments/instrument.ts';

export type Mp3Kbps = 96 | 128 | 160 | 192 | 224 | 256 | 320;

/** LAME lowers its input at low bitrates by these factors (measured on sines); they are undone before it. */
const ENCODER_GAIN: Readonly<Record<Mp3Kbps, number>> = {
  96: 0.95,
  128: 0.95,
  160: 0.95,
  192: 0.97,
  224: 0.98,
  256: 1,
  320: 1,
};

const CHUNK_FRAMES = 1152 * 64;

/** Constant-bitrate MP3 by LAME, piece by piece; the same samples give the same bytes, however they are cut. */
export interface Mp3Encoder {
  /** Takes what follows; the bytes that are ready, which may be none. */
  add(stretch: Stereo): Uint8Array<ArrayBuffer>;
  /** The last bytes. */
  end(): Uint8Array<ArrayBuffer>;
}

export async function openMp3(sampleRate: number, kbps: Mp3Kbps = 192): Promise<Mp3Encoder> {
  const encoder = await createMp3Encoder();
  encoder.configure({ channels: 2, sampleRate, bitrate: kbps });
  const gain = 1 / ENCODER_GAIN[kbps];
  let left = new Float32Array(0);
  let right = new Float32Array(0);
  return {
    add: (stretch) => {
      const frames = stretch.left.length;
      if (left.length < frames) [left, right] = [new Float32Array(frames), new Float32Array(frames)];
      for (let i = 0; i < frames; i++) {
        left[i] = (stretch.left[i] as number) * gain;
        right[i] = (stretch.right[i] as number) * gain;
      }
      // The encoder hands out a view of its own memory, so each piece is copied.
      return encoder.encode([left.subarray(0, frames), right.subarray(0, frames)]).slice();
    },
    end: () => encoder.finalize().slice(),
  };
}

/** A whole MP3 at once. */
export async function encodeMp3(
  audio: Stereo,
  sampleRate: number,
  kbps: Mp3Kbps = 192,
  onProgress: (fraction: number) => void = () => {},
): Promise<Uint8Array> {
  const encoder = await openMp3(sampleRate, kbps);
  const pieces: Uint8Array[] = [];
  const frames = audio.left.length;
  for (let at = 0; at < frames; at += CHUNK_FRAMES) {
    const end = Math.min(frames, at + CHUNK_FRAMES);
    pieces.push(encoder.add({ left: audio.left.subarray(at, end), right: audio.right.subarray(at, end) }));
    onProgress(end / frames);
  }
  return joined([...pieces, encoder.end()]);
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
