import type { Stereo } from '../instruments/instrument.ts';
import { toAmplitude } from '../mixer/decibels.ts';
import { Band, busesOf, inMixingOrder, reverbOf, SAMPLE_RATE, Singers, silence } from '../mixer/desk.ts';
import { framesFor } from '../mixer/mixdown.ts';
import type { Buses } from '../mixer/part.ts';
import { GivingWay } from '../mixer/vocal.ts';
import type { Part, Score } from '../score/score.ts';
import type { Kept } from '../works/kept.ts';
import { type Reading, readAsPlayed, spliced } from '../works/splice.ts';
import type { Tape } from '../works/tape.ts';
import { families, shareOf } from './families.ts';

export interface Stem {
  readonly name: string;
  readonly audio: Stereo;
}

/** Stems that are played at once. */
export interface Stems {
  readonly names: readonly string[];
  /** The sound of each from the first frame to the last, in the order of their names; the memory is used again. */
  readonly stretches: Iterable<readonly Stereo[]>;
}

/** Stems together are as loud as −20 LUFS: room for the peaks that the master's limiter would take away. */
const BELOW_WORKING_DB = -2;
const BLOCK = 8192;
/** Reverberation is over after so many times 60 dB, and what waits before it. */
const RINGING = 1.5;
const RINGING_SECONDS = 0.5;

/** Who plays in a stem. */
type Cast = (score: Score) => readonly Part[];

const castOf =
  (family: (typeof families)[number]): Cast =>
  (score) =>
    inMixingOrder(score).flatMap((part) => shareOf(part, family) ?? []);

/** The stems of the band that sound in any of the tapes. */
function castsOf(tapes: readonly Tape[], parts: 'two' | 'twelve'): (readonly [name: string, cast: Cast])[] {
  if (parts === 'two') return [['instrumental', inMixingOrder]];
  return families
    .map((family) => [family, castOf(family)] as const)
    .filter(([, cast]) => tapes.some(({ score }) => cast(score).length > 0));
}

const isSung = ({ score, setting }: Tape): boolean =>
  setting.voice !== undefined && (score.vocal?.lines.length ?? 0) > 0;

/** Adds one sound to another, times a factor. */
function add(to: Stereo, what: Stereo, factor: number): void {
  addChannel(to.left, what.left, factor);
  addChannel(to.right, what.right, factor);
}

function addChannel(to: Float32Array, what: Float32Array, factor: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + factor * (what[i] as number);
}

function isSilent(channel: Float32Array): boolean {
  for (let i = 0; i < channel.length; i++) if (channel[i] !== 0) return false;
  return true;
}

/** Buses with a reverb of their own, which rests when nothing rings. */
class Room {
  readonly buses: Buses = busesOf(BLOCK);
  private readonly reverb: ReturnType<typeof reverbOf>;
  private readonly longest: number;
  private quiet: number;

  constructor(score: Score) {
    this.reverb = reverbOf(score);
    this.longest = (score.mix.reverbSeconds * RINGING + RINGING_SECONDS) * SAMPLE_RATE;
    this.quiet = this.longest;
  }

  clear(): void {
    const { mix, send } = this.buses;
    for (const channel of [mix.left, mix.right, send]) channel.fill(0);
  }

  /** What is heard of it, at a level. */
  sound(gain: number): Stereo {
    const { mix, send } = this.buses;
    this.quiet = isSilent(send) ? this.quiet + BLOCK : 0;
    if (this.quiet <= this.longest) this.reverb.add(send, mix);
    for (const channel of [mix.left, mix.right])
      for (let i = 0; i < BLOCK; i++) channel[i] = (channel[i] as number) * gain;
    return mix;
  }
}

/**
 * A tape as its stems: all that is played sounds once, the singers are ridden over all of it as in the song, and each stem
 * has its own reverb. Together they are the mix before its master.
 */
function parted({ score, seed, setting }: Tape, casts: readonly Cast[], withVoice: boolean): Reading {
  const gain = toAmplitude((setting.master?.workingDb ?? 0) + BELOW_WORKING_DB);
  const groups = casts.map((cast) => ({
    room: new Room(score),
    band: new Band(score, setting, cast(score)),
    givingWay: new GivingWay(SAMPLE_RATE),
  }));
  const singers = Singers.of(score, seed, setting.voice, framesFor(score));
  const stage = new Room(score);
  return readAsPlayed((from) => {
    const { mix } = stage.buses;
    stage.clear();
    for (const { room, band } of groups) {
      room.clear();
      band.add(room.buses, from);
      if (singers) add(mix, room.buses.mix, 1);
    }
    const lead = singers?.add(stage.buses, from);
    const bands = groups.map(({ room, givingWay }) => {
      if (lead) {
        givingWay.apply(room.buses.mix, lead);
        add(mix, room.buses.mix, -1);
      }
      return room.sound(gain);
    });
    return withVoice ? [stage.sound(gain), ...bands] : bands;
  });
}

/**
 * The buses of a song on their own, rendered from the score: the voice and the band, or the voice and the families of the
 * band that sound. They add up to the mix before its master.
 *
 * @param frames the song's length
 */
export function openStems(kept: Kept, parts: 'two' | 'twelve', frames: number): Stems {
  const { tapes, cuts } = kept;
  const casts = castsOf(tapes, parts);
  const sung = tapes.some(isSung);
  const names = [...(sung ? ['vocals'] : []), ...casts.map(([name]) => name)];
  const players = casts.map(([, cast]) => cast);
  const open = (tape: number): Reading => parted(tapes[tape] as Tape, players, sung);
  return { names, stretches: spliced(cuts, open, names.length, frames) };
}

/** The same as whole sounds. */
export function stemsOf(kept: Kept, parts: 'two' | 'twelve', frames: number): Stem[] {
  const { names, stretches } = openStems(kept, parts, frames);
  const stems = names.map((name): Stem => ({ name, audio: silence(frames) }));
  let at = 0;
  for (const stretch of stretches) {
    stretch.forEach(({ left, right }, index) => {
      stems[index]?.audio.left.set(left, at);
      stems[index]?.audio.right.set(right, at);
    });
    at += stretch[0]?.left.length ?? 0;
  }
  return stems;
}
