import { Fourier, hann } from '../fourier.ts';

/** Powers of the spectrum of two channels, summed over windows. */
export class PowerSpectrum {
  /** |X|² of every bin below half the sampling rate, both channels added. */
  readonly powers: Float64Array;
  private readonly fourier: Fourier;
  private readonly window: Float64Array;
  private readonly real: Float64Array;
  private readonly imaginary: Float64Array;

  /** @param size of a window in frames, a power of two */
  constructor(size: number) {
    this.powers = new Float64Array(size / 2);
    this.fourier = new Fourier(size);
    this.window = hann(size);
    this.real = new Float64Array(size);
    this.imaginary = new Float64Array(size);
  }

  /** Adds the window that begins at frame `at`; both channels are transformed as one complex signal. */
  add(left: Float32Array, right: Float32Array, at: number): void {
    const { powers, fourier, window, real, imaginary } = this;
    for (let i = 0; i < window.length; i++) {
      real[i] = (left[at + i] ?? 0) * (window[i] as number);
      imaginary[i] = (right[at + i] ?? 0) * (window[i] as number);
    }
    fourier.transform(real, imaginary);
    for (let k = 1; k < powers.length; k++) {
      const mirrored = window.length - k;
      // |L|² + |R|² of both halves of the complex spectrum of L + iR.
      const power =
        (real[k] as number) ** 2 +
        (imaginary[k] as number) ** 2 +
        (real[mirrored] as number) ** 2 +
        (imaginary[mirrored] as number) ** 2;
      powers[k] = (powers[k] as number) + power / 2;
    }
  }
}
