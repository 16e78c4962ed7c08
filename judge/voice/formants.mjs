// Formants by selective linear prediction (Makhoul 1975): the power spectrum up to 5 kHz becomes an autocorrelation, and that the
// resonances of a tube. Averaged over the held vowel, whose vibrato carries the harmonics to and fro.

const HIGHEST_HERTZ = 5000;
const ORDER = 12;
const WINDOW_SECONDS = 0.04;
const STEP_SECONDS = 0.01;
/** Hz between the places at which resonances are looked for. */
const GRID = 10;
const LOWEST_HERTZ = 180;

/** Power at multiples of 25 Hz, averaged over the stretch. */
function powers(samples, rate, from, to) {
  const size = Math.round(WINDOW_SECONDS * rate);
  const spectrum = new Float64Array(Math.floor(HIGHEST_HERTZ / 25) + 1);
  const last = Math.round(to * rate) - size;
  for (let at = Math.round(from * rate); at <= last; at += Math.round(STEP_SECONDS * rate)) {
    const frame = Float64Array.from({ length: size }, (_, i) => {
      // First difference: speech falls by 6 dB an octave.
      const x = (samples[at + i] ?? 0) - 0.97 * (samples[at + i - 1] ?? 0);
      return x * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size));
    });
    for (let k = 0; k < spectrum.length; k++) spectrum[k] += power(frame, (2 * Math.PI * 25 * k) / rate);
  }
  return spectrum;
}

/** Goertzel's recursion. */
function power(frame, angle) {
  const twice = 2 * Math.cos(angle);
  let [s1, s2] = [0, 0];
  for (const x of frame) [s1, s2] = [x + twice * s1 - s2, s1];
  return s1 * s1 + s2 * s2 - twice * s1 * s2;
}

/** Coefficients of the predictor of that autocorrelation (Levinson and Durbin). */
function predictor(correlation) {
  const a = new Float64Array(ORDER + 1);
  a[0] = 1;
  let error = correlation[0];
  for (let n = 1; n <= ORDER; n++) {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += a[k] * correlation[n - k];
    const reflection = -sum / error;
    const before = a.slice();
    for (let k = 1; k <= n; k++) a[k] = before[k] + reflection * before[n - k];
    error *= 1 - reflection ** 2;
  }
  return a;
}

/** The lowest three resonances between those times, in Hz; fewer where fewer are found. */
export function formants(samples, rate, from, to) {
  const spectrum = powers(samples, rate, from, to);
  const correlation = Array.from({ length: ORDER + 1 }, (_, lag) =>
    spectrum.reduce((sum, value, k) => sum + value * Math.cos((Math.PI * k * lag) / (spectrum.length - 1)), 0),
  );
  if (!(correlation[0] > 0)) return [];
  const a = predictor(correlation);
  const gainAt = (hertz) => {
    const angle = (Math.PI * hertz) / HIGHEST_HERTZ;
    let [re, im] = [0, 0];
    for (let k = 0; k <= ORDER; k++) {
      re += a[k] * Math.cos(angle * k);
      im -= a[k] * Math.sin(angle * k);
    }
    return 1 / (re * re + im * im);
  };
  const found = [];
  for (let hertz = LOWEST_HERTZ; hertz < HIGHEST_HERTZ - GRID && found.length < 3; hertz += GRID) {
    const [below, here, above] = [gainAt(hertz - GRID), gainAt(hertz), gainAt(hertz + GRID)];
    if (here <= below || here < above) continue;
    found.push(hertz + (0.5 * GRID * (below - above)) / (below - 2 * here + above));
  }
  return found;
}

/** By how much the nearest of the found ones misses each of the wanted, as a share of it. */
export const misses = (wanted, found) =>
  wanted.map((target) => Math.min(...found.map((hertz) => Math.abs(hertz / target - 1))));
