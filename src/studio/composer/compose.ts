import type { Brief } from '../brief/brief.ts';
import type { Note, Part, Role, Score } from '../score/score.ts';
import type { Vocal } from '../score/vocal.ts';
import { beginOf, onlyLines, together } from '../score/voices.ts';
import { type Cast, castSingers } from '../singer/casting.ts';
import { foldInto } from '../theory/scales.ts';
import { type CompPlayer, playComp } from './accompaniment.ts';
import { castBand } from './band.ts';
import { playBass } from './bass.ts';
import { playColor } from './color.ts';
import { directed, type Seated } from './directions.ts';
import { playDrums } from './groove.ts';
import { chordMarks, type Harmony, harmonise } from './harmony.ts';
import { type Hand, humanise } from './humanise.ts';
import { composeMelody, type Range } from './melody.ts';
import type { Pins, Recipe } from './pins.ts';
import { liftAt, type Plan, planSong, sectionAt, type Take } from './plan.ts';
import { rangeOf } from './ranges.ts';
import { withSlides } from './slides.ts';
import type { Stroke } from './stroke.ts';
import { isSung, setWords } from './vocal.ts';

/** Where each role stands before the mixer hears it: the lead in front, bass and drums in the middle, the rest around. */
const balance: Readonly<Record<Role, { readonly gainDb: number; readonly reverb: number; readonly echo: number }>> = {
  lead: { gainDb: 0, reverb: 1, echo: 1 },
  bass: { gainDb: -2, reverb: 0.08, echo: 0 },
  drums: { gainDb: -1, reverb: 0.35, echo: 0 },
  comp: { gainDb: -5, reverb: 0.8, echo: 0 },
  pad: { gainDb: -10, reverb: 1.3, echo: 0 },
  color: { gainDb: -6, reverb: 1.2, echo: 1 },
};

/** Who plays one tone at a time, and may slide from one to the next. */
const singleLine: Readonly<Record<Role, boolean>> = {
  lead: true,
  bass: true,
  drums: false,
  comp: false,
  pad: false,
  color: true,
};

/** Where guitars are distorted they carry the song, and are not in its background. */
const distorted = /distortion|overdrive/;
const DISTORTED_DB = 2.5;

/** Places of the accompanying players, from the first on. */
const compPans = [-0.4, 0.42, -0.58, 0.6];
const padPans = [0.25, -0.3];

/** The strokes as they sound after a change of key. */
function lifted(plan: Plan, strokes: readonly Stroke[], instrument: string): readonly Stroke[] {
  if (!plan.lift) return strokes;
  const [lowest, highest] = rangeOf(instrument);
  return strokes.map((stroke) => ({
    ...stroke,
    pitch: foldInto(stroke.pitch + liftAt(plan, stroke.step), lowest, highest),
  }));
}

/** Bars over which a song that fades is played softer and softer. */
const fadeBars = 8;

/** A fade-out that the players play: it stays in the score, and every work made from it knows it. */
function fadedOut(plan: Plan, notes: readonly Note[]): readonly Note[] {
  if (plan.brief.arrangement?.outro !== 'fade' || plan.pins.endless) return notes;
  const beats = plan.style.beatsPerBar;
  const bars = Math.min(fadeBars, Math.ceil(plan.bars / 3));
  const from = (plan.bars - bars) * beats;
  return notes.map((note) => {
    const gone = (note.startBeat - from) / (bars * beats);
    return gone <= 0 ? note : { ...note, velocity: Math.max(0.03, note.velocity * (1 - 0.92 * gone)) };
  });
}

/** A player at its place on the stage. */
interface Player extends Seated {
  readonly name: string;
  readonly pan: number;
}

