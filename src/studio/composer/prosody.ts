import { contains } from '../theory/chords.ts';
import type { SungLine, Syllable } from '../words/sung.ts';
import { chordAt, type Harmony, scaleOver } from './harmony.ts';
import type { Plan } from './plan.ts';
import type { Stroke } from './stroke.ts';

/** Metrical weight of a step, 0 to 1: bar, half bar, beat, off-beat, what is between. */
export function metricalWeight(plan: Plan, step: number): number {
  const { stepsPerBar, stepsPerBeat } = plan;
  const place = step % stepsPerBar;
  if (place === 0) return 1;
  if (place % stepsPerBeat === 0) return place * 2 === stepsPerBar ? 0.8 : 0.65;
  return (place * 2) % stepsPerBeat === 0 ? 0.35 : 0.1;
}

/** What it is worth to have a syllable of that stress on the first beat of a bar: little words rather avoid it. */
const WORTH = [-0.4, 0.5, 1.5] as const;
/** Singers who anticipate the beat need not wait for it: off what syncopated styles gain by stress. */
const SYNCOPATION = 0.35;
/** What it costs to leave the melody's own place, per beat. */
const AWAY = 1.5;
/** What it costs to crowd two syllables, by steps between them: none, one, two. */
const CROWDED = [0, 0.8, 0.2] as const;
/** Faster than this a singer stumbles, in seconds. */
const SHORTEST_SECONDS = 0.11;
/** A syllable moves at most so many beats. */
const REACH_BEATS = 1.5;

/**
 * Places for syllables: near the melody's own, and such that stressed syllables fall on strong beats, little words
 * between them. The best sequence by dynamic programming: Σ worth(stress)·weight(place) − distance − crowding.
 */
export function alignStress(
  plan: Plan,
  onsets: readonly number[],
  syllables: readonly Syllable[],
  from: number,
  to: number,
): readonly number[] {
  const places = to - from;
  const count = onsets.length;
  if (count < 2 || count !== syllables.length || places < count) return onsets;
  const stepSeconds = 60 / plan.tempoBpm / plan.stepsPerBeat;
  const apart = stepSeconds < SHORTEST_SECONDS && places >= 2 * count ? 2 : 1;
  const eager = 1 - SYNCOPATION * Math.min(1, plan.style.melody.syncopation);
  const reach = REACH_BEATS * plan.stepsPerBeat;
  const worth = (index: number, place: number): number => {
    const away = Math.abs(from + place - (onsets[index] as number));
    if (away > reach) return Number.NEGATIVE_INFINITY;
    const stress = syllables[index]?.stress ?? 0;
    return WORTH[stress] * eager * metricalWeight(plan, from + place) - (AWAY * away) / plan.stepsPerBeat;
  };
  const best = new Float64Array(count * places).fill(Number.NEGATIVE_INFINITY);
  const before = new Int32Array(count * places).fill(-1);
  for (let place = 0; place < places; place++) best[place] = worth(0, place);
  for (let index = 1; index < count; index++)
    for (let place = index * apart; place < places; place++) {
      const own = worth(index, place);
      if (own === Number.NEGATIVE_INFINITY) continue;
      for (let earlier = Math.max(0, place - 4 * plan.stepsPerBeat); earlier <= place - apart; earlier++) {
        const sum = (best[(index - 1) * places + earlier] as number) + own - (CROWDED[place - earlier] ?? 0);
        if (sum <= (best[index * places + place] as number)) continue;
        best[index * places + place] = sum;
        before[index * places + place] = earlier;
      }
    }
  let last = -1;
  for (let place = 0; place < places; place++)
    if (last < 0 || (best[(count - 1) * places + place] as number) > (best[(count - 1) * places + last] as number))
      last = place;
  if (last < 0 || best[(count - 1) * places + last] === Number.NEGATIVE_INFINITY) return onsets;
  const aligned = new Array<number>(count);
  for (let index = count - 1, place = last; index >= 0; index--) {
    aligned[index] = from + place;
    place = before[index * places + place] as number;
  }
  return aligned;
}

/** A tone that came to stand on another chord is brought to its nearest tone, one step away at most. */
function refit(plan: Plan, harmony: Harmony, pitch: number, step: number, wasOn: number): number {
  const chord = chordAt(harmony, step, plan.stepsPerBar);
  if (contains(chord, pitch) || !contains(chordAt(harmony, Math.floor(wasOn), plan.stepsPerBar), pitch)) return pitch;
  if (metricalWeight(plan, step) < 0.6 && scaleOver(plan, chord).includes(((pitch % 12) + 12) % 12)) return pitch;
  return [1, -1, 2, -2].map((away) => pitch + away).find((near) => contains(chord, near)) ?? pitch;
}

/** The line's strokes, moved to where its words want them. */
export function withStress(
  plan: Plan,
  harmony: Harmony,
  strokes: readonly Stroke[],
  line: SungLine,
  [from, to]: readonly [number, number],
): Stroke[] {
  const syllables = line.words.flatMap((word) => word.syllables);
  if (strokes.some((stroke) => !Number.isInteger(stroke.step))) return [...strokes];
  const onsets = strokes.map((stroke) => stroke.step);
  const aligned = alignStress(plan, onsets, syllables, from, to);
  const last = strokes.at(-1);
  const end = last ? last.step + last.lengthSteps : to;
  return strokes.map((stroke, index) => {
    const step = aligned[index] as number;
    const next = aligned[index + 1];
    return {
      ...stroke,
      step,
      pitch: step === stroke.step ? stroke.pitch : refit(plan, harmony, stroke.pitch, step, stroke.step),
      lengthSteps: next === undefined ? Math.max(1, end - step) : (next - step) * 0.96,
    };
  });
}
