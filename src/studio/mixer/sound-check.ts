import type { Stereo } from '../instruments/instrument.ts';
import { beatsToSeconds, type Part, type Score } from '../score/score.ts';
import { beginOf, endOf } from '../score/voices.ts';
import { singingOf, type VocalStem } from '../singer/stem.ts';
import {
  busesOf,
  duckingOf,
  inMixingOrder,
  performanceOf,
  reverbOf,
  SAMPLE_RATE,
  type Setting,
  silence,
} from './desk.ts';
import { leadGainDb } from './lead.ts';
import { measureMaster } from './master.ts';
import { Strip } from './part.ts';
import { measureVoice, VocalStrip } from './vocal.ts';

/** Frames [from, to) of a song. */
type Stretch = readonly [from: number, to: number];

/** Levels that are known already. */
export type KnownLevels = Partial<Setting>;

/** A song is listened to in so many places, an eighth of it in all but not too little and not too much; a short one whole. */
const PLACES = 16;
const SHARE = 1 / 8;
const SECONDS = { least: 8, most: 16 };
const WHOLE_SECONDS = 20;
/** Beats after which a lead was heard enough: places are not chosen for it any more, as that would tell all too loud. */
const ENOUGH = 6;
const GOLDEN_SECTION = 0.618;

/**
 * Plays some of a song to find the levels for all of it, as a band does before a concert: a mix can then go from the
 * first to the last frame without having to know what comes. What is known already is kept.
 */
export function soundCheck(score: Score, seed: number, frames: number, known: KnownLevels = {}): Setting {
  const places = placesOf(score, frames);
  const length = places.reduce((sum, [from, to]) => sum + to - from, 0);
  const buses = busesOf(length);
  const spare = silence(length);
  const ducking = duckingOf(score);
  const curve = ducking && new Float32Array(length);
  for (const [at, [from, to]] of offsets(places)) ducking?.fill(curve?.subarray(at, at + to - from) ?? empty, from);
  const leads: Record<string, number> = { ...known.leads };
  for (const part of inMixingOrder(score)) {
    const performance = performanceOf(part, score);
    let sounds = false;
    for (const [at, [from, to]] of offsets(places))
      sounds = performance.add(cut(spare, at, at + to - from), from) || sounds;
    if (part.role === 'lead') leads[part.name] ??= leadGainDb(spare, buses.mix, SAMPLE_RATE);
    new Strip(part, leads[part.name] ?? 0, score.tempoBpm, SAMPLE_RATE).add(spare, sounds, buses, curve);
  }
  const sung = sungIn(score, seed, frames, places);
  const bed = { left: buses.mix.left.slice(), right: buses.mix.right.slice() };
  const voice = sung && (known.voice ?? measureVoice({ ...sung, lead: sung.lead.slice() }, bed, SAMPLE_RATE));
  if (sung && voice) new VocalStrip(score.tempoBpm, voice, SAMPLE_RATE).add(sung, buses);
  reverbOf(score).add(buses.send, buses.mix);
  return {
    leads,
    voice,
    master: known.master ?? measureMaster(buses.mix, places.length, score.mix, seed, SAMPLE_RATE),
  };
}

const empty = new Float32Array(0);

const cut = ({ left, right }: Stereo, from: number, to: number): Stereo => ({
  left: left.subarray(from, to),
  right: right.subarray(from, to),
});

/** Places with where they begin when they stand one behind the other. */
function offsets(places: readonly Stretch[]): (readonly [at: number, place: Stretch])[] {
  let at = 0;
  return places.map((place) => {
    const own = [at, place] as const;
    at += place[1] - place[0];
    return own;
  });
}

function sungIn(score: Score, seed: number, frames: number, places: readonly Stretch[]): VocalStem | undefined {
  const singing = singingOf(score, seed, frames);
  if (!singing) return undefined;
  singing.only(places);
  const { lead, left, right } = singing.stem;
  const heard = (track: Float32Array): Float32Array => {
    const out = new Float32Array(places.reduce((sum, [from, to]) => sum + to - from, 0));
    for (const [at, [from, to]] of offsets(places)) out.set(track.subarray(from, to), at);
    return out;
  };
  return { lead: heard(lead), left: left && heard(left), right: right && heard(right) };
}

/** Who has to be heard in the sound check: each lead, and the voice, as beats in which they sound. */
function heardOf(score: Score): (readonly (readonly [from: number, to: number])[])[] {
  const leads = score.parts
    .filter(({ role }: Part) => role === 'lead')
    .map(({ notes }) => notes.map((note) => [note.startBeat, note.startBeat + note.lengthBeats] as const));
  const sung = (score.vocal?.lines ?? []).map((line) => [beginOf(line), endOf(line)] as const);
  return [...leads, sung];
}

/**
 * One place in each of as many equal shares of the song, so that all of its sections have their weight: in each share
 * the bar in which most of those are heard who were not heard enough so far, its middle where it makes no difference.
 * From place to place it begins later in the bar by a golden section: where all begin with the bar, its strokes and
 * chords are heard and little of what follows, and the bed is taken for 2 to 3.6 dB louder than it is (measured).
 */
function placesOf(score: Score, frames: number): Stretch[] {
  const songSeconds = beatsToSeconds(score.lengthBeats, score.tempoBpm);
  if (songSeconds <= WHOLE_SECONDS) return [[0, frames]];
  const placeSeconds = Math.min(SECONDS.most, Math.max(SECONDS.least, songSeconds * SHARE)) / PLACES;
  const length = Math.round(placeSeconds * SAMPLE_RATE);
  const songFrames = songSeconds * SAMPLE_RATE;
  const beatsIn = (placeSeconds / songSeconds) * score.lengthBeats;
  const voices = heardOf(score).map((stretches) => ({ stretches, heard: 0 }));
  const during = (stretches: readonly (readonly [number, number])[], beat: number): number =>
    stretches.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, beat + beatsIn) - Math.max(from, beat)), 0);
  return Array.from({ length: PLACES }, (_, index): Stretch => {
    const share = score.lengthBeats / PLACES;
    const [first, last] = [index * share, (index + 1) * share - beatsIn];
    const middle = (first + last) / 2;
    const worth = (beat: number): number =>
      voices.reduce((sum, { stretches, heard }) => sum + (heard < ENOUGH ? during(stretches, beat) : 0), 0) -
      Math.abs(beat - middle) / (100 * share);
    const inBar = (index * GOLDEN_SECTION) % 1;
    const bars = Array.from({ length: Math.ceil(share / score.beatsPerBar) + 1 }, (_, bar) =>
      Math.min(Math.max(first, last), (Math.ceil(first / score.beatsPerBar) + bar + inBar) * score.beatsPerBar),
    );
    const best = bars.reduce((most, bar) => (worth(bar) > worth(most) ? bar : most));
    for (const voice of voices) voice.heard += during(voice.stretches, best);
    const from = Math.round((best / score.lengthBeats) * songFrames);
    return [from, from + length];
  });
}
