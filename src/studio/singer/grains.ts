import { Fourier, RealFourier } from '../fourier.ts';
import { ENVELOPE_BINS, type Envelopes, type Frame } from './envelope.ts';

const SIZE = 1024;
const BINS = SIZE / 2 + 1;
/** Samples of a response that are kept; the rest has decayed, soonest where no low resonance rings. */
export const PULSE_SAMPLES = 640;
const NOISE_SAMPLES = 256;
const BREATH_SAMPLES = 144;
const FADE_SAMPLES = 96;

/** What one pulse of the folds, and one click of the breath that goes with it, sound like through the vocal tract. */
export interface VoicedGrain {
  readonly pulse: Float32Array;
  readonly breath: Float32Array;
}

export interface Timbre {
  /** Factor on formant frequencies. */
  readonly formants: number;
  readonly tiltDb: number;
  readonly ringDb: number;
  /** 0 to 1. */
  readonly breath: number;
}

const NEPERS_PER_DB = Math.LN10 / 20;
/** Flite speaks at 16 kHz: above this its envelope says little, and is continued from the level of the band below. */
const TOP_HERTZ = 6500;
const BAND_HERTZ = 1400;
/** Slopes of the continuation, nepers per kHz. */
const VOICED_SLOPE = 0.32;
const NOISE_SLOPE = 0.06;
const NOISE_END_HERTZ = 11_000;
const NOISE_END_SLOPE = 0.5;
/** Below this periodicity a frame is noise. */
const NOISY = 0.35;
/**
 * Who sings higher than the vowel's first formant raises it with the pitch, by opening the mouth (Sundberg 1975), or
 * the fundamental would be left without a resonance. To so much of the pitch, as a vowel raised all the way is taken for
 * another. Steps of such raising, the most of them, and the width over which the spectrum above finds back to its place.
 */
const TUNING_SHARE = 0.8;
const TUNING_STEP = 1.08;
const MOST_TUNING = 9;
const TUNING_WIDTH_HERTZ = 900;

/** Turns envelopes into grains at 44.1 kHz: warped to the singer's tract, minimum phase (Oppenheim & Schafer 1989). */
export class GrainMaker {
  private readonly envelopes: Envelopes;
  private readonly voiced: (VoicedGrain | undefined)[];
  private readonly noises: (Float32Array | undefined)[];
  /** Place in the envelope, in its bins, of every bin of the grain. */
  private readonly places: Float64Array;
  private readonly colour: Float64Array;
  private readonly shares: { readonly voiced: MinimumPhase; readonly breath: MinimumPhase };
  private readonly hertz: Float64Array;
  private readonly formants: number;

  constructor(envelopes: Envelopes, timbre: Timbre, sampleRate: number) {
    this.envelopes = envelopes;
    this.formants = timbre.formants;
    this.voiced = new Array(envelopes.count * (MOST_TUNING + 1));
    this.noises = new Array(envelopes.count);
    this.hertz = Float64Array.from({ length: BINS }, (_, i) => (i * sampleRate) / SIZE);
    this.places = this.hertz.map((f) => f / timbre.formants / envelopes.binHertz);
    this.colour = this.hertz.map((f) => colourAt(f, timbre));
    this.shares = sharesOf(timbre.breath, this.hertz);
  }

  /** The grain of a frame for that pitch. */
  voicedAt(index: number, pitchHertz: number): VoicedGrain {
    const frame = this.envelopes.at(index);
    const raise = Math.log((TUNING_SHARE * pitchHertz) / (frame.firstFormant * this.formants)) / Math.log(TUNING_STEP);
    const tuning = frame.periodicity < NOISY ? 0 : Math.max(0, Math.min(MOST_TUNING, Math.round(raise)));
    const key = index * (MOST_TUNING + 1) + tuning;
    const known = this.voiced[key];
    if (known) return known;
    this.shape(frame, tuning === 0 ? this.places : this.raised(frame, tuning));
    combine(tract, this.shares.voiced, this.shares.breath);
    const grain = { pulse: kept(spectrumReal, pulseFade), breath: kept(spectrumImaginary, breathFade) };
    this.voiced[key] = grain;
    return grain;
  }

