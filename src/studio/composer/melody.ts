import type { SectionKind } from '../score/score.ts';
import { foldInto, pitchClass } from '../theory/scales.ts';
import type { Harmony } from './harmony.ts';
import { composePhrase, type MelodyNote } from './phrase.ts';
import { isPeak, type Plan, type PlannedSection } from './plan.ts';
import { cellRhythm, fitOnsets } from './rhythm.ts';
import type { Stroke } from './stroke.ts';

/** Which bars of an eight-bar period share a motif: C leaves it open, D closes it. */
const periods = ['ABACABAD', 'AABCAABD', 'ABACABCD', 'ABABACBD'] as const;

/** How much higher than the verse a section sings, in semitones: the chorus lifts by three to five. */
const lifts: Readonly<Partial<Record<SectionKind, number>>> = { pre: 2, chorus: 5, drop: 5, bridge: 3, solo: 6 };

/** Notes per second inside phrases; a chorus sings fewer and longer ones. */
const rates: Readonly<Partial<Record<SectionKind, number>>> = {
  verse: 2.3,
  pre: 2.1,
  chorus: 1.9,
  drop: 2.2,
  bridge: 1.7,
  solo: 3,
};

/** What POP909 has, how far from it a melody may be, and how often one that is further is written again. */
const usualStepShare = 0.69;
const mostOff = 0.11;
const mostDrafts = 8;
/** Semitones that all but the narrowest twentieth of POP909 span, with one to spare. */
const leastSpan = 12;
/** A semitone that is missing is as odd as this much too many steps, and a bit of the pitch classes as this. */
const narrowness = 0.12;
const plainness = 0.5;
/** Entropy of the pitch classes that all but the plainest twentieth of POP909 have, with a little to spare. */
const leastBits = 2.3;

/** A breath of a beat ends most phrases (POP909: 7 beats between rests in the median); some run on. */
const breathBeats = 1;
const runsOn = 0.3;

export const carriesMelody = (section: PlannedSection): boolean =>
  rates[section.kind] !== undefined || section.lines.length > 0;

interface Register {
  readonly low: number;
  readonly high: number;
}

/** Lowest and highest note of whoever plays or sings the melody. */
export type Range = readonly [low: number, high: number];

/** The lead's span inside its range: verses in the middle, room above for the chorus. */
function registerFor(plan: Plan, [lowest, top]: Range, kind: SectionKind): Register {
  const highest = top - (plan.lift?.semitones ?? 0);
  const span = Math.min(plan.style.melody.rangeSemitones, 16);
  const usual = Math.max(lowest + 3, Math.min(61 + Math.round(plan.brief.brightness * 3), highest - span - 3));
  const low = usual + (lifts[kind] ?? 0);
  return { low: Math.max(lowest, low), high: Math.min(highest, low + Math.max(10, span - 1)) };
}

interface Phrase {
  readonly startBar: number;
  readonly bars: number;
  readonly syllables: number | undefined;
  /** The letters of its bars in the period. */
  readonly letters: string;
}

function phrasesOf(section: PlannedSection, period: string): Phrase[] {
  const unit = section.lines.length > 0 ? section.barsPerLine : Math.min(2, section.bars);
  const count = section.lines.length > 0 ? section.lines.length : Math.floor(section.bars / unit);
  return Array.from({ length: count }, (_, n) => {
    const letters = Array.from({ length: unit }, (_, i) => period[(n * unit + i) % period.length] ?? 'A').join('');
    const closing = n === count - 1 && !letters.endsWith('D') ? `${letters.slice(0, -1)}D` : letters;
    return { startBar: section.startBar + n * unit, bars: unit, syllables: section.lines[n], letters: closing };
  });
}

/** Motifs by letter, remembered through the whole song so that verses recall verses and every hook returns as it was. */
interface Memory {
  readonly motifs: Map<string, readonly MelodyNote[]>;
  readonly rhythms: Map<string, readonly number[]>;
}

function composeSection(
  plan: Plan,
  harmony: Harmony,
  section: PlannedSection,
  memory: Memory,
  register: Register,
  skips: number,
): MelodyNote[] {
  const kind = isPeak(section.kind) ? 'chorus' : section.kind;
  const period = plan.random(`period/${kind}`).pick(periods);
  const barSeconds = (plan.style.beatsPerBar * 60) / plan.tempoBpm;
  const rate = (rates[section.kind] ?? 2) * (1 + 0.15 * plan.brief.energy);
  const density = Math.max(plan.style.beatsPerBar === 2 ? 2 : 2.6, Math.min(7, rate * barSeconds));
  const rhythmOf = (letter: string): readonly number[] => {
    const key = `${kind}/${letter}`;
    const known = memory.rhythms.get(key);
    if (known) return known;
    const made = cellRhythm(plan, density, letter, plan.random(`rhythm/${key}`));
    memory.rhythms.set(key, made);
    return made;
  };
  const { hands } = plan.pins;
  // A hook comes back as it was.
  const isNew = hands !== undefined && section.startBar >= hands.fromBar && !isPeak(section.kind);
  const goesOn = (n: number): boolean => n % 2 === 0 && plan.random(`rhythm/breath/${kind}/${n}`).chance(runsOn);
  const notes: MelodyNote[] = [];
  phrasesOf(section, period).forEach((phrase, n) => {
    const steps = plan.stepsPerBar;
    const rest = phrase.bars === 1 ? plan.stepsPerBeat / 2 : plan.stepsPerBeat;
    const base = [...phrase.letters].flatMap((letter, i) => rhythmOf(letter).map((step) => i * steps + step));
    const onsets = fitOnsets(plan, base, phrase.bars * steps - rest, phrase.syllables);
    const made = composePhrase({
      plan,
      harmony,
      startStep: phrase.startBar * steps,
      endStep: (phrase.startBar + phrase.bars) * steps,
      onsets,
      letters: phrase.letters,
      motifs: memory.motifs,
      motifKey: section.kind === 'verse' && section.ordinal % 2 === 1 ? `${kind}'` : kind,
      fallbackKey: section.kind === 'solo' ? 'chorus' : kind,
      register,
      previous: notes.at(-1)?.pitch,
      progress: n / Math.max(1, section.bars / phrase.bars),
      random: plan.random(
        `${isNew ? 'new ' : ''}melody/${kind}/${section.kind === 'verse' ? section.ordinal : 0}/${n}`,
      ),
      closes: n === section.bars / phrase.bars - 1 && isPeak(section.kind),
      // Where words are sung their line decides.
      breathSteps: section.lines.length > 0 || goesOn(n) ? 0 : plan.stepsPerBeat * breathBeats,
      skips,
      climbs: section.kind === 'pre' || section.kind === 'build',
    });
    notes.push(...made);
  });
  return notes;
}

