import { random } from '../random.ts';

/** Breath goes in for so long, at least and at most. */
const SHORTEST_SECONDS = 0.12;
const LONGEST_SECONDS = 0.38;
/** Silence between the breath and what is sung after it. */
const HELD_SECONDS = 0.05;
/** Level against the vowel after it: −25 dB. */
const LEVEL = 0.056;
/** Air drawn in through an open mouth: broad resonances, Hz, their width and strength. */
const resonances = [
  [1450, 700, 1],
  [3100, 900, 0.55],
  [5600, 1800, 0.35],
] as const;

/** Effective value of a stretch of a track. */
export function levelOf(track: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = Math.max(0, from); i < to; i++) sum += (track[i] ?? 0) ** 2;
  return Math.sqrt(sum / Math.max(1, to - from));
}

/**
 * Adds a breath drawn in before the singer enters.
 *
 * @param until when the first consonant begins
 * @param room seconds of rest before it
 * @param vowel level of what is sung after it
 */
export function addBreath(
  out: Float32Array,
  until: number,
  room: number,
  vowel: number,
  sampleRate: number,
  seed: number,
): void {
  const length = Math.min(LONGEST_SECONDS, (room - HELD_SECONDS) * 0.8);
  const end = Math.round((until - HELD_SECONDS) * sampleRate);
  const start = Math.round(end - length * sampleRate);
  if (length < SHORTEST_SECONDS || start < 0) return;
  const draw = random(seed, 'breath');
  const filters = resonances.map(([hertz, width, strength]) => {
    const radius = Math.exp((-Math.PI * width) / sampleRate);
    return {
      a1: 2 * radius * Math.cos((2 * Math.PI * hertz) / sampleRate),
      a2: -radius * radius,
      gain: strength * (1 - radius),
      y1: 0,
      y2: 0,
    };
  });
  const air = new Float32Array(end - start);
  for (let i = 0; i < air.length; i++) {
    const noise = draw.next() - 0.5;
    let sum = 0;
    for (const filter of filters) {
      const y = filter.gain * noise + filter.a1 * filter.y1 + filter.a2 * filter.y2;
      filter.y2 = filter.y1;
      filter.y1 = y;
      sum += y;
    }
    // It swells to three quarters of its time and stops sooner than it came.
    const through = i / air.length;
    const shape =
      through < 0.75 ? Math.sin((Math.PI / 2) * (through / 0.75)) : Math.cos((Math.PI / 2) * ((through - 0.75) / 0.25));
    air[i] = sum * shape * shape;
  }
  const gain = (LEVEL * vowel) / Math.max(1e-9, levelOf(air, 0, air.length));
  for (let i = 0; i < air.length && start + i < out.length; i++)
    out[start + i] = (out[start + i] as number) + gain * (air[i] as number);
}
