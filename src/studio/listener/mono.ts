import type { Stereo } from '../instruments/instrument.ts';

const TAPS = 31;

/** Low-pass for halving a sample rate: windowed sinc (Hamming) with its corner at a quarter of the rate. */
const HALF_BAND = ((): Float64Array => {
  const middle = (TAPS - 1) / 2;
  const taps = Float64Array.from({ length: TAPS }, (_, i) => {
    const x = i - middle;
    const sinc = x === 0 ? 0.45 : Math.sin(0.45 * Math.PI * x) / (Math.PI * x);
    return sinc * (0.54 - 0.46 * Math.cos((2 * Math.PI * i) / (TAPS - 1)));
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
})();

/** Every second sample, after a low-pass that keeps what would fold back out. */
export function halve(signal: Float32Array): Float32Array {
  const half = new Float32Array(Math.floor(signal.length / 2));
  const reach = (TAPS - 1) / 2;
  for (let i = 0; i < half.length; i++) {
    let sum = 0;
    const first = 2 * i - reach;
    const from = Math.max(0, -first);
    const to = Math.min(TAPS, signal.length - first);
    for (let tap = from; tap < to; tap++) sum += (HALF_BAND[tap] as number) * (signal[first + tap] as number);
    half[i] = sum;
  }
  return half;
}

/** Both channels as one. */
export function middleOf({ left, right }: Stereo): Float32Array {
  if (left === right) return left;
  const mono = new Float32Array(left.length);
  for (let i = 0; i < mono.length; i++) mono[i] = ((left[i] as number) + (right[i] as number)) / 2;
  return mono;
}
