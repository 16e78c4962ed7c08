import type { Brief, Direction } from '../brief/brief.ts';
import { together } from '../brief/directions.ts';
import type { Random } from '../random.ts';
import type { SectionKind } from '../score/score.ts';
import { type LyricsSection, parseLyrics } from '../words/lyrics.ts';
import { readSheet } from '../words/sheet.ts';
import { type SungLine, syllableCount } from '../words/sung.ts';
import type { PinnedSection } from './pins.ts';
import { isPeak, type PlannedSection, type Take } from './plan.ts';
import type { Style } from './styles/style.ts';

/** Length aimed at when nobody says: the middle of what radio plays today. */
const usualSeconds = 170;

/** Few words still make a whole song: sung sections come back until it lasts this long. */
const leastSungSeconds = 90;
/** Share of the length that was asked for from which a sung song is let end; what comes back comes whole. */
const nearEnough = 0.9;

/** Height of each kind of section on the energy curve (common practice). */
const energies: Readonly<Record<SectionKind, number>> = {
  intro: 0.35,
  verse: 0.5,
  pre: 0.65,
  chorus: 0.85,
  bridge: 0.55,
  solo: 0.8,
  inter: 0.55,
  breakdown: 0.35,
  build: 0.68,
  drop: 0.92,
  outro: 0.4,
};

interface Draft {
  readonly kind: SectionKind;
  readonly label: string;
  readonly bars: number;
  readonly lines: readonly number[];
  readonly words: readonly SungLine[];
  readonly barsPerLine: number;
  readonly direction?: Direction;
  readonly goesOn?: boolean;
}

const draft = (kind: SectionKind, bars: number, label: string = kind): Draft => ({
  kind,
  label,
  bars,
  lines: [],
  words: [],
  barsPerLine: 2,
});

const barsOf = (drafts: readonly Draft[]): number => drafts.reduce((sum, section) => sum + section.bars, 0);

/** Bars that a line of that many syllables needs at the style's usual rate of singing, with room to breathe. */
function barsForLine(syllables: number, style: Style, barSeconds: number): number {
  const [slow, fast] = style.syllablesPerSecond;
  const bars = syllables / ((slow + fast) / 2) / barSeconds + 0.2;
  return bars <= 1.15 ? 1 : bars <= 2.3 ? 2 : 4;
}

function fromLyricsSection(
  section: LyricsSection,
  words: readonly SungLine[],
  style: Style,
  barSeconds: number,
  directions: NonNullable<Brief['directions']> = {},
): Draft {
  const direction = together(
    section.marks.flatMap((mark) => (Object.hasOwn(directions, mark) ? (directions[mark] ?? []) : [])),
  );
  const told = direction && { direction };
  if (words.length === 0) {
    const bars = section.kind === 'inter' || section.kind === 'intro' || section.kind === 'outro' ? 4 : 8;
    return { ...draft(section.kind, bars, section.label), ...told };
  }
  const lines = words.map(syllableCount);
  const typical = [...lines].sort((a, b) => a - b)[Math.floor(lines.length * 0.6)] ?? 8;
  const barsPerLine = barsForLine(typical, style, barSeconds);
  const sung = lines.length * barsPerLine;
  return {
    kind: section.kind,
    label: section.label,
    bars: Math.ceil(sung / 4) * 4,
    lines,
    words,
    barsPerLine,
    ...told,
  };
}

const twice = (section: Draft): Draft => ({
  ...section,
  bars: section.bars * 2,
  lines: [...section.lines, ...section.lines],
  words: [...section.words, ...section.words],
});

/**
 * A whole song of a short sheet: a chorus of one or two lines is sung twice through, a solo leads to its return, then
 * verse and chorus come again, until there is enough of it.
 */
function complete(drafts: readonly Draft[], leastBars: number): Draft[] {
  const grown = drafts.map((section) =>
    barsOf(drafts) < leastBars && isPeak(section.kind) && section.lines.length > 0 && section.bars <= 4
      ? twice(section)
      : section,
  );
  const hook =
    grown.findLast((section) => isPeak(section.kind)) ?? grown.findLast((section) => section.lines.length > 0);
  const sung = grown.filter((section) => section.lines.length > 0);
  if (!hook || sung.length === 0) return grown;
  const tail = grown.at(-1)?.kind === 'outro' ? grown.slice(-1) : [];
  const body = grown.slice(0, grown.length - tail.length);
  const again = sung[0] === hook ? [draft('inter', 4), hook] : [draft('inter', 4), sung[0] as Draft, hook];
  const returns = [[draft('solo', 8), hook], again, [draft('bridge', 8), hook], [hook]];
  for (let i = 0; i < 12 && barsOf([...body, ...tail]) < leastBars; i++)
    body.push(...(returns[Math.min(i, returns.length - 1)] as Draft[]));
  return [...body, ...tail];
}

