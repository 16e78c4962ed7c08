// Pitch classes, key, roughness and structure of the sound.
import { correlation, mean, peaksOf, spectrogram } from './spectra.mjs';

const size = 8192;
const hop = 2048;
/** Krumhansl & Kessler 1982. */
const major = [6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88];
const minor = [6.33, 2.68, 3.52, 5.38, 2.6, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17];

/** Pitch classes of every frame: the magnitudes of spectral peaks between 55 Hz and 2 kHz. */
export function chromaOf(half, rate) {
  const frames = spectrogram(half, size, hop);
  const bin = rate / 2 / size;
  const first = Math.ceil(55 / bin);
  const last = Math.floor(2000 / bin);
  const classOf = Array.from(
    { length: last + 1 },
    (_, k) => ((Math.round(12 * Math.log2((k * bin) / 440) + 69) % 12) + 12) % 12,
  );
  const chroma = frames.map((frame) => {
    const found = new Float64Array(12);
    for (let k = first; k <= last; k++)
      if (frame[k] > frame[k - 1] && frame[k] > frame[k + 1]) found[classOf[k]] += frame[k];
    const length = Math.sqrt(found.reduce((sum, value) => sum + value * value, 0)) + 1e-9;
    return found.map((value) => value / length);
  });
  return { frames, chroma, bin, framesPerSecond: rate / 2 / hop };
}

const turned = (profile, tonic) => profile.map((_, k) => profile[(k - tonic + 12) % 12]);

export function keyOf(chroma) {
  const whole = Array.from({ length: 12 }, (_, k) => mean(chroma.map((frame) => frame[k])));
  const sum = whole.reduce((all, value) => all + value, 0);
  const ranked = Array.from({ length: 24 }, (_, k) => ({
    tonic: k % 12,
    mode: k < 12 ? 'major' : 'minor',
    fit: correlation(whole, turned(k < 12 ? major : minor, k % 12)),
  })).sort((a, b) => b.fit - a.fit);
  return {
    ...ranked[0],
    chromaEntropy: -whole.reduce((all, value) => all + (value / sum) * Math.log2(value / sum + 1e-12), 0),
  };
}

/** How a found key relates to the one asked for: the same tonic, its relative, or a fifth away. */
export function keyRelation(found, asked) {
  const parallel = asked.mode === found.mode;
  const away = (((found.tonic - asked.tonic) % 12) + 12) % 12;
  if (away === 0) return parallel ? 'same' : 'other mode';
  if (!parallel && away === (asked.mode === 'major' ? 9 : 3)) return 'relative';
  if (parallel && (away === 7 || away === 5)) return 'fifth';
  if (!parallel && (asked.mode === 'major' ? [2, 4] : [8, 10]).includes(away)) return 'relative of the fifth';
  return 'other';
}

/** Sensory dissonance of the spectral peaks, after Sethares 1993, mean of two hundred frames. */
export function roughnessOf({ frames, bin }) {
  const chosen = Array.from({ length: Math.min(200, frames.length) }, (_, n) =>
    Math.floor((n * (frames.length - 1)) / Math.max(1, Math.min(200, frames.length) - 1)),
  );
  const values = chosen.flatMap((index) => {
    const frame = frames[index];
    const top = Math.max(...frame);
    if (top < 1e-3) return [];
    const places = peaksOf(frame, top * 0.03, 2)
      .slice(0, 24)
      .filter((k) => k * bin > 60 && k * bin < 5000);
    if (places.length < 3) return [];
    let [sum, weight] = [0, 0];
    for (const a of places) {
      weight += frame[a] / top;
      for (const b of places) {
        if (b <= a) continue;
        const scale = 0.24 / (0.0207 * a * bin + 18.96);
        const apart = scale * (b - a) * bin;
        sum += (Math.min(frame[a], frame[b]) / top) * (Math.exp(-3.5 * apart) - Math.exp(-5.75 * apart));
      }
    }
    return [sum / weight];
  });
  return mean(values);
}

