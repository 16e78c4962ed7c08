// What is the same on both sides of a seam, measured on the sound by ears that share nothing with the studio.
import { pulseOf } from '../songs/pulse.mjs';
import { correlation, mean, percentile, spectrogram } from '../songs/spectra.mjs';
import { chromaOf, keyOf, keyRelation } from '../songs/tones.mjs';

const decibels = (power) => 10 * Math.log10(power + 1e-12);
const largest = (values) => values.reduce((most, value) => Math.max(most, value), 0);

const halfOf = ({ left, right }) =>
  Float32Array.from({ length: left.length >> 1 }, (_, i) => (left[2 * i] + right[2 * i]) / 2);

// ------------------------------------------------------------------------------------------------------ bars

const size = 4096;
/** Third octaves from 40 Hz to 12.7 kHz. */
const bands = Array.from({ length: 25 }, (_, k) => 40 * 2 ** (k / 3));
/** What is further below the loudest band of a bar is not heard. */
const floorDb = 50;

/** Of each bar its level and the levels of its third octaves, dB. */
function barsOf(audio, rate, bar, start) {
  const mid = audio.left.map((value, i) => (value + audio.right[i]) / 2);
  const count = Math.floor((mid.length / rate - start) / bar + 0.02);
  return Array.from({ length: count }, (_, index) => {
    const [from, to] = [0, 1].map((next) => Math.round((start + (index + next) * bar) * rate));
    const frames = spectrogram(mid.subarray(Math.max(0, from), to), size, size / 2);
    const powers = bands.map((low) => {
      let sum = 0;
      for (let k = Math.ceil((low * size) / rate); k < (low * 2 ** (1 / 3) * size) / rate; k++)
        for (const frame of frames) sum += frame[k] * frame[k];
      return sum / Math.max(1, frames.length);
    });
    // Bass weighs less for the ear: from the fourth band (80 Hz) on.
    const level = decibels(powers.slice(3).reduce((sum, power) => sum + power, 0));
    return { level, spectrum: powers.map(decibels) };
  });
}

const meanBar = (bars) => ({
  level: mean(bars.map(({ level }) => level)),
  spectrum: bands.map((_, k) => mean(bars.map(({ spectrum }) => spectrum[k]))),
});

/** Root mean square of the difference of the third octaves, dB, but for what is not heard. */
function distance(a, b) {
  const top = Math.max(...a.spectrum, ...b.spectrum);
  const heard = (value) => Math.max(top - floorDb, value);
  return Math.sqrt(mean(a.spectrum.map((value, k) => (heard(value) - heard(b.spectrum[k])) ** 2)));
}

const step = (a, b) => Math.abs(a.level - b.level);

/**
 * Levels and spectra over a seam, against those between bars, and between stretches of eight bars or what there is, of the
 * same song where it has no seam.
 *
 * @param seam bar of the first that is new
 * @param own the bars of the song that was begun from
 */
function overBars(bars, seam, own) {
  // The first bar of all is no measure on this side of a seam either.
  const reach = Math.max(1, Math.min(8, seam - 1, bars.length - seam, own.length >> 1));
  const [before, after] = [bars.slice(seam - reach, seam), bars.slice(seam, seam + reach)];
  const pairs = own.slice(1).map((bar, index) => [own[index], bar]);
  const stretches = own
    .slice(2 * reach - 1)
    .map((_, at) => [own.slice(at, at + reach), own.slice(at + reach, at + 2 * reach)]);
  const usual = (of, list) => largest(list.map(([a, b]) => of(a, b)));
  const stretched = stretches.map(([a, b]) => [meanBar(a), meanBar(b)]);
  const [first, last] = [bars[seam - 1], bars[seam]];
  return {
    reach,
    levelStep: step(first, last),
    levelStepOwn: usual(step, pairs),
    spectrumStep: distance(first, last),
    spectrumStepOwn: usual(distance, pairs),
    levelChange: step(meanBar(before), meanBar(after)),
    levelChangeOwn: usual(step, stretched),
    spectrumChange: distance(meanBar(before), meanBar(after)),
    spectrumChangeOwn: usual(distance, stretched),
  };
}

// ------------------------------------------------------------------------------------------------------ beat

/** How strongly, and where in it, onsets come once in every so many frames. */
function phaseOf(flux, period, from, to) {
  let [re, im, all] = [0, 0, 0];
  for (let t = from; t < to; t++) {
    const angle = (2 * Math.PI * (t - to)) / period;
    re += flux[t] * Math.cos(angle);
    im += flux[t] * Math.sin(angle);
    all += flux[t];
  }
  return { strength: Math.hypot(re, im) / (all + 1e-9), turn: Math.atan2(im, re) / (2 * Math.PI), re, im };
}

/** The period near that one at which onsets come most regularly, and where they lie at `at`, in turns of it. */
function gridIn(flux, about, from, to, at) {
  let best;
  for (let by = -0.01; by <= 0.01; by += 0.0005) {
    const period = about * (1 + by);
    const found = { period, ...phaseOf(flux, period, from, to) };
    if (!best || found.strength > best.strength) best = found;
  }
  return { ...best, turn: best.turn + (to - at) / best.period };
}

