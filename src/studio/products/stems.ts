import type { Stereo } from '../instruments/instrument.ts';
import { toAmplitude } from '../mixer/decibels.ts';
import { Band, busesOf, inMixingOrder, reverbOf, SAMPLE_RATE, Singers, silence } from '../mixer/desk.ts';
import { framesFor } from '../mixer/mixdown.ts';
import { GivingWay } from '../mixer/vocal.ts';
import type { Part } from '../score/score.ts';
import type { Kept } from '../works/kept.ts';
import { copyOf, splice, type Tape } from '../works/tape.ts';
import { families, shareOf } from './families.ts';

export interface Stem {
  readonly name: string;
  readonly audio: Stereo;
}

/** Stems together are as loud as −20 LUFS: room for the peaks that the master's limiter would take away. */
const BELOW_WORKING_DB = -2;

const framesOf = ({ score }: Tape): number => framesFor(score);

function subtract(from: Float32Array, what: Float32Array): void {
  for (let i = 0; i < from.length; i++) from[i] = (from[i] as number) - (what[i] as number);
}

interface Parted {
  readonly band: Stereo;
  /** Undefined where nobody sings. */
  readonly voice: Stereo | undefined;
  /** What was sung, dry: the band gives way to it. */
  readonly lead: Float32Array | undefined;
}

/** The band and the voice of a tape, each with its own reverb: together they are the mix before the master. */
function part(tape: Tape): Parted {
  const { score, seed, setting } = tape;
  const buses = busesOf(framesOf(tape));
  const { mix, send } = buses;
  new Band(score, setting).add(buses, 0);
  const band = copyOf(mix);
  const bandSend = send.slice();
  const lead = Singers.of(score, seed, setting.voice, framesOf(tape))?.add(buses, 0);
  if (!lead) {
    reverbOf(score).add(bandSend, band);
    return { band, voice: undefined, lead };
  }
  new GivingWay(SAMPLE_RATE).apply(band, lead);
  subtract(mix.left, band.left);
  subtract(mix.right, band.right);
  subtract(send, bandSend);
  reverbOf(score).add(bandSend, band);
  reverbOf(score).add(send, mix);
  return { band, voice: mix, lead };
}

/** What one family plays in a tape. */
function playFamily(tape: Tape, own: readonly Part[], lead: Float32Array | undefined): Stereo {
  const buses = busesOf(framesOf(tape));
  new Band(tape.score, tape.setting, own).add(buses, 0);
  if (lead) new GivingWay(SAMPLE_RATE).apply(buses.mix, lead);
  reverbOf(tape.score).add(buses.send, buses.mix);
  return buses.mix;
}

/** The tapes' sounds at the stems' level, joined as the song is, and as long as it. */
function join({ tapes, cuts }: Kept, sounds: readonly Stereo[], frames: number): Stereo {
  sounds.forEach(({ left, right }, index) => {
    const gain = toAmplitude((tapes[index]?.setting.master?.workingDb ?? 0) + BELOW_WORKING_DB);
    for (let i = 0; i < left.length; i++) {
      left[i] = (left[i] as number) * gain;
      right[i] = (right[i] as number) * gain;
    }
  });
  const { left, right } = splice(sounds, cuts);
  return { left: left.subarray(0, frames), right: right.subarray(0, frames) };
}

/**
 * The buses of a song on their own, one after the other: the voice and the band, or the voice and the families of the
 * band that sound. They are rendered from the score and add up to the mix before its master.
 *
 * @param frames the song's length
 */
export function* stemsOf(kept: Kept, parts: 'two' | 'twelve', frames: number): Generator<Stem> {
  const { tapes } = kept;
  const parted = tapes.map(part);
  const voices = parted.map(({ voice }, index) => voice ?? silence(framesOf(tapes[index] as Tape)));
  if (parted.some(({ voice }) => voice)) yield { name: 'vocals', audio: join(kept, voices, frames) };
  if (parts === 'two') {
    const bands = parted.map(({ band }) => band);
    yield { name: 'instrumental', audio: join(kept, bands, frames) };
    return;
  }
  const leads = parted.map(({ lead }) => lead);
  parted.length = 0;
  voices.length = 0;
  for (const family of families) {
    const shares = tapes.map(({ score }) => inMixingOrder(score).flatMap((each) => shareOf(each, family) ?? []));
    if (shares.every((own) => own.length === 0)) continue;
    const sounds = tapes.map((tape, index) => playFamily(tape, shares[index] ?? [], leads[index]));
    yield { name: family, audio: join(kept, sounds, frames) };
  }
}
