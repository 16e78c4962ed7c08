// What the finished sound is like: balance of the spectrum, stereo, dynamics.
import { deviation, mean, percentile, spectrogram } from './spectra.mjs';

const size = 4096;
const hop = 1024;
const decibels = (power) => 10 * Math.log10(power + 1e-12);

const bands = { bass: [60, 250], lowMid: [250, 500], mid: [500, 2000], highMid: [2000, 6000], air: [6000, 16_000] };

export function soundOf({ left, right }, rate) {
  const mid = left.map((value, i) => (value + right[i]) / 2);
  const frames = spectrogram(mid, size, hop);
  const spectrum = new Float64Array(size / 2 + 1);
  let [weighted, whole] = [0, 0];
  const energies = frames.map((frame) => {
    let energy = 0;
    for (let k = 0; k < frame.length; k++) {
      const power = frame[k] * frame[k];
      spectrum[k] += power;
      energy += power;
      weighted += frame[k] * k;
      whole += frame[k];
    }
    return energy;
  });
  const bin = rate / size;
  const within = (low, high) => {
    let sum = 0;
    for (let k = Math.max(1, Math.ceil(low / bin)); k * bin < high && k < spectrum.length; k++) sum += spectrum[k];
    return sum;
  };
  const total = within(20, 18_000);
  const shares = Object.entries(bands).map(([name, [low, high]]) => [name, decibels(within(low, high) / total)]);
  return {
    ...stereoOf(left, right, rate),
    ...dynamicsOf(energies),
    tilt: tiltOf(within),
    centroid: (bin * weighted) / whole,
    ...Object.fromEntries(shares),
  };
}

/** Slope of the third-octave levels between 100 Hz and 10 kHz, dB per octave; pink noise is 0. */
function tiltOf(within) {
  const points = Array.from({ length: 20 }, (_, k) => {
    const centre = 100 * 2 ** (k / 3);
    return [k / 3, decibels(within(centre * 2 ** (-1 / 6), centre * 2 ** (1 / 6)))];
  });
  const [mx, my] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const top = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return top / points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}

/** How the level moves over the song: 3 s means of the frames' energy, where it is within 35 dB of the highest. */
function dynamicsOf(energies) {
  const span = 64;
  const smooth = energies.map((_, i) => {
    const from = Math.max(0, i - span);
    return decibels(energies.slice(from, i + span + 1).reduce((sum, value) => sum + value, 0) / (2 * span + 1));
  });
  const highest = Math.max(...smooth);
  const active = smooth.filter((level) => level > highest - 35);
  return { energySd: deviation(active), energyRange: percentile(active, 0.95) - percentile(active, 0.1) };
}

function stereoOf(left, right, rate) {
  let [ll, rr, lr, mid, side, peak] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < left.length; i++) {
    const [l, r] = [left[i], right[i]];
    ll += l * l;
    rr += r * r;
    lr += l * r;
    mid += (l + r) ** 2;
    side += (l - r) ** 2;
    peak = Math.max(peak, Math.abs(l), Math.abs(r));
  }
  const [lowLeft, lowRight] = [lowOf(left, rate), lowOf(right, rate)];
  let [low, lowL, lowR] = [0, 0, 0];
  for (let i = 0; i < lowLeft.length; i++) {
    low += lowLeft[i] * lowRight[i];
    lowL += lowLeft[i] ** 2;
    lowR += lowRight[i] ** 2;
  }
  return {
    crest: 20 * Math.log10(peak) - decibels((ll + rr) / 2 / left.length),
    sideToMid: decibels(side / mid),
    stereoCorrelation: lr / Math.sqrt(ll * rr + 1e-30),
    lowCorrelation: low / Math.sqrt(lowL * lowR + 1e-30),
  };
}

/** Below 120 Hz: four one-pole filters, every eighth sample. */
function lowOf(samples, rate) {
  const step = 1 - Math.exp((-2 * Math.PI * 120 * 2.3) / rate);
  const kept = new Float32Array(Math.floor(samples.length / 8));
  const state = [0, 0, 0, 0];
  for (let i = 0; i < kept.length * 8; i++) {
    let value = samples[i];
    for (let pole = 0; pole < 4; pole++) value = state[pole] += step * (value - state[pole]);
    if ((i & 7) === 0) kept[i >> 3] = value;
  }
  return kept;
}