/** Tempo and grid of quarters of a beat on both sides of a moment: how far the tempo moves, and by how much the grid slips. */
function overBeats({ flux, framesPerSecond, bpm }, seconds, reach) {
  const at = Math.round(seconds * framesPerSecond);
  const about = ((60 / bpm) * framesPerSecond) / 4;
  const span = Math.round(reach * framesPerSecond);
  const before = gridIn(flux, about, Math.max(0, at - span), at, at);
  const after = gridIn(flux, about, at, Math.min(flux.length, at + span), at);
  // Over that many turns the period's own fault adds up: the grid before is held against the one after by its middle.
  const turns = after.turn - before.turn;
  const slip = turns - Math.round(turns);
  return {
    bpm,
    tempoOff: (100 * Math.abs(after.period - before.period)) / before.period,
    slipMs: (1000 * Math.abs(slip) * before.period) / framesPerSecond,
    regular: Math.min(before.strength, after.strength),
  };
}

// ------------------------------------------------------------------------------------------------------ seam itself

/** Highest third difference in each stretch of that many frames: a click is high in it, a tone is not. */
function roughs(signal, from, to, window) {
  const found = [];
  for (let at = from; at + window <= to; at += window) {
    let most = 0;
    for (let i = Math.max(3, at); i < at + window; i++)
      most = Math.max(most, Math.abs(signal[i] - 3 * signal[i - 1] + 3 * signal[i - 2] - signal[i - 3]));
    found.push(most);
  }
  return found;
}

const powerIn = (signal, from, to) => {
  let sum = 0;
  for (let i = Math.max(0, from); i < to; i++) sum += signal[i] * signal[i];
  return sum / Math.max(1, to - from);
};

/** How the join itself stands among all places of its neighbourhood: 1 would be the roughest of them. */
function atJoin(signal, rate, frame, reach) {
  const window = Math.round(0.012 * rate);
  const around = roughs(signal, Math.max(0, frame - reach), Math.min(signal.length, frame + reach), window);
  const own = largest(roughs(signal, frame - window, frame + 2 * window, window));
  const steps = [];
  const stepAt = (at) =>
    Math.abs(decibels(powerIn(signal, at - window, at)) - decibels(powerIn(signal, at, at + window)));
  for (let at = Math.max(window, frame - reach); at + window <= Math.min(signal.length, frame + reach); at += window)
    steps.push(stepAt(at));
  return {
    rough: own / (percentile(around, 0.99) + 1e-9),
    jump: largest([stepAt(frame), stepAt(frame + Math.round(0.009 * rate))]) / (percentile(steps, 0.99) + 1e-9),
  };
}

// ------------------------------------------------------------------------------------------------------ all of it

/** Bars between two places at which a song is compared with itself. */
const ownStep = 4;

/** How tempo, grid and key move within a song that has no seam: the most of it, stretch after stretch. */
function ownMovement(source, rate, bar, start, reach) {
  const half = halfOf(source);
  const pulse = pulseOf(half, rate, 120);
  const places = [];
  for (let at = reach; start + (at + reach + 2) * bar <= source.left.length / rate; at += ownStep)
    places.push(start + at * bar);
  const beats = places.map((at) => overBeats(pulse, at, reach * bar));
  const keys = places.map((at) => overKeys(half, rate, at, reach * bar).key);
  return {
    tempoOffOwn: largest(beats.map(({ tempoOff }) => tempoOff)),
    slipMsOwn: largest(beats.map(({ slipMs }) => slipMs)),
    keyOwn: keys.includes('other') ? 'other' : 'same',
  };
}

function overKeys(half, rate, seconds, reach) {
  const part = (from, to) => half.subarray(Math.round((from * rate) / 2), Math.round((to * rate) / 2));
  const [before, after] = [
    chromaOf(part(Math.max(0, seconds - reach), seconds), rate).chroma,
    chromaOf(part(seconds, seconds + reach), rate).chroma,
  ];
  const classes = (chroma) => Array.from({ length: 12 }, (_, k) => mean(chroma.map((frames) => frames[k])));
  return {
    key: keyRelation(keyOf(after), keyOf(before)),
    classes: correlation(classes(before), classes(after)),
  };
}

/** Every figure of one seam; `source` is the song that the new one was begun from. */
export function seamFigures({ source, audio, rate, bar, start = 0, seconds, frame }) {
  const half = halfOf(audio);
  const seam = Math.round((seconds - start) / bar);
  const own = barsOf(source, rate, bar, start);
  const bars = barsOf(audio, rate, bar, start);
  // The first bar may be a pick-up and the last ones die away: they are no measure of how it goes on.
  const figures = overBars(bars, seam, own.slice(1, -2));
  const reach = figures.reach * bar;
  return {
    ...figures,
    ...overBeats(pulseOf(half, rate, 120), seconds, reach),
    ...overKeys(half, rate, seconds, reach),
    ...ownMovement(source, rate, bar, start, figures.reach),
    ...atJoin(audio.left, rate, frame, Math.round(4 * bar * rate)),
  };
}

/** By how many dB one sound is louder than the other in the same stretch. */
export function louderBy(a, b, fromA, fromB, frames) {
  const power = (audio, from) => powerIn(audio.left, from, from + frames) + powerIn(audio.right, from, from + frames);
  return decibels(power(a, fromA)) - decibels(power(b, fromB));
}

/** First frame at which two sounds differ; undefined where the first is all there in the second. */
export function differAt(a, b, frames) {
  for (let i = 0; i < frames; i++) if (a.left[i] !== b.left[i] || a.right[i] !== b.right[i]) return i;
  return undefined;
}
