import { joined, openMp3 } from '../codec/mp3.ts';
import type { Stereo } from '../instruments/instrument.ts';
import { SAMPLE_RATE } from './material.ts';

/** Makes an MP3 of a sound that comes stretch by stretch. */
export interface Press {
  /** Resolves when more can be taken; the memory of the stretch may be used again then. */
  add(stretch: Stereo): Promise<void>;
  /** The whole MP3. */
  end(): Promise<Uint8Array>;
}

export type OpenPress = () => Promise<Press>;

/** A press that works in this thread. */
export const openPress: OpenPress = async () => {
  const encoder = await openMp3(SAMPLE_RATE);
  const pieces: Uint8Array[] = [];
  return {
    add: async (stretch) => void pieces.push(encoder.add(stretch)),
    end: async () => joined([...pieces, encoder.end()]),
  };
};