  /** Places in the envelope when the first formant is raised by so many steps. */
  private raised({ firstFormant }: Frame, tuning: number): Float64Array {
    const own = firstFormant * this.formants;
    const raised = own * TUNING_STEP ** tuning;
    const end = raised + TUNING_WIDTH_HERTZ;
    for (let i = 0; i < BINS; i++) {
      const hertz = this.hertz[i] as number;
      const from =
        hertz <= raised
          ? (hertz * own) / raised
          : hertz < end
            ? own + ((hertz - raised) * (end - own)) / TUNING_WIDTH_HERTZ
            : hertz;
      raisedPlaces[i] = from / this.formants / this.envelopes.binHertz;
    }
    return raisedPlaces;
  }

  /** One click of noise through the tract while the folds are open. */
  noiseAt(index: number): Float32Array {
    const known = this.noises[index];
    if (known) return known;
    this.shape(this.envelopes.at(index), this.places);
    combine(tract, noiseShare(this.hertz), undefined);
    const grain = kept(spectrumReal, noiseFade);
    this.noises[index] = grain;
    return grain;
  }

  /** Leaves the frame's tract, in the singer's timbre, in the scratch spectrum. */
  private shape(frame: Frame, places: Float64Array): void {
    const top = Math.floor(TOP_HERTZ / this.envelopes.binHertz);
    const logs = frame.logAmplitudes;
    const width = Math.round(BAND_HERTZ / this.envelopes.binHertz);
    let base = 0;
    for (let i = top - width; i < top; i++) base += (logs[i] as number) / width;
    const noisy = frame.periodicity < NOISY;
    for (let i = 0; i < BINS; i++) {
      const place = places[i] as number;
      let log: number;
      if (place < top && place < ENVELOPE_BINS - 1) {
        const low = Math.floor(place);
        log = (logs[low] as number) + ((logs[low + 1] as number) - (logs[low] as number)) * (place - low);
      } else {
        const above = ((place - top) * this.envelopes.binHertz) / 1000;
        const end = Math.max(0, (this.hertz[i] as number) - NOISE_END_HERTZ) / 1000;
        log = base - (noisy ? above * NOISE_SLOPE + end * NOISE_END_SLOPE : above * VOICED_SLOPE);
      }
      spectrumReal[i] = log + (this.colour[i] as number);
    }
    minimumPhase(spectrumReal, tract);
  }
}

