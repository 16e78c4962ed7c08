/** Radix-2 Cooley–Tukey of real samples under a Hann window, two frames at once as one complex signal. */
export class Transform {
  constructor(size) {
    this.size = size;
    this.re = new Float64Array(size);
    this.im = new Float64Array(size);
    this.window = Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size));
    this.cos = Float64Array.from({ length: size / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / size));
    this.sin = Float64Array.from({ length: size / 2 }, (_, k) => Math.sin((2 * Math.PI * k) / size));
    const bits = Math.log2(size);
    this.reversed = Uint32Array.from({ length: size }, (_, i) => {
      let turned = 0;
      for (let bit = 0; bit < bits; bit++) turned |= ((i >> bit) & 1) << (bits - 1 - bit);
      return turned;
    });
  }

  /** Magnitudes of the frames at `first` and `second` into `a` and `b` (size / 2 + 1 bins each). */
  magnitudes(samples, first, second, a, b) {
    const { size, re, im, window, reversed } = this;
    for (let i = 0; i < size; i++) {
      const to = reversed[i];
      re[to] = (samples[first + i] ?? 0) * window[i];
      im[to] = (samples[second + i] ?? 0) * window[i];
    }
    this.turn();
    for (let k = 0; k <= size / 2; k++) {
      const m = (size - k) % size;
      a[k] = Math.sqrt((re[k] + re[m]) ** 2 + (im[k] - im[m]) ** 2) / 2;
      b[k] = Math.sqrt((im[k] + im[m]) ** 2 + (re[m] - re[k]) ** 2) / 2;
    }
  }

  turn() {
    const { size, re, im, cos, sin } = this;
    for (let half = 1; half < size; half *= 2) {
      const stride = size / (2 * half);
      for (let start = 0; start < size; start += 2 * half) {
        for (let k = 0; k < half; k++) {
          const [c, s] = [cos[k * stride], sin[k * stride]];
          const [p, q] = [start + k, start + k + half];
          const x = re[q] * c + im[q] * s;
          const y = im[q] * c - re[q] * s;
          re[q] = re[p] - x;
          im[q] = im[p] - y;
          re[p] += x;
          im[p] += y;
        }
      }
    }
  }
}

/** Magnitudes of all frames: an array of spectra. */
export function spectrogram(samples, size, hop) {
  const count = Math.max(0, 1 + Math.floor((samples.length - size) / hop));
  const frames = Array.from({ length: count }, () => new Float32Array(size / 2 + 1));
  const transform = new Transform(size);
  const spare = new Float32Array(size / 2 + 1);
  for (let k = 0; k < count; k += 2)
    transform.magnitudes(samples, k * hop, (k + 1) * hop, frames[k], frames[k + 1] ?? spare);
  return frames;
}

export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

export function deviation(values) {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}

/** Pearson's correlation. */
export function correlation(a, b) {
  const [ma, mb] = [mean(a), mean(b)];
  let [both, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    both += (a[i] - ma) * (b[i] - mb);
    aa += (a[i] - ma) ** 2;
    bb += (b[i] - mb) ** 2;
  }
  return both / Math.sqrt(aa * bb + 1e-30);
}

/** Places of local maxima of at least `height`, the higher first where two are closer than `distance`. */
export function peaksOf(values, height, distance) {
  const places = [];
  for (let i = 1; i < values.length - 1; i++)
    if (values[i] >= height && values[i] > values[i - 1] && values[i] >= values[i + 1]) places.push(i);
  const kept = [];
  for (const place of places.sort((a, b) => values[b] - values[a]))
    if (kept.every((other) => Math.abs(other - place) >= distance)) kept.push(place);
  return kept;
}
