import type { Random } from '../random.ts';
import type { ChordMark, SectionKind } from '../score/score.ts';
import { type Chord, chordOf, contains, pitchClassesOf, readChord, symbolOf } from '../theory/chords.ts';
import { isMinor, pitchClass, scaleOf } from '../theory/scales.ts';
import { withDominant } from './dominants.ts';
import { isPeak, liftAt, type Plan, type PlannedSection } from './plan.ts';
import type { Progression } from './styles/style.ts';

export interface ChordSlot {
  readonly startStep: number;
  readonly lengthSteps: number;
  readonly chord: Chord;
}

/** The slots of every bar of the piece. */
export type Harmony = readonly (readonly ChordSlot[])[];

export function chordAt(harmony: Harmony, step: number, stepsPerBar: number): Chord {
  const bar = harmony[Math.min(harmony.length - 1, Math.floor(step / stepsPerBar))] ?? [];
  const slot = bar.findLast((candidate) => candidate.startStep <= step) ?? bar[0];
  return slot?.chord ?? chordOf('I', 0);
}

/** Used where a style has no progression of its own in the needed mode: the loops most frequent in the charts. */
const commonLoops: readonly Progression[] = [
  { section: 'verse', mode: 'major', bars: 'I|vi|IV|V' },
  { section: 'chorus', mode: 'major', bars: 'IV|I|V|vi' },
  { section: 'bridge', mode: 'major', bars: 'vi|IV|I|V' },
  { section: 'pre', mode: 'major', bars: 'ii|IV|V|V' },
  { section: 'verse', mode: 'minor', bars: 'i|bVII|bVI|bVII' },
  { section: 'chorus', mode: 'minor', bars: 'bVI|bVII|i|bIII' },
  { section: 'bridge', mode: 'minor', bars: 'iv|i|bVI|bVII' },
  { section: 'pre', mode: 'minor', bars: 'bVI|iv|bVII|bVII' },
];

/** Whose progression a section borrows. */
const source: Readonly<Record<SectionKind, readonly SectionKind[]>> = {
  chorus: ['chorus', 'drop'],
  drop: ['drop', 'chorus'],
  verse: ['verse', 'chorus', 'drop'],
  intro: ['verse', 'chorus', 'drop'],
  inter: ['verse', 'chorus', 'drop'],
  outro: ['chorus', 'drop', 'verse'],
  pre: ['pre', 'bridge'],
  build: ['pre', 'bridge'],
  bridge: ['bridge', 'pre'],
  breakdown: ['bridge', 'chorus', 'drop'],
  solo: ['solo', 'chorus', 'drop', 'verse'],
};

/** The section whose chords this one shares within a song. */
const family = (kind: SectionKind): SectionKind =>
  kind === 'intro' || kind === 'inter'
    ? 'verse'
    : kind === 'outro' || kind === 'drop'
      ? 'chorus'
      : kind === 'build'
        ? 'pre'
        : kind;

const opening = (bars: string): string => bars.replaceAll('|', ' ').split(' ').slice(0, 2).join(' ');

function shuffled<T>(choices: readonly T[], random: Random): T[] {
  return choices
    .map((choice) => ({ choice, order: random.next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ choice }) => choice);
}

function chooseBars(plan: Plan, kind: SectionKind, unlike: string | undefined): string {
  // Asked for by name, the loop is the song's; those loops are in major.
  const { progression } = plan.brief.arrangement ?? {};
  if (progression && !isMinor(plan.mode) && (kind === 'verse' || kind === 'chorus')) return progression;
  const fits = (progression: Progression): boolean => isMinor(progression.mode) === isMinor(plan.mode);
  const own = plan.style.progressions.filter(fits);
  const exact = (list: readonly Progression[]): Progression[] => {
    const same = list.filter((progression) => progression.mode === plan.mode);
    return same.length >= 2 ? same : [...list];
  };
  const forKind = (list: readonly Progression[]): Progression[] => {
    const sections = source[kind].find((wanted) => list.some((progression) => progression.section === wanted));
    return list.filter((progression) => progression.section === sections);
  };
  const typical = exact(forKind(own));
  const common = commonLoops.filter(fits).filter((progression) => source[kind].includes(progression.section));
  const strays = plan.shared(`stray/${kind}`).chance((0.5 - plan.brief.styleWeight) * 1.6);
  const pool = shuffled(strays ? [...typical, ...common, ...common] : typical, plan.shared(`progression/${kind}`));
  const all = [...pool, ...(pool.length < 2 ? common : [])];
  const differing = all.filter((progression) => !unlike || opening(progression.bars) !== opening(unlike));
  const from = differing.length > 0 ? differing : [...common, ...all];
  return from[(plan.take - 1) % from.length]?.bars ?? 'I|IV|V|I';
}

