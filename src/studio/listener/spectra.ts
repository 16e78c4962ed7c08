import { Fourier } from '../fourier.ts';

/**
 * Magnitudes of successive windows (Hann) of a signal, told one by one; the array is reused. Two windows are transformed
 * at a time, as the real and the imaginary part of one.
 *
 * @param size of the transform; a shorter `window` is padded with silence
 */
export function spectra(
  signal: Float32Array,
  window: number,
  size: number,
  hop: number,
  tell: (magnitudes: Float64Array, frame: number) => void,
): void {
  const fourier = new Fourier(size);
  const shape = Float64Array.from(
    { length: window },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / window),
  );
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  const magnitudes = new Float64Array(size / 2);
  const scale = 4 / window;
  const frames = frameCount(signal.length, hop);
  const load = (into: Float64Array, frame: number): void => {
    // Windows stand about their frame's time, so that onsets are found where they are.
    const first = frame * hop - window / 2;
    into.fill(0);
    for (let i = Math.max(0, -first); i < window && first + i < signal.length; i++)
      into[i] = (signal[first + i] as number) * (shape[i] as number);
  };
  for (let frame = 0; frame < frames; frame += 2) {
    load(real, frame);
    load(imaginary, frame + 1);
    fourier.transform(real, imaginary);
    for (const which of frame + 1 < frames ? [0, 1] : [0]) {
      for (let k = 0; k < size / 2; k++) {
        const mirrored = k === 0 ? 0 : size - k;
        const a = real[k] as number;
        const b = real[mirrored] as number;
        const c = imaginary[k] as number;
        const d = imaginary[mirrored] as number;
        const re = which === 0 ? a + b : c + d;
        const im = which === 0 ? c - d : b - a;
        magnitudes[k] = (scale * Math.sqrt(re * re + im * im)) / 2;
      }
      tell(magnitudes, frame + which);
    }
  }
}

export const frameCount = (samples: number, hop: number): number => Math.max(1, Math.floor(samples / hop));
