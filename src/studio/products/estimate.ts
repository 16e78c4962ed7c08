import { Fourier, hann } from '../fourier.ts';
import type { Stereo } from '../instruments/instrument.ts';
import type { HeardNote } from '../listener/heard.ts';
import type { Stem } from './stems.ts';

const SIZE = 4096;
const HOP = SIZE / 4;
const LOWEST_HERTZ = 110;
const HIGHEST_HERTZ = 9000;
/** What leads is taken where its harmonics are, so far to either side, and a little of what lies between: breath, consonants. */
const NEAR_CENTS = 70;
const BETWEEN = 0.12;
/** How fast the share falls with the distance from the middle. */
const CENTRE_POWER = 3;
const HARMONICS = 24;

/** Hann window; four of its squares overlapping add up to 1.5. */
const WINDOW = hann(SIZE);
const OVERLAP = 1.5;

/** For every bin how much of it may be the leading voice's, at a pitch. */
function comb(pitch: number, sampleRate: number): Float32Array {
  const share = new Float32Array(SIZE / 2 + 1);
  const hertz = 440 * 2 ** ((pitch - 69) / 12);
  const spread = 2 ** (NEAR_CENTS / 1200);
  for (let bin = Math.ceil((LOWEST_HERTZ * SIZE) / sampleRate); bin < (HIGHEST_HERTZ * SIZE) / sampleRate; bin++)
    share[bin] = BETWEEN;
  for (let h = 1; h <= HARMONICS; h++) {
    const from = Math.floor(((h * hertz) / spread) * (SIZE / sampleRate));
    const to = Math.ceil(h * hertz * spread * (SIZE / sampleRate));
    for (let bin = from; bin <= to && bin < (HIGHEST_HERTZ * SIZE) / sampleRate; bin++) share[bin] = 1;
  }
  return share;
}

/**
 * Voice and band of a recording whose score nobody has: what stands in the middle and on the harmonics of the leading
 * line is taken for the voice, the rest for the band. Both together are the recording; neither is more than an estimate.
 */
export function estimateStems(audio: Stereo, melody: readonly HeardNote[], sampleRate: number): Stem[] {
  const { left, right } = audio;
  const frames = left.length;
  const voice: Stereo = { left: new Float32Array(frames), right: new Float32Array(frames) };
  const fourier = new Fourier(SIZE);
  const real = new Float64Array(SIZE);
  const imaginary = new Float64Array(SIZE);
  const combs = new Map<number, Float32Array>();
  let at = 0;
  for (let start = -SIZE + HOP; start < frames; start += HOP) {
    const seconds = (start + SIZE / 2) / sampleRate;
    while (at < melody.length - 1 && (melody[at] as HeardNote).start + (melody[at] as HeardNote).length < seconds) at++;
    const note = melody[at];
    if (!note || note.start > seconds || note.start + note.length < seconds) continue;
    const shares = combs.get(note.pitch) ?? comb(note.pitch, sampleRate);
    combs.set(note.pitch, shares);
    for (let i = 0; i < SIZE; i++) {
      const place = start + i;
      const inside = place >= 0 && place < frames;
      real[i] = inside ? (WINDOW[i] as number) * (left[place] as number) : 0;
      imaginary[i] = inside ? (WINDOW[i] as number) * (right[place] as number) : 0;
    }
    fourier.transform(real, imaginary);
    mask(real, imaginary, shares);
    // The inverse is the transform of the conjugate.
    for (let i = 0; i < SIZE; i++) imaginary[i] = -(imaginary[i] as number);
    fourier.transform(real, imaginary);
    const scale = 1 / (SIZE * OVERLAP);
    for (let i = Math.max(0, -start); i < SIZE && start + i < frames; i++) {
      const gain = scale * (WINDOW[i] as number);
      voice.left[start + i] = (voice.left[start + i] as number) + gain * (real[i] as number);
      voice.right[start + i] = (voice.right[start + i] as number) - gain * (imaginary[i] as number);
    }
  }
  const rest = (whole: Float32Array, part: Float32Array): Float32Array =>
    whole.map((value, i) => value - (part[i] as number));
  return [
    { name: 'vocals', audio: voice },
    { name: 'instrumental', audio: { left: rest(left, voice.left), right: rest(right, voice.right) } },
  ];
}

/** Keeps of the spectrum of left + i·right what lies in the middle and in the comb. */
function mask(real: Float64Array, imaginary: Float64Array, shares: Float32Array): void {
  for (let bin = 0; bin <= SIZE / 2; bin++) {
    const mirrored = bin === 0 ? 0 : SIZE - bin;
    const [a, b, c, d] = [real[bin], imaginary[bin], real[mirrored], imaginary[mirrored]] as [
      number,
      number,
      number,
      number,
    ];
    // Spectra of both channels, from the symmetric and the antisymmetric part.
    const [lr, li, rr, ri] = [(a + c) / 2, (b - d) / 2, (b + d) / 2, (c - a) / 2];
    const power = lr * lr + li * li + rr * rr + ri * ri;
    const side = (lr - rr) ** 2 + (li - ri) ** 2;
    const centre = power === 0 ? 0 : Math.max(0, 1 - side / power) ** CENTRE_POWER;
    const share = centre * (shares[bin] as number);
    real[bin] = a * share;
    imaginary[bin] = b * share;
    if (mirrored === bin) continue;
    real[mirrored] = c * share;
    imaginary[mirrored] = d * share;
  }
}
