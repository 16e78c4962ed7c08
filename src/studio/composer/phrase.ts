import type { Random } from '../random.ts';
import { type Chord, contains } from '../theory/chords.ts';
import { isMinor, pentatonicOf, pitchClass } from '../theory/scales.ts';
import { chordAt, type Harmony, scaleOver } from './harmony.ts';
import type { Plan } from './plan.ts';

export interface MelodyNote {
  readonly step: number;
  readonly lengthSteps: number;
  readonly pitch: number;
}

export interface PhraseTask {
  readonly plan: Plan;
  readonly harmony: Harmony;
  readonly startStep: number;
  readonly endStep: number;
  /** From the phrase's start. */
  readonly onsets: readonly number[];
  /** One per bar. */
  readonly letters: string;
  /** Bars sung before, by key and letter, with steps from their bar line; composing adds to it. */
  readonly motifs: Map<string, readonly MelodyNote[]>;
  readonly motifKey: string;
  /** Whose motif is developed while this section has none of its own. */
  readonly fallbackKey: string;
  readonly register: { readonly low: number; readonly high: number };
  readonly previous: number | undefined;
  /** 0 at the start of the section to 1 at its end; the line peaks in between. */
  readonly progress: number;
  readonly random: Random;
  /** The last phrase of a chorus comes home. */
  readonly closes: boolean;
  /** Steps of rest that the phrase leaves at its end. */
  readonly breathSteps: number;
  /** Factor on the weight of skips and leaps. */
  readonly skips: number;
  /** The whole section climbs, as a pre-chorus does, instead of arching. */
  readonly climbs: boolean;
}

/**
 * Weight of each size of interval in semitones, measured on POP909 (both directions together). The unison's .233 is
 * halved here, as the pull of chord tones doubles it again.
 */
const intervalWeights = [0.115, 0.084, 0.367, 0.125, 0.037, 0.052, 0.001, 0.04, 0.009, 0.012, 0.003, 0.0002, 0.008];

/** Intervals up to this size are steps; larger ones are skips and leaps. */
const largestStep = 2;

/** Weight of the degrees above the tonic, from the same corpus. */
const majorDegrees: Readonly<Record<number, number>> = { 0: 1.1, 2: 1.1, 4: 1.05, 5: 0.5, 7: 1.05, 9: 0.9, 11: 0.4 };
const minorDegrees: Readonly<Record<number, number>> = { 0: 1.1, 2: 0.6, 3: 0.95, 5: 0.95, 7: 1.05, 8: 0.35, 10: 0.85 };

/** Degrees on which a phrase may stop: open (C) and closed (D). */
const openEnds = [2, 7];
const homeEnds = [0, 0, 4, 3, 7];

function isStrong(plan: Plan, step: number): boolean {
  const half = plan.stepsPerBar / 2;
  return step % (half % plan.stepsPerBeat === 0 ? half : plan.stepsPerBar) === 0;
}

interface Moment {
  readonly chord: Chord;
  readonly strong: boolean;
  readonly long: boolean;
  readonly letter: string;
  readonly isLast: boolean;
  readonly wanted: number | undefined;
  /** The line's last intervals in semitones, the newest first. */
  readonly recent: readonly number[];
  readonly target: number;
}

function degreeWeight(plan: Plan, pitch: number): number {
  const degree = pitchClass(pitch - plan.tonic);
  const weight = (isMinor(plan.mode) ? minorDegrees : majorDegrees)[degree] ?? 0.2;
  const outsideFive = !pentatonicOf(plan.mode).includes(degree) && plan.style.melody.scale !== 'diatonic';
  return outsideFive ? weight * 0.5 : weight;
}

function endWeight(task: PhraseTask, moment: Moment, pitch: number): number {
  const degree = pitchClass(pitch - task.plan.tonic);
  const fits = contains(moment.chord, pitch) ? 1 : 0.25;
  if (moment.letter === 'C') return (openEnds.includes(degree) ? 5 : 1) * fits;
  if (moment.letter !== 'D') return fits;
  if (task.closes) return (degree === 0 ? 12 : homeEnds.includes(degree) ? 2 : 0.4) * fits;
  return (homeEnds.includes(degree) ? 4 : 1) * fits;
}

const countWhile = (intervals: readonly number[], holds: (size: number) => boolean): number => {
  const end = intervals.findIndex((interval) => !holds(Math.abs(interval)));
  return end < 0 ? intervals.length : end;
};

/** Balance: a line that has crept for long wants a skip, one that has skipped wants steps, three equal notes suffice. */
function balance(recent: readonly number[], size: number): number {
  const crept = countWhile(recent, (past) => past <= largestStep);
  const skipped = countWhile(recent, (past) => past > largestStep);
  const repeated = countWhile(recent, (past) => past === 0);
  if (size === 0 && repeated >= 1) return repeated === 1 ? 0.6 : 0.15;
  if (size > largestStep) return crept >= 3 ? 1 + 0.8 * (crept - 2) : 1;
  return skipped >= 2 ? 2 : 1;
}

