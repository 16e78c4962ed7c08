/** Complex fast Fourier transform in place, radix 2 (Cooley & Tukey 1965); tables are made once per size. */
export class Fourier {
  readonly size: number;
  private readonly cosines: Float64Array;
  private readonly sines: Float64Array;
  private readonly reversed: Uint16Array;

  constructor(size: number) {
    this.size = size;
    // Twiddles of every stage lie one after another, as they are read.
    this.cosines = new Float64Array(size);
    this.sines = new Float64Array(size);
    let at = 0;
    for (let half = 1; half < size; half *= 2)
      for (let k = 0; k < half; k++, at++) {
        this.cosines[at] = Math.cos((Math.PI * k) / half);
        this.sines[at] = -Math.sin((Math.PI * k) / half);
      }
    this.reversed = new Uint16Array(size);
    for (let i = 1; i < size; i++)
      this.reversed[i] = ((this.reversed[i >> 1] as number) >> 1) | (i & 1 ? size >> 1 : 0);
  }

  /** X[k] = Σ x[n]·e^(−2πikn/N), unscaled. */
  transform(real: Float64Array, imaginary: Float64Array): void {
    const { size, cosines, sines, reversed } = this;
    for (let i = 0; i < size; i++) {
      const j = reversed[i] as number;
      if (j <= i) continue;
      const r = real[i] as number;
      real[i] = real[j] as number;
      real[j] = r;
      const m = imaginary[i] as number;
      imaginary[i] = imaginary[j] as number;
      imaginary[j] = m;
    }
    let table = 0;
    for (let half = 1; half < size; half *= 2) {
      for (let block = 0; block < size; block += 2 * half)
        for (let k = 0; k < half; k++) {
          const a = block + k;
          const b = a + half;
          const c = cosines[table + k] as number;
          const s = sines[table + k] as number;
          const br = real[b] as number;
          const bi = imaginary[b] as number;
          const xr = br * c - bi * s;
          const xi = br * s + bi * c;
          real[b] = (real[a] as number) - xr;
          imaginary[b] = (imaginary[a] as number) - xi;
          real[a] = (real[a] as number) + xr;
          imaginary[a] = (imaginary[a] as number) + xi;
        }
      table += half;
    }
  }
}