function part(plan: Plan, { role, instrument, pan, strokes, name }: Player): Part {
  const hand: Hand = role === 'color' ? 'lead' : role;
  const { gainDb, reverb, echo } = balance[role];
  const { mix } = plan.style;
  const echoed = Math.round(mix.echo * echo * 100) / 100;
  const end = plan.bars * plan.stepsPerBar;
  const written = strokes.filter((stroke) => stroke.step < end);
  const played = humanise(role === 'drums' ? written : lifted(plan, written, instrument), plan, hand, name);
  return {
    name,
    role,
    instrument,
    gainDb: role === 'comp' && distorted.test(instrument) ? gainDb + DISTORTED_DB : gainDb,
    pan,
    reverbSend: Math.min(1, Math.round(mix.reverbSend * reverb * 100) / 100),
    ...(echoed > 0 && { echo: echoed }),
    notes: fadedOut(plan, singleLine[role] ? withSlides(played, plan, instrument, name) : played),
  };
}

const titled = (instrument: string): string => instrument.replaceAll('_', ' ');

function accompany(plan: Plan, harmony: Harmony, role: 'comp' | 'pad', players: readonly CompPlayer[]): Player[] {
  const pans = role === 'comp' ? compPans : padPans;
  return players.map((player, index) => ({
    name: `${role === 'pad' ? 'Pad' : 'Band'}: ${titled(player.instrument)}`,
    role,
    instrument: player.instrument,
    pan: pans[index] ?? 0,
    strokes: playComp(plan, harmony, player),
  }));
}

/** Solos go to the second instrument; the melody's line is one, its players two. */
function splitSolo(plan: Plan, melody: readonly Stroke[]): { readonly sung: Stroke[]; readonly solo: Stroke[] } {
  const inSolo = (stroke: Stroke): boolean =>
    sectionAt(plan, Math.floor(stroke.step / plan.stepsPerBar)).kind === 'solo';
  return { sung: melody.filter((stroke) => !inSolo(stroke)), solo: melody.filter(inSolo) };
}

/** Pitches by the octaves that leave most of them in reach. */
function intoReach(pitches: readonly number[], [lowest, highest]: Range): (pitch: number) => number {
  const outside = (shift: number): number =>
    pitches.filter((pitch) => pitch + shift < lowest || pitch + shift > highest).length;
  const shift = [0, -12, 12, -24, 24].reduce((best, next) => (outside(next) < outside(best) ? next : best));
  return (pitch) => foldInto(pitch + shift, lowest, highest);
}

/** A given melody before the composed one. */
function withGivenMelody(plan: Plan, composed: readonly Stroke[], range: Range): readonly Stroke[] {
  const { melody } = plan.pins;
  if (!melody) return composed;
  const reach = intoReach(
    melody.strokes.map(({ pitch }) => pitch),
    range,
  );
  const strokes = melody.strokes.map((stroke) => ({ ...stroke, pitch: reach(stroke.pitch) }));
  return [...strokes, ...composed.filter((stroke) => stroke.step >= melody.bars * plan.stepsPerBar)];
}

/** Given lines before those that were set. */
function withGivenLines(plan: Plan, vocal: Vocal): Vocal {
  const given = plan.pins.lines;
  if (!given) return vocal;
  const from = given.bars * plan.style.beatsPerBar;
  return together(
    given.vocal,
    onlyLines(vocal, (line) => beginOf(line) >= from - 0.1),
  );
}

/** Styles whose words are spoken in rhythm, unless the caller asks for singing. */
const spokenStyles = /^(boom_bap|trap)$/;

/** Who sings; undefined where there are no words. Both takes share the gender, not the person. */
function castFor(plan: Plan): Cast | undefined {
  if (!plan.sections.some((section) => section.words.length > 0)) return undefined;
  const { brief, take } = plan;
  const words = `${brief.tags}`.toLowerCase();
  const gender = brief.vocalGender ?? (plan.shared('singer').chance(0.5) ? 'f' : 'm');
  const cast = castSingers({
    words,
    gender,
    take,
    speaks: spokenStyles.test(plan.style.id) && !/sung|sing|melodic/.test(words),
  });
  return plan.pins.singers ? { ...cast, singers: plan.pins.singers } : cast;
}

