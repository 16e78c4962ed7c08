/** Deepest duck in dB, at sidechain 1. */
const DEPTH_DB = 8;
const ATTACK_SECONDS = 0.006;
const HOLD_SECONDS = 0.03;
const RECOVERY_SECONDS = 0.11;

/**
 * Gain that the kick imposes on the band: at every kick down to −8·amount dB within 6 ms, held 30 ms, then back by
 * e^(−t/110 ms). One value per frame.
 */
export function duckingCurve(
  kickSeconds: readonly number[],
  amount: number,
  frames: number,
  sampleRate: number,
): Float32Array {
  const curve = new Float32Array(frames).fill(1);
  const depth = 1 - 10 ** ((-DEPTH_DB * amount) / 20);
  const attack = ATTACK_SECONDS * sampleRate;
  const hold = HOLD_SECONDS * sampleRate;
  const factor = Math.exp(-1 / (RECOVERY_SECONDS * sampleRate));
  for (const seconds of kickSeconds) {
    const start = Math.round(seconds * sampleRate);
    const end = Math.min(frames, start + Math.round(sampleRate * RECOVERY_SECONDS * 7));
    let fall = depth;
    for (let i = Math.max(0, start); i < end; i++) {
      const since = i - start;
      if (since > attack + hold) fall *= factor;
      const gain = 1 - (since < attack ? (depth * since) / attack : fall);
      if (gain < (curve[i] as number)) curve[i] = gain;
    }
  }
  return curve;
}