/** Long notes on the beat are leaned on; a phrase swells to its middle. */
const accent = (plan: Plan, step: number): number =>
  step % plan.stepsPerBar === 0 ? 0.07 : step % plan.stepsPerBeat === 0 ? 0.04 : 0;

function draftMelody(plan: Plan, harmony: Harmony, range: Range, skips: number): Stroke[] {
  const memory: Memory = { motifs: new Map(), rhythms: new Map() };
  const [lowest, highest] = range;
  // The hook is written first, so that verses and solo may recall it.
  const order = [...plan.sections].sort((a, b) => Number(isPeak(b.kind)) - Number(isPeak(a.kind)));
  return order
    .filter(carriesMelody)
    .flatMap((section) =>
      composeSection(plan, harmony, section, memory, registerFor(plan, range, section.kind), skips).map((note) => ({
        step: note.step,
        lengthSteps: note.lengthSteps,
        pitch: foldInto(note.pitch, lowest, highest),
        velocity: 0.6 + 0.2 * section.energy + accent(plan, note.step),
      })),
    )
    .filter((stroke) => stroke.step < plan.finalBar * plan.stepsPerBar)
    .sort((a, b) => a.step - b.step);
}

/** Share of unisons and steps among the intervals inside phrases. */
function stepShare(plan: Plan, strokes: readonly Stroke[]): number {
  const sizes = strokes.slice(1).flatMap((stroke, i) => {
    const before = strokes[i] as Stroke;
    return stroke.step - before.step < plan.stepsPerBeat * 3 ? [Math.abs(stroke.pitch - before.pitch)] : [];
  });
  return sizes.length === 0 ? usualStepShare : sizes.filter((size) => size <= 2).length / sizes.length;
}

/** Semitones from the lowest to the highest, but for the outermost two in a hundred of each side. */
function spanOf(strokes: readonly Stroke[]): number {
  const pitches = strokes.map(({ pitch }) => pitch).sort((a, b) => a - b);
  const outermost = Math.floor(pitches.length * 0.02);
  return (pitches.at(-1 - outermost) ?? 0) - (pitches[outermost] ?? 0);
}

/** Entropy of the pitch classes, each counted as long as it sounds, in bits. */
function varietyOf(strokes: readonly Stroke[]): number {
  const steps = Array<number>(12).fill(0);
  for (const { pitch, lengthSteps } of strokes)
    steps[pitchClass(pitch)] = (steps[pitchClass(pitch)] ?? 0) + lengthSteps;
  const all = steps.reduce((sum, own) => sum + own, 0);
  return steps.reduce((bits, own) => bits - (own > 0 ? (own / all) * Math.log2(own / all) : 0), 0);
}

/** How far a draft is from melodies by people, in its share of steps, its span and its variety. */
function oddness(share: number, draft: readonly Stroke[], { rangeSemitones }: Plan['style']['melody']): number {
  const narrow = Math.max(0, Math.min(leastSpan, rangeSemitones) - spanOf(draft));
  const plain = Math.max(0, leastBits - varietyOf(draft));
  return Math.abs(share - usualStepShare) + narrowness * narrow + plainness * plain;
}

export interface Melody {
  readonly strokes: readonly Stroke[];
  /** Factor on the weight of skips by which it was written. */
  readonly skips: number;
}

/**
 * The melody of the whole song on the grid, in that range. As few motifs make most of a song, chance
 * may give one that only creeps, only jumps, goes nowhere or dwells on three tones: it is written again with more or fewer skips, and the best
 * draft stays.
 */
export function composeMelody(plan: Plan, harmony: Harmony, range: Range): Melody {
  const [lowest, highest] = range;
  const given = plan.pins.skips?.[range.join('-')];
  let skips = given ?? 1;
  let chosen = skips;
  let strokes: Stroke[] = [];
  let off = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < (given === undefined ? mostDrafts : 1) && off > mostOff; attempt++) {
    const draft = draftMelody(plan, harmony, range, skips);
    const share = stepShare(plan, draft);
    const odd = oddness(share, draft, plan.style.melody);
    if (odd < off) {
      strokes = draft;
      chosen = skips;
      off = odd;
    }
    skips *= share > usualStepShare ? 1.7 : 0.55;
  }
  const last = strokes.at(-1);
  if (!last || plan.pins.endless) return { strokes, skips: chosen };
  const tonic = foldInto(last.pitch + 6 - ((last.pitch + 6 - plan.tonic) % 12), lowest, highest);
  const held = { step: plan.finalBar * plan.stepsPerBar, lengthSteps: (plan.bars - plan.finalBar) * plan.stepsPerBar };
  return { strokes: [...strokes, { ...held, pitch: tonic, velocity: 0.62 }], skips: chosen };
}
