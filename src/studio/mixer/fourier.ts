/** Power spectrum of `size` real samples (a power of two), radix-2 Cooley–Tukey with tables made once. */
export class PowerSpectrum {
  readonly size: number;
  private readonly cosines: Float64Array;
  private readonly sines: Float64Array;
  private readonly window: Float64Array;
  private readonly real: Float64Array;
  private readonly imaginary: Float64Array;

  constructor(size: number) {
    this.size = size;
    this.cosines = Float64Array.from({ length: size / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / size));
    this.sines = Float64Array.from({ length: size / 2 }, (_, k) => -Math.sin((2 * Math.PI * k) / size));
    this.window = Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size));
    this.real = new Float64Array(size);
    this.imaginary = new Float64Array(size);
  }

  /** Adds |X|² of two channels, taken as one complex signal, from `at` on into `powers` (size/2 bins). */
  addTo(powers: Float64Array, left: Float32Array, right: Float32Array, at: number): void {
    const { size, real, imaginary, window } = this;
    for (let i = 0, j = 0; i < size; i++) {
      real[j] = (left[at + i] ?? 0) * (window[i] as number);
      imaginary[j] = (right[at + i] ?? 0) * (window[i] as number);
      let bit = size >> 1;
      for (; (j & bit) !== 0; bit >>= 1) j ^= bit;
      j |= bit;
    }
    this.butterflies();
    for (let k = 1; k < size / 2; k++) {
      const mirrored = size - k;
      // |L|² + |R|² of both halves of the complex spectrum of L + iR.
      const power =
        (real[k] as number) ** 2 +
        (imaginary[k] as number) ** 2 +
        (real[mirrored] as number) ** 2 +
        (imaginary[mirrored] as number) ** 2;
      powers[k] = (powers[k] as number) + power / 2;
    }
  }

  private butterflies(): void {
    const { size, real, imaginary, cosines, sines } = this;
    for (let span = 1, stride = size / 2; span < size; span *= 2, stride /= 2) {
      for (let start = 0; start < size; start += 2 * span) {
        for (let k = 0; k < span; k++) {
          const c = cosines[k * stride] as number;
          const s = sines[k * stride] as number;
          const a = start + k;
          const b = a + span;
          const re = (real[b] as number) * c - (imaginary[b] as number) * s;
          const im = (real[b] as number) * s + (imaginary[b] as number) * c;
          real[b] = (real[a] as number) - re;
          imaginary[b] = (imaginary[a] as number) - im;
          real[a] = (real[a] as number) + re;
          imaginary[a] = (imaginary[a] as number) + im;
        }
      }
    }
  }
}