/** The lyrics' own order, with an intro and an outro where the sheet has none. */
function fromLyrics(brief: Brief, style: Style, barSeconds: number): Draft[] {
  const lyrics = parseLyrics(brief.lyrics);
  const words = readSheet(lyrics);
  const drafts = lyrics.sections.map((section, index) =>
    fromLyricsSection(section, words[index] ?? [], style, barSeconds, brief.directions),
  );
  if (drafts.length === 0) return [];
  if (drafts[0]?.kind !== 'intro') drafts.unshift(draft('intro', 4));
  if (drafts.at(-1)?.kind !== 'outro' && !lyrics.ended) drafts.push(draft('outro', 4));
  if (lyrics.ended) return drafts;
  const wanted = brief.targetSeconds === undefined ? leastSungSeconds : brief.targetSeconds * nearEnough;
  const least = Math.min(wanted, brief.maxSeconds);
  return complete(drafts, Math.floor(least / barSeconds));
}

/** Keeps the shape while cutting: first long sections are halved, then inner ones go, from the middle outwards. */
function shorten(drafts: readonly Draft[], mostBars: number): Draft[] {
  let kept = [...drafts];
  while (barsOf(kept) > mostBars) {
    const longest = kept.reduce((best, section) => (section.bars > best.bars ? section : best));
    if (longest.bars > 8 && longest.lines.length === 0) {
      const index = kept.lastIndexOf(longest);
      kept = kept.map((section, i) => (i === index ? { ...section, bars: Math.ceil(section.bars / 4) * 2 } : section));
    } else if (kept.length > 3) {
      const middle = Math.floor((kept.length - 1) / 2);
      kept = kept.filter((_, i) => i !== middle);
    } else if (longest.bars > 1) {
      const index = kept.lastIndexOf(longest);
      kept = kept.map((section, i) => (i === index ? { ...section, bars: Math.ceil(section.bars / 2) } : section));
    } else if (kept.length > 1) kept = kept.slice(0, -1);
    else break;
  }
  return kept;
}

/** Repeats the middle (from after the intro to the last chorus) until the piece is long enough. */
function lengthen(drafts: readonly Draft[], leastBars: number): Draft[] {
  const inner = drafts.filter((section) => section.kind !== 'intro' && section.kind !== 'outro');
  const head = drafts.filter((section) => section.kind === 'intro');
  const tail = drafts.filter((section) => section.kind === 'outro').slice(-1);
  const body = [...inner];
  for (let i = 0; inner.length > 0 && barsOf([...head, ...body, ...tail]) < leastBars; i++)
    body.push(inner[i % inner.length] as Draft);
  return [...head, ...body, ...tail];
}

function fromStyle(brief: Brief, style: Style, barSeconds: number, shared: Random, take: Take): Draft[] {
  const target = Math.min(brief.targetSeconds ?? usualSeconds, brief.maxSeconds) / barSeconds;
  const distance = (form: Style['forms'][number]): number =>
    Math.abs(form.reduce((sum, [, bars]) => sum + bars, 0) - target);
  const byFit = [...style.forms].sort((a, b) => distance(a) - distance(b));
  const near = byFit.filter((form) => distance(form) < target * 0.25);
  const choices = near.length > 1 ? near : byFit.slice(0, 1);
  const form = choices[(shared.int(0, choices.length - 1) + take - 1) % choices.length] ?? [];
  const drafts = form.map(([kind, bars]) => draft(kind, bars));
  const bars = barsOf(drafts);
  if (bars > target * 1.2) return shorten(drafts, target * 1.1);
  return bars < target * 0.75 ? lengthen(drafts, target * 0.85) : drafts;
}

