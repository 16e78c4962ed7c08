import { decodeMp3 } from './decode.ts';

/** An encoder adds up to 0.1 s; more than that means bytes are missing or are not this song's. */
const lengthTolerance = 0.25;
/** −60 dBFS: below it a frame counts as silent. */
const silence = 0.001;
const mostSilentShare = 0.5;
/** Overs of this size survive the decoder only where the master was clipped, not by the encoder's own rounding. */
const clipped = 1.2;

/**
 * What a listener would complain of in a delivered MP3, as the end of a sentence ("is silent"), or undefined: the
 * bytes decode, last as long as was said, are not silent and not clipped. Whoever made them is not believed.
 */
export async function inspectMp3(bytes: Uint8Array, durationSeconds: number): Promise<string | undefined> {
  let decoded: Awaited<ReturnType<typeof decodeMp3>>;
  try {
    decoded = await decodeMp3(bytes);
  } catch {
    return 'could not be decoded';
  }
  const { left, right } = decoded.audio;
  const seconds = left.length / decoded.sampleRate;
  if (Math.abs(seconds - durationSeconds) > lengthTolerance)
    return `lasts ${seconds.toFixed(1)} s where ${durationSeconds.toFixed(1)} s were promised`;
  let silent = 0;
  let peak = 0;
  for (let i = 0; i < left.length; i++) {
    const level = Math.max(Math.abs(left[i] as number), Math.abs(right[i] as number));
    if (level < silence) silent++;
    if (level > peak) peak = level;
  }
  if (silent > left.length * mostSilentShare) return 'is silent';
  if (peak > clipped) return 'is clipped';
  return undefined;
}
