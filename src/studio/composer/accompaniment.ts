import type { Chord } from '../theory/chords.ts';
import { powerChord, voice } from '../theory/voicing.ts';
import { chordAt, type Harmony } from './harmony.ts';
import { damped, ringsOn } from './pedal.ts';
import { type Plan, type PlannedSection, sectionAt } from './plan.ts';
import { rangeOf } from './ranges.ts';
import { heldSteps, type Stroke } from './stroke.ts';

/** What one accompanying player does. */
export interface CompPlayer {
  readonly instrument: string;
  /** Patterns by kind of section; '' for all others. */
  readonly patterns: ReadonlyMap<string, { readonly technique: string; readonly pattern: string }>;
  /** Sections quieter than this are left to others. */
  readonly fromEnergy: number;
  /** Middle of the register that keeps players apart. */
  readonly centre: number;
}

/** Techniques whose notes are cut short, whatever the pattern's rests say. */
const short = new Set([
  'stab',
  'skank',
  'chop',
  'scratch',
  'palm',
  'chicken',
  'bubble',
  'oompah',
  'shuffle',
  'freddie',
  'montuno',
]);
const strummed = new Set(['strum', 'rasgueado', 'samba', 'bossa', 'boomchick', 'shuffle', 'freddie']);

/** Between the strings of one strum; keyboards roll far less. */
const strumMs = 9;
const rollMs = 2.5;

const loudness = (sign: string): number =>
  sign === 'X' || sign === 'D' ? 1 : sign === 'U' ? 0.8 : sign === 'x' ? 0.76 : 0.86;

function pitchesFor(
  technique: string,
  voicing: readonly number[],
  root: readonly number[],
  sign: string,
): readonly number[] {
  if (technique === 'power') return root;
  if (technique === 'palm') return root.slice(0, 2);
  if (/\d/.test(sign)) {
    const index = Number(sign) - 1;
    const tone = voicing[index % voicing.length] as number;
    return [tone + 12 * Math.floor(index / voicing.length)];
  }
  return technique === 'strum' && sign === 'U' ? voicing.slice(-3) : voicing;
}

function lengthOf(technique: string, sign: string, pattern: string, step: number): number {
  const held = heldSteps(pattern, step);
  if (short.has(technique)) return Math.min(held, technique === 'palm' || technique === 'scratch' ? 0.7 : 0.9);
  let next = step + held;
  while (next < pattern.length && pattern[next] === '.') next++;
  const until = next - step;
  if (/\d/.test(sign)) return Math.min(until, Math.max(held, 4));
  return technique === 'block' || technique === 'pad' || strummed.has(technique)
    ? until * 0.96
    : Math.max(held * 0.95, 0.9);
}

/** The last bar of four leaves or adds a soft stroke, so that the loop breathes. */
function liberties(pattern: string, plan: Plan, player: CompPlayer, section: PlannedSection, i: number): string {
  const returning = section.ordinal > 0 && i % 4 === 2;
  if (i % 4 !== 3 && i % 4 !== 1 && !returning) return pattern;
  const random = plan.random(`liberties/${player.instrument}/${section.kind}/${section.ordinal}/${i}`);
  return [...pattern]
    .map((sign, step) => {
      if (step === 0) return sign;
      if ((sign === 'x' || sign === 'U') && random.chance(returning ? 0.35 : 0.25)) return '.';
      if (/\d/.test(sign) && random.chance(0.14)) return String(1 + (Number(sign) % 4));
      return sign === '.' && i % 4 === 3 && step % 2 === 0 && step > 8 && /[XxDU]/.test(pattern) && random.chance(0.2)
        ? 'x'
        : sign;
    })
    .join('');
}

export function playComp(plan: Plan, harmony: Harmony, player: CompPlayer): Stroke[] {
  const [lowest, highest] = rangeOf(player.instrument);
  const low = Math.max(lowest, player.centre - 11);
  const high = Math.min(highest, Math.max(player.centre + 11, low + 14));
  const rings = ringsOn(player.instrument);
  const strokes: Stroke[] = [];
  let voicing: readonly number[] = [];
  let voiced: Chord | undefined;
  const strike = (step: number, lengthSteps: number, technique: string, sign: string, velocity: number): void => {
    const chord = chordAt(harmony, step, plan.stepsPerBar);
    if (chord !== voiced) voicing = voice(chord, low, high, voicing);
    voiced = chord;
    const pitches = pitchesFor(technique, voicing, powerChord(chord, lowest), sign);
    const ordered = sign === 'U' ? [...pitches].reverse() : pitches;
    const spread = strummed.has(technique) ? strumMs : rollMs;
    ordered.forEach((pitch, n) => {
      const inRange = pitch > highest ? pitch - 12 : pitch;
      strokes.push({ step, lengthSteps, pitch: inRange, velocity, spreadMs: pitches.length > 1 ? n * spread : 0 });
    });
  };
  for (let bar = 0; bar < plan.finalBar; bar++) {
    const section = sectionAt(plan, bar);
    const style = player.patterns.get(section.kind) ?? player.patterns.get('');
    if (!style || section.energy < player.fromEnergy) continue;
    const i = bar - section.startBar;
    const pattern = liberties(style.pattern, plan, player, section, i);
    const start = bar * plan.stepsPerBar;
    const changes = new Set((harmony[bar] ?? []).slice(1).map((slot) => slot.startStep - start));
    for (let step = 0; step < plan.stepsPerBar; step++) {
      const written = pattern[step % pattern.length] ?? '.';
      const sustains = style.technique === 'pad' || style.technique === 'block' || style.technique === 'satb';
      const sign = changes.has(step) && sustains && (written === '-' || written === '.') ? 'X' : written;
      if (sign === '.' || sign === '-') continue;
      const nextChange = [...changes].find((change) => change > step) ?? plan.stepsPerBar;
      const untilChange = nextChange - step;
      const pedal = rings && /\d/.test(sign) && !short.has(style.technique);
      const length = pedal
        ? untilChange
        : Math.min(lengthOf(style.technique, sign, pattern, step), sustains ? untilChange : plan.stepsPerBar);
      const phrase = 0.97 + 0.03 * (i % 4 === 0 ? 1 : 0);
      strike(start + step, length, style.technique, sign, (0.4 + 0.26 * section.energy) * loudness(sign) * phrase);
    }
  }
  const played = strokes.length > 0;
  const close = player.patterns.get('') ?? [...player.patterns.values()][0];
  if (played && close) {
    const technique = close.technique === 'power' || close.technique === 'palm' ? 'power' : 'strum';
    strike(plan.finalBar * plan.stepsPerBar, (plan.bars - plan.finalBar) * plan.stepsPerBar, technique, 'X', 0.52);
  }
  return rings ? damped(strokes) : strokes;
}