/** Sevenths that stay in the key, by numeral. */
const sevenths: Readonly<Record<string, string>> = {
  I: 'Imaj7',
  IV: 'IVmaj7',
  V: 'V7',
  ii: 'ii7',
  iii: 'iii7',
  vi: 'vi7',
  i: 'i7',
  iv: 'iv7',
  v: 'v7',
  bVI: 'bVImaj7',
  bIII: 'bIIImaj7',
};

const borrowed: Readonly<Record<string, string>> = { IV: 'iv', V: 'bVII', vi: 'bVI', iv: 'IV', v: 'V', bVI: 'iv' };

/** Now and then one chord, never the first, is borrowed from the other mode; rich styles turn triads into sevenths. */
function colour(bars: readonly (readonly string[])[], plan: Plan, kind: SectionKind): string[][] {
  const random = plan.random(`colour/${kind}`);
  const borrows = random.chance(0.02 + 0.35 * plan.brief.weirdness * plan.brief.weirdness * (1 + plan.brief.weirdness));
  const where = random.int(1, Math.max(1, bars.length - 1));
  const likely =
    plan.style.extensionProbability + (plan.style.extensionProbability > 0 ? 0.2 * plan.brief.weirdness : 0);
  const enriched = new Map<string, boolean>();
  return bars.map((bar, index) =>
    bar.map((numeral) => {
      const chosen = borrows && index === where && kind !== 'chorus' ? (borrowed[numeral] ?? numeral) : numeral;
      if (!enriched.has(chosen)) enriched.set(chosen, random.chance(likely));
      return enriched.get(chosen) ? (sevenths[chosen] ?? chosen) : chosen;
    }),
  );
}

/** Styles built on a loop or a fixed chorus keep it; others turn towards what follows with a half cadence. */
function cadence(
  plan: Plan,
  section: PlannedSection,
  next: PlannedSection | undefined,
  loopBars: number,
): string | undefined {
  const loops = plan.style.family === 'electronic' || plan.style.family === 'hiphop' || loopBars > 8;
  const arrives = next !== undefined && (isPeak(next.kind) || next.kind === 'verse') && section.kind !== next.kind;
  if (loops || !arrives || section.bars < 4 || isPeak(section.kind)) return undefined;
  const random = plan.random(`cadence/${section.kind}`);
  const lifts = section.kind === 'pre' || section.kind === 'build';
  if (!lifts && !random.chance(0.65)) return undefined;
  if (plan.mode === 'mixolydian' || plan.mode === 'dorian') return 'bVII';
  if (plan.mode.startsWith('phrygian')) return 'bII';
  return plan.mode === 'minor' && !lifts && random.chance(0.5) ? 'bVII' : 'V';
}

/** Chords move faster into a cadence: what leads to its chord takes half the bar. */
function approached(plan: Plan, turn: string): readonly string[] {
  if (turn !== 'V' || plan.stepsPerBar % 2 !== 0) return [turn];
  return isMinor(plan.mode) ? ['iv', turn] : ['ii', turn];
}