/** A caller's drive lifts or lowers the whole curve; the last peak is the highest point. */
function energyOf(section: Draft, ordinal: number, isLastOfKind: boolean, drive: number): number {
  const returning = ordinal > 0 && section.kind === 'verse' ? 0.1 : 0;
  const final = isLastOfKind && ordinal > 0 && (section.kind === 'chorus' || section.kind === 'drop') ? 0.15 : 0;
  const told = section.direction?.energy ?? 0;
  const energy = energies[section.kind] + returning + final + drive * 0.1 + told;
  return Math.min(1, Math.max(0.1, Math.round(energy * 100) / 100));
}

/** How long a section is that the style's own form does not have. */
const askedBars: Readonly<Partial<Record<SectionKind, number>>> = { pre: 4, inter: 4, build: 4, intro: 4, outro: 4 };

/** Sections that the caller's words ask for, where there are none: before the last peak, a pre-chorus before each. */
function withAsked(drafts: readonly Draft[], brief: Brief, sung: boolean): Draft[] {
  const { sections = [], omit = [], intro, outro } = brief.arrangement ?? {};
  const kept = drafts.filter(({ kind, lines }) => lines.length > 0 || !omit.includes(kind));
  let form = kept.length > 0 ? kept : [...drafts];
  for (const kind of sections) {
    if (form.some((section) => section.kind === kind)) continue;
    // A sheet of words has its own hooks.
    if (sung && (kind === 'drop' || kind === 'pre')) continue;
    const added = draft(kind, askedBars[kind] ?? 8);
    const last = form.findLastIndex((section) => isPeak(section.kind));
    if (kind === 'intro') form.unshift(added);
    else if (kind === 'outro' || last < 0) form.push(added);
    else if (kind === 'drop')
      form = form.map((section, i) => (i === last ? { ...section, kind, label: kind } : section));
    else if (kind === 'pre') form = form.flatMap((section) => (isPeak(section.kind) ? [added, section] : [section]));
    else form.splice(last, 0, added);
  }
  const resized = (kind: SectionKind, factor: number): void => {
    form = form.map((section) =>
      section.kind === kind && section.lines.length === 0
        ? { ...section, bars: Math.max(2, Math.round(section.bars * factor)) }
        : section,
    );
  };
  if (intro) resized('intro', intro === 'long' ? 2 : 0.5);
  if (outro === 'long') resized('outro', 2);
  return form;
}

/** The order of sections with their bars, from the lyrics where they are sung, else from the style's own forms. */
export function planForm(brief: Brief, style: Style, tempoBpm: number, shared: Random, take: Take): PlannedSection[] {
  const barSeconds = (style.beatsPerBar * 60) / tempoBpm;
  const sung = brief.instrumental ? [] : fromLyrics(brief, style, barSeconds);
  const drafts = sung.length > 0 ? sung : fromStyle(brief, style, barSeconds, shared, take);
  const wished = withAsked(drafts, brief, sung.length > 0);
  return place(shorten(wished, Math.max(1, Math.floor(brief.maxSeconds / barSeconds))), brief.energy);
}

/** A form that is given, with all that follows from it. */
export const placeForm = (form: readonly PinnedSection[], brief: Brief): PlannedSection[] =>
  place(
    form.map((section) => ({ ...section, lines: section.words.map(syllableCount) })),
    brief.energy,
  );

/** The sections of a sheet as they would be sung, and nothing around them. */
export function sungSections(lyrics: string, style: Style, tempoBpm: number): PinnedSection[] {
  const barSeconds = (style.beatsPerBar * 60) / tempoBpm;
  const parsed = parseLyrics(lyrics);
  const words = readSheet(parsed);
  return parsed.sections.map((section, index) => fromLyricsSection(section, words[index] ?? [], style, barSeconds));
}

function place(drafts: readonly Draft[], drive: number): PlannedSection[] {
  let startBar = 0;
  return drafts.map((section, index) => {
    const isAnother = (other: Draft): boolean => other.kind === section.kind && !other.goesOn;
    const before = drafts.slice(0, index).filter(isAnother).length;
    const ordinal = section.goesOn ? Math.max(0, before - 1) : before;
    const isLastOfKind = !drafts.slice(index + 1).some(isAnother);
    const energy = energyOf(section, ordinal, isLastOfKind, drive);
    const planned: PlannedSection = { ...section, startBar, ordinal, isLastOfKind, energy };
    startBar += section.bars;
    return planned;
  });
}
