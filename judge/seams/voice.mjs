// How far the voice stands over the band between 1 and 4 kHz, where words are understood, on both sides of a seam.
import { stemsOf } from '../../dist/studio/products/stems.js';

const windowSeconds = 0.1;
/** A window in which the voice is that much weaker than in its strongest is a rest. */
const restingDb = 20;
const decibels = (power) => 10 * Math.log10(power + 1e-12);

/** First-order sections: four that let pass what is over 1 kHz, four what is below 4 kHz. */
function presence({ left, right }, rate) {
  const size = Math.round(windowSeconds * rate);
  const powers = new Float64Array(Math.floor(left.length / size));
  const [high, low] = [1000 * 0.44, 4000 * 2.3].map((hertz) => 1 - Math.exp((-2 * Math.PI * hertz) / rate));
  for (const channel of [left, right]) {
    const state = new Float64Array(8);
    for (let i = 0; i < powers.length * size; i++) {
      let value = channel[i];
      for (let pole = 0; pole < 4; pole++) value -= state[pole] += high * (value - state[pole]);
      for (let pole = 4; pole < 8; pole++) value = state[pole] += low * (value - state[pole]);
      powers[Math.floor(i / size)] += value * value;
    }
  }
  return powers;
}

/** Powers of voice and band in windows of 0.1 s. */
export function partedOf(kept, frames, rate) {
  const parted = new Map();
  for (const { name, audio } of stemsOf(kept, 'two', frames)) parted.set(name, presence(audio, rate));
  return { voice: parted.get('vocals'), band: parted.get('instrumental') };
}

/** dB by which the voice stands over the band in a stretch of seconds; undefined where hardly anybody sings in it. */
export function standing({ voice, band }, from, to) {
  if (!voice) return undefined;
  const loudest = voice.reduce((most, power) => Math.max(most, power), 0);
  let [own, other, sung] = [0, 0, 0];
  for (
    let window = Math.max(0, Math.ceil(from / windowSeconds));
    window < Math.min(voice.length, to / windowSeconds);
    window++
  ) {
    if (voice[window] < loudest * 10 ** (-restingDb / 10)) continue;
    own += voice[window];
    other += band[window];
    sung++;
  }
  return sung < 15 ? undefined : decibels(own) - decibels(other);
}
