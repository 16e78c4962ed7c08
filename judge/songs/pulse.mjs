// A beat tracker that shares nothing with the listener of the studio: spectral flux and its autocorrelation.
import { deviation, mean, peaksOf, spectrogram } from './spectra.mjs';

const size = 1024;
const hop = 256;

/** Rise of the spectrum of the signal at half the rate, less its own mean over a second, as multiples of its deviation. */
function fluxOf(half, rate) {
  const frames = spectrogram(half, size, hop);
  const framesPerSecond = rate / 2 / hop;
  const raw = new Float64Array(Math.max(0, frames.length - 1));
  let before = frames[0]?.map((value) => Math.log1p(100 * value));
  for (let t = 1; t < frames.length; t++) {
    const now = frames[t].map((value) => Math.log1p(100 * value));
    for (let k = 0; k < now.length; k++) raw[t - 1] += Math.max(0, now[k] - before[k]);
    before = now;
  }
  const sigma = framesPerSecond * 0.4;
  const kernel = Array.from({ length: Math.ceil(sigma * 6) | 1 }, (_, i) =>
    Math.exp(-0.5 * ((i - (Math.ceil(sigma * 6) >> 1)) / sigma) ** 2),
  );
  const weight = kernel.reduce((sum, value) => sum + value, 0);
  const flux = raw.map((value, t) => {
    let around = 0;
    for (let i = 0; i < kernel.length; i++) {
      const at = Math.min(raw.length - 1, Math.max(0, t + i - (kernel.length >> 1)));
      around += kernel[i] * raw[at];
    }
    return Math.max(0, value - around / weight);
  });
  const spread = deviation(flux) + 1e-9;
  return { flux: flux.map((value) => value / spread), framesPerSecond };
}

/** Autocorrelation at the lags of 50 to 200 beats a minute, corrected for the shrinking overlap. */
function likeness(flux, from, to) {
  const middle = mean(flux);
  const centred = flux.map((value) => value - middle);
  const power = centred.reduce((sum, value) => sum + value * value, 0) + 1e-9;
  const found = new Float64Array(to + 2);
  for (let lag = from; lag <= to + 1 && lag < centred.length; lag++) {
    let sum = 0;
    for (let t = lag; t < centred.length; t++) sum += centred[t] * centred[t - lag];
    found[lag] = ((sum / power) * centred.length) / (centred.length - lag);
  }
  return found;
}

/** The place of a maximum between frames, by the parabola through its neighbours. */
const between = (values, at) => {
  const bend = values[at - 1] - 2 * values[at] + values[at + 1];
  const shift = Math.abs(bend) < 1e-12 ? 0 : (0.5 * (values[at - 1] - values[at + 1])) / bend;
  return at + Math.max(-1, Math.min(1, shift));
};

const highest = (values, from, to) => {
  let best = from;
  for (let i = from; i <= to; i++) if (values[i] > values[best]) best = i;
  return best;
};

/**
 * @param askedBpm only for the clarity of the pulse at that tempo; what is found does not know it
 */
export function pulseOf(half, rate, askedBpm) {
  const { flux, framesPerSecond } = fluxOf(half, rate);
  const lagOf = (bpm) => (framesPerSecond * 60) / bpm;
  const [from, to] = [Math.floor(lagOf(210)), Math.ceil(lagOf(48))];
  const found = likeness(flux, from - 1, to);
  const weighted = found.map((value, lag) => value * Math.exp(-0.5 * (Math.log2(lagOf(1) / lag / 115) / 0.9) ** 2));
  const best = highest(weighted, from, to);
  const asked = Math.round(lagOf(askedBpm));
  const atAsked =
    asked > from + 1
      ? found[highest(found, asked - 2, asked + 2)]
      : found[highest(found, 2 * asked - 3, 2 * asked + 3)];
  const local = [];
  const window = Math.round(12 * framesPerSecond);
  for (let at = 0; at + window <= flux.length; at += window >> 1) {
    const [low, high] = [Math.floor(best * 0.93), Math.ceil(best * 1.07)];
    const part = likeness(flux.slice(at, at + window), low - 1, high);
    const lag = highest(part, low, high);
    if (lag > low && lag < high && part[lag] > 0.1) local.push(between(part, lag));
  }
  return {
    flux,
    framesPerSecond,
    beatSeconds: best / framesPerSecond,
    bpm: lagOf(1) / between(found, best),
    pulseClarity: found[best],
    pulseAtAsked: atAsked,
    tempoCv: local.length > 2 ? (100 * deviation(local)) / mean(local) : undefined,
    onsetRate: peaksOf(flux, 1, framesPerSecond * 0.06).length / (flux.length / framesPerSecond),
  };
}

/** How a tempo that was found relates to the one asked for. */
export function relation(found, asked) {
  const ratios = {
    same: 1,
    double: 2,
    half: 0.5,
    triplet: 1.5,
    'two thirds': 2 / 3,
    third: 1 / 3,
    triple: 3,
    'four thirds': 4 / 3,
    'three quarters': 0.75,
  };
  return Object.entries(ratios).find(([, ratio]) => Math.abs(found / asked / ratio - 1) <= 0.04)?.[0] ?? 'other';
}
