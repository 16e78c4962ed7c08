import { instrument } from '../instruments/index.ts';
import { type Performance, type Stereo, timed } from '../instruments/instrument.ts';
import { beatsToSeconds, type Part, type Score } from '../score/score.ts';
import { type Singing, singingOf, type VocalStem } from '../singer/stem.ts';
import { Ducking } from './duck.ts';
import type { MasterSetting } from './master.ts';
import { type Buses, Strip } from './part.ts';
import { Reverb } from './reverb.ts';
import type { RidingStand } from './riding.ts';
import { VocalStrip, type VoiceSetting } from './vocal.ts';

export const SAMPLE_RATE = 44_100;
const KICKS: ReadonlySet<number> = new Set([35, 36]);
const SHORTEST_REVERB = 0.2;

/** Every level that a mix measured of its song. With it, other music is mixed as that song was. */
export interface Setting {
  /** Gains in dB of the leads, by the names of their parts. */
  readonly leads: Readonly<Record<string, number>>;
  /** Undefined where nobody sings. */
  readonly voice: VoiceSetting | undefined;
  /** Undefined for silence. */
  readonly master: MasterSetting | undefined;
}

export const silence = (frames: number): Stereo => ({
  left: new Float32Array(frames),
  right: new Float32Array(frames),
});

export const busesOf = (frames: number): Buses => ({ mix: silence(frames), send: new Float32Array(frames) });

export const performanceOf = (part: Part, { tempoBpm }: Score): Performance => {
  const secondsPerBeat = beatsToSeconds(1, tempoBpm);
  return instrument(part.instrument).perform(
    part.notes.map((note) => timed(note, secondsPerBeat)),
    SAMPLE_RATE,
  );
};

/** Leads come last, so that all they must be heard over is there when they are measured. */
export const inMixingOrder = ({ parts }: Score): Part[] =>
  [...parts].sort((a, b) => Number(a.role === 'lead') - Number(b.role === 'lead'));

/** The gain that the kick imposes on who gives way to it; undefined where nobody does. */
export function duckingOf({ parts, mix, tempoBpm }: Score): Ducking | undefined {
  if (mix.sidechain <= 0) return undefined;
  const kicks = parts
    .filter(({ role }) => role === 'drums')
    .flatMap(({ notes }) => notes.filter(({ pitch }) => KICKS.has(pitch)))
    .map(({ startBeat }) => beatsToSeconds(startBeat, tempoBpm));
  return new Ducking(kicks, mix.sidechain, SAMPLE_RATE);
}

export const reverbOf = ({ mix }: Score): Reverb =>
  new Reverb(Math.max(SHORTEST_REVERB, mix.reverbSeconds), SAMPLE_RATE, mix.space);

/** The band at its channel strips. */
export class Band {
  private readonly ducking: Ducking | undefined;
  private readonly players: readonly { readonly performance: Performance; readonly strip: Strip }[];
  private spare = silence(0);
  private curve = new Float32Array(0);

  /** @param parts who of the score plays: all, unless something else is said */
  constructor(score: Score, { leads }: Pick<Setting, 'leads'>, parts: readonly Part[] = inMixingOrder(score)) {
    this.ducking = duckingOf(score);
    this.players = parts.map((part) => ({
      performance: performanceOf(part, score),
      strip: new Strip(part, part.role === 'lead' ? (leads[part.name] ?? 0) : 0, score.tempoBpm, SAMPLE_RATE),
    }));
  }

  /** Adds the frames from `from` on to the buses; `from` goes on where the last call ended. */
  add(buses: Buses, from: number): void {
    const frames = buses.send.length;
    if (this.spare.left.length !== frames) {
      this.spare = silence(frames);
      this.curve = new Float32Array(frames);
    }
    this.ducking?.fill(this.curve, from);
    for (const { performance, strip } of this.players) {
      const sounds = performance.add(this.spare, from);
      strip.add(this.spare, sounds, buses, this.ducking && this.curve);
    }
  }
}

/** The singers at theirs. */
export class Singers {
  /** What was sung, dry. */
  readonly singing: Singing;
  private readonly strip: VocalStrip;

  private constructor(singing: Singing, strip: VocalStrip) {
    this.singing = singing;
    this.strip = strip;
  }

  /** Undefined where nobody sings. */
  static of(score: Score, seed: number, voice: VoiceSetting | undefined, frames: number): Singers | undefined {
    const singing = voice && singingOf(score, seed, frames);
    return singing && new Singers(singing, new VocalStrip(score.tempoBpm, voice, SAMPLE_RATE));
  }

  /** Where the fader stands. */
  stand(): RidingStand {
    return this.strip.stand();
  }

  /**
   * Adds the frames from `from` on to the buses; `from` goes on where the last call ended.
   *
   * @returns the lead as it was mixed
   */
  add(buses: Buses, from: number): Float32Array {
    const to = from + buses.send.length;
    this.singing.until(to);
    const { lead, left, right } = this.singing.stem;
    const stretch: VocalStem = {
      lead: lead.slice(from, to),
      left: left?.subarray(from, to),
      right: right?.subarray(from, to),
    };
    this.strip.add(stretch, buses);
    return stretch.lead;
  }
}
