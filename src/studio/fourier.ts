/**
 * Complex fast Fourier transform in place (Cooley & Tukey 1965). Two stages of radix 2 are done in one pass, which halves
 * the reading and writing; tables are made once per size.
 */
export class Fourier {
  readonly size: number;
  private readonly cosines: Float64Array;
  private readonly sines: Float64Array;
  private readonly reversed: Uint16Array;

  constructor(size: number) {
    this.size = size;
    // e^(−πik/half) of every stage lies at half + k.
    this.cosines = new Float64Array(size);
    this.sines = new Float64Array(size);
    for (let half = 1; half < size; half *= 2)
      for (let k = 0; k < half; k++) {
        this.cosines[half + k] = Math.cos((Math.PI * k) / half);
        this.sines[half + k] = -Math.sin((Math.PI * k) / half);
      }
    this.reversed = new Uint16Array(size);
    for (let i = 1; i < size; i++)
      this.reversed[i] = ((this.reversed[i >> 1] as number) >> 1) | (i & 1 ? size >> 1 : 0);
  }

  /** X[k] = Σ x[n]·e^(−2πikn/N), unscaled. */
  transform(real: Float64Array, imaginary: Float64Array): void {
    const { size, reversed } = this;
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
    let half = 1;
    if (Math.log2(size) % 2 === 1) {
      pairs(size, real, imaginary);
      half = 2;
    }
    for (; half < size; half *= 4) this.twoStages(half, real, imaginary);
  }

  /** The stages of `half` and of twice as much; their twiddles differ by a quarter turn, which costs nothing. */
  private twoStages(half: number, real: Float64Array, imaginary: Float64Array): void {
    const { size, cosines, sines } = this;
    for (let k = 0; k < half; k++) {
      const c1 = cosines[half + k] as number;
      const s1 = sines[half + k] as number;
      const c2 = cosines[2 * half + k] as number;
      const s2 = sines[2 * half + k] as number;
      for (let a = k; a < size; a += 4 * half) {
        const b = a + half;
        const c = b + half;
        const d = c + half;
        const br = (real[b] as number) * c1 - (imaginary[b] as number) * s1;
        const bi = (real[b] as number) * s1 + (imaginary[b] as number) * c1;
        const dr = (real[d] as number) * c1 - (imaginary[d] as number) * s1;
        const di = (real[d] as number) * s1 + (imaginary[d] as number) * c1;
        const evenR = (real[a] as number) + br;
        const evenI = (imaginary[a] as number) + bi;
        const oddR = (real[a] as number) - br;
        const oddI = (imaginary[a] as number) - bi;
        const upR = (real[c] as number) + dr;
        const upI = (imaginary[c] as number) + di;
        const downR = (real[c] as number) - dr;
        const downI = (imaginary[c] as number) - di;
        const ur = upR * c2 - upI * s2;
        const ui = upR * s2 + upI * c2;
        // A quarter turn further: (x + iy)·(−i) = y − ix.
        const vr = downR * s2 + downI * c2;
        const vi = downI * s2 - downR * c2;
        real[a] = evenR + ur;
        imaginary[a] = evenI + ui;
        real[c] = evenR - ur;
        imaginary[c] = evenI - ui;
        real[b] = oddR + vr;
        imaginary[b] = oddI + vi;
        real[d] = oddR - vr;
        imaginary[d] = oddI - vi;
      }
    }
  }
}

/** The first stage alone, whose twiddle is 1. */
function pairs(size: number, real: Float64Array, imaginary: Float64Array): void {
  for (let a = 0; a < size; a += 2) {
    const r = real[a + 1] as number;
    const m = imaginary[a + 1] as number;
    real[a + 1] = (real[a] as number) - r;
    imaginary[a + 1] = (imaginary[a] as number) - m;
    real[a] = (real[a] as number) + r;
    imaginary[a] = (imaginary[a] as number) + m;
  }
}

/** Window of Julius von Hann over `size` frames; windows half of it apart add up to 1. */
export const hann = (size: number): Float64Array =>
  Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size));

/** Transform of real numbers by a complex one of half the size (Sorensen et al. 1987). */
export class RealFourier {
  readonly size: number;
  private readonly inner: Fourier;
  private readonly evens: Float64Array;
  private readonly odds: Float64Array;
  private readonly cosines: Float64Array;
  private readonly sines: Float64Array;

  constructor(size: number) {
    this.size = size;
    const half = size / 2;
    this.inner = new Fourier(half);
    this.evens = new Float64Array(half);
    this.odds = new Float64Array(half);
    this.cosines = Float64Array.from({ length: half + 1 }, (_, k) => Math.cos((2 * Math.PI * k) / size));
    this.sines = Float64Array.from({ length: half + 1 }, (_, k) => -Math.sin((2 * Math.PI * k) / size));
  }

  /** X[k] = Σ x[n]·e^(−2πikn/N) for k from 0 to N/2, unscaled. The parts may lie where the samples did. */
  transform(samples: Float64Array, real: Float64Array, imaginary: Float64Array): void {
    const { inner, evens, odds, cosines, sines } = this;
    const half = inner.size;
    for (let i = 0; i < half; i++) {
      evens[i] = samples[2 * i] as number;
      odds[i] = samples[2 * i + 1] as number;
    }
    inner.transform(evens, odds);
    for (let k = 0; k <= half; k++) {
      const here = k % half;
      const there = (half - k) % half;
      const evenR = ((evens[here] as number) + (evens[there] as number)) / 2;
      const evenI = ((odds[here] as number) - (odds[there] as number)) / 2;
      const oddR = ((odds[here] as number) + (odds[there] as number)) / 2;
      const oddI = ((evens[there] as number) - (evens[here] as number)) / 2;
      const c = cosines[k] as number;
      const s = sines[k] as number;
      real[k] = evenR + oddR * c - oddI * s;
      imaginary[k] = evenI + oddR * s + oddI * c;
    }
  }
}
