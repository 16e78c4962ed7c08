import type { Stereo } from '../instruments/instrument.ts';
import { toAmplitude } from '../mixer/decibels.ts';
import { type Desk, newDesk } from '../mixer/desk.ts';
import { kickDucking, LONGEST_TAIL_SECONDS, SAMPLE_RATE } from '../mixer/mixdown.ts';
import { addPart, renderPart } from '../mixer/part.ts';
import { reverberate } from '../mixer/reverb.ts';
import { addVocal, giveWay } from '../mixer/vocal.ts';
import { beatsToSeconds, type Part, type Score } from '../score/score.ts';
import type { Kept } from '../works/kept.ts';
import { splice, type Tape } from '../works/tape.ts';
import { families, shareOf } from './families.ts';

export interface Stem {
  readonly name: string;
  readonly audio: Stereo;
}

/** Stems together are as loud as −20 LUFS: room for the peaks that the master's limiter would take away. */
const BELOW_WORKING_DB = -2;

/** Plays some of the band into a silent desk, each part where the mix had it. */
function playBand({ score, setting }: Tape, parts: readonly Part[], desk: Desk): void {
  const { mix, spare, send } = desk;
  const duck = score.mix.sidechain > 0 ? kickDucking(score, mix.left.length) : undefined;
  for (const part of parts) {
    renderPart(part, score.tempoBpm, spare, SAMPLE_RATE);
    const extraDb = part.role === 'lead' ? (setting.leads[part.name] ?? 0) : 0;
    addPart(part, extraDb, spare, mix, send, duck, SAMPLE_RATE);
  }
}

const framesOf = ({ score }: Tape): number =>
  Math.ceil(beatsToSeconds(score.lengthBeats, score.tempoBpm) * SAMPLE_RATE) + LONGEST_TAIL_SECONDS * SAMPLE_RATE;

const ring = ({ mix }: Score, send: Float32Array, into: Stereo): void =>
  reverberate(send, into, Math.max(0.2, mix.reverbSeconds), SAMPLE_RATE);

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
  const { score, seed } = tape;
  const desk = newDesk(framesOf(tape));
  const { mix, spare, send } = desk;
  playBand(tape, inMixingOrder(score.parts), desk);
  const band: Stereo = { left: mix.left.slice(), right: mix.right.slice() };
  const bandSend = send.slice();
  const sung = addVocal(score, seed, mix, send, spare, SAMPLE_RATE);
  if (!sung) {
    ring(score, bandSend, band);
    return { band, voice: undefined, lead: undefined };
  }
  giveWay(band, sung.lead, SAMPLE_RATE);
  subtract(mix.left, band.left);
  subtract(mix.right, band.right);
  subtract(send, bandSend);
  ring(score, bandSend, band);
  ring(score, send, mix);
  return { band, voice: mix, lead: sung.lead };
}

/** What one family plays in a tape. */
function playFamily(tape: Tape, own: readonly Part[], lead: Float32Array | undefined): Stereo {
  const desk = newDesk(framesOf(tape));
  playBand(tape, own, desk);
  if (lead) giveWay(desk.mix, lead, SAMPLE_RATE);
  ring(tape.score, desk.send, desk.mix);
  return desk.mix;
}

const silence = (tape: Tape): Stereo => {
  const frames = framesOf(tape);
  return { left: new Float32Array(frames), right: new Float32Array(frames) };
};

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
  const voices = parted.map(({ voice }, index) => voice ?? silence(tapes[index] as Tape));
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
    const shares = tapes.map(({ score }) => inMixingOrder(score.parts).flatMap((each) => shareOf(each, family) ?? []));
    if (shares.every((own) => own.length === 0)) continue;
    const sounds = tapes.map((tape, index) => playFamily(tape, shares[index] ?? [], leads[index]));
    yield { name: family, audio: join(kept, sounds, frames) };
  }
}

const inMixingOrder = (parts: readonly Part[]): Part[] =>
  [...parts].sort((a, b) => Number(a.role === 'lead') - Number(b.role === 'lead'));
