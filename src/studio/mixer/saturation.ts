import type { Stereo } from '../instruments/instrument.ts';

/** Highest gain into the curve. */
const MOST_DRIVE = 2.2;
/** Asymmetry, for the even harmonics of tape and tubes. */
const BIAS = 0.12;

/**
 * Warm saturation, in place: y = (tanh(d·x + b) − tanh b) / (d·(1 − tanh² b)), d = 1 … 3.2 by the amount. Small signals
 * keep their level; tanh by its Padé approximant x(27 + x²)/(27 + 9x²).
 */
export function saturate(audio: Stereo, amount: number): void {
  if (amount <= 0) return;
  const drive = 1 + MOST_DRIVE * amount;
  const rest = soft(BIAS);
  const scale = 1 / (drive * (1 - rest * rest));
  for (const channel of [audio.left, audio.right]) {
    for (let i = 0; i < channel.length; i++) channel[i] = (soft(drive * (channel[i] as number) + BIAS) - rest) * scale;
  }
}

function soft(x: number): number {
  const c = x < -3 ? -3 : x > 3 ? 3 : x;
  return (c * (27 + c * c)) / (27 + 9 * c * c);
}