function weigh(task: PhraseTask, moment: Moment, previous: number, pitch: number): number {
  const interval = pitch - previous;
  const size = Math.abs(interval);
  const leapt = moment.recent[0] ?? 0;
  let weight = (intervalWeights[size] ?? 0.0001) / (size === 0 ? 1 : interval < 0 ? 1.9 : 2.1);
  weight *= balance(moment.recent, size);
  if (size > largestStep) weight *= task.skips * (1 + Math.max(-0.2, (task.plan.brief.weirdness - 0.3) * 1.6));
  const tone = contains(moment.chord, pitch);
  if (moment.strong) weight *= tone ? 3.6 : 1;
  else if (moment.long) weight *= tone ? 3 : 1;
  else weight *= tone ? 1.4 : 1;
  weight *= degreeWeight(task.plan, pitch);
  const drift = (pitch - moment.target) / 5;
  weight /= 1 + drift * drift;
  // After a leap the line turns back (.84 of the time), mostly by step (.65).
  if (Math.abs(leapt) >= 5) weight *= interval * leapt < 0 ? (size <= largestStep ? 6 : 2.5) : 0.6;
  if (moment.isLast) weight *= endWeight(task, moment, pitch);
  if (moment.wanted !== undefined) {
    const away = Math.abs(pitch - moment.wanted);
    const kept = away === 0 && (tone || !(moment.strong || moment.isLast));
    weight = kept ? weight * 300 + 3 : weight * (away <= 2 ? 5 : 0.5);
  }
  return weight;
}

/**
 * The motif's pitches for the onsets of a bar: one to one where they are equally many, else for each motif note the
 * onset nearest to it; onsets left over are free.
 */
function recall(motif: readonly MelodyNote[] | undefined, within: readonly number[]): (number | undefined)[] {
  if (!motif) return within.map(() => undefined);
  if (motif.length === within.length) return motif.map((note) => note.pitch);
  const owners = motif.map((note) =>
    within.reduce(
      (best, step, i) => (Math.abs(step - note.step) < Math.abs((within[best] ?? 0) - note.step) ? i : best),
      0,
    ),
  );
  return within.map((_, i) => motif[owners.indexOf(i)]?.pitch);
}

/** Where the line leans at that point: up to an arch's top in the middle of the section. */
function targetAt(task: PhraseTask, place: number): number {
  const { low, high } = task.register;
  const span = high - low;
  const section = task.climbs ? 2.2 * task.progress - 0.4 : 4 * task.progress * (1 - task.progress);
  const phrase = 4 * place * (1 - place);
  return low + span * (0.24 + 0.26 * section + 0.26 * phrase);
}

/** One phrase: motif notes where its letters were sung before, new ones by weighted choice elsewhere. */
export function composePhrase(task: PhraseTask): MelodyNote[] {
  const { plan, register, random } = task;
  const notes: MelodyNote[] = [];
  const middle = Math.round(register.low + (register.high - register.low) * 0.45);
  let previous = task.previous ?? middle;
  let recent: readonly number[] = [];
  const barOf = (onset: number): number => Math.min(task.letters.length - 1, Math.floor(onset / plan.stepsPerBar));
  const recalled = [...task.letters].flatMap((letter, bar) => {
    const within = task.onsets.filter((onset) => barOf(onset) === bar).map((onset) => onset - bar * plan.stepsPerBar);
    const own = task.motifs.get(`${task.motifKey}/${letter}`);
    return recall(own ?? task.motifs.get(`${task.fallbackKey}/${letter}`), within);
  });
  task.onsets.forEach((onset, index) => {
    const step = task.startStep + onset;
    const letter = task.letters[barOf(onset)] ?? 'A';
    const next = task.onsets[index + 1];
    const isLast = next === undefined;
    const end = isLast ? lastEnd(task, step) : task.startStep + next;
    const chord = chordAt(task.harmony, step, plan.stepsPerBar);
    const moment: Moment = {
      chord,
      strong: isStrong(plan, step),
      long: end - step >= plan.stepsPerBeat,
      letter,
      isLast,
      wanted: recalled[index],
      recent,
      target: targetAt(task, onset / Math.max(1, task.endStep - task.startStep)),
    };
    const scale = scaleOver(plan, chord);
    const candidates: number[] = [];
    for (let pitch = register.low; pitch <= register.high; pitch++)
      if (scale.includes(pitchClass(pitch))) candidates.push(pitch);
    const pitch = random.weighted(
      candidates.map((candidate) => [candidate, weigh(task, moment, previous, candidate)] as const),
    );
    recent = [pitch - previous, ...recent];
    previous = pitch;
    notes.push({ step, lengthSteps: Math.max(0.8, (end - step) * 0.94), pitch });
  });
  remember(task, notes);
  return notes;
}

/** The last note is held for two beats at most, and for half a beat at least, so that a breath follows it. */
function lastEnd({ plan, endStep, breathSteps }: PhraseTask, step: number): number {
  const longest = Math.min(endStep - breathSteps, step + plan.stepsPerBeat * 2);
  return Math.max(longest, Math.min(endStep, step + plan.stepsPerBeat / 2));
}

function remember(task: PhraseTask, notes: readonly MelodyNote[]): void {
  const steps = task.plan.stepsPerBar;
  [...task.letters].forEach((letter, bar) => {
    const key = `${task.motifKey}/${letter}`;
    const from = task.startStep + bar * steps;
    const sung = notes.filter((note) => note.step >= from && note.step < from + steps);
    if (task.motifs.has(key) || sung.length === 0) return;
    task.motifs.set(
      key,
      sung.map((note) => ({ ...note, step: note.step - from })),
    );
  });
}
