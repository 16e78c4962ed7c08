import type { Brief, Direction } from '../brief/brief.ts';
import { type Random, random } from '../random.ts';
import type { Section, SectionKind } from '../score/score.ts';
import { isMinor, modulo, pitchClass } from '../theory/scales.ts';
import type { SungLine } from '../words/sung.ts';
import { adapted } from './adapt.ts';
import { placeForm, planForm } from './form.ts';
import type { Pins } from './pins.ts';
import { styleOf } from './styles/index.ts';
import type { Style } from './styles/style.ts';

export type Take = 1 | 2;

export interface PlannedSection extends Section {
  /** How many sections of this kind came before. */
  readonly ordinal: number;
  readonly isLastOfKind: boolean;
  /** It is the rest of the section before it, and as high and as fully played. */
  readonly goesOn?: boolean;
  /** Syllables of each sung line; empty where nothing is sung. */
  readonly lines: readonly number[];
  /** The words of those lines. */
  readonly words: readonly SungLine[];
  readonly barsPerLine: number;
  /** What marks in the lyrics ask of the band here. */
  readonly direction?: Direction;
}

/** What every stage of composing knows. Steps are the style's smallest units, counted from the start of the piece. */
export interface Plan {
  readonly brief: Brief;
  readonly style: Style;
  readonly tempoBpm: number;
  readonly tonic: number;
  readonly mode: string;
  readonly stepsPerBar: number;
  readonly stepsPerBeat: number;
  readonly sections: readonly PlannedSection[];
  readonly bars: number;
  /** The bar where the last chord is struck, to be held to the end. */
  readonly finalBar: number;
  readonly take: Take;
  /** From that bar on everything sounds higher: the last chorus's change of key. */
  readonly lift: { readonly bar: number; readonly semitones: number } | undefined;
  readonly pins: Pins;
  /** A stream that differs between the takes. */
  random(stream: string): Random;
  /** A stream that both takes share. */
  shared(stream: string): Random;
}

export const sectionAt = (plan: Plan, bar: number): PlannedSection =>
  plan.sections.find((section) => bar < section.startBar + section.bars) ?? (plan.sections.at(-1) as PlannedSection);

export const isAny = (kind: SectionKind, ...kinds: readonly SectionKind[]): boolean => kinds.includes(kind);

/** Sections that carry the hook. */
export const isPeak = (kind: SectionKind): boolean => isAny(kind, 'chorus', 'drop');

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

function chooseTempo(brief: Brief, style: Style, shared: Random, own: Random, take: Take): number {
  if (brief.tempoBpm) return brief.tempoBpm;
  const { min, typical, max } = style.bpm;
  const reach = brief.energy >= 0 ? max - typical : typical - min;
  const wander = (shared.next() + shared.next() - 1) * (0.25 + 0.6 * (0.65 - brief.styleWeight)) * (max - min);
  const first = typical + brief.energy * reach * 0.7 + wander;
  const change = take === 2 ? (own.chance(0.5) ? 1 : -1) * (0.015 + own.next() * 0.015) : 0;
  return Math.round(clamp(first, min, max) * (1 + change));
}

/** Keys that players like, for the first take; the second moves by two to five semitones. */
const friendlyTonics = [0, 2, 4, 5, 7, 9, 10, 3];

function chooseTonic(brief: Brief, shared: Random, own: Random, take: Take): number {
  if (brief.tonic !== undefined) return pitchClass(brief.tonic);
  const first = shared.pick(friendlyTonics);
  return take === 1 ? first : modulo(first + (own.chance(0.5) ? 1 : -1) * own.int(2, 5), 12);
}

/** Gladness favours major-like modes, sadness minor-like ones. */
function chooseMode(brief: Brief, style: Style, shared: Random): string {
  if (brief.mode) return brief.mode;
  if (brief.arrangement?.progression) return 'major';
  const tilt = brief.valence * 0.9;
  return shared.weighted(
    Object.entries(style.modes).map(
      ([mode, weight]) => [mode, weight * (isMinor(mode) ? 1 - tilt : 1 + tilt)] as const,
    ),
  );
}

/** Styles whose last chorus likes to rise by a semitone or two, and how often they do. */
const lifting = /^(pop_ballad|latin_ballad|gospel|jpop|kpop|christmas|soul)$/;
const liftChance = 0.35;

function chooseLift(brief: Brief, style: Style, sections: readonly PlannedSection[], own: Random): Plan['lift'] {
  const rising = sections.find(({ direction }) => direction?.rises !== undefined);
  if (rising?.direction?.rises) return { bar: rising.startBar, semitones: rising.direction.rises };
  const last = sections.findLast((section) => section.kind === 'chorus');
  const chance = (lifting.test(style.id) ? liftChance : 0) + Math.max(0, brief.weirdness - 0.5) * 0.5;
  const wanted = own.chance(chance) || brief.keyChange === true;
  if (!wanted || !last || last.ordinal === 0 || brief.tonic !== undefined) return undefined;
  return { bar: last.startBar, semitones: own.chance(0.5) ? 2 : 1 };
}

/** Semitones by which everything at that step is lifted. */
export const liftAt = (plan: Plan, step: number): number =>
  plan.lift && step >= plan.lift.bar * plan.stepsPerBar ? plan.lift.semitones : 0;

/** Streams of what makes the song this song; all others are the players' liberties. */
const themes = /^(period|rhythm|melody|colour|cadence|groove|lift|tempo|tonic|humanise)/;

export function planSong(brief: Brief, seed: number, take: Take, pins: Pins = {}): Plan {
  const style = adapted(styleOf(brief.style), brief);
  const hands = pins.hands ?? { seed, take };
  const own = (stream: string): Random =>
    themes.test(stream)
      ? random(seed, `${style.id}/${take}/${stream}`)
      : random(hands.seed, `${style.id}/${hands.take}/${stream}`);
  const shared = (stream: string): Random => random(seed, `${style.id}/${stream}`);
  const tempoBpm = chooseTempo(brief, style, shared('tempo'), own('tempo'), take);
  const sections = pins.form ? placeForm(pins.form, brief) : planForm(brief, style, tempoBpm, shared('form'), take);
  const bars = sections.reduce((sum, section) => sum + section.bars, 0);
  const lastBars = sections.at(-1)?.bars ?? 1;
  return {
    brief,
    style,
    tempoBpm,
    tonic: chooseTonic(brief, shared('tonic'), own('tonic'), take),
    mode: chooseMode(brief, style, shared('mode')),
    stepsPerBar: style.stepsPerBar,
    stepsPerBeat: style.stepsPerBar / style.beatsPerBar,
    sections,
    bars,
    finalBar: pins.endless ? bars : bars - (lastBars >= 4 && tempoBpm > 96 ? 2 : 1),
    take,
    lift: pins.lift === undefined ? chooseLift(brief, style, sections, own('lift')) : (pins.lift ?? undefined),
    pins,
    random: own,
    shared,
  };
}
