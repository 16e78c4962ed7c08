import { contains } from '../theory/chords.ts';
import { foldInto, pitchClass } from '../theory/scales.ts';
import { chordAt, type Harmony, scaleOver } from './harmony.ts';
import { carriesMelody } from './melody.ts';
import { isAny, isPeak, type Plan, type PlannedSection, sectionAt } from './plan.ts';
import { rangeOf } from './ranges.ts';
import type { Stroke } from './stroke.ts';

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** Rests of the lead that leave room for an answer. */
function gapsOf(lead: readonly Stroke[], plan: Plan): Gap[] {
  return lead.flatMap((stroke, index) => {
    const next = lead[index + 1];
    const from = Math.ceil((stroke.step + stroke.lengthSteps) / 2) * 2;
    return next && next.step - from >= plan.stepsPerBeat ? [{ from, to: next.step }] : [];
  });
}

/** Answers come when the song has been stated once: from the second verse on, and in choruses. */
const answersIn = (section: PlannedSection): boolean =>
  carriesMelody(section) && (isPeak(section.kind) || section.ordinal > 0 || isAny(section.kind, 'bridge', 'pre'));

/** A short run by step through the gap, from a chord tone to a chord tone. */
function answer(plan: Plan, harmony: Harmony, gap: Gap, low: number, high: number): Stroke[] {
  const random = plan.random(
    `answer/${sectionAt(plan, Math.floor(gap.from / plan.stepsPerBar)).kind}/${gap.from % (plan.stepsPerBar * 4)}`,
  );
  const unit = plan.stepsPerBeat / 2;
  const count = Math.min(random.int(2, 4), Math.floor((gap.to - gap.from) / unit));
  const rising = random.chance(0.55);
  const strokes: Stroke[] = [];
  let pitch = Math.round((low + high) / 2) + random.int(-3, 3);
  for (let n = 0; n < count; n++) {
    const step = gap.from + n * unit;
    const chord = chordAt(harmony, step, plan.stepsPerBar);
    const scale = scaleOver(plan, chord);
    const ends = n === 0 || n === count - 1;
    const direction = rising ? 1 : -1;
    if (n > 0) pitch += direction;
    while (!(ends ? contains(chord, pitch) : scale.includes(pitchClass(pitch)))) pitch += direction;
    const last = n === count - 1;
    const lengthSteps = last ? Math.max(unit, Math.min(gap.to - step, plan.stepsPerBeat * 1.5)) : unit * 0.92;
    strokes.push({ step, lengthSteps, pitch: foldInto(pitch, low, high), velocity: 0.48 + 0.04 * (last ? 1 : 0) });
  }
  return strokes;
}

/** The hook's first bars, foretold in the intro and remembered between: the ear knows it before it is sung. */
function quoteHook(
  plan: Plan,
  harmony: Harmony,
  lead: readonly Stroke[],
  section: PlannedSection,
  low: number,
  high: number,
): Stroke[] {
  const hook = plan.sections.find((other) => isPeak(other.kind)) ?? plan.sections.find(carriesMelody);
  if (!hook) return [];
  const steps = plan.stepsPerBar;
  const bars = Math.min(4, section.bars, hook.bars);
  const from = section.startBar + section.bars - bars - (section.kind === 'outro' ? plan.bars - plan.finalBar : 0);
  const shift = (Math.max(section.startBar, from) - hook.startBar) * steps;
  return lead
    .filter((stroke) => stroke.step >= hook.startBar * steps && stroke.step < (hook.startBar + bars) * steps)
    .map((stroke) => ({ ...stroke, step: stroke.step + shift }))
    .filter((stroke) => stroke.step < plan.finalBar * steps)
    .map((stroke) => {
      const chord = chordAt(harmony, stroke.step, steps);
      const strong = stroke.step % plan.stepsPerBeat === 0;
      const allowed = (pitch: number): boolean =>
        strong ? contains(chord, pitch) : scaleOver(plan, chord).includes(pitchClass(pitch));
      let pitch = stroke.pitch;
      for (let away = 0; away < 6 && !allowed(pitch); away++)
        pitch = stroke.pitch + (away % 2 === 0 ? -1 : 1) * (1 + (away >> 1));
      return { ...stroke, pitch: foldInto(pitch, low, high), velocity: 0.5 };
    });
}

/** A second voice: quotes the hook where nobody sings and answers the lead in its rests. */
export function playColor(plan: Plan, harmony: Harmony, lead: readonly Stroke[], instrument: string): Stroke[] {
  const [lowest, highest] = rangeOf(instrument);
  const low = Math.max(lowest, Math.min(60, highest - 18));
  const high = Math.min(highest, low + 24);
  const answers = gapsOf(lead, plan)
    .filter((gap) => answersIn(sectionAt(plan, Math.floor(gap.from / plan.stepsPerBar))))
    .flatMap((gap) => answer(plan, harmony, gap, low, high));
  const quotes = plan.sections
    .filter(
      (section) => isAny(section.kind, 'intro', 'inter', 'outro') && section.lines.length === 0 && section.bars >= 2,
    )
    .flatMap((section) => quoteHook(plan, harmony, lead, section, low, high));
  return [...answers, ...quotes].filter((stroke) => stroke.step < plan.finalBar * plan.stepsPerBar);
}