export function harmonise(plan: Plan): Harmony {
  const chorusBars = chooseBars(plan, 'chorus', undefined);
  const chosen = new Map<SectionKind, string[][]>();
  const barsFor = (kind: SectionKind): string[][] => {
    const shared = family(kind);
    const known = chosen.get(shared);
    if (known) return known;
    const text =
      shared === 'chorus' ? chorusBars : chooseBars(plan, shared, shared === 'solo' ? undefined : chorusBars);
    const loop = text.split('|').map((bar) => bar.split(' '));
    const bars = withDominant(colour(loop, plan, shared), plan, shared);
    chosen.set(shared, bars);
    return bars;
  };
  const steps = plan.stepsPerBar;
  const tonicNumeral = isMinor(plan.mode) ? 'i' : 'I';
  const harmony: ChordSlot[][] = [];
  plan.sections.forEach((section, index) => {
    const loop = barsFor(section.kind);
    const turn = cadence(plan, section, plan.sections[index + 1], loop.length);
    for (let i = 0; i < section.bars; i++) {
      const bar = section.startBar + i;
      const isTurn = turn !== undefined && i === section.bars - 1;
      const numerals =
        bar >= plan.finalBar
          ? [tonicNumeral]
          : isTurn
            ? approached(plan, turn)
            : (loop[i % loop.length] ?? [tonicNumeral]);
      const leads = plan.lift && bar === plan.lift.bar - 1 && bar > 0;
      if (leads) {
        const chord = chordOf('V', pitchClass(plan.tonic + (plan.lift?.semitones ?? 0)));
        harmony.push([{ startStep: bar * steps, lengthSteps: steps, chord }]);
        continue;
      }
      const length = steps / numerals.length;
      harmony.push(
        numerals.map((numeral, n) => ({
          startStep: bar * steps + Math.round(n * length),
          lengthSteps: Math.round(length),
          chord: chordOf(numeral, plan.tonic),
        })),
      );
    }
  });
  return given(plan, harmony);
}

/** Chords that are given take the place of those composed, in all bars that they fill. */
function given(plan: Plan, harmony: Harmony): Harmony {
  const { chords } = plan.pins;
  if (!chords) return harmony;
  const slots = chords.map(({ startBeat, lengthBeats, symbol }) => ({
    from: Math.round(startBeat * plan.stepsPerBeat),
    to: Math.round((startBeat + lengthBeats) * plan.stepsPerBeat),
    chord: readChord(symbol),
  }));
  return harmony.map((composed, bar) => {
    const [start, end] = [bar * plan.stepsPerBar, (bar + 1) * plan.stepsPerBar];
    const within = slots.flatMap(({ from, to, chord }): ChordSlot[] => {
      const [startStep, stop] = [Math.max(from, start), Math.min(to, end)];
      return stop > startStep ? [{ startStep, lengthSteps: stop - startStep, chord }] : [];
    });
    return within.reduce((sum, slot) => sum + slot.lengthSteps, 0) >= plan.stepsPerBar ? within : composed;
  });
}

/** The scale that holds over a chord: its notes displace those of the mode that they contradict. */
export function scaleOver(plan: Plan, chord: Chord): readonly number[] {
  const mode = scaleOf(plan.mode).map((semitones) => pitchClass(plan.tonic + semitones));
  const foreign = pitchClassesOf(chord).filter((pc) => !mode.includes(pc));
  const kept = mode.filter(
    (pc) =>
      contains(chord, pc) || !foreign.some((other) => pitchClass(pc - other) === 1 || pitchClass(other - pc) === 1),
  );
  return [...kept, ...foreign];
}

/** The chords as a reader wants them: one mark per change. */
export function chordMarks(harmony: Harmony, plan: Plan): ChordMark[] {
  const majorTonic = isMinor(plan.mode) ? pitchClass(plan.tonic + 3) : plan.tonic;
  const marks: ChordMark[] = [];
  for (const slot of harmony.flat()) {
    const lift = liftAt(plan, slot.startStep);
    const { root, bass } = slot.chord;
    const sounding = { ...slot.chord, root: pitchClass(root + lift), bass: pitchClass(bass + lift) };
    const symbol = symbolOf(sounding, pitchClass(majorTonic + lift));
    const lengthBeats = slot.lengthSteps / plan.stepsPerBeat;
    const last = marks.at(-1);
    if (last?.symbol === symbol) marks[marks.length - 1] = { ...last, lengthBeats: last.lengthBeats + lengthBeats };
    else marks.push({ startBeat: slot.startStep / plan.stepsPerBeat, lengthBeats, symbol });
  }
  return marks;
}
