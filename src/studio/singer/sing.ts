import { Filter, highPass, lowPass } from '../biquad.ts';
import { hash } from '../random.ts';
import type { Speaker, Voice } from '../score/vocal.ts';
import type { SungLine } from '../words/sung.ts';
import { addBreath, levelOf } from './breath.ts';
import { Envelopes } from './envelope.ts';
import { GrainMaker } from './grains.ts';
import { motionOf } from './motion.ts';
import { endOf, type Phrase, type SungNote } from './phrase.ts';
import { pitchCurve } from './pitch.ts';
import { render } from './render.ts';
import { type Speech, speakLine } from './speech.ts';
import { spokenNotes } from './spoken.ts';
import { type Placed, placePhones } from './timeline.ts';

export const SAMPLE_RATE = 44_100;

/** A phrase begins to sound so long before its first note at most, and rings so long after its last. */
const LEAD_IN = 0.45;
const RING_OUT = 0.12;

/** Who sings louder presses more: so many dB more above the corner for the whole range of velocities. */
const EFFORT_DB = 14;
const EFFORT_HERTZ = 1600;
const EFFORT_SECONDS = 0.03;
const USUAL_VELOCITY = 0.7;

/** How loud a note of that velocity is sung: 1 at 0.7, about 20 dB over the whole range. */
const loudnessOf = (velocity: number): number => 10 ** ((velocity - USUAL_VELOCITY) * 0.9);

interface Analysed {
  readonly speech: Speech;
  readonly envelopes: Envelopes;
}

/** What is made of a line once for all its repetitions: speech and envelopes of a speaker, and grains of his voices. */
interface Known extends Analysed {
  readonly grains: Map<string, GrainMaker>;
}

/** By speaker and line; whoever was sung last stands last. */
const lines = new Map<string, Known>();
/** As many as a long song has: its voices are sung one after the other. A line takes 1 to 2 MB. */
const MOST_KNOWN = 64;

function knownOf(line: SungLine, speaker: Speaker): Known {
  const { name, hertz, stretch } = speaker;
  const key = `${name}/${hertz}/${stretch}/${line.language}/${line.text}`;
  const known = lines.get(key) ?? analyse(line, speaker);
  lines.delete(key);
  lines.set(key, known);
  const [oldest] = lines.keys();
  if (lines.size > MOST_KNOWN && oldest !== undefined) lines.delete(oldest);
  return known;
}

function analyse(line: SungLine, speaker: Speaker): Known {
  const speech = speakLine(line, speaker);
  return { speech, envelopes: new Envelopes(speech), grains: new Map() };
}

function grainsOf(line: SungLine, voice: Voice): { grains: GrainMaker; analysed: Analysed } {
  const known = knownOf(line, voice.speaker);
  const { formants, tiltDb, ringDb, breath } = voice;
  const key = `${formants}/${tiltDb}/${ringDb}/${breath}`;
  const made = known.grains.get(key) ?? new GrainMaker(known.envelopes, voice, SAMPLE_RATE);
  known.grains.set(key, made);
  return { grains: made, analysed: known };
}

/** A rest of so long inside a line is a breath. */
const SHORTEST_REST = 0.17;

let space = new Float32Array(0);

/** Silence to render in: memory that is used again. */
function scratch(frames: number): Float32Array {
  if (space.length < frames) space = new Float32Array(Math.max(0, Math.ceil(frames * 1.25)));
  return space.subarray(0, Math.max(0, frames)).fill(0);
}

/** Tilts the spectrum note by note, as singers do who sing louder or softer: a shelf (first order, so that it adds up). */
function press(audio: Float32Array, notes: readonly SungNote[], from: number): void {
  const corner = 1 - Math.exp((-2 * Math.PI * EFFORT_HERTZ) / SAMPLE_RATE);
  const follow = 1 - Math.exp(-1 / (EFFORT_SECONDS * SAMPLE_RATE));
  const gainOf = ({ velocity }: SungNote): number => 10 ** (((velocity - USUAL_VELOCITY) * EFFORT_DB) / 20);
  let current = 0;
  let target = gainOf(notes[0] as SungNote);
  let gain = target;
  let low = 0;
  let turn = nextTurn(notes, current, from);
  for (let i = 0; i < audio.length; i++) {
    if (i >= turn) {
      current++;
      target = gainOf(notes[current] as SungNote);
      turn = nextTurn(notes, current, from);
    }
    gain += follow * (target - gain);
    const x = audio[i] as number;
    low += corner * (x - low);
    audio[i] = low + gain * (x - low);
  }
}

/** As through a telephone: two filters each way, so that little is left outside. */
function narrow(audio: Float32Array, [low, high]: readonly [number, number]): void {
  for (const section of [highPass(low, SAMPLE_RATE), lowPass(high, SAMPLE_RATE)])
    for (const filter of [new Filter(section), new Filter(section)]) filter.apply(audio);
}

/** The frame at which the note after that one begins. */
const nextTurn = (notes: readonly SungNote[], current: number, from: number): number =>
  ((notes[current + 1]?.startSeconds ?? Number.POSITIVE_INFINITY) - from) * SAMPLE_RATE;

/** Where the singer can breathe: before the phrase, and where a rest parts its phones. */
function rests(timeline: readonly Placed[], before: number): { readonly until: number; readonly room: number }[] {
  return timeline.flatMap((placed, index) => {
    const previous = timeline[index - 1];
    const room = previous ? placed.start - previous.end : before;
    return room > SHORTEST_REST ? [{ until: placed.start, room }] : [];
  });
}

/** Sings one phrase into `out`, which begins at the start of the piece. */
export function singPhrase(phrase: Phrase, voice: Voice, out: Float32Array, seed: number, voicedOnly = false): void {
  const spoken = phrase.speech !== 'sung';
  const bySyllable = spoken ? spokenNotes(phrase, voice) : phrase.notes;
  const notes = bySyllable.flat();
  const first = notes[0];
  const last = notes.at(-1);
  if (!first || !last) return;
  const { grains, analysed } = grainsOf(phrase.line, voice);
  const timeline = placePhones(analysed.speech.syllables, bySyllable);
  const from = Math.max(0, first.startSeconds - LEAD_IN);
  const to = endOf(last) + RING_OUT;
  const loudness = bySyllable.map((own) => loudnessOf(own[0]?.velocity ?? 0.7));
  const motion = motionOf(timeline, analysed.envelopes, loudness, from, to);
  const own = hash(`${seed}/${voice.name}/${from}`);
  const pitch = pitchCurve(
    notes,
    from,
    to,
    { ...voice, vibratoCents: spoken ? 0 : voice.vibratoCents, driftCents: spoken ? 40 : voice.stepped ? 0 : 8 },
    own,
  );
  const start = Math.round(from * SAMPLE_RATE);
  const alone = scratch(Math.min(out.length, Math.round(to * SAMPLE_RATE) + 1024) - start);
  render({ motion, pitch, grains, rasp: voice.rasp, voicedOnly }, alone, SAMPLE_RATE, own);
  press(alone, notes, from);
  if (voice.band) narrow(alone, voice.band);
  for (let i = 0; i < alone.length; i++) out[start + i] = (out[start + i] as number) + (alone[i] as number);
  if (voicedOnly) return;
  const sung = levelOf(out, Math.round(first.startSeconds * SAMPLE_RATE), Math.round(endOf(first) * SAMPLE_RATE));
  for (const { until, room } of rests(timeline, phrase.restSeconds))
    addBreath(out, until, room, sung, SAMPLE_RATE, hash(`${own}/${until}`));
}
