import { sungSections } from '../composer/form.ts';
import type { PinnedSection } from '../composer/pins.ts';
import type { Take } from '../composer/plan.ts';
import { styleOf } from '../composer/styles/index.ts';
import { beatsToSeconds, type SectionKind } from '../score/score.ts';
import { languageOf } from '../words/language.ts';
import { writeLyrics } from '../words/lyricist.ts';
import { parseLyrics } from '../words/lyrics.ts';

/** About as much as is added when nobody says how much. */
const usualSeconds = 60;

/** What a song has been so far, for whoever goes on with it. */
export interface SoFar {
  readonly form: readonly PinnedSection[];
  readonly style: string;
  readonly tempoBpm: number;
}

const isSung = ({ words }: PinnedSection): boolean => words.length > 0;
const plain = (kind: SectionKind, bars: number): PinnedSection => ({
  kind,
  label: kind,
  bars,
  words: [],
  barsPerLine: 2,
});

/** The bars of the last section of that kind, else what is usual. */
const barsLike = (form: readonly PinnedSection[], kind: SectionKind, usual: number): number =>
  form.findLast((section) => section.kind === kind && section.bars % 2 === 0)?.bars ?? usual;

const sheetOf = (sections: readonly (readonly [mark: string, lines: readonly string[]])[]): string =>
  sections
    .filter(([, lines]) => lines.length > 0)
    .map(([mark, lines]) => `[${mark}]\n${lines.join('\n')}`)
    .join('\n\n');

/** Words that go on from those that were sung: the hook comes back, the rest is new. */
export function wordsOnward({ form }: SoFar, seed: number, take: Take): string {
  const sung = form.filter(isSung);
  const textOf = (section: PinnedSection | undefined): string[] => section?.words.map(({ text }) => text) ?? [];
  const known = sung.flatMap(textOf);
  const hook = textOf(sung.findLast(({ kind }) => kind === 'chorus' || kind === 'drop'));
  const language = languageOf(known.join('\n'));
  const fresh = language === 'en' || language === 'es' ? newWords(known, seed) : undefined;
  const verse = fresh?.verse ?? textOf(sung.find(({ kind }) => kind === 'verse') ?? sung[0]);
  const chorus = hook.length > 0 ? hook : (fresh?.chorus ?? verse);
  const bridge = fresh?.bridge ?? [];
  const last = sung.at(-1)?.kind;
  const afterHook = last === 'chorus' || last === 'drop';
  if (take === 2 && bridge.length > 0)
    return afterHook
      ? sheetOf([
          ['Bridge', bridge],
          ['Chorus', chorus],
        ])
      : sheetOf([
          ['Chorus', chorus],
          ['Bridge', bridge],
          ['Chorus', chorus],
        ]);
  return afterHook
    ? sheetOf([
        ['Verse', verse],
        ['Chorus', chorus],
      ])
    : sheetOf([
        ['Chorus', chorus],
        ['Verse', verse],
        ['Chorus', chorus],
      ]);
}

/** How many texts are written before the one that repeats least is taken. */
const drafts = 6;

function newWords(known: readonly string[], seed: number): Record<'verse' | 'chorus' | 'bridge', string[]> {
  const before = new Set(known);
  const written = Array.from({ length: drafts }, (_, index) => {
    const { sections } = parseLyrics(writeLyrics({ prompt: known.join('\n') }, seed + index).lyrics);
    const lines = (kind: SectionKind): string[] =>
      sections.findLast((section) => section.kind === kind)?.lines.map(({ text }) => text) ?? [];
    const made = { verse: lines('verse'), chorus: lines('chorus'), bridge: lines('bridge') };
    return { made, repeats: [...made.verse, ...made.bridge].filter((line) => before.has(line)).length };
  });
  return written.reduce((best, next) => (next.repeats < best.repeats ? next : best)).made;
}

/** Sections for those words, and an ending. */
export function sungOnward({ form, style, tempoBpm }: SoFar, lyrics: string): PinnedSection[] {
  const sections = sungSections(lyrics, styleOf(style), tempoBpm);
  const ended = parseLyrics(lyrics).ended || sections.at(-1)?.kind === 'outro';
  return ended ? sections : [...sections, plain('outro', barsLike(form, 'outro', 4))];
}

/** How the form goes on where nobody sings: as the style's forms do behind such a section, then an ending. */
export function playedOnward({ form, style, tempoBpm }: SoFar, take: Take): PinnedSection[] {
  const { forms, beatsPerBar } = styleOf(style);
  const chosen = forms[(take - 1) % forms.length] ?? [];
  const body = chosen.filter(([kind]) => kind !== 'intro' && kind !== 'outro');
  const last = form.at(-1)?.kind;
  const ordinal = form.filter(({ kind }) => kind === last).length;
  const places = body.flatMap(([kind], index) => (kind === last ? [index] : []));
  const at = places[Math.min(ordinal, places.length) - 1] ?? -1;
  const again = Math.max(
    0,
    body.findIndex(([kind]) => kind === 'bridge' || kind === 'breakdown' || kind === 'solo' || kind === 'inter'),
  );
  const queue = [...body.slice(at + 1), ...body.slice(again), ...body];
  const wanted = usualSeconds / beatsToSeconds(beatsPerBar, tempoBpm);
  const next: PinnedSection[] = [];
  let bars = 0;
  for (const [kind, usual] of queue) {
    if (bars >= wanted - 4) break;
    next.push(plain(kind, usual));
    bars += usual;
  }
  return [...next, plain('outro', barsLike(form, 'outro', 4))];
}

/** As many of the sections as fit into so many bars; the last one is kept, as it ends the song. */
export function within(sections: readonly PinnedSection[], bars: number): PinnedSection[] {
  const kept = [...sections];
  const total = (): number => kept.reduce((sum, section) => sum + section.bars, 0);
  while (kept.length > 1 && total() > bars) kept.splice(-2, 1);
  return kept;
}
