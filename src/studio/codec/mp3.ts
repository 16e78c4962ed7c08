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

/** Constant-bitrate MP3 by LAME; the same samples give the same bytes. */
export async function encodeMp3(
  audio: Stereo,
  sampleRate: number,
  kbps: Mp3Kbps = 192,
  onProgress: (fraction: number) => void = () => {},
): Promise<Uint8Array> {
  const encoder = await createMp3Encoder();
  encoder.configure({ channels: 2, sampleRate, bitrate: kbps });
  const gain = 1 / ENCODER_GAIN[kbps];
  const left = new Float32Array(CHUNK_FRAMES);
  const right = new Float32Array(CHUNK_FRAMES);
  const pieces: Uint8Array[] = [];
  const frames = audio.left.length;
  for (let at = 0; at < frames; at += CHUNK_FRAMES) {
    const end = Math.min(frames, at + CHUNK_FRAMES);
    for (let i = at; i < end; i++) {
      left[i - at] = (audio.left[i] as number) * gain;
      right[i - at] = (audio.right[i] as number) * gain;
    }
    // The encoder hands out a view of its own memory, so each piece is copied.
    pieces.push(encoder.encode([left.subarray(0, end - at), right.subarray(0, end - at)]).slice());
    onProgress(end / frames);
  }
  pieces.push(encoder.finalize().slice());
  return joined(pieces);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
