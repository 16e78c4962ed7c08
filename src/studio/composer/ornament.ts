import { pitchClass } from '../theory/scales.ts';
import { ornaments } from '../words/manners.ts';
import type { SungLine } from '../words/sung.ts';
import { chordAt, type Harmony, scaleOver } from './harmony.ts';
import type { Plan } from './plan.ts';
import type { Stroke } from './stroke.ts';

/** Styles whose singers turn a long vowel into several notes. */
const melismatic = /^(gospel|soul|rnb|flamenco|middle_eastern|bollywood|blues|celtic|latin_ballad|pop_ballad)$/;
const CHANCE = 0.4;
/** A syllable is turned from this many beats on; one that is written long ("looove"), earlier. */
const LONG_BEATS = 1.4;
const STRETCHED_BEATS = 0.9;

/** The next tone of the scale of the moment, up or down. */
function neighbour(plan: Plan, harmony: Harmony, { pitch, step }: Stroke, direction: 1 | -1): number {
  const scale = scaleOver(plan, chordAt(harmony, Math.floor(step), plan.stepsPerBar));
  let found = pitch + direction;
  while (!scale.includes(pitchClass(found)) && Math.abs(found - pitch) < 4) found += direction;
  return found;
}

/** One stroke as a turn: the tone above (or below), then home for the rest. */
function turned(plan: Plan, harmony: Harmony, stroke: Stroke, direction: 1 | -1): Stroke[] {
  const unit = plan.stepsPerBeat / 2;
  const [first, second] = [unit, unit / 2];
  return [
    { ...stroke, lengthSteps: first },
    {
      ...stroke,
      step: stroke.step + first,
      pitch: neighbour(plan, harmony, stroke, direction),
      lengthSteps: second,
      velocity: stroke.velocity * 0.95,
    },
    { ...stroke, step: stroke.step + first + second, lengthSteps: stroke.lengthSteps - first - second },
  ];
}

/**
 * Strokes syllable by syllable: one each, more only where the word is written long, or where the style turns long
 * stressed vowels.
 *
 * @param stream names the chance: the same words of the same section are turned alike
 */
export function withMelismas(
  plan: Plan,
  harmony: Harmony,
  strokes: readonly Stroke[],
  line: SungLine,
  stream: string,
): Stroke[][] {
  const random = plan.random(`melisma/${stream}`);
  const style = melismatic.test(plan.style.id) || ornaments.test(plan.brief.tags.toLowerCase());
  const marks = line.words.flatMap(({ syllables, stretched }) =>
    syllables.map(({ stress }) => ({ stress, stretched })),
  );
  return strokes.map((stroke, index) => {
    const beats = stroke.lengthSteps / plan.stepsPerBeat;
    const mark = marks[index];
    const chosen = random.chance(CHANCE);
    const up = random.chance(0.65);
    const wanted =
      (mark?.stretched && beats >= STRETCHED_BEATS) || (style && chosen && mark?.stress === 2 && beats >= LONG_BEATS);
    return wanted ? turned(plan, harmony, stroke, up ? 1 : -1) : [stroke];
  });
}
