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
  const middle = HALF_BAND[reach] as number;
  // Silence around it spares every sample the question whether it has neighbours.
  const padded = new Float32Array(signal.length + 2 * reach);
  padded.set(signal, reach);
  for (let i = 0; i < half.length; i++) {
    const first = 2 * i;
    const last = first + TAPS - 1;
    let sum = middle * (padded[first + reach] as number);
    // Equal taps on both sides: one product for two samples.
    for (let tap = 0; tap < reach; tap++)
      sum += (HALF_BAND[tap] as number) * ((padded[first + tap] as number) + (padded[last - tap] as number));
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
