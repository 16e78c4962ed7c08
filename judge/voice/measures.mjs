// What can be measured on one sung line without asking the singer: an independent ear (YIN, de Cheveigné & Kawahara 2002).

/** Pitch in Hz at that moment, or undefined where there is none; looked for within an octave and a bit of `about`. */
export function pitchAt(audio, rate, seconds, about) {
  const size = Math.round(0.035 * rate);
  const from = Math.round(seconds * rate);
  const longest = Math.floor((2.2 * rate) / about);
  const differences = new Float64Array(longest + 2);
  let sum = 0;
  for (let lag = 1; lag <= longest + 1; lag++) {
    let total = 0;
    for (let i = from; i < from + size; i += 2) {
      const difference = audio[i] - audio[i + lag];
      total += difference * difference;
    }
    sum += total;
    differences[lag] = (total * lag) / (sum + 1e-12);
  }
  for (let lag = Math.floor(rate / about / 2.2); lag <= longest; lag++) {
    if (differences[lag] > 0.15 || differences[lag] > differences[lag + 1]) continue;
    const [a, b, c] = [differences[lag - 1], differences[lag], differences[lag + 1]];
    const bend = a - 2 * b + c;
    return rate / (lag + (bend === 0 ? 0 : (0.5 * (a - c)) / bend));
  }
  return undefined;
}

export const hertzOf = (pitch) => 440 * 2 ** ((pitch - 69) / 12);
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Cents from the note in the middle of its sustained part; undefined for notes too short to tell. */
export function centsOff(audio, rate, note) {
  if (note.lengthSeconds < 0.3) return undefined;
  const wanted = hertzOf(note.pitch);
  const heard = [];
  for (let t = note.startSeconds + 0.14; t < note.startSeconds + note.lengthSeconds - 0.14; t += 0.04) {
    const hertz = pitchAt(audio, rate, t, wanted);
    if (hertz) heard.push(1200 * Math.log2(hertz / wanted));
  }
  return heard.length > 0 ? median(heard) : undefined;
}

const level = (audio, rate, from, to) => {
  let sum = 0;
  const [first, last] = [Math.round(from * rate), Math.round(to * rate)];
  for (let i = first; i < last; i++) sum += (audio[i] ?? 0) ** 2;
  return Math.sqrt(sum / Math.max(1, last - first));
};

export const levelOf = (audio, rate, note) =>
  level(audio, rate, note.startSeconds, note.startSeconds + note.lengthSeconds);

/** Four poles of first order each. */
function lowPassed(audio, rate, hertz) {
  const pole = Math.exp((-2 * Math.PI * hertz) / rate);
  const low = Float32Array.from(audio);
  for (let stage = 0; stage < 4; stage++)
    for (let i = 1; i < low.length; i++) low[i] = (1 - pole) * low[i] + pole * low[i - 1];
  return low;
}

function highPassed(audio, rate, hertz) {
  const pole = Math.exp((-2 * Math.PI * hertz) / rate);
  const high = Float32Array.from(audio);
  for (let stage = 0; stage < 4; stage++) {
    let low = 0;
    for (let i = 0; i < high.length; i++) {
      low = (1 - pole) * high[i] + pole * low;
      high[i] -= low;
    }
  }
  return high;
}

/** Seconds from a note to where its vowel is at 40 % of its level below 700 Hz; asked for notes behind voiceless sounds. */
export function onsetsOff(audio, rate, notes) {
  // The filter itself is late by its group delay at low frequencies.
  const delay = 4 / (2 * Math.PI * 700);
  const low = lowPassed(audio, rate, 700);
  return notes.map(({ startSeconds, lengthSeconds }) => {
    const loud = level(low, rate, startSeconds + 0.06, startSeconds + Math.max(0.12, lengthSeconds * 0.6));
    const loudEnough = (at) => level(low, rate, at - 0.004, at + 0.004) >= loud * 0.4;
    let at = startSeconds + 0.05;
    while (at > startSeconds - 0.12 && loudEnough(at)) at -= 0.002;
    while (at < startSeconds + 0.15 && !loudEnough(at)) at += 0.002;
    return at - delay - startSeconds;
  });
}