/**
 * Composes a whole song. Pure: the same brief, seed and take give the same score on every machine; the two takes of
 * one seed share the order and differ in key, chords, groove and melody.
 */
export const compose = (brief: Brief, seed: number, take: Take): Score => composeWith({ brief, seed, take }).score;

export interface Composition {
  readonly score: Score;
  /** What came of choices that a continuation has to keep. */
  readonly kept: Pick<Pins, 'skips' | 'lift'>;
}

/** Composes where something is given. */
export function composeWith({ brief, seed, take, pins }: Recipe): Composition {
  const plan = planSong(brief, seed, take, pins);
  const harmony = harmonise(plan);
  const band = castBand(plan);
  const leadInstrument = band.lead ?? band.comps[0]?.instrument ?? 'piano';
  const cast = castFor(plan);
  const skips: Record<string, number> = {};
  const melodyIn = (range: Range): readonly Stroke[] => {
    const made = composeMelody(plan, harmony, range);
    skips[range.join('-')] = made.skips;
    return withGivenMelody(plan, made.strokes, range);
  };
  const song = cast ? melodyIn(cast.singers[0]?.range ?? [48, 72]) : [];
  const vocal = cast && withGivenLines(plan, setWords(plan, harmony, song, cast));
  const isWords = (stroke: Stroke): boolean => vocal !== undefined && isSung(plan, stroke.step);
  // Where words are sung the singer has the melody, and the lead instrument rests.
  const melody = melodyIn(rangeOf(leadInstrument)).filter((stroke) => !isWords(stroke));
  const heard = [...melody, ...song.filter(isWords)].sort((a, b) => a.step - b.step);
  const { sung, solo } = splitSolo(plan, melody);
  const soloist = band.solo ?? leadInstrument;
  const soloLine = soloist === leadInstrument ? solo : splitSolo(plan, melodyIn(rangeOf(soloist))).solo;
  const players: Player[] = [];
  const seat = (role: Role, instrument: string, pan: number, strokes: readonly Stroke[], name: string): void =>
    void players.push({ role, instrument, pan, strokes, name });
  if (band.lead) {
    const together = soloist === leadInstrument;
    seat('lead', leadInstrument, 0, together ? melody : sung, 'Lead');
    if (!together) seat('lead', soloist, 0.1, soloLine, `Solo: ${titled(soloist)}`);
  }
  if (band.drums) seat('drums', plan.style.kit, 0, playDrums(plan), 'Drums');
  if (band.bass) seat('bass', band.bass, 0, playBass(plan, harmony, band.bass), 'Bass');
  players.push(...accompany(plan, harmony, 'comp', band.comps), ...accompany(plan, harmony, 'pad', band.pads));
  if (band.color)
    seat('color', band.color, -0.3, playColor(plan, harmony, heard, band.color), `Answer: ${titled(band.color)}`);
  const parts = directed(plan, players).map((player) => part(plan, player));
  const { mix } = plan.style;
  const score: Score = {
    title: brief.title,
    style: plan.style.id,
    tempoBpm: plan.tempoBpm,
    beatsPerBar: plan.style.beatsPerBar,
    tonic: plan.tonic,
    mode: plan.mode,
    lengthBeats: plan.bars * plan.style.beatsPerBar,
    sections: plan.sections.map(({ kind, label, startBar, bars, energy }) => ({ kind, label, startBar, bars, energy })),
    chords: chordMarks(harmony, plan),
    parts: parts.filter((played) => played.notes.length > 0),
    ...(vocal && { vocal }),
    mix: {
      space: mix.space,
      reverbSeconds: mix.reverbSeconds,
      saturation: mix.saturation,
      sidechain: mix.sidechain,
      lofi: mix.lofi,
      width: mix.width,
      tiltDbPerOctave: mix.tiltDbPerOctave + brief.brightness * 0.3,
    },
  };
  return { score, kept: { skips, lift: plan.lift ?? null } };
}
