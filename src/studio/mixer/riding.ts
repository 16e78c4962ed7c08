import { type Biquad, highPass, lowPass, StereoFilter } from '../biquad.ts';
import type { Stereo } from '../instruments/instrument.ts';
import { powerToDecibels, toAmplitude } from './decibels.ts';

/** The band by which words are understood. */
const LOW_HERTZ = 1000;
const HIGH_HERTZ = 4000;
const HOP_SECONDS = 0.1;
/** A hop in which the voice is weaker than that share of what it was of late is a rest (BS.1770's relative gate, −10 dB). */
const GATE = 0.1;
/**
 * A band weaker than that share of the voice rests, and the voice stays where it is; but where it comes back as soon as this,
 * as between the short chords of reggae, the gap belongs to what it plays.
 */
const RESTING = 0.05;
const MOST_GAP_HOPS = 10;
/** What was sung longer ago than this counts little; the sound check counts as so much singing. */
const MEMORY_SECONDS = 6;
const CHECKED_SECONDS = 1.5;
/** The hand at the fader does no more than this. */
const MOST_DB = 5;

/** Sums of power over hops that were sung, and how many they were. */
interface Heard {
  readonly voice: number;
  readonly bed: number;
  readonly hops: number;
}

const nothing: Heard = { voice: 0, bed: 0, hops: 0 };
const plus = (one: Heard, other: Heard): Heard => ({
  voice: one.voice + other.voice,
  bed: one.bed + other.bed,
  hops: one.hops + other.hops,
});

/** What a rider has heard so far and where the fader stands: another goes on from there. */
export interface RidingStand extends Heard {
  readonly gain: number;
}

/**
 * Rides the fader of a voice, as an engineer does: its power between 1 and 4 kHz, over the last seconds of singing, is
 * brought to a fixed measure over the band's. A sound check of a few seconds misses the loudest lines of a singer: without
 * the riding, voices stood 3.1 to 6.5 dB over the band in five songs where 2 were wanted.
 */
export class Riding {
  private readonly aboveDb: number;
  private readonly hopFrames: number;
  private readonly memory: number;
  private readonly ofVoice: readonly StereoFilter[];
  private readonly ofBed: readonly StereoFilter[];
  /** Of the hop that is under way. */
  private done = 0;
  private voicePower = 0;
  private bedPower = 0;
  /** Sums over the hops that were sung, and how many they were; the latest count most. */
  private voice = 0;
  private bed = 0;
  private hops = 0;
  /** Of hops that were sung and whose band was not yet there again. */
  private gap = nothing;
  private gain = 1;
  private target = 1;

  /** @param from where another rider left off */
  constructor(aboveDb: number, sampleRate: number, from?: RidingStand) {
    const band: readonly Biquad[] = [highPass(LOW_HERTZ, sampleRate), lowPass(HIGH_HERTZ, sampleRate)];
    this.aboveDb = aboveDb;
    this.hopFrames = Math.round(HOP_SECONDS * sampleRate);
    this.memory = Math.exp(-HOP_SECONDS / MEMORY_SECONDS);
    this.ofVoice = band.map((section) => new StereoFilter(section));
    this.ofBed = band.map((section) => new StereoFilter(section));
    if (!from) return;
    this.gain = this.target = from.gain;
    this.voice = from.voice;
    this.bed = from.bed;
    this.hops = from.hops;
  }

  /** The fader's gain for each frame of what follows, from voices at their own level and the band beside them. */
  curve(voices: Stereo, band: Stereo): Float32Array {
    const voice = through(this.ofVoice, voices);
    const bed = through(this.ofBed, band);
    const curve = new Float32Array(voice.left.length);
    for (let i = 0; i < curve.length; i++) {
      this.voicePower += (voice.left[i] as number) ** 2 + (voice.right[i] as number) ** 2;
      this.bedPower += (bed.left[i] as number) ** 2 + (bed.right[i] as number) ** 2;
      curve[i] = this.gain += (this.target - this.gain) / (this.hopFrames - this.done);
      if (++this.done === this.hopFrames) this.learn();
    }
    return curve;
  }

  /** Where the fader is on its way to, and why. */
  stand(): RidingStand {
    const { target, voice, bed, hops } = this;
    return { gain: target, voice, bed, hops };
  }

  private learn(): void {
    const { voicePower, bedPower } = this;
    if (this.hops === 0) this.trustTheCheck();
    const sings = this.hops > 0 && voicePower > (GATE * this.voice) / this.hops;
    if (sings) {
      const hop = { voice: voicePower, bed: bedPower, hops: 1 };
      const heard = plus(this.gap, hop);
      const isBack = bedPower > RESTING * voicePower;
      if (isBack) this.take(heard.hops > MOST_GAP_HOPS ? hop : heard);
      this.gap = isBack ? nothing : heard;
    }
    this.done = this.voicePower = this.bedPower = 0;
  }

  private take({ voice, bed, hops }: Heard): void {
    const kept = this.memory ** hops;
    this.voice = kept * this.voice + voice;
    this.bed = kept * this.bed + bed;
    this.hops = kept * this.hops + hops;
    const wanted = this.aboveDb - powerToDecibels(this.voice / this.bed);
    this.target = toAmplitude(Math.max(-MOST_DB, Math.min(MOST_DB, wanted)));
  }

  /** With the first sound of the voice it stands where the sound check put it. */
  private trustTheCheck(): void {
    const hops = CHECKED_SECONDS / HOP_SECONDS;
    this.voice = this.voicePower * hops;
    this.bed = this.voice / 10 ** (this.aboveDb / 10);
    if (this.voice > 0) this.hops = hops;
  }
}

/** A filtered copy. */
function through(filters: readonly StereoFilter[], { left, right }: Stereo): Stereo {
  const copy = { left: left.slice(), right: right.slice() };
  for (const filter of filters) filter.apply(copy);
  return copy;
}