const octaves = [60, 120, 240, 480, 960, 1920, 3840];

/** Repetition and novelty over bars of four found beats (Foote 2000 for the novelty). */
export function structureOf({ frames, chroma, bin, framesPerSecond }, beatSeconds) {
  let beat = beatSeconds;
  while (beat < 0.35) beat *= 2;
  while (beat > 0.9) beat /= 2;
  const perBar = 4 * beat * framesPerSecond;
  const bars = Math.floor(frames.length / perBar);
  if (bars < 12) return {};
  const slice = (values, from, to) => values.slice(Math.floor(from), Math.max(Math.floor(from) + 1, Math.floor(to)));
  const chromas = Array.from({ length: bars }, (_, i) =>
    Array.from({ length: 8 }, (_, k) => {
      const part = slice(chroma, perBar * (i + k / 8), perBar * (i + (k + 1) / 8));
      return Array.from({ length: 12 }, (_, pc) => mean(part.map((frame) => frame[pc])));
    }),
  );
  const colours = coloursOf(frames, bin);
  const timbres = Array.from({ length: bars }, (_, i) => {
    const part = slice(colours, perBar * i, perBar * (i + 1));
    return octaves.map((_, k) => mean(part.map((frame) => frame[k])));
  });
  return { ...repetition(chromas), ...novelty(chromas, timbres) };
}

/** Levels of seven octaves in every frame, each as multiples of its own deviation. */
function coloursOf(frames, bin) {
  const levels = frames.map((frame) =>
    octaves.map((low) => {
      let power = 1e-6;
      for (let k = Math.ceil(low / bin); k * bin < 2 * low; k++) power += frame[k] ** 2;
      return 10 * Math.log10(power);
    }),
  );
  const middles = octaves.map((_, k) => mean(levels.map((frame) => frame[k])));
  const spreads = octaves.map((_, k) => Math.sqrt(mean(levels.map((frame) => (frame[k] - middles[k]) ** 2))) + 1e-9);
  return levels.map((frame) => frame.map((level, k) => (level - middles[k]) / spreads[k]));
}

function repetition(chromas) {
  const flat = chromas.map((bar) => bar.flat());
  const middle = flat[0].map((_, k) => mean(flat.map((bar) => bar[k])));
  const unit = flat.map((bar) => {
    const centred = bar.map((value, k) => value - middle[k]);
    const length = Math.sqrt(centred.reduce((sum, value) => sum + value * value, 0)) + 1e-9;
    return centred.map((value) => value / length);
  });
  const best = unit.map((bar, i) =>
    Math.max(
      ...unit.map((other, j) => (Math.abs(i - j) < 3 ? -1 : bar.reduce((sum, value, k) => sum + value * other[k], 0))),
    ),
  );
  return { repetition: mean(best), repeatedBars: best.filter((value) => value > 0.6).length / best.length };
}

function novelty(chromas, timbres) {
  const points = timbres.map((timbre, i) => [
    ...timbre,
    ...Array.from({ length: 12 }, (_, pc) => 3 * mean(chromas[i].map((part) => part[pc]))),
  ]);
  const apart = points.map((a) => points.map((b) => a.reduce((sum, value, k) => sum + (value - b[k]) ** 2, 0)));
  const usual = apart.flat().sort((a, b) => a - b)[(points.length ** 2) >> 1] + 1e-9;
  const reach = 4;
  const values = points.map((_, i) => {
    if (i < reach || i > points.length - reach) return 0;
    let sum = 0;
    for (let a = -reach; a < reach; a++)
      for (let b = -reach; b < reach; b++)
        sum += (a < 0 === b < 0 ? 1 : -1) * Math.exp(-(apart[i + a]?.[i + b] ?? 0) / (2 * usual));
    return sum / (4 * reach * reach);
  });
  return { novelty: Math.max(...values), soundSections: peaksOf(values, 0.12, 4).length + 1 };
}