interface MinimumPhase {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

const fourier = new Fourier(SIZE);
const realFourier = new RealFourier(SIZE);
const raisedPlaces = new Float64Array(BINS);
const spectrumReal = new Float64Array(SIZE);
const spectrumImaginary = new Float64Array(SIZE);
const tract = { real: new Float64Array(BINS), imaginary: new Float64Array(BINS) };

/** Tilt about 500 Hz that ends at 5 kHz; the singer's formant; a high-pass under the voice. */
function colourAt(hertz: number, { tiltDb, ringDb }: Timbre): number {
  const tilt = Math.max(-1, Math.min(1, Math.log10(Math.max(50, hertz) / 500)));
  const ring = Math.exp(-(((hertz - 3000) / 700) ** 2));
  return NEPERS_PER_DB * (tilt * tiltDb + ring * ringDb) - Math.max(0, 90 - hertz) / 40;
}

/** Spectrum of minimum phase with these logarithmic amplitudes: the cepstrum folded onto positive time. */
function minimumPhase(logs: Float64Array, into: MinimumPhase): void {
  for (let i = 1; i < SIZE / 2; i++) logs[SIZE - i] = logs[i] as number;
  realFourier.transform(logs, logs, spectrumImaginary);
  for (let i = 1; i < SIZE / 2; i++) {
    logs[i] = ((logs[i] as number) * 2) / SIZE;
    logs[SIZE - i] = 0;
  }
  logs[0] = (logs[0] as number) / SIZE;
  logs[SIZE / 2] = (logs[SIZE / 2] as number) / SIZE;
  realFourier.transform(logs, logs, spectrumImaginary);
  for (let i = 0; i < BINS; i++) {
    const amplitude = Math.exp(logs[i] as number);
    const angle = spectrumImaginary[i] as number;
    into.real[i] = amplitude * Math.cos(angle);
    into.imaginary[i] = amplitude * Math.sin(angle);
  }
}

/** Two real responses by one inverse transform of source·a + i·source·b: the real and the imaginary scratch array. */
function combine(source: MinimumPhase, a: MinimumPhase, b: MinimumPhase | undefined): void {
  for (let i = 0; i < BINS; i++) {
    const r = source.real[i] as number;
    const m = source.imaginary[i] as number;
    const ar = r * (a.real[i] as number) - m * (a.imaginary[i] as number);
    const ai = r * (a.imaginary[i] as number) + m * (a.real[i] as number);
    const br = b ? r * (b.real[i] as number) - m * (b.imaginary[i] as number) : 0;
    const bi = b ? r * (b.imaginary[i] as number) + m * (b.real[i] as number) : 0;
    // The inverse is the transform of the conjugate: ifft(X) = conj(fft(conj X))/N.
    spectrumReal[i] = ar - bi;
    spectrumImaginary[i] = -(ai + br);
    if (i > 0 && i < SIZE / 2) {
      spectrumReal[SIZE - i] = ar + bi;
      spectrumImaginary[SIZE - i] = -(br - ai);
    }
  }
  fourier.transform(spectrumReal, spectrumImaginary);
  for (let i = 0; i < SIZE; i++) {
    spectrumReal[i] = (spectrumReal[i] as number) / SIZE;
    spectrumImaginary[i] = -(spectrumImaginary[i] as number) / SIZE;
  }
}

/** 1, and 0 towards the end of that many samples. */
const fadeOf = (samples: number): Float64Array =>
  Float64Array.from({ length: samples }, (_, i) =>
    samples - i < FADE_SAMPLES ? 0.5 - 0.5 * Math.cos((Math.PI * (samples - i)) / FADE_SAMPLES) : 1,
  );
const pulseFade = fadeOf(PULSE_SAMPLES);
const noiseFade = fadeOf(NOISE_SAMPLES);
const breathFade = fadeOf(BREATH_SAMPLES);

/** Grains lie in large blocks: many small arrays cost more to allocate than to compute. */
const BLOCK_SAMPLES = 1 << 16;
let block = new Float32Array(0);

function room(samples: number): Float32Array {
  if (block.length < samples) block = new Float32Array(BLOCK_SAMPLES);
  const taken = block.subarray(0, samples);
  block = block.subarray(samples);
  return taken;
}

function kept(response: Float64Array, fade: Float64Array): Float32Array {
  const grain = room(fade.length);
  for (let i = 0; i < fade.length; i++) grain[i] = (response[i] as number) * (fade[i] as number);
  return grain;
}

function shareOf(amplitudes: Float64Array): MinimumPhase {
  const logs = new Float64Array(SIZE);
  for (let i = 0; i < BINS; i++) logs[i] = Math.log(Math.max(1e-4, amplitudes[i] as number));
  const share = { real: new Float64Array(BINS), imaginary: new Float64Array(BINS) };
  minimumPhase(logs, share);
  return share;
}

/** How much of a voiced sound is noise, over frequency: next to nothing low down, most of it above 6 kHz. */
function sharesOf(breath: number, hertz: Float64Array): { voiced: MinimumPhase; breath: MinimumPhase } {
  const noise = hertz.map((f) =>
    Math.min(0.97, 0.72 / (1 + Math.exp((5400 - f) / 900)) + breath * Math.min(1, f / 2500)),
  );
  return { breath: shareOf(noise), voiced: shareOf(noise.map((n) => Math.sqrt(1 - n * n))) };
}

let noise: MinimumPhase | undefined;

/** Noise alone has no low rumble. */
function noiseShare(hertz: Float64Array): MinimumPhase {
  noise ??= shareOf(hertz.map((f) => Math.min(1, (f / 400) ** 2)));
  return noise;
}