/** Stretches of 20 ms with a lone jump: forty times what is usual there, and no dozen like it, as a burst of noise has. */
export function clicks(audio, rate) {
  const size = Math.round(0.02 * rate);
  const jumps = new Float64Array(size);
  let found = 0;
  for (let at = 2; at + size < audio.length; at += size) {
    for (let i = 0; i < size; i++) jumps[i] = Math.abs(audio[at + i] - 2 * audio[at + i - 1] + audio[at + i - 2]);
    jumps.sort();
    const [usual, most] = [jumps[size >> 1], jumps[size - 1]];
    if (usual > 1e-4 && most > 40 * usual && jumps[size - 13] < most / 8) found++;
  }
  return found;
}

/** Share of power above that frequency: in the whole, and the largest in any 50 ms that can be heard. */
export function powerAbove(audio, rate, hertz) {
  const treble = highPassed(audio, rate, hertz);
  const size = Math.round(0.05 * rate);
  const windows = [];
  for (let at = 0; at + size < audio.length; at += size) {
    let [high, all] = [0, 0];
    for (let i = at; i < at + size; i++) {
      high += treble[i] ** 2;
      all += audio[i] ** 2;
    }
    windows.push({ high, all });
  }
  const loudest = Math.max(...windows.map(({ all }) => all));
  const heard = windows.filter(({ all }) => all > loudest * 0.01);
  return {
    whole: mean(heard.map(({ high }) => high)) / Math.max(1e-12, mean(heard.map(({ all }) => all))),
    worst: Math.max(...heard.map(({ high, all }) => high / all)),
  };
}

/** Jitter and shimmer (local: mean difference of neighbours over the mean) of the steady start of a held note. */
export function unevenness(audio, rate, note) {
  const wanted = rate / hertzOf(note.pitch);
  const periods = [];
  const peaks = [];
  let at = Math.round((note.startSeconds + 0.18) * rate);
  const end = Math.round((note.startSeconds + Math.min(0.5, note.lengthSeconds - 0.15)) * rate);
  const likeness = (from, lag) => {
    let [product, here, there] = [0, 1e-12, 1e-12];
    for (let i = from; i < from + wanted; i++) {
      product += audio[i] * audio[i + lag];
      here += audio[i] ** 2;
      there += audio[i + lag] ** 2;
    }
    return product / Math.sqrt(here * there);
  };
  while (at < end) {
    let best = Math.round(wanted * 0.9);
    let most = -1;
    for (let lag = best; lag < wanted * 1.1; lag++) {
      const value = likeness(at, lag);
      if (value > most) [most, best] = [value, lag];
    }
    const [a, b, c] = [likeness(at, best - 1), most, likeness(at, best + 1)];
    periods.push(best + (a - 2 * b + c === 0 ? 0 : (0.5 * (a - c)) / (a - 2 * b + c)));
    peaks.push(Math.max(...audio.subarray(at, at + best)));
    at += best;
  }
  const local = (values) =>
    mean(values.slice(1).map((value, i) => Math.abs(value - values[i]))) / Math.max(1e-12, mean(values));
  return periods.length > 10 ? { jitter: local(periods), shimmer: local(peaks) } : undefined;
}

/** Rate in Hz and depth in cents (half of peak to peak) of the waver of a held note. */
export function vibrato(audio, rate, note) {
  const curve = [];
  for (let t = note.startSeconds + 0.5; t < note.startSeconds + note.lengthSeconds - 0.12; t += 0.012) {
    const hertz = pitchAt(audio, rate, t, hertzOf(note.pitch));
    if (hertz) curve.push(1200 * Math.log2(hertz / 440));
  }
  if (curve.length < 25) return undefined;
  const middle = mean(curve);
  const ups = curve.flatMap((cents, i) => (i > 0 && curve[i - 1] < middle && cents >= middle ? [i] : []));
  if (ups.length < 2) return undefined;
  return {
    hertz: (ups.length - 1) / ((ups.at(-1) - ups[0]) * 0.012),
    cents: (Math.max(...curve) - Math.min(...curve)) / 2,
  };
}
