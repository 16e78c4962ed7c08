import { MPEGDecoder } from 'mpg123-decoder';
import type { Stereo } from '../instruments/instrument.ts';

export interface Decoded {
  readonly audio: Stereo;
  readonly sampleRate: number;
}

/** MP3 to samples; one channel is given twice. */
export async function decodeMp3(bytes: Uint8Array): Promise<Decoded> {
  const decoder = new MPEGDecoder({ enableGapless: true });
  try {
    await decoder.ready;
    const { channelData, sampleRate, samplesDecoded } = decoder.decode(bytes);
    const [left, right = left] = channelData;
    if (left === undefined || right === undefined || samplesDecoded === 0)
      throw new Error('not an MP3: no frame decodes');
    return { audio: { left, right }, sampleRate };
  } finally {
    decoder.free();
  }
}
