import type { Note } from '../score/score.ts';
import type { Vocal, VocalLine } from '../score/vocal.ts';
import type { Cast } from '../singer/casting.ts';
import { foldInto, pitchClass } from '../theory/scales.ts';
import { type SungLine, syllableCount } from '../words/sung.ts';
import { chordAt, type Harmony, scaleOver } from './harmony.ts';
import { swingSteps } from './humanise.ts';
import { isPeak, liftAt, type Plan, type PlannedSection } from './plan.ts';
import type { Stroke } from './stroke.ts';

/** Steps of each line of a section: [from, to). */
function windowOf(plan: Plan, section: PlannedSection, line: number): readonly [number, number] {
  const from = (section.startBar + line * section.barsPerLine) * plan.stepsPerBar;
  return [from, from + section.barsPerLine * plan.stepsPerBar];
}

/** Where words are sung, the melody belongs to the singer. */
export function isSung(plan: Plan, step: number): boolean {
  return plan.sections.some((section) => {
    const [from] = windowOf(plan, section, 0);
    const [to] = windowOf(plan, section, section.words.length);
    return step >= from && step < to;
  });
}

/** As many strokes as syllables: the longest are halved until there are enough, and a line without any gets its own. */
function enough(
  strokes: readonly Stroke[],
  wanted: number,
  [from, to]: readonly [number, number],
  pitch: number,
): Stroke[] {
  const made =
    strokes.length > 0 ? [...strokes] : [{ step: from, lengthSteps: (to - from) * 0.8, pitch, velocity: 0.7 }];
  while (made.length < wanted) {
    const spans = made.map(
      (stroke, index) => (made[index + 1]?.step ?? stroke.step + stroke.lengthSteps) - stroke.step,
    );
    const longest = spans.indexOf(Math.max(...spans));
    const stroke = made[longest] as Stroke;
    const half = (spans[longest] as number) / 2;
    made.splice(
      longest,
      1,
      { ...stroke, lengthSteps: half * 0.96 },
      { ...stroke, step: stroke.step + half, lengthSteps: Math.max(half * 0.9, stroke.lengthSteps - half) },
    );
  }
  return made;
}

/** Shares strokes out among syllables: one each; what is left over is sung on the last one. */
const shareOut = (strokes: readonly Stroke[], syllables: number): Stroke[][] =>
  Array.from({ length: syllables }, (_, index) =>
    index < syllables - 1 ? strokes.slice(index, index + 1) : strokes.slice(index),
  );

/** Stressed syllables are sung stronger, little words weaker. */
const STRESS = [-0.06, 0, 0.05] as const;

function notesOf(plan: Plan, strokes: readonly Stroke[], stress: 0 | 1 | 2, until: number): Note[] {
  return strokes.map((stroke) => {
    const start = stroke.step + swingSteps(plan, stroke.step);
    const end = Math.max(start + 0.5, Math.min(stroke.step + stroke.lengthSteps, until));
    return {
      startBeat: start / plan.stepsPerBeat,
      lengthBeats: (end - start) / plan.stepsPerBeat,
      pitch: stroke.pitch,
      velocity: Math.max(0.1, Math.min(1, stroke.velocity + STRESS[stress])),
    };
  });
}

/** A third above in the scale of the moment, brought back where the voice ends. */
function thirdAbove(plan: Plan, harmony: Harmony, stroke: Stroke, highest: number): Stroke {
  const scale = scaleOver(plan, chordAt(harmony, Math.floor(stroke.step), plan.stepsPerBar));
  let pitch = stroke.pitch;
  for (let found = 0; found < 2 && pitch < stroke.pitch + 6; ) {
    pitch++;
    if (scale.includes(pitchClass(pitch))) found++;
  }
  return { ...stroke, pitch: pitch > highest ? pitch - 12 : pitch };
}

/** Puts the words under the melody: every syllable of every line gets its notes. */
export function setWords(plan: Plan, harmony: Harmony, melody: readonly Stroke[], cast: Cast): Vocal {
  const end = plan.bars * plan.stepsPerBar;
  let pitch = melody[0]?.pitch ?? 60;
  const setLine = (section: PlannedSection, line: SungLine, index: number): VocalLine => {
    const window = windowOf(plan, section, index);
    const singer = cast.singers.length > 1 ? section.ordinal % cast.singers.length : 0;
    const [lowest, highest] = cast.singers[singer]?.range ?? [48, 72];
    const own = melody.filter((stroke) => stroke.step >= window[0] && stroke.step < Math.min(window[1], end));
    const syllables = line.words.flatMap((word) => word.syllables);
    const strokes = enough(own, syllableCount(line), window, pitch).map((stroke) => ({
      ...stroke,
      pitch: foldInto(stroke.pitch + liftAt(plan, stroke.step), lowest, highest),
    }));
    pitch = strokes.at(-1)?.pitch ?? pitch;
    // A breath before the next line begins.
    const until = Math.min(end, window[1] - plan.stepsPerBeat / 4);
    const set = (sung: readonly Stroke[]): Note[][] =>
      shareOut(sung, syllables.length).map((group, at) => notesOf(plan, group, syllables[at]?.stress ?? 0, until));
    const together = cast.choir || isPeak(section.kind);
    return {
      line,
      section: section.kind,
      singer,
      notes: set(strokes),
      doubled: together && cast.delivery === 'sung',
      ...(together && cast.delivery === 'sung' && (cast.choir || section.ordinal > 0)
        ? { harmony: set(strokes.map((stroke) => thirdAbove(plan, harmony, stroke, highest + 3))) }
        : {}),
    };
  };
  return {
    singers: cast.singers,
    delivery: cast.delivery,
    lines: plan.sections.flatMap((section) =>
      section.words
        .filter((_, index) => index * section.barsPerLine < section.bars)
        .map((line, index) => setLine(section, line, index)),
    ),
  };
}
