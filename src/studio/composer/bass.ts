import type { Random } from '../random.ts';
import { type Chord, contains } from '../theory/chords.ts';
import { foldInto, nearestPitch, pitchClass } from '../theory/scales.ts';
import { type ChordSlot, chordAt, type Harmony, scaleOver } from './harmony.ts';
import { isAny, isPeak, type Plan, type PlannedSection } from './plan.ts';
import { rangeOf } from './ranges.ts';
import { heldSteps, type Stroke } from './stroke.ts';

function patternOf(plan: Plan, section: PlannedSection): string {
  const { bass } = plan.style;
  const calm = bass.verse ?? bass.chorus ?? bass.drop ?? 'R---------------';
  if (isPeak(section.kind) || section.kind === 'solo') return bass.chorus ?? bass.drop ?? calm;
  return bass[section.kind as keyof typeof bass] ?? calm;
}

/** Bars in which the bass waits: openings, and breakdowns. */
function waits(section: PlannedSection, i: number): boolean {
  if (isAny(section.kind, 'breakdown')) return i < section.bars / 2;
  return section.kind === 'intro' && i < section.bars / 2;
}

interface Ground {
  readonly chord: Chord;
  readonly next: Chord;
  /** The chord's lowest note, in the bass register. */
  readonly root: number;
  readonly low: number;
  readonly high: number;
  readonly scale: readonly number[];
}

/** A note that leads into the next root: by half a step where the scale has it or the style walks, else by a whole. */
function approach(ground: Ground, random: Random, chromatic: boolean): number {
  const target = nearestPitch(ground.next.bass, ground.root);
  const below = target - 1;
  const diatonic = [target - 1, target - 2, target + 2, target + 1].filter((pitch) =>
    ground.scale.includes(pitchClass(pitch)),
  );
  return chromatic && random.chance(0.5)
    ? below
    : (diatonic[random.chance(0.7) ? 0 : Math.min(1, diatonic.length - 1)] ?? below);
}

/** A walking step: the root on the change, then chord and scale notes towards the next root, an approach last. */
function walk(ground: Ground, previous: number, beat: number, isLast: boolean, random: Random): number {
  if (beat === 0) return ground.root;
  if (isLast) return approach(ground, random, true);
  const target = nearestPitch(ground.next.bass, previous);
  const options = [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5]
    .map((leap) => previous + leap)
    .filter((pitch) => ground.scale.includes(pitchClass(pitch)) && pitch >= ground.low && pitch <= ground.high);
  return random.weighted(
    (options.length > 0 ? options : [ground.root]).map((pitch) => {
      const towards = Math.abs(target - pitch) <= Math.abs(target - previous) ? 1.5 : 1;
      return [pitch, towards * (contains(ground.chord, pitch) ? 3 : 1)] as const;
    }),
  );
}

/** The step of a pattern sign above the root, in semitones; chords without the tone lend their nearest one. */
function above(sign: string, chord: Chord, scale: readonly number[]): number {
  const tone = (wanted: readonly number[], otherwise: number): number =>
    chord.intervals.find((semitones) => wanted.includes(semitones)) ?? otherwise;
  const inScale = (first: number, second: number): number =>
    scale.includes(pitchClass(chord.root + first)) ? first : second;
  if (sign === '3') return tone([3, 4, 5], 7);
  if (sign === '5') return tone([6, 7, 8], 7);
  if (sign === '6') return inScale(9, 8);
  if (sign === '7') return tone([10, 11], inScale(10, 11));
  if (sign === '8') return 12;
  if (sign === '2') return inScale(2, 1);
  return sign === '4' ? 5 : 0;
}

function playBar(
  plan: Plan,
  harmony: Harmony,
  section: PlannedSection,
  i: number,
  range: readonly [number, number],
): Stroke[] {
  const bar = section.startBar + i;
  const start = bar * plan.stepsPerBar;
  const random = plan.random(`bass/${section.kind}/${i}`);
  const pattern = patternOf(plan, section);
  const slots = (harmony[bar] ?? []) as readonly ChordSlot[];
  const changes = new Set(slots.map((slot) => slot.startStep - start));
  const [low, high] = range;
  const strokes: Stroke[] = [];
  let previous = low + 7;
  let sinceChange = 0;
  for (let step = 0; step < plan.stepsPerBar; step++) {
    const sign = pattern[step % pattern.length] ?? '.';
    const changed = changes.has(step) && step > 0;
    if (changed || step === 0) sinceChange = 0;
    if ((sign === '.' || sign === '-') && !changed) continue;
    const chord = chordAt(harmony, start + step, plan.stepsPerBar);
    const held = sign === '.' || sign === '-' ? plan.stepsPerBeat : heldSteps(pattern, step);
    const next = chordAt(harmony, start + step + Math.max(held, 1), plan.stepsPerBar);
    const root = foldInto(24 + pitchClass(chord.bass), low, low + 12);
    const ground: Ground = { chord, next, root, low, high, scale: scaleOver(plan, chord) };
    const last = step + held >= plan.stepsPerBar - 1;
    let pitch = chord.bass === chord.root || sign !== 'R' ? root + above(sign, chord, ground.scale) : root;
    if (sign === 'b') pitch = approach(ground, random, plan.style.family === 'jazz');
    if (sign === 'w') pitch = walk(ground, previous, sinceChange, last, random);
    const turning =
      last && sign === 'R' && step > plan.stepsPerBar / 2 && next.root !== chord.root && random.chance(0.35);
    if (turning) pitch = approach(ground, random, false);
    if (sign === 'R' && step > 0 && !turning && i % 4 === 3 && random.chance(0.25)) pitch = root + 12;
    if (changed && sign !== 'w') pitch = root;
    previous = foldInto(pitch, low, high);
    sinceChange++;
    const accent = step === 0 ? 0.08 : 0;
    strokes.push({
      step: start + step,
      lengthSteps: Math.max(0.6, held * (held > 2 ? 0.96 : 0.88)),
      pitch: previous,
      velocity: 0.58 + 0.2 * section.energy + accent - (sign === 'b' ? 0.05 : 0),
    });
  }
  return strokes;
}

/** The bass player's whole song: locked to the chords, leading from each to the next. */
export function playBass(plan: Plan, harmony: Harmony, instrument: string): Stroke[] {
  const [lowest, highest] = rangeOf(instrument);
  const range = [Math.max(28, lowest), Math.min(52, highest)] as const;
  const strokes = plan.sections.flatMap((section) =>
    Array.from({ length: section.bars }, (_, i) => i)
      .filter((i) => section.startBar + i < plan.finalBar && !waits(section, i))
      .flatMap((i) => playBar(plan, harmony, section, i, range)),
  );
  const finalStep = plan.finalBar * plan.stepsPerBar;
  const lengthSteps = (plan.bars - plan.finalBar) * plan.stepsPerBar;
  const pitch = foldInto(24 + plan.tonic, range[0], range[1]);
  return [...strokes, { step: finalStep, lengthSteps, pitch, velocity: 0.75 }];
}
